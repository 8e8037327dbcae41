#include "core/layout/layout.h"
#include "core/layout/templates.h"

#include <gtest/gtest.h>

namespace ecotone::layout {
namespace {

TEST(Layout, GoesThroughItsDocumentUnchanged)
{
    TemplateChoice choice;
    choice.kind = Template::ProtectedAreas;
    choice.page = {PageSize::A3, Orientation::Portrait};
    choice.landscape = "LBC";
    choice.profile = "un";
    Layout layout = layoutFromTemplate(choice).value();
    layout.fields["clearing_officer"] = "Д. Өнөр";
    layout.lonLat = geometry::RealBox{129.0, 42.0, 132.5, 44.5};
    layout.hiddenLayers = {"road"};
    layout.item(ItemKind::Sources)->text = LocalText{{"a", "乙", "в", "ө"}};
    layout.item(ItemKind::NorthArrow)->visible = false;
    const auto again = Layout::fromJson(layout.toJson());
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_EQ(*again, layout);
}

TEST(Layout, SaysWhatDoesNotRead)
{
    const auto broken = Layout::fromJson("{\"name\": \"x\"");
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().code, ErrorCode::FileDamaged);
    const auto empty = Layout::fromJson("{}");
    ASSERT_FALSE(empty);
    EXPECT_NE(empty.error().detail.find("name"), std::string::npos) << empty.error().detail;
}

TEST(Templates, AreNamedAndTitledInFourLanguages)
{
    for (const Template kind : allTemplates()) {
        EXPECT_EQ(templateFromName(name(kind)).value(), kind);
        TemplateChoice choice;
        choice.kind = kind;
        choice.landscape = "CHI";
        choice.species = "snow_leopard";
        const auto layout = layoutFromTemplate(choice);
        ASSERT_TRUE(layout) << layout.error().detail;
        EXPECT_TRUE(layout->title.complete()) << name(kind);
        EXPECT_NE(layout->item(ItemKind::Demonstration), nullptr);
    }
    EXPECT_EQ(templateFromName("poster").error().code, ErrorCode::InvalidArgument);
}

TEST(Templates, TitlesCarryTheNameOfTheLandscapeInEachLanguage)
{
    TemplateChoice choice;
    choice.landscape = "LBC";
    const Layout layout = layoutFromTemplate(choice).value();
    EXPECT_EQ(layout.title.in(Language::English), "Land of Big Cats: habitats");
    EXPECT_EQ(layout.title.in(Language::Chinese), "大猫之乡生境图");
    EXPECT_EQ(layout.title.in(Language::Russian), "Земля больших кошек: местообитания");
    EXPECT_EQ(layout.title.in(Language::Mongolian), "Том муурын нутаг: амьдрах орчин");
}

TEST(Templates, UnknownPlacesAndSpeciesAreNamed)
{
    TemplateChoice choice;
    choice.landscape = "ATL";
    EXPECT_NE(layoutFromTemplate(choice).error().detail.find("ATL"), std::string::npos);
    choice.landscape = "LBC";
    choice.kind = Template::HabitatRating;
    choice.species = "unicorn";
    EXPECT_NE(layoutFromTemplate(choice).error().detail.find("unicorn"), std::string::npos);
}

} // namespace
} // namespace ecotone::layout
