#include "core/geometry/spatial_index.h"

#include <gtest/gtest.h>
#include <random>

namespace ecotone::geometry {
namespace {

TEST(SpatialIndex, findsWhatComparingAllFinds)
{
    std::mt19937_64 random{20260101};
    std::uniform_int_distribution<Centimetres> place{0, 100000};
    std::uniform_int_distribution<Centimetres> size{0, 4000};
    for (const std::size_t count : {0U, 1U, 16U, 17U, 1000U, 5000U}) {
        std::vector<Box> boxes(count);
        for (Box& box : boxes) {
            const Centimetres x = place(random);
            const Centimetres y = place(random);
            box = {x, y, x + size(random), y + size(random)};
        }
        const SpatialIndex index{boxes};
        for (int query = 0; query < 20; ++query) {
            const Centimetres x = place(random);
            const Centimetres y = place(random);
            const Box box{x, y, x + 5 * size(random), y + 5 * size(random)};
            std::vector<std::size_t> expected;
            for (std::size_t i = 0; i < boxes.size(); ++i) {
                if (boxes[i].intersects(box)) {
                    expected.push_back(i);
                }
            }
            EXPECT_EQ(index.indicesIn(box), expected);
        }
    }
}

TEST(SpatialIndex, neverFindsEmptyBoxes)
{
    const std::vector<Box> boxes{Box{}, Box{0, 0, 1, 1}};
    const SpatialIndex index{boxes};
    EXPECT_EQ(index.indicesIn({-10, -10, 10, 10}), std::vector<std::size_t>{1});
}

} // namespace
} // namespace ecotone::geometry
