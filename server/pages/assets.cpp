#include "pages/assets.h"

#include <brotli/encode.h>
#include <fmt/format.h>

#include "compression/gzip.h"
#include "corpus/digest.h"
#include "web.h"

namespace reperes::pages {

namespace {

constexpr std::string_view kFolder = "assets/";
constexpr int kGzipLevel = 9;  // made once, at start-up

std::string brotli(std::string_view bytes) {
    std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
    std::string out(size, '\0');
    if (!BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                               reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                               reinterpret_cast<std::uint8_t*>(out.data())))
        return {};
    out.resize(size);
    return out;
}

std::string type_of(std::string_view name) {
    if (name.ends_with(".css")) return "text/css; charset=utf-8";
    if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
    if (name.ends_with(".svg")) return "image/svg+xml";
    return "application/octet-stream";
}

}  // namespace

Assets::Assets() {
    for (const auto& file : web::files()) {
        if (!file.name.starts_with(kFolder)) continue;
        const std::string name(file.name.substr(kFolder.size()));
        const auto dot = name.rfind('.');
        const std::string path = fmt::format("/assets/{}.{}{}", name.substr(0, dot),
                                             corpus::sha256(file.bytes).substr(0, 12), name.substr(dot));
        by_path_.emplace(path,
                         Asset{type_of(name), std::string(file.bytes),
                               compression::gzip(file.bytes, kGzipLevel).value_or(""), brotli(file.bytes)});
        paths_.emplace(name, path);
    }
}

const Asset* Assets::find(std::string_view path) const {
    const auto it = by_path_.find(path);
    return it == by_path_.end() ? nullptr : &it->second;
}

std::string Assets::path(const std::string& name) const {
    return paths_.at(name);
}

}  // namespace reperes::pages
