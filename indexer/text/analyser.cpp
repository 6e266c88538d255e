#include "text/analyser.h"

#include "text/clean_text.h"
#include "text/memo.h"
#include "text/scanner.h"

namespace reperes::text {
namespace {

// French running text has a token every six bytes.
constexpr std::size_t kBytesPerToken = 6;

}  // namespace

struct Analyser::State {
    Memo memo;
    CleanText clean;
};

Analyser::Analyser() : state_(std::make_unique<State>()) {}
Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;

std::vector<Token> Analyser::analyse(std::string_view utf8) {
    state_->memo.trim();
    state_->clean.assign(utf8);
    std::vector<Token> tokens;
    tokens.reserve(utf8.size() / kBytesPerToken + 1);
    Scanner(state_->memo, state_->clean, tokens).run();
    return tokens;
}

}  // namespace reperes::text
