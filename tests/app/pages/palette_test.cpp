#include "core/base/file.h"
#include "core/geometry/wkb.h"
#include "core/habitat/classification.h"
#include "core/store/project_file.h"
#include "tests/support/color_difference.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

/// The palette where it has to work: on the classes that touch in the demonstration project.
namespace ecotone::tests {
namespace {

using cartography::Color;

using Edge = std::pair<geometry::GridPoint, geometry::GridPoint>;

struct Side
{
    Edge edge;
    int patchClass = 0;
};

void addEdges(std::vector<Side>& sides, const geometry::Ring& ring, int patchClass)
{
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const geometry::GridPoint a = ring[i];
        const geometry::GridPoint b = ring[i + 1 < ring.size() ? i + 1 : 0];
        sides.push_back({a < b ? Edge{a, b} : Edge{b, a}, patchClass});
    }
}

class DemoPalette : public testing::Test
{
protected:
    void SetUp() override
    {
        const auto path = pathFromUtf8(ECOTONE_DEMO_FOLDER) / "land-of-big-cats.gpkg";
        m_project = store::ProjectFile::open(path, store::Access::Read).value();
    }
    [[nodiscard]] Color colorOf(const std::string& code) const
    {
        return Color::fromRgb(m_classes.find(code)->rgb);
    }

    std::unique_ptr<store::ProjectFile> m_project;
    habitat::Classification m_classes = habitat::Classification::load().value();
};

TEST_F(DemoPalette, EveryTwoClassesThatTouchAreFarApart)
{
    std::vector<std::string> codes;
    std::vector<Side> sides;
    ASSERT_TRUE(m_project->visitPatches({}, [&](const model::PatchView& patch) {
        const std::string code{patch.classCode};
        auto place = std::ranges::find(codes, code);
        if (place == codes.end()) {
            place = codes.insert(codes.end(), code);
        }
        const auto number = static_cast<int>(place - codes.begin());
        const auto outline = geometry::fromGeoPackageBlob(patch.geometryBlob);
        if (!outline) {
            ADD_FAILURE() << patch.id;
            return false;
        }
        for (const geometry::Polygon& polygon : outline->polygons) {
            addEdges(sides, polygon.outer, number);
            for (const geometry::Ring& hole : polygon.holes) {
                addEdges(sides, hole, number);
            }
        }
        return true;
    }));
    std::ranges::sort(sides, {}, &Side::edge);
    std::set<std::pair<int, int>> touching;
    for (std::size_t i = 1; i < sides.size(); ++i) {
        if (sides[i].edge == sides[i - 1].edge && sides[i].patchClass != sides[i - 1].patchClass) {
            touching.insert(std::minmax(sides[i].patchClass, sides[i - 1].patchClass));
        }
    }
    EXPECT_GT(touching.size(), 300U);
    for (const auto& [a, b] : touching) {
        const std::string& one = codes[static_cast<std::size_t>(a)];
        const std::string& other = codes[static_cast<std::size_t>(b)];
        EXPECT_GE(difference(labOf(colorOf(one)), labOf(colorOf(other))), 10.0)
            << one << ", " << other;
    }
    RecordProperty("pairs", static_cast<int>(touching.size()));
}

TEST_F(DemoPalette, NoClassOfMuchOfALandscapeIsDark)
{
    std::map<std::string, std::map<std::string, double>> areas;
    ASSERT_TRUE(m_project->visitPatches({}, [&](const model::PatchView& patch) {
        areas[std::string{patch.landscape}][std::string{patch.classCode}] +=
            static_cast<double>(patch.areaHalfSquareCentimetres);
        return true;
    }));
    EXPECT_GE(areas.size(), 5U);
    for (const auto& [landscape, classes] : areas) {
        double whole = 0.0;
        for (const auto& [code, area] : classes) {
            whole += area;
        }
        for (const auto& [code, area] : classes) {
            if (area > 0.05 * whole) {
                EXPECT_GE(labOf(colorOf(code)).lightness, 38.0) << code << " of " << landscape;
            }
        }
    }
}

} // namespace
} // namespace ecotone::tests
