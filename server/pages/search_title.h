// A search, said in French. Pure function, any thread.
#pragma once

#include <string>

#include "pages/search_address.h"
#include "search/catalogue.h"

namespace reperes::pages {

// « « secret », thème : Protection de l'enfance », or « toutes les publications » when nothing is asked.
std::string search_title(const SearchAddress& address, const search::Catalogue& catalogue);

}  // namespace reperes::pages
