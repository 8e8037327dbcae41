#include "core/cartography/qml.h"
#include "core/cartography/style_reader.h"

#include <gtest/gtest.h>
#include <random>

namespace ecotone::cartography {
namespace {

const MapKnowledge& program()
{
    static const MapKnowledge knowledge = MapKnowledge::load().value();
    return knowledge;
}

std::string said(const ReadStyle& read)
{
    std::string text;
    for (const model::Issue& issue : read.issues) {
        text += issue.code + " " + issue.message + "\n";
    }
    return text;
}

/// A theme with a random part of everything QML and SLD can say.
ThemeSheet randomSheet(std::mt19937& random)
{
    const auto any = [&random](int from, int to) {
        return from + static_cast<int>(random() % static_cast<unsigned>(to - from + 1));
    };
    const auto color = [&] {
        return Color{static_cast<std::uint8_t>(any(0, 255)),
                     static_cast<std::uint8_t>(any(0, 255)),
                     static_cast<std::uint8_t>(any(0, 255)),
                     255};
    };
    ThemeSheet sheet;
    for (const habitat::HabitatClass& known : program().classification.classes()) {
        ClassStyle style;
        if (any(0, 2) > 0) {
            style.fill = color();
        }
        const auto pattern = static_cast<habitat::Pattern>(any(0, 4));
        if (pattern != known.pattern) {
            style.pattern = pattern;
        }
        if (any(0, 2) == 0) {
            style.outline = ClassOutline{color(), any(5, 1000) / 1000.0};
        }
        if (style != ClassStyle{}) {
            sheet.classes[known.code] = style;
        }
    }
    LayerRules rules;
    rules.opacity = any(1, 100) / 100.0;
    if (any(0, 1) == 0) {
        rules.minDenominator = any(1, 50) * 1000.0;
        rules.maxDenominator = any(60, 5000) * 1000.0;
    }
    if (rules != LayerRules{}) {
        sheet.layers["habitat"] = rules;
    }
    return sheet;
}

StoredStyle written(const ThemeSheet& sheet)
{
    MapKnowledge knowledge = program();
    knowledge.style = ThemeSheets::builtIn().value().styled(knowledge.style, sheet);
    return habitatStyle(knowledge, Language::Chinese);
}

TEST(StyleFiles, BringAThemeBackAsItWas)
{
    std::mt19937 random{20};
    for (int round = 0; round < 40; ++round) {
        const ThemeSheet sheet = randomSheet(random);
        const StoredStyle style = written(sheet);
        const auto qml = readStyle(style.qml, "theme.qml", program());
        ASSERT_TRUE(qml) << qml.error().detail;
        EXPECT_EQ(said(*qml), "") << round;
        EXPECT_EQ(qml->sheet.json(), sheet.json()) << round;
        const auto sld = readStyle(style.sld, "theme.sld", program());
        ASSERT_TRUE(sld) << sld.error().detail;
        EXPECT_EQ(said(*sld), "") << round;
        EXPECT_EQ(sld->sheet.json(), sheet.json()) << round;
        EXPECT_EQ(sld->classes, 59);
    }
}

TEST(StyleFiles, OfTheProgramBringTheClassesBack)
{
    const ThemeSheets themes = ThemeSheets::builtIn().value();
    for (const ThemeSheet& sheet : themes.all()) {
        MapKnowledge knowledge = program();
        knowledge.style = themes.styled(knowledge.style, sheet);
        const auto read =
            readStyle(habitatStyle(knowledge, Language::English).qml, "theme.qml", program());
        ASSERT_TRUE(read) << read.error().detail;
        const Style back = themes.styled(program().style, read->sheet);
        for (const habitat::HabitatClass& known : program().classification.classes()) {
            EXPECT_EQ(back.fillOf(known), knowledge.style.fillOf(known)) << known.code;
            EXPECT_EQ(back.patternOf(known), knowledge.style.patternOf(known)) << known.code;
        }
    }
}

TEST(StyleFiles, SayWhatTheyHaveNoPlaceFor)
{
    ThemeSheet sheet;
    EXPECT_TRUE(unsaidIn(StyleFormat::Sld, sheet).empty());
    sheet.level3To = 100000.0;
    sheet.layerOrder = {"road"};
    sheet.layers["road"].opacity = 0.5;
    sheet.layers["habitat"].labels = false;
    const auto codes = [](const std::vector<model::Issue>& issues) {
        std::string text;
        for (const model::Issue& issue : issues) {
            text += issue.code + " ";
        }
        return text;
    };
    EXPECT_EQ(codes(unsaidIn(StyleFormat::Qml, sheet)), "style-unsaid-order style-unsaid-layers ");
    EXPECT_EQ(codes(unsaidIn(StyleFormat::Sld, sheet)),
              "style-unsaid-levels style-unsaid-order style-unsaid-layers style-unsaid-labels ");
}

TEST(Qml, KeepsLevelsByScale)
{
    ThemeSheet sheet;
    sheet.classes["F11"].fill = Color::fromRgb(0x102030);
    sheet.level3To = 200000.0;
    sheet.level2To = 900000.0;
    const auto read = readStyle(written(sheet).qml, "theme.qml", program());
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->sheet.json(), sheet.json());
}

TEST(Qml, KeepsThatLabelsAreOff)
{
    ThemeSheet sheet;
    sheet.layers["habitat"].labels = false;
    const auto read = readStyle(written(sheet).qml, "theme.qml", program());
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_FALSE(read->sheet.layers.at("habitat").labels);
}

constexpr std::string_view qgisCategories =
    R"(<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16" labelsEnabled="0" hasScaleBasedVisibilityFlag="1" minScale="500000" maxScale="1000">
<renderer-v2 type="categorizedSymbol" attr="class_code"><categories>
<category value="F11" symbol="0" label="pine" render="true"/>
<category value="XX9" symbol="0" label="?" render="true"/>
<category value="W13" symbol="1" label="marsh" render="true"/>
</categories><symbols>
<symbol name="0" alpha="1"><layer class="SimpleFill" enabled="1"><Option type="Map">
<Option name="color" value="17,34,51,255,rgb:0.06,0.13,0.2,1"/><Option name="style" value="solid"/>
<Option name="outline_style" value="solid"/><Option name="outline_color" value="255,0,0,255"/>
<Option name="outline_width" value="1"/><Option name="outline_width_unit" value="Point"/></Option></layer></symbol>
<symbol name="1" alpha="1"><layer class="GradientFill" enabled="1"/>
<layer class="SimpleFill" enabled="1"><prop k="color" v="1,2,3"/><prop k="style" v="solid"/><prop k="outline_style" v="no"/></layer></symbol>
</symbols></renderer-v2><layerOpacity>0.7</layerOpacity></qgis>)";

TEST(Qml, OfQgisIsReadAndWhatIsForeignIsNamedByLine)
{
    const auto read = readStyle(qgisCategories, "theme.qml", program());
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->classes, 2);
    EXPECT_EQ(read->sheet.classes.at("F11").fill->hex(), "#112233");
    EXPECT_NEAR(read->sheet.classes.at("F11").outline->width, 25.4 / 72.0, 1e-9);
    EXPECT_EQ(read->sheet.classes.at("W13").fill->hex(), "#010203");
    EXPECT_EQ(read->sheet.classes.at("W13").pattern, habitat::Pattern::None);
    const LayerRules rules = read->sheet.layers.at("habitat");
    EXPECT_EQ(rules.opacity, 0.7);
    EXPECT_EQ(rules.minDenominator, 1000.0);
    EXPECT_EQ(rules.maxDenominator, 500000.0);
    EXPECT_FALSE(rules.labels);
    EXPECT_EQ(said(*read),
              "style-class-unknown line 5: XX9: no class of the map\n"
              "style-symbol-unknown line 12: GradientFill: the map has no such symbol\n");
}

TEST(Qml, WithRulesIsReadByTheirFilters)
{
    const auto read = readStyle(R"(<qgis><renderer-v2 type="RuleRenderer"><rules key="r">
<rule filter="&quot;class_code&quot; = 'F11'" symbol="0"/>
<rule filter="area > 5" symbol="0"/></rules><symbols>
<symbol name="0"><layer class="SimpleFill"><prop k="color" v="1,2,3,255"/><prop k="style" v="solid"/>
<prop k="outline_style" v="no"/></layer></symbol></symbols></renderer-v2></qgis>)",
                                "rules.qml",
                                program());
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->sheet.classes.at("F11").fill->hex(), "#010203");
    EXPECT_EQ(said(*read),
              "style-part-ignored line 3: filter area > 5: a theme does not hold this\n");
}

TEST(Sld, OfEitherVersionIsRead)
{
    const auto read = readStyle(
        R"(<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld"><NamedLayer><UserStyle>
<FeatureTypeStyle><Rule><Filter><Or>
<PropertyIsEqualTo><PropertyName>class_code</PropertyName><Literal>F11</Literal></PropertyIsEqualTo>
<PropertyIsEqualTo><PropertyName>class_code</PropertyName><Literal>F12</Literal></PropertyIsEqualTo></Or></Filter>
<MaxScaleDenominator>250000</MaxScaleDenominator>
<PolygonSymbolizer><Fill><CssParameter name="fill">#0a0b0c</CssParameter></Fill>
<Stroke><CssParameter name="stroke">#FF0000</CssParameter><CssParameter name="stroke-width">2</CssParameter></Stroke>
</PolygonSymbolizer><TextSymbolizer/></Rule>
<Rule><ElseFilter/><PolygonSymbolizer/></Rule></FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>)",
        "theme.sld",
        program());
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->classes, 2);
    EXPECT_EQ(read->sheet.classes.at("F12").fill->hex(), "#0A0B0C");
    EXPECT_EQ(read->sheet.classes.at("F12").outline->width, 0.56);
    EXPECT_EQ(read->sheet.layers.at("habitat").maxDenominator, 250000.0);
    EXPECT_NE(said(*read).find("style-symbol-unknown line 8: TextSymbolizer"), std::string::npos)
        << said(*read);
    EXPECT_NE(said(*read).find("style-part-ignored line 9: Rule without Filter"), std::string::npos)
        << said(*read);
}

TEST(StyleFiles, ThatAreDamagedAreNamedByFileLineAndCause)
{
    const auto error = [](std::string_view text, std::string_view file) {
        const auto read = readStyle(text, file, program());
        return read ? std::string{"read"} : read.error().detail;
    };
    EXPECT_EQ(error("<qgis>\n<renderer-v2>\n</qgis>", "a.qml"), "a.qml, line 3: mismatched tag");
    EXPECT_EQ(error("", "a.qml"), "a.qml, line 1: no element found");
    EXPECT_EQ(error("<kml/>", "a.qml"),
              "a.qml: the root <kml> is neither that of QML nor that of SLD");
    EXPECT_NE(error("<qgis/>", "a.qml").find("colours no class of the map"), std::string::npos);
    EXPECT_EQ(error("<!DOCTYPE q [\n<!ENTITY a \"aaaa\">]><qgis>&a;</qgis>", "a.qml"),
              "a.qml, line 2: declares entities");
    std::string deep;
    for (int i = 0; i < 300; ++i) {
        deep += "<a>";
    }
    EXPECT_EQ(error(deep, "a.sld"), "a.sld, line 1: elements lie too deep");
}

/// Every prefix of a good file is either read or refused with a sentence; never worse.
TEST(StyleFiles, ThatEndTooEarlyAreRefused)
{
    const std::string whole{qgisCategories};
    for (std::size_t size = 0; size < whole.size() - 1; size += 7) {
        const auto read = readStyle(whole.substr(0, size), "cut.qml", program());
        ASSERT_FALSE(read) << size;
        EXPECT_TRUE(read.error().detail.starts_with("cut.qml, line ")) << read.error().detail;
    }
}

TEST(StyleFiles, AreKnownByTheirEnding)
{
    EXPECT_EQ(styleFormatOf("保护区.QML").value(), StyleFormat::Qml);
    EXPECT_EQ(styleFormatOf("a.sld").value(), StyleFormat::Sld);
    EXPECT_EQ(styleFormatOf("a.xml").error().code, ErrorCode::InvalidArgument);
}

} // namespace
} // namespace ecotone::cartography
