#include "core/text/encoding.h"
#include "core/text/line_breaks.h"
#include "core/text/romanise.h"

#include <gtest/gtest.h>
#include <string>
#include <utility>
#include <vector>

namespace ecotone::text {
namespace {

TEST(Encoding, IsNamedInEverySpellingOfCpgFilesAndCharsets)
{
    const std::vector<std::pair<std::string, Encoding>> spellings{
        {"UTF-8", Encoding::Utf8},
        {"utf8", Encoding::Utf8},
        {"65001", Encoding::Utf8},
        {"\xEF\xBB\xBFUTF-8", Encoding::Utf8},
        {"GBK", Encoding::Gb18030},
        {"gb2312", Encoding::Gb18030},
        {"GB18030", Encoding::Gb18030},
        {"CP936", Encoding::Gb18030},
        {"936", Encoding::Gb18030},
        {"ANSI 936", Encoding::Gb18030},
        {"Chinese", Encoding::Gb18030},
        {"WindowsSimpChinese", Encoding::Gb18030},
        {"CodePage936", Encoding::Gb18030},
        {"LDID/77", Encoding::Gb18030},
        {"950", Encoding::Big5},
        {"BIG5", Encoding::Big5},
        {"Big-5", Encoding::Big5},
        {"WindowsTradChinese", Encoding::Big5},
        {"1251", Encoding::Cp1251},
        {"ANSI 1251", Encoding::Cp1251},
        {"CP1251", Encoding::Cp1251},
        {"windows-1251", Encoding::Cp1251},
        {"Windows-1251\n", Encoding::Cp1251},
        {"WindowsCyrillic", Encoding::Cp1251},
        {"CodePage1251", Encoding::Cp1251},
        {"LDID/201", Encoding::Cp1251},
        {"866", Encoding::Cp866},
        {"OEM 866", Encoding::Cp866},
        {"CodePage866", Encoding::Cp866},
        {"KOI8-R", Encoding::Koi8R},
        {"koi8r", Encoding::Koi8R},
        {"88591", Encoding::Latin1},
        {"ISO-8859-1", Encoding::Latin1},
        {"88595", Encoding::Iso8859_5},
        {"437", Encoding::Cp437},
        {"CP1251-Mongolian", Encoding::Cp1251Mongolian},
    };
    for (const auto& [spelling, encoding] : spellings) {
        ASSERT_TRUE(encodingFromName(spelling).has_value()) << spelling;
        EXPECT_EQ(name(*encodingFromName(spelling)), name(encoding)) << spelling;
    }
    for (const std::string nothing : {"", "System", "Neutral", "OEM", "Klingon"}) {
        EXPECT_FALSE(encodingFromName(nothing).has_value()) << nothing;
    }
}

TEST(Encoding, LanguageDriverFiftySevenStatesNothing)
{
    EXPECT_FALSE(encodingFromLanguageDriver(0x57).has_value());
    EXPECT_FALSE(encodingFromLanguageDriver(0x00).has_value());
    EXPECT_EQ(encodingFromLanguageDriver(0x4D), Encoding::Gb18030);
    EXPECT_EQ(encodingFromLanguageDriver(0xC9), Encoding::Cp1251);
    EXPECT_EQ(encodingFromLanguageDriver(0x65), Encoding::Cp866);
}

TEST(Encoding, ReadsTheBytesOfEachCodePage)
{
    EXPECT_EQ(decode("\xba\xda\xc1\xfa\xbd\xad\xca\xa1", Encoding::Gb18030).text, "黑龙江省");
    EXPECT_EQ(decode("\xc1\x63\xc5\xe9\xb0\xea\xbb\x79", Encoding::Big5).text, "繁體國語");
    EXPECT_EQ(decode("\xd2\xd5\xd3\xd3\xcb\xc9\xca", Encoding::Koi8R).text, "русский");
    EXPECT_EQ(decode("\xd0\xd3\xd1\xd1\xca\xc8\xc9", Encoding::Cp1251).text, "РУССКИЙ");
    EXPECT_EQ(decode("\x8b\xa5\xe1", Encoding::Cp866).text, "Лес");
    EXPECT_EQ(decode("\xd5\xba\xe2\xf1\xe3\xba\xeb", Encoding::Cp1251Mongolian).text, "Хөвсгөл");
    EXPECT_EQ(decode("\xaa\xba\xaf\xbf", Encoding::Cp1251Mongolian).text, "ӨөҮү");
    // The places of RK1048.
    EXPECT_EQ(decode("\xa5\xb4\xaf\xbf", Encoding::Cp1251Mongolian).text, "ӨөҮү");
}

TEST(Encoding, ToleratesOneCutCharacterAtTheEndAndSaysSo)
{
    // 珲春市敬信镇 in a field of 11 bytes loses half of its last character.
    const Decoded gbk = decode("\xe7\xf5\xb4\xba\xca\xd0\xbe\xb4\xd0\xc5\xd5", Encoding::Gb18030);
    EXPECT_EQ(gbk.text, "珲春市敬信");
    EXPECT_TRUE(gbk.truncatedTail);
    EXPECT_FALSE(gbk.lost);

    const Decoded utf8 = decode("\xe7\x8f\xb2\xe6\x98\xa5\xe9", Encoding::Utf8);
    EXPECT_EQ(utf8.text, "珲春");
    EXPECT_TRUE(utf8.truncatedTail);

    const Decoded broken = decode("a\xFF"
                                  "b",
                                  Encoding::Utf8);
    EXPECT_EQ(broken.text, "a\\xFFb");
    EXPECT_TRUE(broken.lost);
    EXPECT_FALSE(broken.truncatedTail);
}

TEST(Encoding, WritesAndRefusesByName)
{
    EXPECT_EQ(encode("黑龙江省", Encoding::Gbk).value(), "\xba\xda\xc1\xfa\xbd\xad\xca\xa1");
    EXPECT_EQ(encode("Хөвсгөл", Encoding::Cp1251Mongolian).value(), "\xd5\xba\xe2\xf1\xe3\xba\xeb");
    const auto refused = encode("Хөвсгөл", Encoding::Cp1251);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().detail, "\"ө\" does not exist in CP1251");
    EXPECT_FALSE(encode("é", Encoding::Cp1251).has_value());
}

TEST(Encoding, CutsAtWholeCharacters)
{
    EXPECT_EQ(cutToBytes("珲春市", 7), "珲春");
    EXPECT_EQ(cutToBytes("abc", 7), "abc");
}

TEST(Romanise, ProposesPerLanguageOfTheAttribute)
{
    EXPECT_EQ(romanised("Хасанский район", Language::Russian).value().text, "Khasanskiy rayon");
    EXPECT_EQ(romanised("Баян-Өлгий", Language::Mongolian).value().text, "Bayan-Ölgii");
    EXPECT_EQ(romanised("长白山", Language::Chinese).value().text, "Chángbáishān");
    EXPECT_FALSE(romanised("珲春", Language::Chinese).value().reviewed);
}

TEST(LineBreaks, ChineseBreaksBetweenCharactersRussianBetweenWords)
{
    // Three bytes a character; no break before the closing full stop.
    const auto chinese = lineBreaks("东北虎。", Language::Chinese);
    ASSERT_EQ(chinese.size(), 3U);
    EXPECT_EQ(chinese[0].offset, 3U);
    EXPECT_EQ(chinese[1].offset, 6U);
    EXPECT_EQ(chinese[2].offset, 12U);
    const auto russian = lineBreaks("Земля леопарда", Language::Russian);
    ASSERT_EQ(russian.size(), 2U);
    EXPECT_EQ(russian[0].offset, 11U);
    EXPECT_TRUE(lineBreaks("a\nb", Language::English)[0].mandatory);
}

TEST(LineBreaks, FoldsCaseInEveryScript)
{
    EXPECT_EQ(caseFolded("ХӨВСГӨЛ Lake"), "хөвсгөл lake");
}

} // namespace
} // namespace ecotone::text
