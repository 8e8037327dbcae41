#include "core/cartography/hatch_lines.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <string>

namespace ecotone::cartography {
namespace {

/// "x,y x,y | …" in whole units.
std::string text(const Path& path)
{
    std::string all;
    for (std::size_t part = 0; part < path.parts(); ++part) {
        all += part == 0 ? "" : " | ";
        for (std::size_t i = path.starts[part]; i < path.end(part); ++i) {
            all += (i == path.starts[part] ? "" : " ") +
                   std::to_string(std::lround(path.points[i].x)) + "," +
                   std::to_string(std::lround(path.points[i].y));
        }
    }
    return all;
}

Pattern level(double spacing)
{
    Pattern lines;
    lines.spacing = spacing;
    return lines;
}

TEST(HatchLines, EndAtTheBorderWhicheverWayItRuns)
{
    Path square = Path::rectangle({5.0, 5.0, 20.0, 20.0});
    EXPECT_EQ(text(hatchLines(square, level(10.0))), "5,10 25,10 | 5,20 25,20");
    std::reverse(square.points.begin(), square.points.end());
    EXPECT_EQ(text(hatchLines(square, level(10.0))), "5,10 25,10 | 5,20 25,20");
}

TEST(HatchLines, LeaveHolesOpen)
{
    Path area = Path::rectangle({0.0, 5.0, 40.0, 10.0});
    area.beginPart();
    const Path hole = Path::rectangle({10.0, 7.0, 10.0, 6.0});
    area.points.insert(area.points.end(), hole.points.begin(), hole.points.end());
    EXPECT_EQ(text(hatchLines(area, level(10.0))), "0,10 10,10 | 20,10 40,10");
}

TEST(HatchLines, LeanAsTheirAngleSays)
{
    Pattern lines = level(10.0);
    lines.angle = 90.0;
    EXPECT_EQ(text(hatchLines(Path::rectangle({5.0, 0.0, 10.0, 8.0}), lines)), "10,8 10,0");
    EXPECT_TRUE(hatchLines(Path::rectangle({1.0, 0.0, 8.0, 8.0}), lines).empty());
}

} // namespace
} // namespace ecotone::cartography
