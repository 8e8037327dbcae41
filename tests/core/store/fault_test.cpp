#include "core/base/file.h"
#include "tests/core/store/older_project.h"
#include "tests/support/fault_vfs.h"

namespace ecotone::store::test {

namespace {

using ecotone::test::armFault;
using ecotone::test::disarmFault;
using ecotone::test::Fault;
using ecotone::test::faultStruck;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string dumpOf(const std::filesystem::path& path, Access access)
{
    auto project = ProjectFile::open(path, access, {}, 0.0);
    if (!project) {
        return "cannot be opened: " + project.error().detail;
    }
    const auto sound = (*project)->checkIntegrity();
    if (!sound) {
        return "damaged: " + sound.error().detail;
    }
    if (!(*project)->openingIssues().empty()) {
        return "has issues: " + (*project)->openingIssues().front().message;
    }
    return (*project)->orderedDump().value();
}

/// Many patches, so that the write-ahead log is written in several pages.
std::vector<model::PatchId> manyPatches()
{
    std::vector<model::PatchId> ids;
    for (model::PatchId id = 1; id <= 200; ++id) {
        ids.push_back(id);
    }
    return ids;
}

/// Opens, reclassifies and closes; nullopt when the edit was acknowledged.
std::optional<Error> edit(const std::filesystem::path& path)
{
    auto project = ProjectFile::open(path, Access::Write, {}, 0.0);
    if (!project) {
        return project.error();
    }
    auto recording = (*project)->history().begin(header("reclassify"));
    if (!recording) {
        return recording.error();
    }
    const auto changed = (*project)->patches().setClass(manyPatches(), {.classCode = "W11"});
    if (!changed) {
        return changed.error();
    }
    const auto committed = recording->commit();
    if (!committed) {
        return committed.error();
    }
    // The edit is acknowledged here; closing may still fail, and is only tidying up.
    static_cast<void>((*project)->close());
    return std::nullopt;
}

std::string nameOf(Fault fault)
{
    switch (fault) {
    case Fault::WriteError: return "Write";
    case Fault::SyncError: return "Sync";
    case Fault::DiskFull: return "Full";
    case Fault::None: break;
    }
    return "None";
}

class FaultTest : public ::testing::TestWithParam<Fault>
{
protected:
    void SetUp() override { ecotone::test::installFaultVfs(); }
    void TearDown() override { disarmFault(); }
};

} // namespace

/// The n-th operation fails, for every n of the script: the project is as before the edit or as
/// after it, and as after it when it was acknowledged.
TEST_P(FaultTest, AnEditIsWholeOrNothing)
{
    const Folder folder;
    makeProject(folder / "start.gpkg", 200);
    std::filesystem::copy(folder / "start.gpkg", folder / "end.gpkg");
    ASSERT_FALSE(edit(folder / "end.gpkg"));
    const std::string before = dumpOf(folder / "start.gpkg", Access::Read);
    const std::string after = dumpOf(folder / "end.gpkg", Access::Read);
    ASSERT_NE(before, after);

    int acknowledged = 0;
    int refused = 0;
    for (std::int64_t n = 1;; ++n) {
        SCOPED_TRACE(n);
        const auto path = folder / ("n" + std::to_string(n) + ".gpkg");
        std::filesystem::copy(folder / "start.gpkg", path);
        armFault(GetParam(), n);
        const std::optional<Error> error = edit(path);
        const bool struck = faultStruck();
        disarmFault();
        ++(error ? refused : acknowledged);
        if (error) {
            EXPECT_THAT(error->detail, HasSubstr(fileName(path)));
            EXPECT_EQ(name(error->code),
                      name(GetParam() == Fault::DiskFull ? ErrorCode::DiskFull
                                                         : ErrorCode::FileUnwritable))
                << error->detail;
        }
        const std::string read = dumpOf(path, Access::Read);
        const std::string written = dumpOf(path, Access::Write);
        EXPECT_EQ(read, written);
        if (error) {
            EXPECT_TRUE(written == before || written == after) << written.substr(0, 300);
        } else {
            EXPECT_EQ(written == after, true) << written.substr(0, 300);
        }
        EXPECT_FALSE(std::filesystem::exists(path.string() + "-wal"));
        EXPECT_FALSE(std::filesystem::exists(path.string() + "-journal"));
        std::filesystem::remove(path);
        if (!struck || ::testing::Test::HasFailure()) {
            break;
        }
    }
    EXPECT_GT(acknowledged, 0);
    EXPECT_GT(refused, 0);
    std::printf("faults: %d refused, %d acknowledged\n", refused, acknowledged);
}

/// The first writer of an older project fails at its n-th operation: the project is still the older
/// one, whole, or already the present one, whole; the next writer finishes what is left.
TEST_P(FaultTest, AMigrationIsWholeOrNothing)
{
    const Folder folder;
    const std::string rows = mapRows(*openProject(copyOfOlderProject(folder), Access::Read));
    int refused = 0;
    int olderLeft = 0;
    for (std::int64_t n = 1;; ++n) {
        SCOPED_TRACE(n);
        const auto path = folder / ("n" + std::to_string(n) + ".gpkg");
        std::filesystem::copy(ECOTONE_OLDER_PROJECT, path);
        armFault(GetParam(), n);
        {
            auto project = ProjectFile::open(path, Access::Write, {}, 0.0);
            refused += project ? 0 : 1;
        }
        const bool struck = faultStruck();
        disarmFault();
        {
            const auto project = openProject(path, Access::Read);
            const int schema = project->meta().schemaVersion().value();
            EXPECT_THAT(schema, ::testing::AnyOf(1, 2));
            olderLeft += schema == 1 ? 1 : 0;
            EXPECT_EQ(project->revision().value(), olderRevision);
            ECO_ASSERT_OK(project->checkIntegrity());
            EXPECT_TRUE(mapRows(*project) == rows);
            EXPECT_EQ(project->sources().list().value().size(), 1U);
        }
        auto project = openProject(path);
        EXPECT_EQ(project->meta().schemaVersion().value(), 2);
        EXPECT_TRUE(mapRows(*project) == rows);
        ECO_ASSERT_OK(project->close());
        EXPECT_FALSE(std::filesystem::exists(path.string() + "-wal"));
        EXPECT_FALSE(std::filesystem::exists(path.string() + "-journal"));
        std::filesystem::remove(path);
        if (!struck || ::testing::Test::HasFailure()) {
            break;
        }
    }
    EXPECT_GT(refused, 0);
    EXPECT_GT(olderLeft, 0);
    std::printf("migration: %d refused, %d times the older file was left\n", refused, olderLeft);
}

TEST_P(FaultTest, ANewProjectStandsWholeOrNotAtAll)
{
    const Folder folder;
    for (std::int64_t n = 1;; n += 1 + n / 8) {
        SCOPED_TRACE(n);
        const auto path = folder / "a.gpkg";
        armFault(GetParam(), n);
        const bool made = [&] {
            auto project = ProjectFile::create(path);
            if (!project) {
                return false;
            }
            auto recording = (*project)->history().begin(header(), Record::Import);
            if (!recording || !(*project)->patches().insert(squares(50)) || !recording->commit()) {
                return false;
            }
            return (*project)->finish().has_value();
        }();
        const bool struck = faultStruck();
        disarmFault();
        if (std::filesystem::exists(path)) {
            auto project = openProject(path, Access::Read);
            EXPECT_EQ(project->patches().count().value(), 50);
            ECO_ASSERT_OK(project->checkIntegrity());
            ECO_ASSERT_OK(project->close());
            project = openProject(path);
            ECO_ASSERT_OK(project->close());
            EXPECT_THAT(folder.files(), ElementsAre("a.gpkg"));
            std::filesystem::remove(path);
        } else {
            EXPECT_FALSE(made);
            EXPECT_THAT(folder.files(), IsEmpty());
        }
        if (!struck || ::testing::Test::HasFailure()) {
            break;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Every,
                         FaultTest,
                         ::testing::Values(Fault::WriteError, Fault::SyncError, Fault::DiskFull),
                         [](const ::testing::TestParamInfo<Fault>& fault) {
                             return nameOf(fault.param);
                         });

} // namespace ecotone::store::test
