#include "core/cartography/labels.h"
#include "tests/support/fake_measurer.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace ecotone::cartography {
namespace {

LabelCandidate town(const std::string& name, PicturePoint at, int priority)
{
    LabelCandidate candidate;
    candidate.text = name;
    candidate.anchors = {at};
    candidate.markRadius = 2.0;
    candidate.font.size = 10.0;
    candidate.haloWidth = 1.0;
    candidate.priority = priority;
    return candidate;
}

std::string names(const std::vector<TextRun>& runs)
{
    std::string all;
    for (const TextRun& run : runs) {
        all += (all.empty() ? "" : " | ") + run.text;
    }
    return all;
}

class Labels : public ::testing::Test
{
protected:
    /// Runs in order, and the boxes they take.
    std::vector<TextRun> placed(const std::vector<LabelCandidate>& wanted,
                                Language language,
                                const std::vector<PictureBox>& obstacles = {},
                                std::vector<PictureBox>* boxes = nullptr)
    {
        std::vector<PlacedLabel> labels =
            placeLabels(wanted, m_sheet, obstacles, m_measurer, language);
        for (const PlacedLabel& label : labels) {
            if (boxes != nullptr) {
                boxes->insert(boxes->end(), label.boxes.begin(), label.boxes.end());
            }
        }
        return runsOf(std::move(labels));
    }

    tests::FakeMeasurer m_measurer;
    PictureBox m_sheet{0.0, 0.0, 400.0, 300.0};
};

TEST_F(Labels, TheImportantOneWinsTheRoom)
{
    std::vector<LabelCandidate> wanted;
    // A narrow sheet has room for one of the two names.
    for (const auto& [name, priority] : {std::pair{"village", 1}, std::pair{"city", 9}}) {
        LabelCandidate one = town(name, {30.0, 10.0}, priority);
        one.placement = LabelPlacement::Centred;
        one.markRadius = 0.0;
        wanted.push_back(one);
    }
    EXPECT_EQ(names(placed(wanted, Language::English)), "city");
}

TEST_F(Labels, NeverOverlapEachOtherNorAnObstacleNorTheBorder)
{
    std::vector<LabelCandidate> wanted;
    for (int i = 0; i < 60; ++i) {
        wanted.push_back(
            town("place " + std::to_string(i),
                 {static_cast<double>(i * 137 % 400), static_cast<double>(i * 83 % 300)},
                 i % 5));
    }
    const PictureBox scaleBar{0.0, 280.0, 80.0, 20.0};
    std::vector<PictureBox> boxes;
    const auto runs = placed(wanted, Language::English, {scaleBar}, &boxes);
    ASSERT_EQ(runs.size(), boxes.size());
    EXPECT_GT(runs.size(), 5U);
    for (std::size_t a = 0; a < boxes.size(); ++a) {
        EXPECT_TRUE(m_sheet.contains(boxes[a])) << runs[a].text;
        EXPECT_FALSE(scaleBar.intersects(boxes[a])) << runs[a].text;
        EXPECT_TRUE(boxes[a].contains(boxOf(runs[a], m_measurer), 1.5)) << runs[a].text;
        for (std::size_t b = a + 1; b < boxes.size(); ++b) {
            EXPECT_FALSE(boxes[a].intersects(boxes[b])) << runs[a].text << ", " << runs[b].text;
        }
    }
}

TEST_F(Labels, MovesAsideBeforeItGivesUp)
{
    const std::vector wanted{town("left", {100.0, 50.0}, 2), town("right", {104.0, 50.0}, 1)};
    EXPECT_EQ(names(placed(wanted, Language::English)), "left | right");
}

TEST_F(Labels, AreInTheSamePlacesWhateverTheOrderTheyCameIn)
{
    std::vector wanted{town("alpha", {50.0, 50.0}, 1), town("beta", {55.0, 52.0}, 1)};
    const auto first = placed(wanted, Language::English);
    std::swap(wanted[0], wanted[1]);
    EXPECT_EQ(first, placed(wanted, Language::English));
}

TEST_F(Labels, LongNamesOfAreasBreakIntoCentredLines)
{
    LabelCandidate park = town("Land of the Leopard National Park", {100.0, 50.0}, 1);
    park.placement = LabelPlacement::Centred;
    park.markRadius = 0.0;
    park.maxWidth = 100.0;
    const auto runs = placed({park}, Language::English);
    EXPECT_EQ(names(runs), "Land of the Leopard | National Park");
    EXPECT_LT(runs[0].baseline.y, runs[1].baseline.y);
}

TEST_F(Labels, NoWordIsLeftAloneOnTheLastLine)
{
    LabelCandidate proposal = town("Demonstration proposal A", {100.0, 50.0}, 1);
    proposal.placement = LabelPlacement::Centred;
    proposal.markRadius = 0.0;
    proposal.maxWidth = 110.0;
    EXPECT_EQ(names(placed({proposal}, Language::English)), "Demonstration | proposal A");
    proposal.text = "凯德罗瓦亚帕季自然保护区";
    EXPECT_EQ(names(placed({proposal}, Language::Chinese)), "凯德罗瓦亚帕 | 季自然保护区");
    proposal.text = "Ussuriysky Reserve";
    proposal.maxWidth = 60.0; // Narrower lines would break the long word.
    EXPECT_EQ(names(placed({proposal}, Language::English)), "Ussuriysky | Reserve");
}

TEST_F(Labels, ANameInTwoLanguagesIsOneLabel)
{
    LabelCandidate lake = town("Khanka Lake", {100.0, 50.0}, 2);
    lake.second = "兴凯湖";
    lake.secondLanguage = Language::Chinese;
    const std::vector labels = placeLabels(std::vector{lake, town("other", {100.0, 62.0}, 1)},
                                           m_sheet,
                                           {},
                                           m_measurer,
                                           Language::English);
    ASSERT_EQ(labels.size(), 2U);
    EXPECT_EQ(labels[0].text, "Khanka Lake\n兴凯湖");
    ASSERT_EQ(labels[0].runs.size(), 2U);
    ASSERT_EQ(labels[0].boxes.size(), 1U);
    EXPECT_EQ(labels[0].runs[0].language, Language::English);
    EXPECT_EQ(labels[0].runs[1].language, Language::Chinese);
    EXPECT_LT(labels[0].runs[1].font.size, labels[0].runs[0].font.size);
    EXPECT_LT(labels[0].runs[0].baseline.y, labels[0].runs[1].baseline.y);
    for (const TextRun& run : labels[0].runs) {
        EXPECT_TRUE(labels[0].boxes[0].contains(boxOf(run, m_measurer), 1.5)) << run.text;
    }
    EXPECT_FALSE(labels[0].boxes[0].intersects(labels[1].boxes[0]));
}

TEST_F(Labels, LinesLeftOfAMarkEndAtIt)
{
    LabelCandidate lake = town("Khanka Lake", {390.0, 50.0}, 2); // No room at the right.
    lake.second = "兴凯湖";
    const auto runs = placed({lake}, Language::English);
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_NEAR(runs[0].baseline.x + runs[0].advance, runs[1].baseline.x + runs[1].advance, 0.01);
}

/// A river: a circle's arc, 300 wide and `rise` high.
LabelCandidate river(const std::string& name, double rise)
{
    LabelCandidate candidate = town(name, {}, 1);
    candidate.anchors.clear();
    candidate.markRadius = 0.0;
    candidate.placement = LabelPlacement::AlongLine;
    for (double x = 0.0; x <= 300.0; x += 10.0) {
        const double share = (x - 150.0) / 150.0;
        candidate.line.push_back({50.0 + x, 100.0 + rise * share * share});
    }
    return candidate;
}

TEST_F(Labels, ChineseRiverNamesStandUprightSpacedAlongTheLine)
{
    const std::vector wanted{river("图们江", 60.0)};
    std::vector<PictureBox> boxes;
    const auto runs = placed(wanted, Language::Chinese, {}, &boxes);
    ASSERT_EQ(names(runs), "图 | 们 | 江 | 图们江");
    EXPECT_EQ(boxes.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(runs[i].rotation, 0.0);
    }
    // Spaced by more than their width, evenly, and higher in the middle as the river is.
    const double first = runs[1].baseline.x - runs[0].baseline.x;
    EXPECT_GT(first, 15.0);
    EXPECT_NEAR(runs[2].baseline.x - runs[1].baseline.x, first, 1.0);
    EXPECT_LT(runs[1].baseline.y, runs[0].baseline.y);
    EXPECT_EQ(runs[3].color.alpha, 0) << "only for whoever searches";
}

TEST_F(Labels, ASteepChineseNameIsReadDownwards)
{
    LabelCandidate name = river("绥芬河", 0.0);
    name.line = {{200.0, 280.0}, {210.0, 20.0}}; // Digitised upstream.
    const auto runs = placed({name}, Language::Chinese);
    ASSERT_EQ(names(runs), "绥 | 芬 | 河 | 绥芬河");
    EXPECT_LT(runs[0].baseline.y, runs[1].baseline.y);
    EXPECT_LT(runs[1].baseline.y, runs[2].baseline.y);
}

TEST_F(Labels, CyrillicRiverNamesFollowTheCurve)
{
    LabelCandidate name = river("Раздольная", 60.0);
    std::ranges::reverse(name.line); // Read from left to right all the same.
    const auto runs = placed({name}, Language::Russian);
    ASSERT_EQ(names(runs), "Р | а | з | д | о | л | ь | н | а | я | Раздольная");
    for (std::size_t i = 1; i < 10; ++i) {
        EXPECT_GT(runs[i].baseline.x, runs[i - 1].baseline.x);
        EXPECT_LE(runs[i].rotation, runs[i - 1].rotation + 0.01) << "over the hill";
    }
    EXPECT_GT(runs.front().rotation, 2.0);
    EXPECT_LT(runs[9].rotation, -2.0);
}

TEST_F(Labels, AStraightRiverHasItsNameInOnePiece)
{
    const auto runs = placed({river("Razdolnaya", 0.0)}, Language::English);
    ASSERT_EQ(names(runs), "Razdolnaya");
    EXPECT_LT(runs.front().baseline.y, 100.0) << "above the line";
}

TEST_F(Labels, ARiverTooShortOrTooBentStaysWithoutName)
{
    LabelCandidate brook = river("Razdolnaya", 0.0);
    brook.line.resize(3);
    EXPECT_EQ(names(placed({brook}, Language::English)), "");
    LabelCandidate hook = river("Razdolnaya", 0.0);
    hook.line = {{100.0, 200.0}, {100.0, 160.0}, {130.0, 160.0}, {130.0, 200.0}};
    EXPECT_EQ(names(placed({hook}, Language::English)), "");
}

TEST_F(Labels, ANameAlongALineMovesAwayFromWhatStandsThere)
{
    const PictureBox there{150.0, 60.0, 100.0, 60.0}; // Over the middle of the river.
    std::vector<PictureBox> boxes;
    const auto runs = placed({river("Tumen", 10.0)}, Language::English, {there}, &boxes);
    ASSERT_FALSE(boxes.empty());
    for (const PictureBox& box : boxes) {
        EXPECT_FALSE(box.intersects(there));
    }
}

} // namespace
} // namespace ecotone::cartography
