#include "core/habitat/national_codes.h"

#include "habitat_fixture.h"

namespace ecotone::habitat {
namespace {

class NationalCodesTest : public HabitatTest
{
protected:
    [[nodiscard]] NationalCodes codes(const std::string& scheme) const
    {
        const auto crosswalk = Crosswalk::load(scheme);
        EXPECT_TRUE(crosswalk) << crosswalk.error().detail;
        const auto classes = Classification::load();
        EXPECT_TRUE(classes) << classes.error().detail;
        return {*crosswalk, rules(), *classes};
    }
};

TEST_F(NationalCodesTest, AnExactCodeIsGivenBackInItsLongForm)
{
    const auto burnt = codes("cn_forest_dilei").codeOf("F34");
    EXPECT_EQ(burnt.code, "0162") << "not 162, the other way of writing it";
    EXPECT_EQ(burnt.basis, CodeBasis::Exact);
    const auto felled = codes("ru_forest_land_category").codeOf("F34");
    EXPECT_EQ(felled.code, "53");
}

TEST_F(NationalCodesTest, OakHasNoCodeOfItsOwnInALandTypeAndSaysWhichMayBeMeant)
{
    const auto oak = codes("ru_forest_land_category").codeOf("F21");
    EXPECT_EQ(oak.basis, CodeBasis::Several);
    EXPECT_TRUE(oak.code.empty());
    EXPECT_EQ(oak.candidates.front(), "3") << "a stand of natural origin, among others";
    EXPECT_GT(oak.candidates.size(), 1U);
}

TEST_F(NationalCodesTest, TheSourcesOwnCodeIsGivenBackWhileItAllowsTheClass)
{
    const auto codesOfRussia = codes("ru_forest_land_category");
    EXPECT_EQ(codesOfRussia.codeOf("F21", "3").code, "3");
    EXPECT_EQ(codesOfRussia.codeOf("F21", "3").basis, CodeBasis::Own);
    // Corrected to a burn: "stand of natural origin" no longer holds.
    EXPECT_EQ(codesOfRussia.codeOf("F34", "3").code, "53");
    EXPECT_FALSE(codesOfRussia.allows("53", "F21"));
    EXPECT_TRUE(codesOfRussia.allows("3", "F11"));
}

TEST_F(NationalCodesTest, AClassNobodyNamesHasNoCode)
{
    const auto sea = codes("cn_forest_dilei").codeOf("H15");
    EXPECT_TRUE(sea.code.empty() || sea.basis == CodeBasis::Broader) << sea.code;
    const auto tundra = codes("cn_gbt21010_2017").codeOf("U01");
    EXPECT_EQ(tundra.basis, CodeBasis::None);
    EXPECT_TRUE(tundra.candidates.empty());
}

TEST_F(NationalCodesTest, MilitaryLandIsNeverGivenACode)
{
    for (const auto* scheme : {"cn_gbt21010_2017", "mn_landuse", "ru_forest_land_category"}) {
        const auto national = codes(scheme).codeOf("B14");
        const auto crosswalk = Crosswalk::load(scheme);
        ASSERT_TRUE(crosswalk);
        for (const auto* rule : crosswalk->rulesOf(national.code)) {
            EXPECT_FALSE(rule->restricted) << scheme << " " << national.code;
        }
    }
}

} // namespace
} // namespace ecotone::habitat
