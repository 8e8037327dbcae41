#include "core/cartography/stripes.h"

#include <gtest/gtest.h>
#include <string>

/// What two sources say of the same pixels; letters for colours, a point for nothing.
namespace ecotone::cartography {
namespace {

constexpr std::uint32_t red = 0xFFC00000U;
constexpr std::uint32_t green = 0xFF00A000U;

ImageItem picture(const std::string& rows)
{
    ImageItem image;
    image.width = static_cast<int>(rows.find('\n'));
    image.height = static_cast<int>(std::count(rows.begin(), rows.end(), '\n'));
    image.box = {0.0, 0.0, static_cast<double>(image.width), static_cast<double>(image.height)};
    for (const char letter : rows) {
        if (letter != '\n') {
            image.pixels.push_back(letter == 'r' ? red : letter == 'g' ? green : 0U);
        }
    }
    return image;
}

std::string text(const ImageItem& image)
{
    std::string rows;
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
        const std::uint32_t pixel = image.pixels[i];
        rows += pixel == red ? 'r' : pixel == green ? 'g' : pixel == 0U ? '.' : '?';
        if ((i + 1) % static_cast<std::size_t>(image.width) == 0) {
            rows += '\n';
        }
    }
    return rows;
}

std::string striped(const std::string& upper, const std::string& lower, int width)
{
    ImageItem image = picture(upper);
    stripe(image, picture(lower), width);
    return text(image);
}

Scene sceneOf(const std::string& rows)
{
    Scene scene;
    scene.picture.add(BeginLayer{"river", ""});
    scene.picture.add(EndLayer{});
    scene.picture.add(BeginLayer{"habitat", ""});
    scene.picture.add(picture(rows));
    scene.picture.add(EndLayer{});
    return scene;
}

TEST(Stripes, TwoColoursTakeTurnsAndNothingElseIsSeen)
{
    EXPECT_EQ(striped("rrrrrr\nrrrrrr\nrrrrrr\n", "gggggg\ngggggg\ngggggg\n", 2),
              "rrggrr\n"
              "rggrrg\n"
              "ggrrgg\n");
}

TEST(Stripes, WhereTheyAgreeOrOneIsSilentTheMapIsWhole)
{
    EXPECT_EQ(striped("rrrrrr\n......\nggg...\n", "rrrrrr\ngggggg\n......\n", 1),
              "rrrrrr\n"
              "gggggg\n"
              "ggg...\n");
}

TEST(Stripes, EdgesAreLaidOverEachOther)
{
    ImageItem upper = picture("rr\n");
    upper.pixels[0] = 0x80600000U; // Half of the pixel.
    upper.pixels[1] = 0x80600000U;
    stripe(upper, picture("gg\n"), 1);
    EXPECT_EQ(upper.pixels[0] >> 24U, 255U);
    EXPECT_NEAR(static_cast<double>((upper.pixels[0] >> 8U) & 0xFFU), 80.0, 1.0);
    EXPECT_EQ(upper.pixels[1], green) << "its turn: it is whole";
}

TEST(Stripes, AnotherPlaceIsNotMixedIn)
{
    ImageItem upper = picture("rr\n");
    stripe(upper, picture("ggg\n"), 1);
    EXPECT_EQ(text(upper), "rr\n");
}

TEST(Stripes, ScenesOneBelowTheOther)
{
    Scene scene = sceneOf("rrrr....\n");
    stripeHabitat(scene, {sceneOf("..gggg..\n"), sceneOf("rrrrrr..\n"), Scene{}}, 1);
    EXPECT_EQ(text(std::get<ImageItem>(scene.picture.items[3])), "rrrrgr..\n");
    Scene bare;
    stripeHabitat(bare, {sceneOf("gg\n")}, 1);
    EXPECT_TRUE(bare.picture.items.empty());
}

} // namespace
} // namespace ecotone::cartography
