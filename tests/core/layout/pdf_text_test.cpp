#include "core/layout/pdf_finish.h"
#include "core/layout/pdf_text.h"

#include <gtest/gtest.h>

namespace ecotone::layout {
namespace {

TEST(PdfText, RadicalsBecomeTheIdeographsTheyStandFor)
{
    // KANGXI RADICAL OLD, SCRIPT, WATER, MOUNTAIN and two of the supplement.
    EXPECT_EQ(withoutRadicals("\u2F7C\u2F42\u2F54\u2F2D \u2EC5 \u2EA0 12").value(),
              "老文水山 见 民 12");
    EXPECT_EQ(withoutRadicals("东北虎豹国家公园").value(), "东北虎豹国家公园");
}

TEST(PdfText, EveryKangxiRadicalIsInTheTable)
{
    const auto table = radicalTable();
    ASSERT_TRUE(table) << table.error().detail;
    for (char32_t radical = 0x2F00; radical <= 0x2FD5; ++radical) {
        EXPECT_TRUE(table->contains(radical)) << std::hex << static_cast<unsigned>(radical);
    }
    for (const auto& [radical, unified] : *table) {
        EXPECT_FALSE(table->contains(unified)) << std::hex << static_cast<unsigned>(radical);
    }
}

TEST(PdfText, Utf16GoesThereAndBack)
{
    const std::u32string text = U"A文Ө\U00020628";
    EXPECT_EQ(fromUtf16Bytes(toUtf16Bytes(text)), text);
    EXPECT_EQ(toUtf16Bytes(U"\U00020628"), std::string("\xD8\x41\xDE\x28"));
    EXPECT_EQ(fromUtf8(toUtf8(text)), text);
    EXPECT_EQ(toUtf8(U"\u6587"), "文");
}

TEST(PdfText, ReadsCharsRangesAndLists)
{
    const UnicodeMap map = parseUnicodeMap("1 begincodespacerange\n<0000> <ffff>\n"
                                           "endcodespacerange\n"
                                           "1 beginbfchar <0003> <0020> endbfchar\n"
                                           "3 beginbfrange\n<0010> <0012> <0041>\n"
                                           "<0020> <0021> [<2F42> <00660069>]\n"
                                           "<0030> <0030> <D841DE28>\nendbfrange");
    EXPECT_EQ(map.codeBytes, 2U);
    ASSERT_EQ(map.texts.size(), 7U);
    EXPECT_EQ(map.texts.at(3), U" ");
    EXPECT_EQ(map.texts.at(0x12), U"C");
    EXPECT_EQ(map.texts.at(0x20), U"\u2F42");
    EXPECT_EQ(map.texts.at(0x21), U"fi");
    EXPECT_EQ(map.texts.at(0x30), U"\U00020628");
}

TEST(PdfText, WrittenMapsReadTheSame)
{
    UnicodeMap map;
    for (std::uint32_t code = 1; code < 250; ++code) {
        map.texts[code] = std::u32string(1, 0x4E00 + code);
    }
    const UnicodeMap again = parseUnicodeMap(writeUnicodeMap(map));
    EXPECT_EQ(again.texts, map.texts);
    EXPECT_EQ(again.codeBytes, map.codeBytes);
}

TEST(PdfFinish, WhatIsNoPdfIsRefused)
{
    const auto finished = finishPdf("no pdf at all", Composition{});
    ASSERT_FALSE(finished);
    EXPECT_EQ(finished.error().code, ErrorCode::Internal);
}

} // namespace
} // namespace ecotone::layout
