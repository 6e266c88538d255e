// The vocabularies of content/vocabulaire: what a fiche may say of itself, and the words of the field.
//
// Read whole, then never changed: share freely between threads.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/fault.h"

namespace reperes::corpus {

struct Term {
    std::string id;     // "acces-aux-droits": in front matter, addresses and the index
    std::string label;  // "Accès aux droits": what readers see
    std::string definition;
};

// Terms in the order of the file, which is the order in which readers see them.
using TermList = std::vector<Term>;

const Term* find(const TermList& list, std::string_view id);
std::vector<std::string> ids(const TermList& list);

struct Sigle {
    std::string sigle;  // as written: "ASE"
    std::string expansion;
    std::string domain;
    std::string source;
};

struct Definition {
    std::string term;  // as a person would write it: "secret professionnel"
    std::string definition;
    std::string source;
};

enum class SynonymKind { equivalent, narrower, related };

struct SynonymGroup {
    SynonymKind kind = SynonymKind::related;
    std::vector<std::string> terms;  // the first one is the canonical one; for narrower, the broad one
};

struct Vocabulary {
    TermList types, themes, publics, evidence_levels, scopes;
    TermList plan;  // parts of the reference text: id is the number, label the title
    std::vector<Sigle> sigles;
    std::vector<SynonymGroup> synonyms;
    std::vector<Definition> glossary;
    std::string digest;  // of all the files: an index made with another one is refused
};

// Never fails: what cannot be read is reported in `faults` and left out.
Vocabulary load_vocabulary(const std::filesystem::path& content, std::vector<Fault>& faults);

}  // namespace reperes::corpus
