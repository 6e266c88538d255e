// The fields of a form as espace_champ.mustache shows them, each with its help, what was typed in it and what
// is wrong with that. Values; any thread.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pages/templates.h"

namespace reperes::workspace {

struct Field {
    std::string name;  // what the browser sends it under, and its id in the page
    std::string label;
    std::string help = {};
    std::string value = {};  // never that of a password
    std::string type = "text";
    std::string autocomplete = "off";
    bool optional = false;
};

class Form {
 public:
    explicit Form(std::vector<Field> fields) : fields_(std::move(fields)) {}

    // What is wrong with a field and what to do. The first thing said of a field stands.
    void refuse(const std::string& name, const std::string& why) { faults_.try_emplace(name, why); }
    [[nodiscard]] bool refused() const { return !faults_.empty(); }

    // Sets champs, and fautes {combien, liste} when something is wrong.
    void put(pages::View& view) const;

 private:
    std::vector<Field> fields_;
    std::map<std::string, std::string> faults_;  // by name of a field
};

}  // namespace reperes::workspace
