#include "core/base/csv.h"
#include "core/base/resources.h"
#include "core/cartography/partition_raster.h"
#include "core/cartography/theme_sheet.h"
#include "core/habitat/classification.h"
#include "tests/support/color_difference.h"

#include <algorithm>
#include <cstdint>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace ecotone::cartography {
namespace {

using tests::difference;
using tests::Lab;
using tests::labOf;
using tests::Vision;

/// Pairs that Sharma, Wu and Dalal published with their formula (2005, table 1).
TEST(ColorDifference, IsTheOneThatWasPublished)
{
    struct Published
    {
        Lab first;
        Lab second;
        double difference;
    };
    const std::vector<Published> pairs{
        {{50.0, 2.6772, -79.7751}, {50.0, 0.0, -82.7485}, 2.0425},
        {{50.0, -1.3802, -84.2814}, {50.0, 0.0, -82.7485}, 1.0000},
        {{50.0, 2.5, 0.0}, {50.0, 0.0, -2.5}, 4.3065},
        {{50.0, 2.5, 0.0}, {73.0, 25.0, -18.0}, 27.1492},
        {{50.0, 2.5, 0.0}, {61.0, -5.0, 29.0}, 22.8977},
        {{50.0, 2.5, 0.0}, {56.0, -27.0, -3.0}, 31.9030},
        {{50.0, 2.5, 0.0}, {58.0, 24.0, 15.0}, 19.4535},
        {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
        {{22.7233, 20.0904, -46.6940}, {23.0331, 14.9730, -42.5619}, 2.0373},
        {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082}};
    for (const auto& pair : pairs) {
        EXPECT_NEAR(difference(pair.first, pair.second), pair.difference, 0.0001);
        EXPECT_NEAR(difference(pair.second, pair.first), pair.difference, 0.0001);
    }
}

class Palette : public testing::Test
{
protected:
    Palette()
    {
        for (const auto& each : m_classes.classes()) {
            if (each.isLeaf) {
                m_leaves.push_back(&each);
            }
        }
    }

    static Lab seen(const habitat::HabitatClass& each, Vision vision = Vision::Normal)
    {
        return labOf(Color::fromRgb(each.rgb), vision);
    }

    /// The two leaves that look most alike.
    void expectApart(Vision vision, double least) const
    {
        double smallest = 1000.0;
        std::string pair;
        for (std::size_t i = 0; i < m_leaves.size(); ++i) {
            for (std::size_t k = 0; k < i; ++k) {
                const double apart =
                    difference(seen(*m_leaves[i], vision), seen(*m_leaves[k], vision));
                if (apart < smallest) {
                    smallest = apart;
                    pair = m_leaves[k]->code + ", " + m_leaves[i]->code;
                }
            }
        }
        EXPECT_GE(smallest, least) << pair;
        RecordProperty("closest", pair + " " + std::to_string(smallest));
    }

    habitat::Classification m_classes = habitat::Classification::load().value();
    std::vector<const habitat::HabitatClass*> m_leaves;
};

TEST_F(Palette, EveryTwoLeavesAreTold)
{
    ASSERT_EQ(m_leaves.size(), 48U);
    expectApart(Vision::Normal, 7.0);
}

TEST_F(Palette, AlsoByReadersWhoSeeColoursOtherwise)
{
    expectApart(Vision::Protan, 5.0);
    expectApart(Vision::Deutan, 5.0);
    expectApart(Vision::Tritan, 5.0);
}

TEST_F(Palette, NeighboursOnTheMapAreFurtherApart)
{
    const auto table = CsvTable::read(resourcePath("classification/class_neighbours.csv")).value();
    ASSERT_GT(table.rowCount(), 100U);
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        const auto* first = m_classes.find(table.value(row, "class"));
        const auto* second = m_classes.find(table.value(row, "neighbour"));
        ASSERT_TRUE(first != nullptr && second != nullptr) << row;
        EXPECT_GE(difference(seen(*first), seen(*second)), 10.0)
            << first->code << ", " << second->code;
    }
}

TEST_F(Palette, NothingIsSoDarkThatNamesAreLostOnIt)
{
    for (const auto& each : m_classes.classes()) {
        EXPECT_GE(seen(each).lightness, 38.0) << each.code;
    }
}

TEST_F(Palette, ParentsAreHatchedAndLeavesOfTheirsAreNot)
{
    for (const auto& each : m_classes.classes()) {
        const auto children = m_classes.childrenOf(each.code);
        if (children.empty()) {
            continue;
        }
        EXPECT_NE(each.pattern, habitat::Pattern::None) << each.code;
        for (const auto* child : children) {
            // Restricted land is hatched too: nothing more is to be read on it.
            if (child->isLeaf && child->code != "B14") {
                EXPECT_NE(child->pattern, each.pattern) << child->code;
            }
        }
    }
}

/// A patch of 3 mm, the smallest that carries a pattern, on the screen and on paper.
TEST_F(Palette, AParentIsToldFromItsChildrenByPatternAtThreeMillimetres)
{
    const Style style = Style::load().value();
    ASSERT_LE(style.smallestPatternPatch, 3.0);
    for (const auto& each : m_classes.classes()) {
        if (m_classes.childrenOf(each.code).empty()) {
            continue;
        }
        const Color fill = style.fillOf(each);
        for (const double dotsPerInch : {96.0, 300.0}) {
            SCOPED_TRACE(each.code + " at " + std::to_string(dotsPerInch));
            const double pixelsPerMillimetre = dotsPerInch / 25.4;
            const auto side = static_cast<int>(3.0 * pixelsPerMillimetre);
            const PatternFill marks{Path::rectangle({0.0, 0.0, 3.0, 3.0}),
                                    style.pattern(style.patternOf(each), fill, 1.0)};
            std::vector<std::uint32_t> pixels(static_cast<std::size_t>(side * side));
            PixelRows rows;
            rows.pixels = pixels.data();
            rows.stride = static_cast<std::size_t>(side);
            rows.width = side;
            rows.rows = side;
            rasterise(marks, pixelsPerMillimetre, rows);
            // Pixels that a reader sees as another colour than the plain fill of a child.
            int seenMarks = 0;
            for (const std::uint32_t pixel : pixels) {
                const double cover = static_cast<double>(pixel >> 24U) / 255.0;
                const Color shown = mixed(fill, marks.pattern.ink, cover);
                seenMarks += difference(labOf(shown), labOf(fill)) >= 5.0 ? 1 : 0;
            }
            EXPECT_GE(seenMarks, side * side / 20);
            EXPECT_LE(seenMarks, side * side / 2) << "the fill still decides";
            EXPECT_GE(difference(labOf(marks.pattern.ink), labOf(fill)), 10.0);
        }
    }
}

/// Themes in the manner of national maps hold the same for readers of full colour vision; for
/// others their comments state how much less.
class MannerPalette : public testing::TestWithParam<std::string>
{
protected:
    MannerPalette()
    {
        const auto themes = ThemeSheets::builtIn().value();
        m_style = themes.styled(Style::load().value(), *themes.find(GetParam()));
    }
    [[nodiscard]] Lab seen(std::string_view code, Vision vision = Vision::Normal) const
    {
        return labOf(m_style.fillOf(*m_classes.find(code)), vision);
    }
    [[nodiscard]] double closestLeaves(Vision vision) const
    {
        double smallest = 1000.0;
        for (const auto& first : m_classes.classes()) {
            for (const auto& second : m_classes.classes()) {
                if (first.isLeaf && second.isLeaf && first.order < second.order) {
                    smallest = std::min(
                        smallest, difference(seen(first.code, vision), seen(second.code, vision)));
                }
            }
        }
        return smallest;
    }

    habitat::Classification m_classes = habitat::Classification::load().value();
    Style m_style;
};

TEST_P(MannerPalette, TellsEveryTwoLeavesAndNeighboursFurther)
{
    EXPECT_GE(closestLeaves(Vision::Normal), 7.0);
    const auto table = CsvTable::read(resourcePath("classification/class_neighbours.csv")).value();
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        const std::string first{table.value(row, "class")};
        const std::string second{table.value(row, "neighbour")};
        EXPECT_GE(difference(seen(first), seen(second)), 10.0) << first << ", " << second;
    }
    for (const auto& each : m_classes.classes()) {
        EXPECT_GE(seen(each.code).lightness, 38.0) << each.code;
    }
}

TEST_P(MannerPalette, IsNotWorseForOtherReadersThanItsCommentSays)
{
    EXPECT_GE(closestLeaves(Vision::Protan), 3.5);
    EXPECT_GE(closestLeaves(Vision::Deutan), 3.5);
    EXPECT_GE(closestLeaves(Vision::Tritan), 3.5);
}

INSTANTIATE_TEST_SUITE_P(Manners,
                         MannerPalette,
                         testing::Values("cn_landuse", "ru_vegetation"),
                         [](const auto& each) { return each.param; });

} // namespace
} // namespace ecotone::cartography
