#include "core/base/file.h"
#include "core/base/platform.h"

#include <gtest/gtest.h>

namespace ecotone {
namespace {

class FileTest : public testing::Test
{
protected:
    void SetUp() override { m_folder = platform::makeTemporaryFolder().value(); }
    void TearDown() override { std::filesystem::remove_all(m_folder); }
    std::filesystem::path m_folder;
};

TEST_F(FileTest, PathsInAnyScriptRoundTrip)
{
    const auto folder = m_folder / pathFromUtf8("保护区 №3 «Земля леопарда»");
    ASSERT_TRUE(makeFolder(folder));
    const auto path = folder / pathFromUtf8("Өвөрхангай.txt");
    ASSERT_TRUE(writeFile(path, "тигр 虎"));
    EXPECT_EQ(readFile(path).value(), "тигр 虎");
    EXPECT_EQ(fileName(path), "Өвөрхангай.txt");
    EXPECT_EQ(readFilePart(path, 9, 3).value(), "虎");
}

TEST_F(FileTest, AMissingFileAndAFolderAreNamed)
{
    const auto missing = readFile(m_folder / "none.shp");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::FileNotFound);
    EXPECT_NE(missing.error().detail.find("none.shp"), std::string::npos);
    EXPECT_EQ(readFile(m_folder).error().code, ErrorCode::FileUnreadable);
}

TEST_F(FileTest, AFailedWriteLeavesTheOldFile)
{
    const auto path = m_folder / "old.txt";
    ASSERT_TRUE(writeFile(path, "old"));
    EXPECT_EQ(writeFile(m_folder / "no" / "folder.txt", "x").error().code,
              ErrorCode::FileUnwritable);
    EXPECT_EQ(readFile(path).value(), "old");
    EXPECT_FALSE(std::filesystem::exists(m_folder / "old.txt.part"));
}

} // namespace
} // namespace ecotone
