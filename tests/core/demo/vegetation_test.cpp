#include "core/demo/region.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

/// The botanist's test: which classes grow where, as shares of the area of an elevation belt.
namespace ecotone::demo {
namespace {

class Botanist
{
public:
    explicit Botanist(const std::string& region)
        : m_gazetteer{habitat::Gazetteer::load().value()}
        , m_region{makeRegion(
              *std::ranges::find(regionPlans(), region, &RegionPlan::code), m_gazetteer, 0.2, 2026)}
    {
    }

    template <class Where>
    [[nodiscard]] double hectares(const std::string& classCode, const Where& where) const
    {
        double sum = 0.0;
        for (const MosaicPatch& patch : m_region.mosaic.patches) {
            if (patch.trueClass.starts_with(classCode) && where(patch)) {
                sum += patch.ground.hectares;
            }
        }
        return sum;
    }
    /// Share of a class, or of a group by its first letters, in an elevation belt of dry land.
    [[nodiscard]] double share(const std::string& classCode, double from, double to) const
    {
        const auto belt = [from, to](const MosaicPatch& patch) {
            return patch.ground.height >= from && patch.ground.height < to &&
                   patch.cover >= Cover::Town && patch.trueClass != "U01";
        };
        const double all = hectares("", belt);
        return all > 0.0 ? hectares(classCode, belt) / all : 0.0;
    }
    [[nodiscard]] std::set<std::string> classes() const
    {
        std::set<std::string> codes;
        for (const MosaicPatch& patch : m_region.mosaic.patches) {
            codes.insert(patch.trueClass);
        }
        return codes;
    }
    [[nodiscard]] const Region& region() const { return m_region; }

private:
    habitat::Gazetteer m_gazetteer;
    Region m_region;
};

const auto everywhere = [](const MosaicPatch&) { return true; };

/// One test a landscape: making a region takes a second, and every test is its own process.
TEST(Botanist, knowsTheLandOfBigCats)
{
    const Botanist east{"EAST"};
    // Oak on low south slopes.
    const auto slope = [](bool south) {
        return [south](const MosaicPatch& p) {
            return p.cover == Cover::Land && p.ground.height > 100.0 && p.ground.height < 400.0 &&
                   p.ground.slope > 4.0 &&
                   (south ? p.ground.northness < -0.25 : p.ground.northness > 0.25);
        };
    };
    const double south = east.hectares("F21", slope(true)) / east.hectares("", slope(true));
    const double north = east.hectares("F21", slope(false)) / east.hectares("", slope(false));
    EXPECT_GT(south, 0.4);
    EXPECT_GT(south, north * 1.3);
    EXPECT_LT(east.share("F21", 800.0, 2000.0), 0.05);
    // Korean pine-broadleaf at 300 to 800 m, spruce and fir above, fields below.
    EXPECT_GT(east.share("F11", 300.0, 800.0), 0.25);
    EXPECT_LT(east.share("F11", 0.0, 150.0), 0.05);
    EXPECT_GT(east.share("F12", 850.0, 1500.0), 0.4);
    EXPECT_LT(east.share("F12", 0.0, 500.0), 0.02);
    EXPECT_GT(east.share("A", 0.0, 150.0), 0.12);
    EXPECT_LT(east.share("A", 600.0, 1500.0), 0.01);
    // Black fir only low in the south-west.
    EXPECT_GT(east.hectares("F13", everywhere), 500.0);
    EXPECT_EQ(east.hectares("F13",
                            [](const MosaicPatch& p) {
                                return p.ground.height > 500.0 || p.ground.lonLat.y > 43.5 ||
                                       p.ground.lonLat.x < 130.2;
                            }),
              0.0);
    for (const char* code : {"G12", "G13", "G14", "G15", "G16", "G17", "R13", "W11"}) {
        EXPECT_EQ(east.hectares(code, everywhere), 0.0) << code;
    }
    EXPECT_GE(east.classes().size(), 28U);
    // Patches from small woods to wide forests.
    std::vector<double> hectares;
    for (const MosaicPatch& patch : east.region().mosaic.patches) {
        hectares.push_back(patch.ground.hectares);
    }
    std::ranges::sort(hectares);
    EXPECT_GT(hectares[hectares.size() * 9 / 10], 8.0 * hectares[hectares.size() / 10]);
}

TEST(Botanist, knowsTheLesserKhingan)
{
    const Botanist khingan{"LKH"};
    EXPECT_GT(khingan.hectares("W11", everywhere), 2000.0);
    // Larch mari lies on valley floors and flats, never on slopes.
    EXPECT_EQ(khingan.hectares("W11",
                               [](const MosaicPatch& p) {
                                   return p.cover == Cover::Land && p.ground.slope > 6.0;
                               }),
              0.0);
    EXPECT_GT(khingan.share("F12", 750.0, 1100.0), 0.3);
    EXPECT_GT(khingan.share("F11", 300.0, 650.0), 0.15);
    for (const char* code : {"F13", "G12", "G13", "G14", "G15", "G16", "G17", "R13", "H15"}) {
        EXPECT_EQ(khingan.hectares(code, everywhere), 0.0) << code;
    }
}

TEST(Botanist, knowsTheChikhachevRidge)
{
    const Botanist chikhachev{"CHI"};
    EXPECT_GT(chikhachev.share("G13", 1400.0, 2000.0), 0.4);
    EXPECT_GT(chikhachev.share("G12", 2000.0, 2400.0), 0.25);
    EXPECT_GT(chikhachev.share("R11", 2900.0, 4200.0), 0.3);
    EXPECT_GT(chikhachev.share("R13", 3400.0, 4200.0), 0.25);
    EXPECT_EQ(chikhachev.share("R13", 0.0, 3000.0), 0.0);
    EXPECT_LT(chikhachev.share("F", 2500.0, 4200.0), 0.02);
    for (const char* code : {"F11", "F12", "F13", "F21", "A12", "H15"}) {
        EXPECT_EQ(chikhachev.hectares(code, everywhere), 0.0) << code;
    }
}

TEST(Botanist, knowsTheEasternSayan)
{
    const Botanist sayan{"ESA"};
    EXPECT_GT(sayan.share("F15", 1500.0, 2050.0) + sayan.share("F14", 1500.0, 2050.0), 0.6);
    EXPECT_LT(sayan.share("F", 2400.0, 4000.0), 0.02);
    const auto russianHeights = [](const MosaicPatch& p) {
        return p.side.country == 0 && p.ground.height > 2300.0;
    };
    EXPECT_GT(sayan.hectares("G15", russianHeights), 0.2 * sayan.hectares("", russianHeights));
    for (const char* code : {"F11", "F13", "F21", "G13", "H15"}) {
        EXPECT_EQ(sayan.hectares(code, everywhere), 0.0) << code;
    }
}

} // namespace
} // namespace ecotone::demo
