// A fault of the content: where, what, and how to mend it, in the words of those who write.
//
// A faulty file never stops the others: it is reported and left out.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace reperes::corpus {

struct Fault {
    std::filesystem::path file;
    std::size_t line = 0;  // from 1; 0 when the fault is of the whole file
    std::string message;   // what is wrong
    std::string hint;      // how to mend it
    std::string key = {};  // of the front matter ("titre", "sources.2.url"); empty when it is of none
};

// "fiches/x/v0001.md:12: clé inconnue « titer ». Vouliez-vous dire « titre » ?"
std::string describe(const Fault& fault);

// Collects the faults of one file, so that parsers need not carry its name about.
class FaultSink {
 public:
    FaultSink(std::filesystem::path file, std::vector<Fault>& faults)
        : file_(std::move(file)), faults_(&faults) {}

    void add(std::size_t line, std::string message, std::string hint, std::string key = {}) {
        faults_->push_back({file_, line, std::move(message), std::move(hint), std::move(key)});
        ++count_;
    }
    [[nodiscard]] std::size_t count() const { return count_; }

 private:
    std::filesystem::path file_;
    std::vector<Fault>* faults_;
    std::size_t count_ = 0;
};

}  // namespace reperes::corpus
