#include "core/base/file.h"
#include "core/base/platform.h"
#include "tests/support/fake_measurer.h"
#include "tests/ui/window/small_project.h"
#include "ui/bridge/scene_thread.h"

#include <QTemporaryDir>

#include <algorithm>
#include <filesystem>
#include <future>
#include <gtest/gtest.h>
#include <limits>

namespace ecotone::bridge {
namespace {

namespace fs = std::filesystem;

class SceneThreadTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        qputenv("XDG_CACHE_HOME", m_folder.filePath(QStringLiteral("cache")).toUtf8());
        m_path = pathFromUtf8(m_folder.filePath(QStringLiteral("map.gpkg")).toStdString());
        ASSERT_TRUE(test::makeSmallProject(m_path));
    }
    /// The habitat's pixels of a view at 40 m a pixel, which needs no patch where an overview is.
    [[nodiscard]] std::vector<std::uint32_t> drawn() const
    {
        std::promise<std::vector<std::uint32_t>> promise;
        SceneThread thread{
            [] { return std::make_unique<tests::FakeMeasurer>(); },
            [&](const MapRequest&, Result<MapScene> scene, const std::stop_token&) {
                std::vector<std::uint32_t> pixels;
                bool habitat = false;
                for (const cartography::Item& item :
                     scene ? scene->scene.picture.items : std::vector<cartography::Item>{}) {
                    if (const auto* layer = std::get_if<cartography::BeginLayer>(&item)) {
                        habitat = layer->name == "habitat";
                    }
                    const auto* image = std::get_if<cartography::ImageItem>(&item);
                    if (habitat && image != nullptr) {
                        pixels = image->pixels;
                    }
                }
                promise.set_value(std::move(pixels));
            },
            std::numeric_limits<std::int64_t>::max()};
        MapRequest request;
        request.path = toUtf8(m_path);
        request.view.centreX = test::origin.x / 100.0 + 4000.0;
        request.view.centreY = test::origin.y / 100.0 + 3000.0;
        request.view.metresPerPixel = 40.0;
        request.view.width = 160;
        request.view.height = 120;
        thread.request(request);
        auto pixels = promise.get_future().get();
        thread.release();
        return pixels;
    }

    QTemporaryDir m_folder;
    fs::path m_path;
};

TEST_F(SceneThreadTest, AnOverviewDamagedInATileIsReplacedByThePatches)
{
    const std::vector<std::uint32_t> fromPatches = drawn();
    ASSERT_NE(std::ranges::count_if(fromPatches, [](std::uint32_t each) { return each != 0; }), 0);
    {
        const auto project = store::ProjectFile::open(m_path, store::Access::Read).value();
        PyramidKeeper keeper{0};
        static_cast<void>(keeper.current(*project));
        keeper.drain();
        ASSERT_NE(keeper.current(*project).pyramid, nullptr);
    }
    EXPECT_NE(drawn(), fromPatches) << "samples come close, and are not the same";
    fs::path samples;
    for (const auto& entry : fs::directory_iterator{platform::cacheFolder() / "overviews"}) {
        samples = entry.path().extension() == ".overview" ? entry.path() : samples;
    }
    std::string bytes = readFile(samples).value();
    bytes[cartography::ClassPyramid::magic.size() + 9] ^= 1;
    ASSERT_TRUE(writeFile(samples, bytes));
    EXPECT_EQ(drawn(), fromPatches);
    EXPECT_FALSE(fs::exists(samples)) << "it is not looked at again";
}

} // namespace
} // namespace ecotone::bridge
