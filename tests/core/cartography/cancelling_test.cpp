#include "core/cartography/scene.h"
#include "tests/support/fake_measurer.h"
#include "tests/support/fractal_patches.h"
#include "tests/support/memory_map.h"

#include <gtest/gtest.h>

namespace ecotone::cartography {
namespace {

/// A map that is asked to stop at its thousandth patch, and counts how many are read after that.
class CountingMap final : public model::MapReader
{
public:
    CountingMap()
    {
        tests::FractalGrid grid;
        grid.columns = 60;
        grid.rows = 60;
        grid.cell = 40'000;
        grid.depth = 2;
        for (geometry::Polygon& outline : grid.patches()) {
            model::Patch patch;
            patch.outline = std::move(outline);
            m_map.addPatch(std::move(patch), "F11", "CN");
        }
    }
    Result<> visitPatches(const model::PatchFilter& filter,
                          const std::function<bool(const model::PatchView&)>& visit) override
    {
        return m_map.visitPatches(filter, [&](const model::PatchView& patch) {
            constexpr int last = 1000;
            if (++m_read == last) {
                stop.request_stop();
            }
            late += stop.stop_requested() ? 1 : 0;
            return visit(patch);
        });
    }
    Result<model::Patch> patch(model::PatchId id) override { return m_map.patch(id); }
    Result<std::vector<model::Layer>> layers() override { return m_map.layers(); }
    Result<> visitFeatures(const std::string& layer,
                           const std::optional<geometry::Box>& box,
                           const std::function<bool(const model::Feature&)>& visit) override
    {
        return m_map.visitFeatures(layer, box, visit);
    }

    std::stop_source stop;
    int late = 0;

private:
    testing::MemoryMap m_map;
    int m_read = 0;
};

template <class Value>
bool isCancelled(const Result<Value>& result)
{
    return !result && result.error().code == ErrorCode::Cancelled;
}

SceneRequest requestOf(double metres)
{
    SceneRequest request;
    request.viewport.centre = {12'000.0, 12'000.0};
    request.viewport.metresPerPixel = metres;
    request.viewport.width = 400;
    request.viewport.height = 400;
    request.form = HabitatForm::Pixels;
    return request;
}

TEST(Cancelling, APictureFromPatchesReadsFewMore)
{
    CountingMap map;
    const auto knowledge = MapKnowledge::load().value();
    const tests::FakeMeasurer measurer;
    const Progress progress{{}, map.stop.get_token()};
    EXPECT_TRUE(isCancelled(buildScene(map, knowledge, requestOf(60.0), measurer, progress)));
    EXPECT_GE(map.late, 1);
    EXPECT_LE(map.late, 64);
}

TEST(Cancelling, AnOverviewBeingBuiltReadsFewMore)
{
    CountingMap samples;
    EXPECT_TRUE(isCancelled(ClassPyramid::build(samples, Progress{{}, samples.stop.get_token()})));
    EXPECT_LE(samples.late, 256);
    CountingMap outlines;
    EXPECT_TRUE(isCancelled(OutlineTiles::build(
        outlines, {0.0, 0.0, 24'000.0, 24'000.0}, Progress{{}, outlines.stop.get_token()})));
    EXPECT_LE(outlines.late, 256);
}

TEST(Cancelling, APictureFromTheOverviewUnpacksNothingMore)
{
    testing::MemoryMap map;
    map.addPatch("POLYGON((0 0, 2400000 0, 2400000 2400000, 0 2400000))", "F11", "CN");
    const auto knowledge = MapKnowledge::load().value();
    const tests::FakeMeasurer measurer;
    SceneRequest request = requestOf(60.0);
    request.pyramid = std::make_shared<const ClassPyramid>(ClassPyramid::build(map).value());
    request.memory = std::make_shared<PictureMemory>();
    std::stop_source stop;
    stop.request_stop();
    const Progress stopped{{}, stop.get_token()};
    EXPECT_TRUE(isCancelled(buildScene(map, knowledge, request, measurer, stopped)));
    EXPECT_EQ(request.memory->samples.of, nullptr)
        << "half a view must not be taken for a whole one";
    ASSERT_TRUE(buildScene(map, knowledge, request, measurer));
    EXPECT_EQ(request.memory->samples.of, request.pyramid);
    request.viewport.metresPerPixel = 20.0;
    request.outlines = std::make_shared<const OutlineTiles>(
        OutlineTiles::build(map, {0.0, 0.0, 24'000.0, 24'000.0}).value());
    EXPECT_TRUE(isCancelled(buildScene(map, knowledge, request, measurer, stopped)));
}

} // namespace
} // namespace ecotone::cartography
