#include "core/cartography/furniture.h"
#include "tests/support/fake_measurer.h"

#include <cmath>
#include <gtest/gtest.h>

namespace ecotone::cartography {
namespace {

class Furniture : public ::testing::Test
{
protected:
    void SetUp() override
    {
        m_knowledge = MapKnowledge::load().value();
        m_view = fittedLonLat({129.0, 42.3, 132.2, 44.5}, 600.0, 500.0, pointsPerMillimetre);
    }
    std::string figures(double maxLength, Language language) const
    {
        std::string all;
        for (const std::string& label :
             scaleBar(m_view, maxLength, m_knowledge.words, language).labels) {
            all += "[" + label + "]";
        }
        return all;
    }
    MapKnowledge m_knowledge;
    Viewport m_view;
    tests::FakeMeasurer m_measurer;
};

TEST_F(Furniture, ScaleBarsAreRound)
{
    m_view.setScaleDenominator(1000000.0);
    const double millimetre = pointsPerMillimetre;
    EXPECT_EQ(figures(60.0 * millimetre, Language::English), "[0][][][][][50 km]");
    EXPECT_EQ(figures(30.0 * millimetre, Language::English), "[0][][10][][20 km]");
    EXPECT_EQ(figures(12.0 * millimetre, Language::Russian), "[0][5][10 км]");
    EXPECT_EQ(figures(0.6 * millimetre, Language::Chinese), "[0][][][][][500 米]");
}

TEST_F(Furniture, ABarIsAsLongAsItSays)
{
    m_view.setScaleDenominator(250000.0);
    const ScaleBar bar = scaleBar(m_view, 200.0, m_knowledge.words, Language::English);
    EXPECT_NEAR(bar.length * 250000.0 / (pointsPerMillimetre * 1000.0), bar.metres, 1e-6);
}

TEST_F(Furniture, DegreesAreWordedInEveryLanguage)
{
    const auto& words = m_knowledge.words;
    EXPECT_EQ(degreeText(131.0, true, words, Language::English), "131° E");
    EXPECT_EQ(degreeText(43.5, false, words, Language::English), "43°30′ N");
    EXPECT_EQ(degreeText(131.0, true, words, Language::Chinese), "东经131°");
    EXPECT_EQ(degreeText(43.0, false, words, Language::Russian), "43° с. ш.");
    EXPECT_EQ(degreeText(131.0, true, words, Language::Mongolian), "131° з.у.");
}

TEST_F(Furniture, GraticuleLinesMeetTheFrameWhereTheyShould)
{
    DisplayList picture;
    const double step = graticuleStep(m_view);
    EXPECT_GE(step, 0.25);
    EXPECT_LE(step, 1.0);
    const auto marks = drawGraticule(picture, m_view, m_knowledge.style, step);
    ASSERT_FALSE(marks.empty());
    for (const GraticuleMark& mark : marks) {
        const bool onSide = mark.side == GraticuleMark::Side::Left    ? mark.at.x < 1e-3
                            : mark.side == GraticuleMark::Side::Right ? mark.at.x > 600.0 - 1e-3
                            : mark.side == GraticuleMark::Side::Top   ? mark.at.y < 1e-3
                                                                      : mark.at.y > 500.0 - 1e-3;
        EXPECT_TRUE(onSide);
        EXPECT_NEAR(mark.degrees / step, std::round(mark.degrees / step), 1e-9);
    }
}

TEST_F(Furniture, TheNorthArrowLeansWithAViewThatIsNotTurned)
{
    DisplayList upright;
    static_cast<void>(drawNorthArrow(
        upright, m_view, {0, 0, 30, 60}, {}, Language::English, m_knowledge.words, m_measurer));
    Viewport flat = m_view;
    flat.rotationDegrees = 0.0;
    DisplayList leaning;
    static_cast<void>(drawNorthArrow(
        leaning, flat, {0, 0, 30, 60}, {}, Language::English, m_knowledge.words, m_measurer));
    const auto tip = [](const DisplayList& list) {
        return std::get<FillPath>(list.items.front()).path.points.front();
    };
    EXPECT_NEAR(tip(upright).x, 15.0, 0.3);
    // East of 110 E true north leans to the left of the grid's north.
    EXPECT_LT(tip(leaning).x, 12.0);
}

} // namespace
} // namespace ecotone::cartography
