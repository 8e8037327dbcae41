#include "core/base/file.h"
#include "tests/architecture/tree.h"

#include <gtest/gtest.h>
#include <regex>

namespace ecotone::tests {
namespace {

bool isComment(const std::string& line)
{
    const auto first = line.find_first_not_of(" \t");
    return first != std::string::npos && line.compare(first, 2, "//") == 0;
}

std::vector<std::string> linesMatching(const std::vector<std::string>& folders,
                                       const std::regex& pattern,
                                       const std::string& why)
{
    std::vector<std::string> findings;
    for (const SourceFile& file : sourcesBelow(folders)) {
        for (const SourceLine& line : file.lines) {
            if (!isComment(line.text) && std::regex_search(line.text, pattern)) {
                findings.push_back(file.path + ":" + std::to_string(line.number) + ": " + why);
            }
        }
    }
    return findings;
}

TEST(Hygiene, OurCodeNeverThrows)
{
    const auto findings = linesMatching(
        {"core", "ui", "app"}, std::regex{R"(\bthrow\b)"}, "throw: errors are values");
    EXPECT_TRUE(findings.empty()) << listed(findings);
}

TEST(Hygiene, NumbersNeverFollowALocale)
{
    const auto findings = linesMatching(
        {"core"}, std::regex{R"(\b(stod|stof|strtod|atof|setlocale)\s*\()"}, "use base/number.h");
    EXPECT_TRUE(findings.empty()) << listed(findings);
}

TEST(Hygiene, FilesKeepTheirSize)
{
    std::vector<std::string> findings;
    for (const SourceFile& file : sourcesBelow({"core", "ui", "app"})) {
        const std::size_t limit = file.path.ends_with(".h") ? 300 : 600;
        bool reasoned = false; // "Longer than the house likes: …" says why in the file itself.
        for (const SourceLine& line : file.lines) {
            reasoned =
                reasoned || line.text.find("Longer than the house likes:") != std::string::npos;
        }
        if (file.lines.size() > limit && !reasoned) {
            findings.push_back(file.path + ": " + std::to_string(file.lines.size()) + " lines");
        }
    }
    EXPECT_TRUE(findings.empty()) << listed(findings);
}

TEST(Hygiene, HeadersAreGuarded)
{
    std::vector<std::string> findings;
    for (const SourceFile& file : sourcesBelow({"core", "ui", "app", "tests"})) {
        if (file.path.ends_with(".h") &&
            (file.lines.empty() || file.lines.front().text != "#pragma once")) {
            findings.push_back(file.path);
        }
    }
    EXPECT_TRUE(findings.empty()) << listed(findings);
}

TEST(Hygiene, NothingUnfinishedAndNoMachinesPath)
{
    // Assembled, so that this file does not find itself.
    const std::string marks = std::string{"\\b(TO"} + "DO|FIX" + "ME|XX" + "X)\\b";
    const std::string paths = std::string{"[\"' ](/ho"} + "me/|/ro" + "ot/|/wo" + "rk/)";
    const std::regex pattern{marks + "|" + paths};
    std::vector<std::string> findings;
    for (const SourceFile& file : sourcesBelow({"core", "ui", "app", "tests"})) {
        for (const SourceLine& line : file.lines) {
            if (std::regex_search(line.text, pattern)) {
                findings.push_back(file.path + ":" + std::to_string(line.number));
            }
        }
    }
    EXPECT_TRUE(findings.empty()) << listed(findings);
}

TEST(Hygiene, EveryTranslationIsFinished)
{
    std::vector<std::string> findings;
    for (const char* name : {"ecotone_zh_CN.ts", "ecotone_ru.ts", "ecotone_mn.ts"}) {
        const auto text = readFile(sourceRoot() / "translations" / name);
        ASSERT_TRUE(text) << text.error().detail;
        if (text->find("type=\"unfinished\"") != std::string::npos ||
            text->find("type=\"vanished\"") != std::string::npos ||
            text->find("<translation></translation>") != std::string::npos) {
            findings.emplace_back(name);
        }
    }
    EXPECT_TRUE(findings.empty()) << listed(findings);
}

} // namespace
} // namespace ecotone::tests
