#include "core/base/file.h"
#include "core/base/number.h"
#include "tests/core/store/support.h"

#include <cstdlib>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

namespace ecotone::store::test {

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string bytesOf(const std::filesystem::path& path)
{
    return readFile(path).value();
}

void write(const std::filesystem::path& path, const std::string& bytes)
{
    std::ofstream{path, std::ios::binary} << bytes;
}

} // namespace

TEST(ProjectFile, NothingStandsAtThePathBeforeItIsFinished)
{
    const Folder folder;
    {
        auto project = ProjectFile::create(folder / "a.gpkg").value();
        EXPECT_THAT(folder.files(), ElementsAre("a.gpkg.part"));
    }
    EXPECT_THAT(folder.files(), IsEmpty());
}

TEST(ProjectFile, IsOneFileWhenClosed)
{
    const Folder folder;
    {
        auto project = makeProject(folder / "a.gpkg");
        reclassify(*project, {1, 2}, "W11");
        EXPECT_THAT(folder.files(), ElementsAre("a.gpkg", "a.gpkg-shm", "a.gpkg-wal"));
        ECO_ASSERT_OK(project->close());
    }
    EXPECT_THAT(folder.files(), ElementsAre("a.gpkg"));
    const std::string bytes = bytesOf(folder / "a.gpkg");
    EXPECT_EQ(bytes.substr(68, 4), "GPKG");
    EXPECT_EQ(bytes.substr(16, 2), std::string("\x40\x00", 2)) << "pages of 16384 bytes";
    EXPECT_EQ(bytes[18], 1) << "journal mode DELETE";
}

TEST(ProjectFile, APathInAnyScriptWorks)
{
    const Folder folder;
    const auto inner = folder / pathFromUtf8("保护区 №3 «Земля леопарда»");
    std::filesystem::create_directory(inner);
    const auto path = inner / pathFromUtf8("Өвөрхангай 100%?#.gpkg");
    makeProject(path);
    auto project = openProject(path, Access::Read);
    EXPECT_EQ(project->patches().count().value(), 20);
}

TEST(ProjectFile, OgrinfoOpensIt)
{
    if (std::system("ogrinfo --version > /dev/null 2>&1") != 0) {
        GTEST_SKIP() << "ogrinfo is not installed";
    }
    const Folder folder;
    makeProject(folder / "a.gpkg");
    const auto result = platform::runChild("/usr/bin/ogrinfo",
                                           {"-so", "-ro", (folder / "a.gpkg").string(), "habitat"})
                            .value();
    EXPECT_EQ(result.exitCode, 0) << result.errors;
    EXPECT_THAT(result.output, HasSubstr("Geometry: Polygon"));
    EXPECT_THAT(result.output, HasSubstr("Feature Count: 20"));
    EXPECT_THAT(result.output, HasSubstr("Ecotone Albers North-East Asia"));
    EXPECT_THAT(result.output,
                HasSubstr("Extent: (2000000.000000, 1000000.000000) - "
                          "(2001000.000000, 1000200.000000)"));
    EXPECT_THAT(result.errors, IsEmpty());
    const auto layers =
        platform::runChild("/usr/bin/ogrinfo", {"-ro", (folder / "a.gpkg").string()}).value();
    EXPECT_THAT(layers.output, HasSubstr("protected_area (Multi Polygon)"));
    EXPECT_THAT(layers.output, HasSubstr("place (Point)"));
    EXPECT_THAT(layers.output, ::testing::Not(HasSubstr("ecotone_")));
    EXPECT_THAT(folder.files(), ElementsAre("a.gpkg"));
}

TEST(ProjectFile, ReadingChangesNoByte)
{
    const Folder folder;
    makeProject(folder / "a.gpkg");
    const std::string before = bytesOf(folder / "a.gpkg");
    {
        auto project = openProject(folder / "a.gpkg", Access::Read);
        EXPECT_EQ(project->patches().count().value(), 20);
        EXPECT_FALSE(project->history().changedOutside().value());
        ECO_EXPECT_CODE(project->history().begin(header()), ErrorCode::ReadOnly);
    }
    EXPECT_EQ(bytesOf(folder / "a.gpkg"), before);
    EXPECT_THAT(folder.files(), ElementsAre("a.gpkg"));
}

TEST(ProjectFile, AReaderSeesWhatTheWriterCommitted)
{
    const Folder folder;
    auto writer = makeProject(folder / "a.gpkg");
    auto reader = openProject(folder / "a.gpkg", Access::Read);
    reclassify(*writer, {1}, "W11");
    EXPECT_EQ(reader->patch(1).value().attributes.classCode, "W11");
    EXPECT_EQ(reader->writer().value()->name, "Ли Мин");
    ECO_ASSERT_OK(writer->close());
    EXPECT_EQ(reader->patch(1).value().attributes.classCode, "W11");
    ECO_ASSERT_OK(reader->close());
    EXPECT_THAT(folder.files(), ElementsAre("a.gpkg"));
}

TEST(ProjectFile, ASecondWriterIsToldWhoEdits)
{
    const Folder folder;
    auto first = makeProject(folder / "a.gpkg");
    const auto second = ProjectFile::open(folder / "a.gpkg", Access::Write, {"Пётр", {}}, 0.2);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::StoreBusy);
    EXPECT_THAT(second.error().detail, HasSubstr("is being edited by Ли Мин on "));
    ECO_ASSERT_OK(first->close());
    ECO_ASSERT_OK(ProjectFile::open(folder / "a.gpkg", Access::Write, {"Пётр", {}}, 0.2));
}

TEST(ProjectFile, SaysWhatIsWrongWithAFile)
{
    const Folder folder;
    makeProject(folder / "good.gpkg");
    const std::string good = bytesOf(folder / "good.gpkg");
    struct Case
    {
        std::string name;
        std::string bytes;
        ErrorCode code;
        std::string words;
    };
    std::string foreign = good;
    foreign.replace(68, 4, "ABCD");
    const std::vector<Case> cases{
        {"empty.gpkg", "", ErrorCode::FileDamaged, "is empty"},
        {"text.gpkg",
         "Dear colleagues, here is the map",
         ErrorCode::UnsupportedFormat,
         "not a GeoPackage"},
        {"start.gpkg", good.substr(0, 60), ErrorCode::FileDamaged, "is cut short"},
        {"half.gpkg", good.substr(0, good.size() / 2), ErrorCode::FileDamaged, "is cut short"},
        {"foreign.gpkg", foreign, ErrorCode::StoreCorrupt, "another application"},
    };
    for (const Case& c : cases) {
        write(folder / c.name, c.bytes);
        for (const Access access : {Access::Read, Access::Write}) {
            const auto opened = ProjectFile::open(folder / c.name, access);
            ASSERT_FALSE(opened) << c.name;
            EXPECT_EQ(name(opened.error().code), name(c.code)) << opened.error().detail;
            EXPECT_THAT(opened.error().detail, HasSubstr(c.words));
            EXPECT_THAT(opened.error().detail, HasSubstr(c.name));
        }
        EXPECT_EQ(bytesOf(folder / c.name), c.bytes) << "untouched";
    }
    ECO_EXPECT_CODE(ProjectFile::open(folder / "none.gpkg", Access::Read), ErrorCode::FileNotFound);
    ECO_EXPECT_CODE(ProjectFile::open(folder / "", Access::Read), ErrorCode::FileUnreadable);
    ECO_EXPECT_CODE(ProjectFile::create(folder / "good.gpkg"), ErrorCode::AlreadyExists);
    ECO_EXPECT_CODE(ProjectFile::create(folder / "no such folder" / "a.gpkg"),
                    ErrorCode::FileUnwritable);
}

TEST(ProjectFile, RefusesANewerSchemaAndAnEmptyGeoPackage)
{
    const Folder folder;
    {
        auto project = makeProject(folder / "new.gpkg");
        ECO_ASSERT_OK(project->meta().set("schema_version", "3"));
    }
    ECO_EXPECT_CODE(ProjectFile::open(folder / "new.gpkg", Access::Read), ErrorCode::StoreTooNew);
    const auto foreign =
        std::filesystem::path{ECOTONE_SOURCE_DIR} / "resources/basemap/basemap.gpkg";
    const auto opened = ProjectFile::open(foreign, Access::Read);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::StoreCorrupt);
    EXPECT_THAT(opened.error().detail, HasSubstr("not an Ecotone project"));
}

/// Every damaged copy gives an error or rows, never a crash; the copy stays as it is when read.
TEST(ProjectFile, DamageIsAnErrorAndNeverACrash)
{
    const Folder folder;
    makeProject(folder / "good.gpkg");
    const std::string good = bytesOf(folder / "good.gpkg");
    const auto tryAll = [&](const std::string& bytes) {
        write(folder / "bad.gpkg", bytes);
        const auto project = ProjectFile::open(folder / "bad.gpkg", Access::Read);
        if (project) {
            static_cast<void>((*project)->checkIntegrity());
            static_cast<void>((*project)->orderedDump());
            static_cast<void>((*project)->history().changedOutside());
        }
    };
    for (std::size_t part = 0; part < 16; ++part) {
        tryAll(good.substr(0, good.size() * part / 16));
    }
    std::uint64_t random = 42;
    for (int i = 0; i < 64; ++i) {
        random = random * 6364136223846793005ULL + 1442695040888963407ULL;
        std::string flipped = good;
        flipped[(random >> 20U) % flipped.size()] ^= static_cast<char>(1U << (random >> 61U));
        tryAll(flipped);
    }
}

TEST(ProjectFile, AReadOnlyFolderIsSaidToBeOne)
{
    const Folder folder;
    const auto inner = folder / "locked";
    std::filesystem::create_directory(inner);
    makeProject(inner / "a.gpkg");
    const std::string before = bytesOf(inner / "a.gpkg");
    std::filesystem::permissions(folder / "", std::filesystem::perms{0755});
    std::filesystem::permissions(inner, std::filesystem::perms{0555});
    std::filesystem::permissions(inner / "a.gpkg", std::filesystem::perms{0444});
    // An administrator may write anywhere: try as nobody.
    const pid_t child = ::fork();
    if (child == 0) {
        if (::geteuid() == 0 && ::setuid(65534) != 0) {
            ::_exit(9);
        }
        const auto write = ProjectFile::open(inner / "a.gpkg", Access::Write);
        const auto read = ProjectFile::open(inner / "a.gpkg", Access::Read);
        const auto made = ProjectFile::create(inner / "b.gpkg");
        const bool good = !write && write.error().code == ErrorCode::FileUnwritable && read &&
                          !made && made.error().code == ErrorCode::FileUnwritable;
        ::_exit(good ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    std::filesystem::permissions(inner, std::filesystem::perms{0755});
    EXPECT_EQ(WEXITSTATUS(status), 0);
    EXPECT_EQ(bytesOf(inner / "a.gpkg"), before);
}

TEST(ProjectFile, CopiesAreCleanFiles)
{
    const Folder folder;
    auto project = makeProject(folder / "a.gpkg");
    ECO_ASSERT_OK(project->copyTo(folder / "copy.gpkg"));
    ECO_EXPECT_CODE(project->copyTo(folder / "copy.gpkg"), ErrorCode::AlreadyExists);
    auto copy = openProject(folder / "copy.gpkg", Access::Read);
    EXPECT_EQ(copy->orderedDump().value(), project->orderedDump().value());
    EXPECT_EQ(copy->revision().value(), project->revision().value());
    EXPECT_FALSE(copy->writer().value());
}

TEST(ProjectFile, EveryLayerHasItsTitleInFourLanguages)
{
    const Folder folder;
    auto project = makeProject(folder / "a.gpkg");
    const auto layers = project->layers().value();
    EXPECT_EQ(layers.size(), 10U);
    for (const model::Layer& layer : layers) {
        EXPECT_TRUE(layer.title.complete()) << layer.name;
        for (const model::Field& field : layer.fields) {
            EXPECT_TRUE(field.title.complete()) << layer.name << "." << field.name;
        }
    }
}

TEST(ProjectFile, AStrangersTriggerOpensItForReadingOnly)
{
    const Folder folder;
    makeProject(folder / "a.gpkg");
    const std::string sql = "CREATE TRIGGER evil AFTER UPDATE ON ecotone_meta BEGIN DELETE FROM "
                            "habitat; END";
    ASSERT_EQ(platform::runChild("/usr/bin/sqlite3", {(folder / "a.gpkg").string(), sql})
                  .value()
                  .exitCode,
              0);
    auto project = openProject(folder / "a.gpkg");
    EXPECT_EQ(project->access(), Access::Read);
    ASSERT_EQ(project->openingIssues().size(), 1U);
    EXPECT_EQ(project->openingIssues().front().code, "foreign-trigger");
    const auto begun = project->history().begin(header());
    ASSERT_FALSE(begun);
    EXPECT_EQ(begun.error().code, ErrorCode::ReadOnly);
    EXPECT_THAT(begun.error().detail, HasSubstr("evil"));
    EXPECT_EQ(project->patches().count().value(), 20);
}

} // namespace ecotone::store::test
