#include "core/cartography/legend.h"

#include <gtest/gtest.h>

namespace ecotone::cartography {
namespace {

class LegendTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        m_knowledge = MapKnowledge::load().value();
        m_contents.classes["F11"] = {
            .patches = 3, .undecided = 0, .area = geometry::Area::fromSquareMetres(1234567890.0)};
        m_contents.classes["U00"] = {
            .patches = 1, .undecided = 0, .area = geometry::Area::fromSquareMetres(500000.0)};
        m_contents.signs = {"protected_area.designated",
                            "protected_area.proposed",
                            "river.large",
                            "place.city",
                            "unreviewed_name"};
    }
    MapKnowledge m_knowledge;
    SceneContents m_contents;
};

TEST_F(LegendTest, ListsWhatTheMapShowsInEnglish)
{
    const Legend legend =
        buildLegend(m_contents, m_knowledge, Theme{}, Language::English, LegendAreas::With);
    EXPECT_EQ(legend.text(),
              "\tHabitat classes\n"
              "F11\tKorean pine-broadleaf forest\t1,234.568\u00A0km²\n"
              "U00\tUnmapped\t0.500\u00A0km²\n"
              "\tProtected areas\n"
              "protected_area.designated\tDesignated\n"
              "protected_area.proposed\tProposed\n"
              "\tBase map\n"
              "river.large\tRiver\n"
              "place.city\tCity\n");
    ASSERT_EQ(legend.notes.size(), 1U);
    EXPECT_TRUE(legend.notes[0].starts_with("* "));
}

TEST_F(LegendTest, HasNoForeignWordInChinese)
{
    const Legend legend = buildLegend(m_contents, m_knowledge, Theme{}, Language::Chinese);
    EXPECT_EQ(legend.text(),
              "\t生境类型\n"
              "F11\t阔叶红松林\n"
              "U00\t未制图\n"
              "\t自然保护地\n"
              "protected_area.designated\t已设立\n"
              "protected_area.proposed\t拟建\n"
              "\t底图要素\n"
              "river.large\t河流\n"
              "place.city\t城市\n");
}

TEST_F(LegendTest, ARatingSaysThatItIsIllustrative)
{
    m_contents.signs = {"rating.high", "rating.low", "rating.not_assessed"};
    m_contents.classes.clear();
    const Legend legend = buildLegend(
        m_contents, m_knowledge, Theme{Theme::Kind::Rating, "tiger", {}}, Language::Russian);
    EXPECT_EQ(legend.text(),
              "\tОценка пригодности по классам (иллюстративная)\n"
              "rating.high\tВысокая (0,6–0,8)\n"
              "rating.low\tНизкая (0,2–0,4)\n"
              "rating.not_assessed\tНе оценивалось\n");
    ASSERT_FALSE(legend.notes.empty());
    EXPECT_NE(legend.notes[0].find("не показывают присутствие"), std::string::npos);
}

TEST_F(LegendTest, EverySignCanBePainted)
{
    m_contents.signs = {"mask",
                        "protected_area.merged",
                        "zone.Z1",
                        "zone.Z6",
                        "corridor",
                        "proposal.draft",
                        "boundary.international",
                        "boundary.undetermined",
                        "boundary.administrative",
                        "reference_line",
                        "river.small",
                        "road.highway",
                        "road.provincial",
                        "road.local",
                        "road.forest",
                        "road.railway",
                        "place.city",
                        "place.town",
                        "place.village",
                        "place.crossing",
                        "place.peak",
                        "observation"};
    for (const habitat::HabitatClass& known : m_knowledge.classification.classes()) {
        m_contents.classes[known.code] = {};
    }
    const Legend legend = buildLegend(m_contents, m_knowledge, Theme{}, Language::English);
    for (const LegendEntry& entry : legend.entries) {
        EXPECT_FALSE(entry.name.empty()) << entry.code;
        DisplayList picture;
        drawSwatch(picture, entry, m_knowledge, Theme{}, {0, 0, 20, 10}, pointsPerMillimetre);
        EXPECT_EQ(picture.items.empty(), entry.heading) << entry.code;
    }
}

} // namespace
} // namespace ecotone::cartography
