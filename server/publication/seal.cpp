#include "publication/seal.h"

#include <fmt/format.h>

#include <array>

#include "corpus/durable_file.h"
#include "corpus/file.h"
#include "publication/sessions.h"
#include "publication/start_sodium.h"

namespace reperes::publication {

namespace {

using Key = std::array<unsigned char, crypto_secretbox_KEYBYTES>;
constexpr std::size_t kHexKey = 2 * crypto_secretbox_KEYBYTES;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::optional<std::string> from_hex(std::string_view hex) {
    std::string bytes(hex.size() / 2, '\0');
    std::size_t size = 0;
    if (hex.size() % 2 != 0 ||
        sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hex.data(), hex.size(),
                       nullptr, &size, nullptr) != 0 ||
        size != bytes.size())
        return std::nullopt;
    return bytes;
}

std::string to_hex(std::string_view bytes) {
    std::string hex(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes_of(bytes), bytes.size());
    hex.pop_back();  // the terminating zero
    return hex;
}

tl::unexpected<Error> no_key(const std::filesystem::path& file) {
    return failure(
        ErrorCode::unavailable,
        fmt::format("la clé des seconds facteurs « {} » manque ou est abîmée.", file.string()),
        "Remettez ce fichier depuis une sauvegarde, ou réinitialisez les comptes qui ont un second "
        "facteur (reperes-server account reset).");
}

Result<Key> read_key(const std::filesystem::path& data) {
    const auto file = data / kKeyFile;
    const auto hex = corpus::read_file(file, kHexKey);
    const auto bytes = hex && hex->size() == kHexKey ? from_hex(*hex) : std::nullopt;
    if (!bytes) return no_key(file);
    Key key{};
    std::copy(bytes->begin(), bytes->end(), key.begin());
    return key;
}

// Another may have made it meanwhile: then it is theirs that is read.
Result<void> make_key(const std::filesystem::path& data) {
    const auto made = corpus::create_file(data, kKeyFile, random_hex(crypto_secretbox_KEYBYTES), 0600);
    if (!made && made.error().code != ErrorCode::conflict) return tl::unexpected(made.error());
    return {};
}

std::string with_owner(std::string_view owner, std::string_view secret) {
    return std::string(owner) + '\0' + std::string(secret);
}

}  // namespace

Result<std::string> seal(const std::filesystem::path& data, std::string_view owner, std::string_view secret,
                         bool may_make_key) {
    start_sodium();
    std::error_code error;
    if (may_make_key && !std::filesystem::exists(data / kKeyFile, error)) {
        if (const auto made = make_key(data); !made) return tl::unexpected(made.error());
    }
    const auto key = read_key(data);
    if (!key) return tl::unexpected(key.error());
    const std::string text = with_owner(owner, secret);
    std::string sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + text.size(), '\0');
    auto* const nonce = reinterpret_cast<unsigned char*>(sealed.data());
    randombytes_buf(nonce, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(nonce + crypto_secretbox_NONCEBYTES, bytes_of(text), text.size(), nonce,
                          key->data());
    return to_hex(sealed);
}

Result<std::string> unseal(const std::filesystem::path& data, std::string_view owner,
                           std::string_view sealed) {
    start_sodium();
    constexpr std::size_t kAround = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    const auto key = read_key(data);
    if (!key) return tl::unexpected(key.error());
    const auto bytes = from_hex(sealed);
    if (!bytes || bytes->size() < kAround) return no_key(data / kKeyFile);
    std::string text(bytes->size() - kAround, '\0');
    if (crypto_secretbox_open_easy(
            reinterpret_cast<unsigned char*>(text.data()), bytes_of(*bytes) + crypto_secretbox_NONCEBYTES,
            bytes->size() - crypto_secretbox_NONCEBYTES, bytes_of(*bytes), key->data()) != 0)
        return no_key(data / kKeyFile);
    const std::string mine = with_owner(owner, "");
    if (!text.starts_with(mine)) return no_key(data / kKeyFile);
    return text.substr(mine.size());
}

}  // namespace reperes::publication
