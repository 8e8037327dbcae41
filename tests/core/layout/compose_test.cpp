#include "core/layout/compose.h"
#include "core/layout/templates.h"
#include "tests/support/fake_measurer.h"
#include "tests/support/sample_landscape.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace ecotone::layout {
namespace {

class ComposeTest : public ::testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        s_knowledge = new cartography::MapKnowledge{cartography::MapKnowledge::load().value()};
    }
    static void TearDownTestSuite() { delete s_knowledge; }

    void SetUp() override
    {
        tests::addPatches(m_map, 12, 12);
        tests::addLayers(m_map);
        m_choice.landscape = "LBC";
    }
    Composition composed(Language language = Language::English)
    {
        ComposeRequest request{
            layoutFromTemplate(m_choice).value(), language, m_facts, Clock::now()};
        auto result = compose(m_map, *s_knowledge, request, m_measurer);
        EXPECT_TRUE(result) << result.error().detail;
        return result ? *std::move(result) : Composition{};
    }
    static bool says(const Composition& page, std::string_view text)
    {
        std::string all = page.page.texts();
        std::ranges::replace(all, '\n', ' ');
        return all.find(text) != std::string::npos;
    }

    static cartography::MapKnowledge* s_knowledge;
    ecotone::testing::MemoryMap m_map;
    tests::FakeMeasurer m_measurer;
    TemplateChoice m_choice;
    ProjectFacts m_facts;
};

cartography::MapKnowledge* ComposeTest::s_knowledge = nullptr;

TEST_F(ComposeTest, DemonstrationDataSaysSoInEveryLanguage)
{
    EXPECT_FALSE(says(composed(), "Demonstration data"));
    m_facts.demonstration = true;
    EXPECT_TRUE(says(composed(), "Demonstration data: schematic, not real boundaries."));
    EXPECT_TRUE(says(composed(Language::Chinese), "演示数据：示意图形，非真实边界。"));
    EXPECT_TRUE(says(composed(Language::Russian), "Демонстрационные данные"));
    EXPECT_TRUE(says(composed(Language::Mongolian), "Жишээ өгөгдөл"));
}

TEST_F(ComposeTest, TellsWhatIsLeftOutAndHowTheBorderIsDrawn)
{
    m_facts.borderSchematic = true;
    m_facts.restrictedLeftOut = 1204;
    const Composition page = composed();
    EXPECT_TRUE(says(page, "Layers not for sharing are left out: 1"));
    EXPECT_TRUE(says(page, "Border schematic"));
    EXPECT_TRUE(says(page, "Restricted features not brought in: 1,204"));
    EXPECT_FALSE(says(page, "secret place"));
}

TEST_F(ComposeTest, SourcesOfOtherLandscapesAndInternalOnesStayAway)
{
    model::Source here;
    here.title = "Forest survey";
    here.agency = "Forest service";
    here.date = "2023-06-30";
    here.landscape = "LBC";
    model::Source elsewhere;
    elsewhere.title = "Steppe survey";
    elsewhere.landscape = "CHI";
    model::Source internal;
    internal.title = "Border strip";
    internal.sharing = model::Sharing::Internal;
    m_facts.sources = {here, elsewhere, internal};
    const Composition page = composed();
    EXPECT_TRUE(says(page, "Forest survey, Forest service, 2023-06-30"));
    EXPECT_FALSE(says(page, "Steppe survey"));
    EXPECT_FALSE(says(page, "Border strip"));
}

TEST_F(ComposeTest, TheTableOfProtectedAreasHasNamesAreasAndYears)
{
    m_choice.kind = Template::ProtectedAreas;
    const Composition page = composed(Language::Russian);
    EXPECT_TRUE(says(page, "1\u202F406\u202F500"));
    EXPECT_TRUE(says(page, "2021"));
    EXPECT_TRUE(says(page, "Проектируемая"));
}

TEST_F(ComposeTest, ARatingNamesItselfIllustrative)
{
    m_choice.kind = Template::HabitatRating;
    const Composition page = composed();
    EXPECT_EQ(page.title, "Amur tiger: habitat rating by class (illustrative)");
    EXPECT_TRUE(says(page, "not calibrated with observations"));
    EXPECT_FALSE(says(page, "potential"));
}

TEST_F(ComposeTest, ScalesArePlausible)
{
    const double a4 = composed().scaleDenominator;
    m_choice.page.size = PageSize::A3;
    const double a3 = composed().scaleDenominator;
    EXPECT_GT(a4, 1.2e6);
    EXPECT_LT(a4, 2.2e6);
    EXPECT_NEAR(a4 / a3, 1.41, 0.12);
}

TEST_F(ComposeTest, AProposalThatDoesNotExistIsNamed)
{
    m_choice.kind = Template::ProposalScope;
    m_choice.proposal = "Corridor of friendship";
    const auto page =
        compose(m_map,
                *s_knowledge,
                {layoutFromTemplate(m_choice).value(), Language::English, m_facts, {}},
                m_measurer);
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, ErrorCode::NotFound);
    EXPECT_NE(page.error().detail.find("Corridor of friendship"), std::string::npos);
}

TEST_F(ComposeTest, TheScopeOfAProposalHasItsAreasByClassAndCountry)
{
    tests::add(m_map,
               "proposal",
               tests::areaThrough({{130.4, 43.0}, {131.2, 43.0}, {131.2, 43.6}, {130.4, 43.6}}),
               {"Variant A", "方案甲", "Вариант А", "А хувилбар"},
               {{"status", model::Value{std::string{"draft"}}}});
    m_choice.kind = Template::ProposalScope;
    m_choice.proposal = "Variant A";
    const Composition page = composed();
    EXPECT_EQ(page.title, "Variant A: cross-border scope");
    EXPECT_TRUE(says(page, "Total"));
    EXPECT_TRUE(says(page, "km²"));
    EXPECT_TRUE(says(page, "Areas are computed from the map"));
}

} // namespace
} // namespace ecotone::layout
