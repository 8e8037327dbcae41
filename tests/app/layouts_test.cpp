#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/store/project_file.h"
#include "tests/app/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace ecotone::tests {
namespace {

bool hasRadical(const std::string& utf8)
{
    // U+2E80-2EFF = E2 BA 80 - E2 BB BF, U+2F00-2FDF = E2 BC 80 - E2 BF 9F.
    for (std::size_t i = 0; i + 2 < utf8.size(); ++i) {
        const auto a = static_cast<unsigned char>(utf8[i]);
        const auto b = static_cast<unsigned char>(utf8[i + 1]);
        const auto c = static_cast<unsigned char>(utf8[i + 2]);
        if (a == 0xE2 && (b == 0xBA || b == 0xBB || b == 0xBC || b == 0xBD || b == 0xBE ||
                          (b == 0xBF && c < 0xA0))) {
            return true;
        }
    }
    return false;
}

class LayoutsTest : public testing::Test
{
protected:
    void print(const std::string& folder)
    {
        const auto result = ecotone({"layout",
                                     toUtf8(demoProject()),
                                     "--landscape",
                                     "LBC",
                                     "--languages",
                                     "en,zh,ru,mn",
                                     "--formats",
                                     "pdf",
                                     "-o",
                                     toUtf8(m_scratch / folder)});
        ASSERT_EQ(result.exitCode, 0) << result.errors;
    }
    std::string pdf(const std::string& folder, const std::string& language)
    {
        return toUtf8(m_scratch / folder / ("habitat_LBC_" + language + ".pdf"));
    }
    Scratch m_scratch;
};

TEST_F(LayoutsTest, FourLanguagesFromOneDefinition)
{
    print("a");
    const std::map<std::string, std::vector<std::string>> words{
        {"en", {"Land of Big Cats", "Mongolian oak forest", "schematic"}},
        {"zh", {"大猫之乡", "蒙古栎林"}},
        {"ru", {"Земля больших кошек", "схема"}},
        {"mn", {"Том муурын нутаг"}}};
    for (const auto& [language, expected] : words) {
        const auto text = tool("pdftotext", {"-layout", pdf("a", language), "-"});
        if (text.exitCode == 127) {
            GTEST_SKIP() << "pdftotext is not installed";
        }
        for (const std::string& word : expected) {
            EXPECT_NE(text.output.find(word), std::string::npos) << language << ": " << word;
        }
        EXPECT_FALSE(hasRadical(text.output)) << language;
        EXPECT_NE(text.output.find_first_of("0123456789"), std::string::npos);
        const auto fonts = tool("pdffonts", {pdf("a", language)});
        EXPECT_EQ(fonts.output.find("Identity-H       no"), std::string::npos) << fonts.output;
        EXPECT_EQ(fonts.output.find("CJKjp"), std::string::npos) << fonts.output;
        if (language == "zh") {
            EXPECT_NE(fonts.output.find("CJKsc"), std::string::npos) << fonts.output;
        }
    }
}

TEST_F(LayoutsTest, SameInputSameBytes)
{
    ::setenv("SOURCE_DATE_EPOCH", "1793527200", 1);
    print("a");
    print("b");
    ::unsetenv("SOURCE_DATE_EPOCH");
    for (const char* language : {"en", "zh", "ru", "mn"}) {
        EXPECT_EQ(fileHash(pdf("a", language)).value(), fileHash(pdf("b", language)).value())
            << language;
    }
}

TEST(ChineseForms, DoNotFollowTheLocaleOfTheMachine)
{
    const Scratch scratch;
    const auto japanese = scratch / "ja_JP.UTF-8";
    if (tool("localedef", {"-i", "ja_JP", "-f", "UTF-8", toUtf8(japanese)}).exitCode == 127 ||
        !std::filesystem::exists(japanese)) {
        GTEST_SKIP() << "no Japanese locale can be made here";
    }
    const auto draw = [&](const char* locale, const std::string& name) {
        ::setenv("LOCPATH", toUtf8(scratch.folder()).c_str(), 1);
        ::setenv("LC_ALL", locale, 1);
        const auto drawn = ecotone({"render",
                                    toUtf8(demoProject()),
                                    "--bbox",
                                    "130.2,42.8,130.6,43.0",
                                    "--size",
                                    "600x400",
                                    "--language",
                                    "zh",
                                    "-o",
                                    toUtf8(scratch / name)});
        ::unsetenv("LC_ALL");
        ::unsetenv("LOCPATH");
        EXPECT_EQ(drawn.exitCode, 0) << drawn.errors;
        return fileHash(scratch / name).value();
    };
    EXPECT_EQ(draw("C.UTF-8", "here.png"), draw("ja_JP.UTF-8", "there.png"));
}

TEST(Sharing, AnInternalLayerLeavesNoTrace)
{
    const Scratch scratch;
    const auto path = copyOfDemo(scratch);
    {
        auto project = store::ProjectFile::open(path, store::Access::Write).value();
        model::EntryHeader header;
        header.kind = "test";
        header.author = {"A", {}, {}};
        auto recording = project->history().begin(header).value();
        auto layer = project->layerRows().layer("corridor").value();
        layer.sharing = model::Sharing::Internal;
        ASSERT_TRUE(project->layerRows().ensureLayer(layer));
        ASSERT_TRUE(recording.commit());
        ASSERT_TRUE(project->close());
    }
    const auto exported = ecotone(
        {"export", toUtf8(path), "--layer", "corridor", "-o", toUtf8(scratch / "c.geojson")});
    EXPECT_EQ(exported.exitCode, 2) << exported.errors;
    EXPECT_FALSE(std::filesystem::exists(scratch / "c.geojson"));
    const auto printed = ecotone({"layout",
                                  toUtf8(path),
                                  "--landscape",
                                  "LBC",
                                  "--languages",
                                  "en",
                                  "--formats",
                                  "svg",
                                  "-o",
                                  toUtf8(scratch / "out")});
    ASSERT_EQ(printed.exitCode, 0) << printed.errors;
    const std::string svg = readFile(scratch / "out" / "habitat_LBC_en.svg").value();
    EXPECT_EQ(svg.find("id=\"corridor\""), std::string::npos);
    EXPECT_NE(svg.find("not for sharing"), std::string::npos) << "the layout says what it left out";
}

TEST(Export, BackIntoANationalForm)
{
    const Scratch scratch;
    const auto file = scratch / "cn.shp";
    const auto result = ecotone({"export",
                                 toUtf8(demoProject()),
                                 "--within",
                                 "TUM",
                                 "--crs",
                                 "EPSG:4532",
                                 "--encoding",
                                 "GB18030",
                                 "--language",
                                 "zh",
                                 "--fields",
                                 "class_code,class_name,area_m2",
                                 "-o",
                                 toUtf8(file)});
    ASSERT_EQ(result.exitCode, 0) << result.errors;
    const auto probe = ecotoneJson({"probe", toUtf8(file), "--country", "CN", "--json"});
    const auto& layer = probe[0]["layers"][0];
    EXPECT_EQ(layer["encoding"]["name"], "GB18030");
    EXPECT_TRUE(layer["crs"]["decided"].get<bool>());
    EXPECT_GT(layer["features"], 1000);
}

} // namespace
} // namespace ecotone::tests
