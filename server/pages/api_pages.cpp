// The API beside its searches: its description, and what it answers elsewhere.
#include <algorithm>

#include "pages/json_page.h"
#include "web.h"

namespace reperes::pages {

Page Pages::openapi() {
    const auto files = web::files();
    const auto file = std::find_if(files.begin(), files.end(),
                                   [](const web::File& f) { return f.name == "api/openapi.json"; });
    return {200, "application/json; charset=utf-8", std::string(file->bytes)};
}

Page Pages::no_such_call() {
    return problem_page(404, "Adresse inconnue",
                        "L'API n'a rien à cette adresse. Sa description : /api/v1/openapi.json");
}

}  // namespace reperes::pages
