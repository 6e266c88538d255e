// Sigles that a reader meets without being told what they stand for.
//
// A sigle is explained by the vocabulary, by the group that bears it, or by the text at its first use:
// « Haut Conseil du travail social (HCTS) », « HCTS (Haut Conseil du travail social) », or words beside it
// that begin with its letters. Title, summary and body each have a first use, since each may be read alone;
// one that is explained is enough. Footnotes are references and not read here.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "text/analyser.h"

namespace reperes::corpus {

// Folded, as Forms::sigle is.
using KnownSigles = std::set<std::string, std::less<>>;

// Those of the vocabulary and of the groups, and capitals that are no sigle of the field.
KnownSigles known_sigles(const Corpus& corpus);

// As first written in the body, else in the title or summary; in that order, each once.
std::vector<std::string> unexplained_sigles(const Version& version, const KnownSigles& known,
                                            text::Analyser& analyser);

}  // namespace reperes::corpus
