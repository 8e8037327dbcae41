#include "core/base/file.h"
#include "core/cartography/theme_sheet.h"
#include "core/habitat/classification.h"
#include "tests/app/program.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>

namespace ecotone::tests {
namespace {

/// Fills as the theme has them, by class.
std::map<std::string, std::string> fillsOf(const std::string& theme)
{
    const auto themes = cartography::ThemeSheets::builtIn().value();
    const auto style = themes.styled(cartography::Style::load().value(), *themes.find(theme));
    std::map<std::string, std::string> fills;
    const auto classification = habitat::Classification::load().value();
    for (const auto& known : classification.classes()) {
        fills[known.code] = style.fillOf(known).hex();
    }
    return fills;
}

std::string themesOf(const std::filesystem::path& project)
{
    std::string text;
    for (const auto& row : ecotoneJson({"theme", "list", toUtf8(project), "--json"})) {
        text += row["theme"].get<std::string>() + " " + row["kind"].get<std::string>() + "\n";
    }
    return text;
}

TEST(Themes, GoOutToAFileAndComeBackAsTheyWere)
{
    const Scratch scratch;
    const auto project = copyOfDemo(scratch);
    EXPECT_EQ(themesOf(project), "habitat built-in\ncn_landuse built-in\nru_vegetation built-in\n");
    for (const char* ending : {".qml", ".sld"}) {
        const auto file = scratch / (std::string{"植被 №3"} + ending);
        const auto out = ecotone(
            {"theme", "export", toUtf8(project), "--theme", "ru_vegetation", "-o", toUtf8(file)});
        ASSERT_EQ(out.exitCode, 0) << out.errors;
        const auto in = ecotone({"theme",
                                 "import",
                                 toUtf8(project),
                                 toUtf8(file),
                                 "--author",
                                 "Officer",
                                 "--name",
                                 std::string{"back"} + ending});
        ASSERT_EQ(in.exitCode, 0) << in.errors;
        EXPECT_NE(in.output.find("59 classes"), std::string::npos) << in.output;
        EXPECT_EQ(in.errors.find("line"), std::string::npos) << in.errors;
        const auto again = scratch / (std::string{"again"} + ending);
        const auto second = ecotone({"theme",
                                     "export",
                                     toUtf8(project),
                                     "--theme",
                                     std::string{"back"} + ending,
                                     "-o",
                                     toUtf8(again)});
        ASSERT_EQ(second.exitCode, 0) << second.errors;
        EXPECT_EQ(readFile(again).value(), readFile(file).value()) << ending;
    }
    EXPECT_NE(themesOf(project).find("back.qml own\nback.sld own\n"), std::string::npos);
    // Other programs find them beside the default style.
    const auto styles = tool("ogrinfo",
                             {"-ro",
                              "-q",
                              "-sql",
                              "SELECT styleName, useAsDefault FROM layer_styles WHERE "
                              "f_table_name = 'habitat' ORDER BY id",
                              toUtf8(project)});
    if (styles.exitCode == 0) {
        EXPECT_NE(styles.output.find("styleName (String) = Ecotone"), std::string::npos);
        EXPECT_NE(styles.output.find("styleName (String) = back.sld"), std::string::npos);
    }
    const auto undone = ecotone({"undo", toUtf8(project), "--scope", "layout"});
    EXPECT_EQ(undone.exitCode, 0) << undone.errors;
    EXPECT_EQ(themesOf(project).find("back.sld"), std::string::npos);
    EXPECT_EQ(ecotone({"check", toUtf8(project)}).exitCode,
              ecotone({"check", toUtf8(demoProject())}).exitCode);
}

TEST(Themes, ThatDoNotExistAreNamedWithThoseThatDo)
{
    const auto none = ecotone(
        {"theme", "export", toUtf8(demoProject()), "--theme", "atlas", "-o", "/nowhere/a.qml"});
    EXPECT_EQ(none.exitCode, 2);
    EXPECT_NE(none.errors.find("\"cn_landuse\""), std::string::npos) << none.errors;
    const Scratch scratch;
    ASSERT_TRUE(writeFile(scratch / "broken.qml", "<qgis>\n<"));
    const auto project = copyOfDemo(scratch);
    const std::string before = orderedDump(project);
    const auto broken = ecotone({"theme",
                                 "import",
                                 toUtf8(project),
                                 toUtf8(scratch / "broken.qml"),
                                 "--author",
                                 "Officer"});
    EXPECT_EQ(broken.exitCode, 3) << broken.errors;
    EXPECT_NE(broken.errors.find("broken.qml, line 2"), std::string::npos) << broken.errors;
    EXPECT_EQ(orderedDump(project), before);
}

TEST(Themes, AreShownByQgisInTheSameColours)
{
    const Scratch scratch;
    for (const std::string theme : {"habitat", "cn_landuse", "ru_vegetation"}) {
        const auto fills = fillsOf(theme);
        for (const std::string ending : {".qml", ".sld"}) {
            const auto file = scratch / (theme + ending);
            ASSERT_EQ(ecotone({"theme",
                               "export",
                               toUtf8(demoProject()),
                               "--theme",
                               theme,
                               "-o",
                               toUtf8(file)})
                          .exitCode,
                      0);
            const auto shown = tool("python3", {ECOTONE_QGIS_THEME, toUtf8(file)});
            if (shown.exitCode == 127 ||
                shown.errors.find("No module named") != std::string::npos) {
                GTEST_SKIP() << "QGIS is not installed";
            }
            ASSERT_EQ(shown.exitCode, 0) << shown.errors;
            const auto qgis = nlohmann::json::parse(shown.output);
            EXPECT_TRUE(qgis["loaded"].get<bool>()) << qgis["message"];
            // And a sign for land without data.
            ASSERT_EQ(qgis["classes"].size(), fills.size() + 1) << theme << ending;
            for (const auto& [code, fill] : fills) {
                EXPECT_EQ(qgis["classes"][code]["fill"], fill) << theme << ending << " " << code;
            }
            // A parent is hatched, scrub has dots, marsh strokes.
            const auto has = [&qgis](const char* code, const char* layer) {
                const auto layers = qgis["classes"][code]["layers"].get<std::vector<std::string>>();
                return std::find(layers.begin(), layers.end(), layer) != layers.end();
            };
            EXPECT_TRUE(has("F", "LinePatternFill")) << theme << ending;
            // QGIS 3.22 does not read the points that it writes into SLD itself.
            if (ending == ".qml") {
                EXPECT_TRUE(has("S11", "PointPatternFill")) << theme;
                EXPECT_TRUE(has("W13", "PointPatternFill")) << theme;
            }
            EXPECT_FALSE(has("F12", "LinePatternFill")) << theme << ending;
        }
    }
}

TEST(Themes, DrawTheMapInTheirColours)
{
    const Scratch scratch;
    std::map<std::string, std::string> pictures;
    for (const std::string theme : {"habitat", "cn_landuse", "仿俄罗斯植被图式"}) {
        const auto file = scratch / (theme + ".png");
        const auto drawn = ecotone({"render",
                                    toUtf8(demoProject()),
                                    "--landscape",
                                    "LBC",
                                    "--size",
                                    "300x300",
                                    "--theme",
                                    theme,
                                    "-o",
                                    toUtf8(file)});
        ASSERT_EQ(drawn.exitCode, 0) << drawn.errors;
        pictures[theme] = readFile(file).value();
    }
    EXPECT_NE(pictures["habitat"], pictures["cn_landuse"]);
    EXPECT_NE(pictures["cn_landuse"], pictures["仿俄罗斯植被图式"]);
}

} // namespace
} // namespace ecotone::tests
