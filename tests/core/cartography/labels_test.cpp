#include "core/cartography/labels.h"
#include "tests/support/fake_measurer.h"

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
    EXPECT_EQ(names(placeLabels(wanted, m_sheet, {}, m_measurer, Language::English)), "city");
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
    const auto runs =
        placeLabels(wanted, m_sheet, std::vector{scaleBar}, m_measurer, Language::English, &boxes);
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
    EXPECT_EQ(names(placeLabels(wanted, m_sheet, {}, m_measurer, Language::English)),
              "left | right");
}

TEST_F(Labels, AreInTheSamePlacesWhateverTheOrderTheyCameIn)
{
    std::vector wanted{town("alpha", {50.0, 50.0}, 1), town("beta", {55.0, 52.0}, 1)};
    const auto first = placeLabels(wanted, m_sheet, {}, m_measurer, Language::English);
    std::swap(wanted[0], wanted[1]);
    EXPECT_EQ(first, placeLabels(wanted, m_sheet, {}, m_measurer, Language::English));
}

TEST_F(Labels, LongNamesOfAreasBreakIntoCentredLines)
{
    LabelCandidate park = town("Land of the Leopard National Park", {100.0, 50.0}, 1);
    park.placement = LabelPlacement::Centred;
    park.markRadius = 0.0;
    park.maxWidth = 100.0;
    const auto runs = placeLabels(std::vector{park}, m_sheet, {}, m_measurer, Language::English);
    EXPECT_EQ(names(runs), "Land of the Leopard | National Park");
    EXPECT_LT(runs[0].baseline.y, runs[1].baseline.y);
}

} // namespace
} // namespace ecotone::cartography
