#include "tests/core/exchange/support.h"
#include "tests/support/transcoded.h"

/// What is said about texts on their way from bytes: cut, lost, damaged, put right.
namespace ecotone::exchange {
namespace {

using namespace test;
using ecotone::test::readAsLatin1;
using ecotone::test::transcoded;
using ecotone::test::transcodedMongolian;

SourceTable csv(const std::vector<std::string>& values, const std::string& heading = "NAME")
{
    const Folder folder;
    std::string text = heading + ",CODE\n";
    for (const std::string& value : values) {
        text += value + ",1\n";
    }
    auto table = readSource(written(folder / "a.csv", text));
    EXPECT_TRUE(table.has_value()) << (table ? "" : table.error().detail);
    return table ? *std::move(table) : SourceTable{};
}

std::vector<std::string> names(const SourceTable& table, const std::string& field = "NAME")
{
    std::vector<std::string> list;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        list.push_back(text(table, row, field));
    }
    return list;
}

TEST(Texts, ACharacterCutByItsFieldIsLeftOutAndTheRowNamed)
{
    const Folder folder;
    WriteTable table = forest();
    table.fields[1] = {"NAME", model::FieldType::Text, 11, 0};
    table.rows[0].values[1] = std::string{"AAAAAAAAAAA"};
    table.rows[1].values[1] = std::string{"BBBBBBBBBBB"};
    ASSERT_TRUE(writeShapefile(folder / "a.shp", table).has_value());
    std::filesystem::remove(folder / "a.cpg");
    std::string dbf = readFile(folder / "a.dbf").value();
    const auto put = [&](const std::string& place, const std::string& name) {
        const std::string bytes = transcoded(name, "GBK").value().substr(0, 11);
        dbf.replace(dbf.find(place), 11, bytes + std::string(11 - bytes.size(), ' '));
    };
    put("AAAAAAAAAAA", "珲春市");
    put("BBBBBBBBBBB", "珲春市敬信镇");
    written(folder / "a.dbf", dbf);
    const auto read = readSource(folder / "a.shp");
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(text(*read, 0, "NAME"), "珲春市");
    EXPECT_EQ(text(*read, 1, "NAME"), "珲春市敬信");
    const ReadIssue* cut = find(read->issues, "text-cut");
    ASSERT_NE(cut, nullptr);
    EXPECT_EQ(cut->firstRow, 1);
    EXPECT_EQ(cut->count, 1);
    EXPECT_NE(cut->message.find("cut by the width of the field"), std::string::npos);
}

TEST(Texts, DamagedBytesStayLegible)
{
    const SourceTable table = csv(
        {transcoded("Уссурийск", "UTF-8").value(), "Сла\xFF\xFEвянка", "Барабаш", "посёлок Хасан"});
    EXPECT_EQ(
        names(table),
        (std::vector<std::string>{"Уссурийск", "Сла\\xFF\\xFEвянка", "Барабаш", "посёлок Хасан"}));
    const ReadIssue* damaged = find(table.issues, "text-undecodable");
    ASSERT_NE(damaged, nullptr);
    EXPECT_EQ(damaged->firstRow, 1);
}

TEST(Texts, LettersLostBeforeDeliveryAreCounted)
{
    const SourceTable table = csv(
        {"Х?всг?л", "Цагаан нуур", "????", "Баян-\xEF\xBF\xBDлгий", "锟斤拷", "Өлгий", "Ховд?"});
    const ReadIssue* lost = find(table.issues, "text-lost");
    ASSERT_NE(lost, nullptr);
    EXPECT_EQ(lost->count, 4);
    EXPECT_EQ(lost->firstRow, 0);
    EXPECT_EQ(text(table, 3, "NAME"), "Баян-?лгий");
}

TEST(Texts, MongolianTypedWithUkrainianLettersIsPutRight)
{
    const SourceTable table =
        csv({"Хєвсгєл нуур", "Єлгий сум", "Їїрэг нуур", "Баянхонгор", "Зvvн"}, "НЭР");
    EXPECT_EQ(names(table, "НЭР"),
              (std::vector<std::string>{
                  "Хөвсгөл нуур", "Өлгий сум", "Үүрэг нуур", "Баянхонгор", "Зүүн"}));
    EXPECT_EQ(find(table.issues, "mongolian-letters")->count, 4);
    // Ukrainian stays Ukrainian.
    EXPECT_EQ(names(csv({"Київська область", "її ліси", "Єнакієве"})),
              (std::vector<std::string>{"Київська область", "її ліси", "Єнакієве"}));
}

TEST(Texts, MongolianInTheKazakhCodePageIsReadToo)
{
    const std::vector<std::string> meant{"Өлгий сум", "Хөвсгөл нуур", "Үүрэг нуур", "Баян-Өлгий"};
    std::vector<std::string> bytes;
    for (const std::string& name : meant) {
        bytes.push_back(transcoded(name, "RK1048").value());
    }
    const SourceTable table = csv(bytes);
    EXPECT_EQ(names(table), meant) << table.encoding.evidence.english();
    EXPECT_EQ(table.encoding.encoding, text::Encoding::Cp1251Mongolian);
}

TEST(Texts, OneDoubledColumnBesideHonestOnes)
{
    const Folder folder;
    std::string lines = "LATIN,NATIVE\n";
    for (const std::string name : {"Хөвсгөл", "Үүрэг", "Баян-Өлгий"}) {
        lines += "Hövsgöl," + readAsLatin1(transcodedMongolian(name).value()) + "\n";
    }
    const auto table = readSource(written(folder / "a.csv", lines));
    ASSERT_TRUE(table.has_value());
    EXPECT_TRUE(table->encoding.decided) << table->encoding.evidence.english();
    EXPECT_EQ(names(*table, "LATIN"), (std::vector<std::string>{"Hövsgöl", "Hövsgöl", "Hövsgöl"}));
    EXPECT_EQ(names(*table, "NATIVE"),
              (std::vector<std::string>{"Хөвсгөл", "Үүрэг", "Баян-Өлгий"}));
    EXPECT_EQ(find(table->issues, "mojibake-undone")->count, 3);
}

TEST(Texts, ValuesOfAnotherEncodingAreReadInTheirOwnAndNamed)
{
    const SourceTable table = csv({transcoded("黑龙江省", "GBK").value(),
                                   transcoded("吉林省延边朝鲜族自治州", "GBK").value(),
                                   "珲春市敬信镇",
                                   transcoded("内蒙古自治区", "GBK").value()});
    EXPECT_EQ(names(table),
              (std::vector<std::string>{
                  "黑龙江省", "吉林省延边朝鲜族自治州", "珲春市敬信镇", "内蒙古自治区"}));
    const ReadIssue* mixed = find(table.issues, "encoding-mixed");
    ASSERT_NE(mixed, nullptr);
    EXPECT_EQ(mixed->firstRow, 2);
    EXPECT_EQ(mixed->count, 1);
    EXPECT_EQ(table.encoding.mixed, std::vector{text::Encoding::Utf8});
}

std::string
drawing(const std::string& version, const std::string& page, const std::vector<std::string>& texts)
{
    std::string dxf = "  0\nSECTION\n  2\nHEADER\n  9\n$ACADVER\n  1\n" + version +
                      "\n  9\n$DWGCODEPAGE\n  3\n" + page +
                      "\n  0\nENDSEC\n  0\nSECTION\n  2\nENTITIES\n";
    for (const std::string& text : texts) {
        dxf += "  0\nTEXT\n  8\n0\n 10\n1.0\n 20\n2.0\n 40\n1.0\n  1\n" + text + "\n";
    }
    return dxf + "  0\nENDSEC\n  0\nEOF\n";
}

TEST(Texts, DrawingsAreReadByTheirBytesWhateverTheyState)
{
    const Folder folder;
    const std::vector<std::string> chinese{"红松林", "长白山天池", "图们江口"};
    const std::vector<std::string> russian{"Кедровник", "р. Барабашевка", "Граница лесничества"};
    const auto bytes = [](const std::vector<std::string>& texts, const char* encoding) {
        std::vector<std::string> list;
        for (const std::string& text : texts) {
            list.push_back(transcoded(text, encoding).value());
        }
        return list;
    };
    struct Case
    {
        std::string version;
        std::string page;
        std::vector<std::string> texts;
        const char* encoding;
    };
    for (const Case& each : {Case{"AC1015", "ANSI_936", chinese, "GBK"},
                             Case{"AC1015", "ANSI_1252", chinese, "GBK"},
                             Case{"AC1015", "ANSI_936", russian, "CP1251"},
                             Case{"AC1015", "dos866", russian, "CP866"},
                             Case{"AC1021", "ANSI_1252", chinese, "UTF-8"}}) {
        const auto table = readSource(written(
            folder / "a.dxf", drawing(each.version, each.page, bytes(each.texts, each.encoding))));
        ASSERT_TRUE(table.has_value()) << table.error().detail;
        EXPECT_EQ(names(*table, "Text"), each.texts)
            << each.page << ' ' << each.encoding << ' ' << table->encoding.evidence.english();
        EXPECT_TRUE(table->encoding.decided) << table->encoding.evidence.english();
    }
}

TEST(Texts, WhatSomeoneDecidedIsObeyedWherePossible)
{
    const Folder folder;
    ReadOptions options;
    options.encoding = text::Encoding::Koi8R;
    const auto path =
        written(folder / "a.csv", "NAME\n" + transcoded("лес", "CP1251").value() + "\n");
    EXPECT_EQ(text(readSource(path, options).value(), 0, "NAME"), "КЕЯ");
}

} // namespace
} // namespace ecotone::exchange
