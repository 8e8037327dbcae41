#include "core/harmonise/field_names.h"
#include "core/harmonise/recipe.h"

#include <array>
#include <cstdlib>
#include <gtest/gtest.h>

namespace ecotone::harmonise {
namespace {

constexpr const char* whole = R"(version = 1

[source]
file = "лес/участки.shp"
title = "Forest units"
country = "RU"
date = "2021-06-30"
landscape = "LBC"
sharing = "open"
authority = 2

[reading]
encoding = "CP1251"
crs = "EPSG:28422"

[use]
scheme = "ru_forest_land_category"
role = "habitat"

[fields]
code = "KAT"
composition = "SOSTAV"

[attributes]
sea = 0
zone = "taiga"

[mask]
file = "mask.gpkg"
field = "ISO"
value = "RU"

[edge_matching]
tolerance_m = 40
scale = 100000
)";

TEST(Recipe, IsWrittenAsItWasRead)
{
    const auto recipe = parseRecipe(whole, "/data/ru.toml");
    ASSERT_TRUE(recipe) << recipe.error().detail;
    EXPECT_EQ(recipe->file, "лес/участки.shp");
    EXPECT_EQ(recipe->sourcePath(), std::filesystem::path{u8"/data/лес/участки.shp"});
    EXPECT_EQ(recipe->fields.composition, "SOSTAV");
    EXPECT_EQ(std::get<std::int64_t>(recipe->attributes.at("sea")), 0);
    EXPECT_EQ(recipe->mask->value, "RU");
    EXPECT_EQ(recipe->edgeMatching->scale, 100000);
    EXPECT_EQ(toToml(*recipe), whole);
}

TEST(Recipe, RefusesWhatItDoesNotUnderstand)
{
    const auto refusal = [](const std::string& toml) {
        const auto recipe = parseRecipe(toml, "r.toml");
        EXPECT_FALSE(recipe);
        EXPECT_EQ(recipe.error().code, ErrorCode::RecipeInvalid);
        return recipe.error().detail;
    };
    EXPECT_EQ(refusal("[source]\nfile = \"a.shp\"\n"),
              "r.toml: the recipe must begin with version = 1");
    EXPECT_EQ(refusal("version = 1\n[source]\ntitle = \"t\"\n"),
              "r.toml: [source] file is missing");
    EXPECT_EQ(refusal("version = 1\n[source]\nfile = \"a.shp\"\ncuontry = \"CN\"\n"),
              "r.toml: unknown key 'source.cuontry' in line 4");
    EXPECT_EQ(refusal("version = 1\n[source]\nfile = 5\n"),
              "r.toml: [source] file in line 3 must be a text in quotes");
    EXPECT_EQ(refusal("version = 1\n[source]\nfile = \"a\"\n[use]\nrole = \"layers\"\n"),
              "r.toml: role 'layers' is none of habitat, extent, layer:NAME");
    EXPECT_EQ(refusal("version = 1\n[source]\nfile = \"a\"\nsharing = \"secret\"\n"),
              "r.toml: sharing 'secret' is none of open, partners, internal, sensitive");
    EXPECT_EQ(refusal("version = 1\n[source\n").substr(0, 14), "r.toml: line 2");
}

TEST(Recipe, FillsInTheEnvironment)
{
    ::setenv("ECOTONE_TEST_FOLDER", "/somewhere", 1);
    const auto recipe =
        parseRecipe("version = 1\n[source]\nfile = \"${ECOTONE_TEST_FOLDER}/a.shp\"\n", "r.toml");
    ASSERT_TRUE(recipe) << recipe.error().detail;
    EXPECT_EQ(recipe->file, "/somewhere/a.shp");
    const auto unset =
        parseRecipe("version = 1\n[source]\nfile = \"${ECOTONE_NOT_SET}/a.shp\"\n", "r.toml");
    ASSERT_FALSE(unset);
    EXPECT_EQ(unset.error().detail, "r.toml: the environment has no variable ECOTONE_NOT_SET");
}

TEST(FieldNames, KnowNationalDeliveries)
{
    const std::array<std::string, 6> chinese{
        "LIN_BAN", "DI_LEI", "YOU_SHI_SZ", "QI_YUAN", "YU_BI_DU", "MIAN_JI"};
    const auto inventory = suggestedFields(chinese);
    EXPECT_EQ(inventory.code, "DI_LEI");
    EXPECT_EQ(inventory.species, "YOU_SHI_SZ");
    EXPECT_EQ(inventory.origin, "QI_YUAN");
    EXPECT_EQ(inventory.closure, "YU_BI_DU");
    const std::array<std::string, 5> russian{"KV", "VYD", "KAT", "SOSTAV", "POLN"};
    const auto taxation = suggestedFields(russian);
    EXPECT_EQ(taxation.code, "KAT");
    EXPECT_EQ(taxation.composition, "SOSTAV");
    EXPECT_EQ(taxation.closure, "POLN");
    EXPECT_EQ(taxation.species, "");
    const std::array<std::string, 2> landUse{"DLBM", "DLMC"};
    EXPECT_EQ(suggestedFields(landUse).code, "DLBM");
    EXPECT_EQ(suggestedFields(landUse).name, "DLMC");
}

} // namespace
} // namespace ecotone::harmonise
