#include "core/base/csv.h"

#include <gtest/gtest.h>

namespace ecotone {
namespace {

TEST(Csv, ReadsQuotesLineEndsAndByteOrderMark)
{
    const auto table =
        CsvTable::parse("\xEF\xBB\xBF"
                        "code,name\r\n0111,\"Oak, \"\"old\"\"\"\r\n5.10,\"two\nlines\"\n",
                        "t.csv");
    ASSERT_TRUE(table) << table.error().detail;
    ASSERT_EQ(table->rowCount(), 2U);
    EXPECT_EQ(table->value(0, "code"), "0111");
    EXPECT_EQ(table->value(0, "name"), "Oak, \"old\"");
    EXPECT_EQ(table->value(1, "code"), "5.10");
    EXPECT_EQ(table->value(1, "name"), "two\nlines");
    EXPECT_EQ(table->value(1, "missing"), "");
}

TEST(Csv, NamesFileAndLineOfARaggedRow)
{
    const auto table = CsvTable::parse("a,b\n1,2\n3\n", "park.csv");
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().code, ErrorCode::FileDamaged);
    EXPECT_EQ(table.error().detail, "park.csv, line 3: 1 values under 2 headings");
}

TEST(Csv, RefusesAnOpenQuoteAndAnEmptyText)
{
    EXPECT_EQ(CsvTable::parse("a\n\"b", "x").error().code, ErrorCode::FileDamaged);
    EXPECT_EQ(CsvTable::parse("", "x").error().code, ErrorCode::FileDamaged);
}

TEST(Csv, WhatIsWrittenReadsBack)
{
    const std::vector<std::string> row{"小班", "a,b", "\"q\"", "", "x\ny"};
    const auto table = CsvTable::parse("1,2,3,4,5\n" + csvLine(row) + "\n", "t");
    ASSERT_TRUE(table);
    EXPECT_EQ(table->row(0), row);
}

} // namespace
} // namespace ecotone
