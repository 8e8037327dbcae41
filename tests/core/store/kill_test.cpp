#include "tests/core/store/older_project.h"

#include <array>
#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace ecotone::store::test {

namespace {

using ::testing::ElementsAre;

/// In a child process: one edit after the other, each acknowledged by a byte after its commit.
[[noreturn]] void editForever(const std::filesystem::path& path, int acknowledge)
{
    auto project = ProjectFile::open(path, Access::Write, {"child", {}}, 5.0);
    if (!project) {
        ::_exit(3);
    }
    for (int i = 0; i < 200; ++i) {
        auto recording = (*project)->history().begin(header("reclassify"));
        const std::vector<model::PatchId> ids{i % 20 + 1, (i + 7) % 20 + 1};
        const std::string code = std::to_string(::getpid()) + "-" + std::to_string(i);
        if (!recording || !(*project)->patches().setClass(ids, {.classCode = code}) ||
            !recording->commit()) {
            ::_exit(4);
        }
        const char byte = 1;
        if (::write(acknowledge, &byte, 1) != 1) {
            ::_exit(5);
        }
    }
    static_cast<void>((*project)->close());
    ::_exit(0);
}

} // namespace

TEST(Kill, EveryAcknowledgedEditIsThere)
{
    const Folder folder;
    makeProject(folder / "a.gpkg");
    std::int64_t entries = 1;
    std::uint64_t random = 7;
    int killed = 0;
    for (int round = 0; round < 25; ++round) {
        SCOPED_TRACE(round);
        std::array<int, 2> pipe{};
        ASSERT_EQ(::pipe(pipe.data()), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            editForever(folder / "a.gpkg", pipe[1]);
        }
        ::close(pipe[1]);
        random = random * 6364136223846793005ULL + 1442695040888963407ULL;
        std::this_thread::sleep_for(std::chrono::milliseconds{5 + (random >> 33U) % 120});
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        killed += WIFSIGNALED(status) ? 1 : 0;
        std::array<char, 512> bytes{};
        const auto acknowledged = ::read(pipe[0], bytes.data(), bytes.size());
        ::close(pipe[0]);

        std::string seen;
        {
            // A reading command sees what was committed, and leaves the file as it is.
            auto reader = openProject(folder / "a.gpkg", Access::Read);
            seen = reader->orderedDump().value();
            EXPECT_FALSE(reader->writer().value()) << "the lock of the dead is no lock";
        }
        auto project = openProject(folder / "a.gpkg");
        const auto now = static_cast<std::int64_t>(project->history().entries().value().size());
        EXPECT_GE(now, entries + acknowledged);
        EXPECT_LE(now, entries + acknowledged + 1);
        EXPECT_EQ(project->orderedDump().value(), seen);
        EXPECT_TRUE(project->openingIssues().empty());
        ECO_ASSERT_OK(project->checkIntegrity());
        entries = now;
        ECO_ASSERT_OK(project->close());
        EXPECT_THAT(folder.files(), ElementsAre("a.gpkg"));
    }
    EXPECT_GT(killed, 10);
    EXPECT_GT(entries, 20);
    // The whole way back.
    auto project = openProject(folder / "a.gpkg");
    while (project->history().nextUndo(model::Scope::Map).value()) {
        ECO_ASSERT_OK(project->history().undo(model::Scope::Map));
    }
    EXPECT_EQ(project->patches().count().value(), 0);
}

/// A program killed while it brings an older project up to date, at any moment.
TEST(Kill, AMigrationLeavesTheOlderProjectOrTheNewOne)
{
    int older = 0;
    for (int round = 0; round < 40; ++round) {
        SCOPED_TRACE(round);
        const Folder folder;
        const auto path = copyOfOlderProject(folder);
        const pid_t child = ::fork();
        if (child == 0) {
            ::_exit(ProjectFile::open(path, Access::Write, {"child", {}}, 5.0) ? 0 : 3);
        }
        std::this_thread::sleep_for(std::chrono::microseconds{1500 * round});
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        {
            const auto reader = openProject(path, Access::Read);
            older += reader->meta().schemaVersion().value() == 1 ? 1 : 0;
            EXPECT_EQ(reader->revision().value(), olderRevision);
            ECO_ASSERT_OK(reader->checkIntegrity());
        }
        auto project = openProject(path);
        EXPECT_EQ(project->meta().schemaVersion().value(), 2);
        EXPECT_EQ(project->revision().value(), olderRevision);
        ECO_ASSERT_OK(project->close());
        EXPECT_THAT(folder.files(), ElementsAre("project.gpkg"));
    }
    EXPECT_GT(older, 0);
    std::printf("killed migrations: %d of 40 left the older file\n", older);
}

/// The commit is there although the journal still stands beside the file: a crash of everything.
TEST(Kill, AReaderInAReadOnlyPlaceSeesTheCommittedJournal)
{
    const Folder folder;
    makeProject(folder / "a.gpkg");
    const pid_t child = ::fork();
    if (child == 0) {
        auto project = ProjectFile::open(folder / "a.gpkg", Access::Write);
        reclassify(**project, {5}, "W11");
        ::_exit(0); // Without closing anything.
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(std::filesystem::exists(folder / "a.gpkg-wal"));
    std::filesystem::remove(folder / "a.gpkg-shm");
    const pid_t nobody = ::fork();
    if (nobody == 0) {
        std::filesystem::permissions(folder / "", std::filesystem::perms{0555});
        for (const char* file : {"a.gpkg", "a.gpkg-wal"}) {
            std::filesystem::permissions(folder / file, std::filesystem::perms{0444});
        }
        if (::geteuid() == 0 && ::setuid(65534) != 0) {
            ::_exit(9);
        }
        const auto reader = ProjectFile::open(folder / "a.gpkg", Access::Read);
        if (!reader) {
            std::fprintf(stderr, "%s\n", reader.error().detail.c_str());
        }
        ::_exit(reader && (*reader)->patch(5).value().attributes.classCode == "W11" ? 0 : 1);
    }
    ::waitpid(nobody, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

} // namespace ecotone::store::test
