#include "core/base/file.h"
#include "core/base/platform.h"
#include "tests/ui/window/small_project.h"
#include "ui/bridge/pyramid_keeper.h"

#include <QTemporaryDir>

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <vector>

namespace ecotone::bridge {
namespace {

namespace fs = std::filesystem;
using cartography::ClassPyramid;
using cartography::OutlineTiles;

class PyramidKeeperTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        qputenv("XDG_CACHE_HOME", m_folder.filePath(QStringLiteral("cache")).toUtf8());
        m_path = pathFromUtf8(m_folder.filePath(QStringLiteral("map.gpkg")).toStdString());
        ASSERT_TRUE(test::makeSmallProject(m_path));
    }
    [[nodiscard]] std::unique_ptr<store::ProjectFile> open(store::Access access) const
    {
        return store::ProjectFile::open(m_path, access).value();
    }
    /// What the keeper has once everything it began is done.
    static std::shared_ptr<const ClassPyramid> kept(PyramidKeeper& keeper,
                                                    store::ProjectFile& project)
    {
        static_cast<void>(keeper.current(project));
        keeper.drain();
        return keeper.current(project).pyramid;
    }
    /// Kinds without their inks: which patch got which number depends on the order of reading.
    static std::vector<std::string> classesIn(const ClassPyramid& pyramid)
    {
        std::vector<std::string> classes;
        for (int row = 0; row < pyramid.tileRows(0); ++row) {
            for (int column = 0; column < pyramid.tileColumns(0); ++column) {
                for (const std::uint16_t ink : pyramid.tile(0, column, row)) {
                    classes.push_back(pyramid.kinds()[ink].classCode);
                }
            }
        }
        return classes;
    }
    void reclassifyOne(store::ProjectFile& writer)
    {
        model::EntryHeader header;
        header.kind = "reclassify";
        header.author = {"Test", "Ecotone", ""};
        auto recording = writer.history().begin(header).value();
        ASSERT_TRUE(writer.patches().setClass(std::vector<model::PatchId>{1},
                                              {.classCode = "G11", .editedBy = "Test"}));
        ASSERT_TRUE(recording.commit());
    }
    /// "overview", or "outlines0" and so on.
    [[nodiscard]] fs::path cached(const std::string& part = "overview") const
    {
        for (const auto& entry : fs::directory_iterator{platform::cacheFolder() / "overviews"}) {
            if (entry.path().extension() == "." + part) {
                return entry.path();
            }
        }
        return {};
    }
    static OutlineTiles outlinesOf(store::ProjectFile& project)
    {
        return OutlineTiles::build(project, {3e6, 0.0, 5e6, 2e6}).value();
    }

    QTemporaryDir m_folder;
    fs::path m_path;
};

TEST_F(PyramidKeeperTest, BuildsOneInTheBackgroundAndKeepsItForTheNextWindow)
{
    const auto project = open(store::Access::Read);
    PyramidKeeper keeper{0};
    EXPECT_EQ(keeper.current(*project).pyramid, nullptr);
    keeper.drain();
    const auto built = keeper.current(*project).pyramid;
    ASSERT_NE(built, nullptr);
    EXPECT_TRUE(fs::exists(cached()));
    PyramidKeeper other{0};
    const auto read = kept(other, *project);
    ASSERT_NE(read, nullptr);
    EXPECT_EQ(*read, *built);
}

TEST_F(PyramidKeeperTest, FollowsAnEditAndItsUndoWithoutBuildingAnew)
{
    const auto project = open(store::Access::Read);
    PyramidKeeper keeper{0};
    const auto before = kept(keeper, *project);
    ASSERT_NE(before, nullptr);
    {
        const auto writer = open(store::Access::Write);
        reclassifyOne(*writer);
        const auto edited = keeper.current(*project).pyramid;
        ASSERT_NE(edited, nullptr);
        EXPECT_EQ(classesIn(*edited), classesIn(ClassPyramid::build(*project).value()));
        // One square of 1 km: 31 x 31 or 32 samples a side.
        const auto changed = std::ranges::count(classesIn(*edited), std::string{"G11"});
        EXPECT_NEAR(static_cast<double>(changed), 977.0, 40.0);
        ASSERT_TRUE(writer->history().undo(model::Scope::Map));
        const auto undone = keeper.current(*project).pyramid;
        ASSERT_NE(undone, nullptr);
        EXPECT_EQ(classesIn(*undone), classesIn(*before));
    }
    keeper.drain();
}

TEST_F(PyramidKeeperTest, DamagedCutAndForeignFilesAreReplaced)
{
    const auto project = open(store::Access::Read);
    std::string whole;
    {
        PyramidKeeper keeper{0};
        ASSERT_NE(kept(keeper, *project), nullptr);
        whole = readFile(cached()).value();
    }
    std::string changed = whole;
    changed[changed.size() / 2] ^= 1;
    for (const std::string& bad : {std::string{},
                                   std::string{"not an overview"},
                                   whole.substr(0, whole.size() / 2),
                                   changed}) {
        ASSERT_TRUE(writeFile(cached(), bad));
        PyramidKeeper keeper{0};
        const auto pyramid = kept(keeper, *project);
        ASSERT_NE(pyramid, nullptr);
        EXPECT_EQ(classesIn(*pyramid), classesIn(ClassPyramid::build(*project).value()));
        EXPECT_EQ(readFile(cached()).value(), whole);
    }
}

TEST_F(PyramidKeeperTest, OutlinesAreKeptAndFollowAnEdit)
{
    const auto project = open(store::Access::Read);
    {
        PyramidKeeper keeper{0};
        ASSERT_NE(kept(keeper, *project), nullptr);
        keeper.drain();
        const auto built = keeper.current(*project).outlines;
        ASSERT_NE(built, nullptr);
        EXPECT_TRUE(*built == outlinesOf(*project));
        const auto writer = open(store::Access::Write);
        reclassifyOne(*writer);
        const auto edited = keeper.current(*project).outlines;
        ASSERT_NE(edited, nullptr);
        EXPECT_FALSE(*edited == *built);
    }
    // What the edit changed was stored when the keeper went.
    const std::string whole = readFile(cached("outlines1")).value();
    PyramidKeeper other{0};
    ASSERT_NE(kept(other, *project), nullptr);
    other.drain();
    ASSERT_NE(other.current(*project).outlines, nullptr);
    EXPECT_EQ(readFile(cached("outlines1")).value(), whole);
}

TEST_F(PyramidKeeperTest, DamagedOutlinesAreBuiltAnew)
{
    const auto project = open(store::Access::Read);
    {
        PyramidKeeper keeper{0};
        ASSERT_NE(kept(keeper, *project), nullptr);
        keeper.drain();
    }
    const std::string whole = readFile(cached("outlines2")).value();
    for (const std::string& bad : {std::string{}, whole.substr(0, whole.size() / 2)}) {
        ASSERT_TRUE(writeFile(cached("outlines2"), bad));
        PyramidKeeper keeper{0};
        ASSERT_NE(kept(keeper, *project), nullptr);
        keeper.drain();
        const auto outlines = keeper.current(*project).outlines;
        ASSERT_NE(outlines, nullptr);
        EXPECT_TRUE(*outlines == outlinesOf(*project));
        EXPECT_EQ(readFile(cached("outlines2")).value(), whole);
    }
}

TEST_F(PyramidKeeperTest, SmallProjectsHaveNone)
{
    const auto project = open(store::Access::Read);
    PyramidKeeper keeper;
    EXPECT_EQ(kept(keeper, *project), nullptr);
}

} // namespace
} // namespace ecotone::bridge
