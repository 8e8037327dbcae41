#include "core/base/csv.h"
#include "tests/architecture/tree.h"

#include <array>
#include <gtest/gtest.h>
#include <set>
#include <string_view>

/// Remarks (core/base/remark.h) are written in English where they arise; the other languages stand
/// in words/remarks.csv under the English text.
namespace ecotone::tests {
namespace {

/// What stands directly before the text of a clause, but for spaces and line ends.
constexpr std::array<std::string_view, 9> openers{
    "Remark{",
    "Remark remark{",
    "remark.add(",
    "evidence.add(",
    "evidence = {",
    "needed.add(",
    "notes.add(",
    "why.add(",
    "because(order,",
};

/// A string literal and those that follow it, joined; empty when none begins at `at`.
std::string literalAt(const std::string& source, std::size_t at)
{
    std::string text;
    for (;;) {
        at = source.find_first_not_of(" \n", at);
        if (at == std::string::npos || source[at] != '"') {
            return text;
        }
        for (++at; source[at] != '"'; ++at) {
            if (source[at] == '\\') {
                ++at;
            }
            text += source[at];
        }
        ++at;
    }
}

std::set<std::string> clausesInCode()
{
    std::set<std::string> clauses;
    for (const SourceFile& file : sourcesBelow({"core"})) {
        std::string source;
        for (const SourceLine& line : file.lines) {
            source += line.text + '\n';
        }
        for (const std::string_view opener : openers) {
            for (auto at = source.find(opener); at != std::string::npos;
                 at = source.find(opener, at + 1)) {
                if (const auto text = literalAt(source, at + opener.size()); !text.empty()) {
                    clauses.insert(text);
                }
            }
        }
        // Remark{reading.evidence}.add("…
        for (auto at = source.find("}.add("); at != std::string::npos;
             at = source.find("}.add(", at + 1)) {
            if (const auto text = literalAt(source, at + 6); !text.empty()) {
                clauses.insert(text);
            }
        }
    }
    return clauses;
}

TEST(Remarks, EveryClauseStandsInTheTable)
{
    const auto table = CsvTable::read(sourceRoot() / "resources/words/remarks.csv");
    ASSERT_TRUE(table) << table.error().detail;
    std::set<std::string> known;
    for (std::size_t i = 0; i < table->rowCount(); ++i) {
        known.insert(table->value(i, "en"));
    }
    std::vector<std::string> missing;
    const auto clauses = clausesInCode();
    ASSERT_GT(clauses.size(), 20U) << "the openers above no longer find them";
    for (const std::string& clause : clauses) {
        if (!known.contains(clause)) {
            missing.push_back(clause);
        }
    }
    EXPECT_TRUE(missing.empty()) << listed(missing);
}

} // namespace
} // namespace ecotone::tests
