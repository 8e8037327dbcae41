#include "core/base/file.h"
#include "tests/ui/window/small_project.h"
#include "ui/bridge/languages.h"
#include "ui/bridge/project_summary.h"
#include "ui/bridge/text.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>
#include <map>
#include <string>
#include <vector>

namespace ecotone::bridge {
namespace {

struct Square
{
    const char* landscape;
    const char* classCode;
};

/// A row of squares of 1 km2, and open and settled issues by landscape.
ProjectSummary summaryWith(const std::vector<Square>& squares,
                           const std::vector<std::pair<const char*, const char*>>& issues)
{
    QTemporaryDir folder;
    store::CreateOptions options;
    options.title = "Small";
    auto project =
        store::ProjectFile::create(
            pathFromUtf8(folder.filePath(QStringLiteral("map.gpkg")).toStdString()), options)
            .value();
    model::EntryHeader header;
    header.kind = "import";
    header.author = {"Test", "Ecotone", ""};
    auto recording = project->history().begin(header).value();
    std::vector<model::Patch> patches;
    for (const Square& square : squares) {
        model::Patch patch;
        patch.attributes.classCode = square.classCode;
        patch.attributes.country = "CN";
        patch.attributes.landscape = square.landscape;
        patch.outline = test::square(static_cast<int>(patches.size()), 0);
        patches.push_back(std::move(patch));
    }
    EXPECT_TRUE(project->patches().insert(patches));
    std::vector<model::Issue> found;
    for (const auto& [landscape, state] : issues) {
        model::Issue issue;
        issue.identity = std::to_string(found.size());
        issue.code = "gap";
        issue.landscape = landscape;
        issue.state = state;
        found.push_back(issue);
    }
    EXPECT_TRUE(project->issues().put(found));
    EXPECT_TRUE(recording.commit());
    const ProjectSummary summary = summaryOf(*project).value();
    EXPECT_TRUE(project->close());
    return summary;
}

TEST(ProjectSummary, CountsEachLandscapesOwnPatchesClassesAndOpenIssues)
{
    const auto summary = summaryWith(
        {{"LBC", "F11"}, {"LBC", "F11"}, {"LBC", "W11"}, {"TUM", "F11"}, {"TUM", "F11"}},
        {{"LBC", "open"}, {"TUM", "open"}, {"TUM", "open"}, {"TUM", "accepted"}, {"", "open"}});

    EXPECT_EQ(summary.patches, 5);
    EXPECT_EQ(summary.classes.size(), 2U);
    EXPECT_EQ(summary.issues, 4);
    ASSERT_EQ(summary.landscapes.size(), 2U);
    const auto& [borderland, estuary] = std::tie(summary.landscapes[0], summary.landscapes[1]);
    EXPECT_EQ(borderland.code, "LBC");
    EXPECT_EQ(borderland.patches, 3);
    EXPECT_EQ(borderland.classes, 2);
    EXPECT_EQ(borderland.issues, 1);
    EXPECT_EQ(estuary.patches, 2);
    EXPECT_EQ(estuary.classes, 1);
    EXPECT_EQ(estuary.issues, 2);
}

TEST(ScaleBarText, IsRoundAndWithoutDecimalsNobodyNeeds)
{
    const std::map<double, std::string> said{{0.7, "0.5 m"},
                                             {9.0, "5 m"},
                                             {140.0, "100 m"},
                                             {999.0, "500 m"},
                                             {1400.0, "1 km"},
                                             {26'000.0, "20 km"},
                                             {760'000.0, "500 km"}};
    for (const auto& [fits, text] : said) {
        const RoundLength round = roundLengthWithin(fits);
        EXPECT_EQ(round.text.toStdString(), text);
        EXPECT_LE(round.metres, fits);
    }
}

} // namespace
} // namespace ecotone::bridge
