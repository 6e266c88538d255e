#include "http/refusal.h"

namespace reperes::http {

Response to_response(const Refusal& refusal) {
    Response response;
    response.status = refusal.status;
    response.content_type = "text/plain; charset=utf-8";
    response.body = refusal.sentence + '\n';
    response.headers.emplace_back("Cache-Control", "no-store");
    if (refusal.status == 405) response.headers.emplace_back("Allow", refusal.allowed);
    if (refusal.status == 503) response.headers.emplace_back("Retry-After", "2");
    return response;
}

}  // namespace reperes::http
