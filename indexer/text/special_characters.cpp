#include "text/special_characters.h"

namespace reperes::text {
namespace {

Special latin_1(char32_t code) noexcept {
    switch (code) {
        case 0x60:
        case 0x91:
        case 0x92:
        case 0xB4:
            return Special::apostrophe;
        case 0x8C:
            return Special::capital_oe;
        case 0x9C:
            return Special::small_oe;
        case 0x96:
        case 0x97:
            return Special::dash;
        case 0xA0:
            return Special::space;
        case 0xAD:
            return Special::deleted;
        case 0xB7:
            return Special::middle_dot;
        case 0xB2:
        case 0xB3:
        case 0xB9:
            return Special::superscript;
        case 0xBC:
            return Special::quarter;
        case 0xBD:
            return Special::half;
        case 0xB0:
        case 0xBA:
        case 0xBE:
            return Special::sign;
        default:
            return Special::none;
    }
}

Special general_punctuation(char32_t code) noexcept {
    switch (code) {
        case 0x2018:
        case 0x2019:
        case 0x201B:
        case 0x2032:
            return Special::apostrophe;
        case 0x2010:
        case 0x2011:
        case 0x2043:
            return Special::hyphen;
        case 0x2013:
        case 0x2014:
            return Special::dash;
        case 0x2022:
        case 0x2027:
            return Special::middle_dot;
        case 0x2007:
        case 0x2008:
        case 0x2009:
        case 0x202F:
            return Special::space;
        case 0x200B:
        case 0x200C:
        case 0x200D:
        case 0x200E:
        case 0x200F:
        case 0x2060:
            return Special::deleted;
        default:
            return Special::none;
    }
}

}  // namespace

Special special(char32_t code) noexcept {
    if (code < 0x100) return latin_1(code);
    if (code >= 0x2000 && code < 0x2070) return general_punctuation(code);
    if (code == 0x2070 || (code >= 0x2074 && code <= 0x2079)) return Special::superscript;
    switch (code) {
        case 0x02B9:
        case 0x02BB:
        case 0x02BC:
        case 0xFF07:
            return Special::apostrophe;
        case 0x2212:
        case 0xFE63:
        case 0xFF0D:
            return Special::hyphen;
        case 0x0387:
        case 0x2219:
        case 0x22C5:
        case 0x30FB:
            return Special::middle_dot;
        case 0xFEFF:
            return Special::deleted;
        case 0x2116:
            return Special::numero;
        case 0x2120:
        case 0x2122:
            return Special::sign;
        default:
            return Special::none;
    }
}

}  // namespace reperes::text
