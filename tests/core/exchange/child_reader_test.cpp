#include "core/exchange/child_reader.h"
#include "tests/core/exchange/support.h"

namespace ecotone::exchange {
namespace {

using namespace test;

// The address sanitizer reserves terabytes of addresses.
#if defined(__SANITIZE_ADDRESS__)
constexpr std::uint64_t memoryLimit = 0;
#else
constexpr std::uint64_t memoryLimit = std::uint64_t{4} << 30;
#endif

class ChildReader : public ::testing::Test
{
protected:
    void SetUp() override
    {
        m_program = platform::executablePath().parent_path() / "exchange_reader";
        ASSERT_TRUE(std::filesystem::exists(m_program));
        useReaderProgram(m_program, {3.0, memoryLimit});
    }
    void TearDown() override
    {
        // Reading in this process again: what the child itself does first.
        EXPECT_EQ(readerMain({}), 2);
        EXPECT_FALSE(hasReaderProgram());
    }
    std::filesystem::path m_program;
    Folder m_folder;
};

TEST_F(ChildReader, ReadsWhatThisProcessWouldRead)
{
    const auto path = m_folder / "лес.gpkg";
    ASSERT_TRUE(writeLayer(path, forest(), "EPSG:4326").has_value());
    const auto there = readSource(path);
    ASSERT_TRUE(there.has_value()) << there.error().detail;
    (void)readerMain({});
    const auto here = readSource(path);
    ASSERT_TRUE(here.has_value());
    EXPECT_EQ(serialised(std::span{&*there, 1}), serialised(std::span{&*here, 1}));
    EXPECT_EQ(text(*there, 0, "DI_LEI"), "乔木林地");
}

TEST_F(ChildReader, ACrashIsAnErrorOfTheFile)
{
    const auto path = m_folder / "crash.gpkg";
    ASSERT_TRUE(writeLayer(path, forest(), "EPSG:4326").has_value());
    const auto read = readSource(path);
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().code, ErrorCode::FileDamaged);
    EXPECT_EQ(read.error().detail,
              "crash.gpkg: the reader of this format crashed (signal 6): the file is damaged or "
              "too large");
}

TEST_F(ChildReader, ALoopEndsInTime)
{
    const auto read = readSource(written(m_folder / "loop.gpkg", "x"));
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().code, ErrorCode::FileDamaged);
    EXPECT_NE(read.error().detail.find("did not end in time"), std::string::npos);
}

TEST_F(ChildReader, ErrorsKeepTheirCodeAndSentence)
{
    const auto read = readSource(written(m_folder / "empty.kml", ""));
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().code, ErrorCode::FileDamaged);
    EXPECT_EQ(read.error().detail, "empty.kml: is empty");
    const auto missing = readSource(m_folder / "no.kml");
    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().code, ErrorCode::FileNotFound);
}

TEST(TableBytes, EveryCutAnswerIsRefused)
{
    SourceTable table;
    table.fields = {{"a", model::FieldType::Text, {}}};
    table.rows.push_back({1, {std::string{"б"}}, {}});
    const std::string bytes = serialised(std::span{&table, 1});
    ASSERT_TRUE(tablesFromBytes(bytes).has_value());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        EXPECT_FALSE(tablesFromBytes(bytes.substr(0, size)).has_value()) << size;
    }
}

} // namespace
} // namespace ecotone::exchange
