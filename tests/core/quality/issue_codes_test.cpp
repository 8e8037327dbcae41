#include "core/quality/issue_codes.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <regex>
#include <set>
#include <sstream>

namespace ecotone::quality {
namespace {

std::set<std::string> placesIn(const std::string& text)
{
    static const std::regex place{R"(\{([a-z_]+)\})"};
    std::set<std::string> result;
    for (std::sregex_iterator at{text.begin(), text.end(), place}, end; at != end; ++at) {
        result.insert((*at)[1]);
    }
    return result;
}

TEST(IssueKinds, areSortedDistinctAndWordedInFourLanguages)
{
    const auto kinds = issueKinds();
    ASSERT_GT(kinds.size(), 50U);
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        EXPECT_TRUE(i == 0 || kinds[i - 1].code < kinds[i].code) << kinds[i].code;
        EXPECT_TRUE(kinds[i].title.complete()) << kinds[i].code;
        EXPECT_TRUE(kinds[i].sentence.complete()) << kinds[i].code;
    }
}

TEST(IssueKinds, everyLanguageUsesTheSameArguments)
{
    for (const IssueKind& kind : issueKinds()) {
        for (const Language language : allLanguages) {
            EXPECT_EQ(placesIn(kind.sentence.in(language)),
                      placesIn(kind.sentence.in(Language::English)))
                << kind.code << " " << code(language);
        }
    }
}

/// The list is closed: a code that other rooms write is in it.
TEST(IssueKinds, coverWhatTheSourcesWrite)
{
    const std::filesystem::path root{ECOTONE_SOURCE_DIR};
    const std::regex written[] = {
        std::regex{R"re(string_view \w+ = "([a-z0-9]+(-[a-z0-9]+)+)";)re"},
        std::regex{R"re(issue\.code = "([a-z0-9-]+)")re"},
        std::regex{R"re(issues\.push_back\(\s*\{"([a-z0-9-]+)")re"},
        std::regex{R"re((?:addIssue|issueOf|addTally|addPlace)\("([a-z0-9-]+)")re"},
    };
    std::set<std::string> codes;
    for (const char* file : {"core/exchange/read_issues.h",
                             "core/coverage/edge_match_report.cpp",
                             "core/quality/rules.cpp",
                             "core/harmonise/run_coverage.cpp",
                             "core/harmonise/probe.cpp"}) {
        std::ifstream in{root / file};
        std::stringstream text;
        text << in.rdbuf();
        const std::string source = text.str();
        for (const std::regex& pattern : written) {
            for (std::sregex_iterator at{source.begin(), source.end(), pattern}, end; at != end;
                 ++at) {
                codes.insert((*at)[1]);
            }
        }
    }
    EXPECT_GT(codes.size(), 10U);
    for (const std::string& code : codes) {
        EXPECT_NE(issueKind(code), nullptr) << code;
    }
}

TEST(Sentence, fillsInTheArguments)
{
    model::Issue issue;
    issue.code = "gap";
    issue.count = 3;
    issue.argumentsJson = R"({"square_metres": "12.5"})";
    EXPECT_EQ(sentence(issue, Language::English), "3 gaps in the habitat map, 12.5 m² together.");
    EXPECT_EQ(sentence(issue, Language::Chinese), "生境图有 3 处空隙，共 12.5 平方米。");
}

TEST(Sentence, groupsCountsAndAreasForTheReader)
{
    model::Issue issue;
    issue.code = "gap";
    issue.count = 12'000;
    issue.argumentsJson = R"({"square_metres": "1234567.5"})";
    EXPECT_EQ(sentence(issue, Language::English),
              "12,000 gaps in the habitat map, 1,234,567.5 m² together.");
    EXPECT_NE(sentence(issue, Language::Russian).find("1\u202F234\u202F567,5"), std::string::npos)
        << sentence(issue, Language::Russian);
    // A line of a file is no amount.
    issue.code = "style-part-ignored";
    issue.argumentsJson = R"({"what": "blend", "line": 12000})";
    EXPECT_NE(sentence(issue, Language::English).find("12000"), std::string::npos);
}

TEST(Sentence, survivesMissingArgumentsAndUnknownCodes)
{
    model::Issue issue;
    issue.code = "gap";
    issue.argumentsJson = "not JSON";
    EXPECT_EQ(sentence(issue, Language::English), "1 gaps in the habitat map, … m² together.");
    issue.code = "from-the-future";
    issue.message = "something";
    EXPECT_EQ(sentence(issue, Language::Russian), "something");
}

} // namespace
} // namespace ecotone::quality
