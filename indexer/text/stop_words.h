// The words that carry no subject of their own.
//
// They keep their exact form and position (a quoted phrase needs both) but have no stem. Words that
// matter to social work stay out of the list although other lists stop them: non, sans, hors, contre, vers,
// pair, être, avoir, faire, pouvoir, devoir, bien, mal, plus, moins, personne, tout, chez, soi, entre … and
// été and même, which are other words once their accents are gone.
// Thread-safety: pure function.
#pragma once

#include <string_view>

namespace reperes::text {

// `exact` is a folded form.
bool is_stop_word(std::string_view exact);

}  // namespace reperes::text
