// reperes-index import and template: fiches from a spreadsheet to drafts of the commission's space.
#pragma once

#include <CLI/CLI.hpp>

namespace reperes {

// Each adds itself to the app and sets `status` to the exit status of the program when it is run: 0, 1 when
// lines were left out, 2 when nothing could be done.
void add_import(CLI::App& app, int& status);
void add_template(CLI::App& app, int& status);

}  // namespace reperes
