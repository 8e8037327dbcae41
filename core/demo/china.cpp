#include "core/base/number.h"
#include "core/demo/national.h"

#include <array>
#include <cmath>
#include <map>

namespace ecotone::demo {

namespace {

/// A kind of stand: leading species of the code table, and its composition in characters.
struct ChineseStand
{
    std::string_view landType; ///< DI_LEI
    std::string_view species;  ///< YOU_SHI_SZ
    std::string_view composition;
    bool planted = false;
    int youngest = 30;
    int oldest = 140;
    int closureFrom = 50; ///< Hundredths.
    int closureTo = 85;
    std::string_view place; ///< Slope position; empty: chosen.
};

using Stands = std::vector<ChineseStand>;

const std::map<std::string, Stands, std::less<>>& stands()
{
    static const std::map<std::string, Stands, std::less<>> table{
        {"F11",
         {{"0111", "160", "4红3椴2云1枫", false, 80, 220, 60, 90, ""},
          {"0111", "160", "5红2枫2椴1云", false, 90, 240, 60, 90, ""},
          {"0111", "510", "3红3椴2色2榆", false, 60, 160, 55, 85, ""},
          {"0111", "422", "3红3枫2椴2云", false, 60, 160, 55, 85, ""}}},
        {"F12",
         {{"0111", "120", "6云3臭1枫", false, 70, 180, 50, 85, ""},
          {"0111", "120", "5云3臭1红1岳", false, 70, 180, 50, 80, ""}}},
        {"F13",
         {{"0111", "510", "3沙2红3椴2色", false, 80, 200, 60, 90, ""},
          {"0111", "410", "2沙4栎2椴2色", false, 80, 180, 55, 85, ""}}},
        {"F14",
         {{"0111", "150", "8落2白", false, 40, 140, 50, 80, ""},
          {"0111", "150", "7落2白1云", false, 40, 140, 50, 80, ""}}},
        {"F15", {{"0111", "180", "7赤2栎1桦", false, 40, 110, 40, 75, ""}}},
        {"F21",
         {{"0111", "410", "8栎1黑1椴", false, 30, 110, 50, 80, ""},
          {"0111", "410", "7栎2黑1色", false, 30, 110, 50, 80, ""},
          {"0111", "410", "6栎2椴1桦1色", false, 30, 110, 50, 85, ""}}},
        {"F22",
         {{"0111", "431", "4水3榆2胡1柳", false, 30, 110, 50, 80, "谷"},
          {"0111", "460", "5榆3水1胡1黄", false, 30, 110, 45, 80, "谷"},
          {"0111", "535", "7柳2杨1榆", false, 15, 60, 40, 75, "谷"}}},
        {"F23",
         {{"0111", "510", "4椴2色2枫1榆1水", false, 40, 130, 55, 85, ""},
          {"0111", "510", "5椴2色2栎1桦", false, 40, 130, 55, 85, ""},
          {"0111", "460", "4榆3色2椴1水", false, 40, 120, 50, 80, "中"}}},
        {"F24",
         {{"0111", "421", "7白2杨1落", false, 15, 70, 45, 80, ""},
          {"0111", "421", "6白3杨1柞", false, 15, 70, 45, 80, ""},
          {"0111", "421", "5白2杨2黑1椴", false, 15, 70, 45, 80, ""}}},
        {"F25", {{"0111", "423", "8岳2云", false, 60, 160, 40, 70, "上"}}},
        {"F31",
         {{"0111", "150", "10落", true, 8, 45, 55, 90, ""},
          {"0111", "160", "10红", true, 8, 35, 50, 85, ""},
          {"0111", "170", "10樟", true, 8, 35, 50, 85, ""}}},
        {"F32", {{"0120", "410", "8栎2黑", false, 30, 90, 11, 19, ""}}},
        {"F33",
         {{"0141", "150", "10落", true, 1, 5, 0, 0, ""},
          {"0142", "421", "", false, 1, 8, 0, 0, ""}}},
        {"F34", {{"0162", "", "", false, 0, 0, 0, 0, ""}}},
        {"F35", {{"0161", "", "", false, 0, 0, 0, 0, ""}}},
        {"S11", {{"0132", "", "", false, 0, 0, 0, 0, ""}, {"0131", "", "", false, 0, 0, 0, 0, ""}}},
        {"S12", {{"0132", "偃松", "", false, 0, 0, 0, 0, "上"}}},
        {"W11", {{"0111", "150", "9落1白", false, 40, 140, 25, 55, "谷"}}}};
    return table;
}

struct ChineseLand
{
    std::string_view code;
    std::string_view name;
};

const std::map<std::string, std::vector<ChineseLand>, std::less<>>& lands()
{
    static const std::map<std::string, std::vector<ChineseLand>, std::less<>> table{
        {"W11", {{"0304", "森林沼泽"}}},
        {"W12", {{"0306", "灌丛沼泽"}}},
        {"W13", {{"1108", "沼泽地"}, {"0402", "沼泽草地"}}},
        {"W15", {{"1105", "沿海滩涂"}}},
        {"G11", {{"0404", "其他草地"}, {"0401", "天然牧草地"}}},
        {"H11", {{"1101", "河流水面"}}},
        {"H12", {{"1102", "湖泊水面"}}},
        {"H14", {{"1103", "水库水面"}, {"1104", "坑塘水面"}}},
        {"R11", {{"1207", "裸岩石砾地"}}},
        {"R12", {{"1206", "裸土地"}, {"1205", "沙地"}}},
        {"A11", {{"0103", "旱地"}}},
        {"A12", {{"0101", "水田"}, {"0101", "水田"}, {"0102", "水浇地"}}},
        {"A13", {{"0204", "其他园地"}, {"0201", "果园"}}},
        {"A14", {{"0403", "人工牧草地"}}},
        {"B11", {{"0702", "农村宅基地"}, {"0701", "城镇住宅用地"}}},
        {"B12", {{"1003", "公路用地"}}},
        {"B13", {{"0602", "采矿用地"}, {"0601", "工业用地"}}}};
    return table;
}

std::string_view landTypeName(std::string_view code)
{
    static const std::map<std::string_view, std::string_view> names{
        {"0111", "乔木林"},
        {"0120", "疏林地"},
        {"0131", "国家特别规定灌木林地"},
        {"0132", "其他灌木林地"},
        {"0141", "未成林造林地"},
        {"0142", "未成林封育地"},
        {"0161", "采伐迹地"},
        {"0162", "火烧迹地"}};
    const auto found = names.find(code);
    return found == names.end() ? std::string_view{} : found->second;
}

struct ChineseArea
{
    std::string_view prefecture;
    std::string_view crs;
    std::array<std::string_view, 4> bureaus;
};

ChineseArea areaOf(std::string_view landscape)
{
    if (landscape == "LKH") {
        return {"鹤岗市", "EPSG:4532", {"嘉荫林业局", "太平沟林场", "新青林业局", "萝北林场"}};
    }
    if (landscape == "TUM") {
        return {"延边州", "EPSG:4532", {"敬信林场", "三家子林场", "板石林场", "敬信林场"}};
    }
    return {"延边州", "EPSG:4531", {"珲春林业局", "汪清林业局", "大兴沟林业局", "绥阳林业局"}};
}

NationalForm forestForm(std::string_view landscape)
{
    NationalForm form;
    form.stem = "cn_" + std::string{landscape} + "_xiaoban";
    form.fields = {textField("BSM", 18),
                   textField("SHI", 20),
                   textField("LIN_YE_JU", 24),
                   textField("LIN_BAN", 6),
                   textField("XIAO_BAN", 6),
                   textField("DI_LEI", 6),
                   textField("DL_MC", 30),
                   textField("YOU_SHI_SZ", 6),
                   textField("SZ_ZC", 40),
                   textField("QI_YUAN", 4),
                   wholeField("PINGJUN_NL", 5),
                   numberField("YU_BI_DU", 6, 2),
                   wholeField("HAI_BA", 6),
                   wholeField("PO_DU", 4),
                   textField("PO_WEI", 6),
                   textField("TU_RANG", 20),
                   numberField("MIAN_JI", 14, 2),
                   textField("GXSJ", 10)};
    form.codeField = 5;
    form.nameField = 6;
    form.options.encoding = text::Encoding::Gb18030;
    form.options.languageDriver = 0;
    form.unmapped = {{"0199", "其他"}, {"9999", ""}};
    harmonise::Recipe& recipe = form.recipe;
    recipe.title = "Forest sub-compartments (demonstration)";
    recipe.agency = "Forest survey of the demonstration";
    recipe.date = "2023-12-31";
    recipe.authority = 2;
    recipe.scheme = "cn_forest_dilei";
    recipe.fields.id = "BSM";
    recipe.fields.code = "DI_LEI";
    recipe.fields.name = "DL_MC";
    recipe.fields.species = "YOU_SHI_SZ";
    recipe.fields.composition = "SZ_ZC";
    recipe.fields.origin = "QI_YUAN";
    recipe.fields.age = "PINGJUN_NL";
    recipe.fields.closure = "YU_BI_DU";
    recipe.fields.elevation = "HAI_BA";
    recipe.fields.slope = "PO_DU";
    recipe.fields.landform = "PO_WEI";
    recipe.fields.soil = "TU_RANG";
    recipe.fields.statedArea = "MIAN_JI";
    recipe.fields.observedOn = "GXSJ";
    return form;
}

NationalForm landForm(std::string_view landscape)
{
    NationalForm form;
    form.stem = "cn_" + std::string{landscape} + "_dltb";
    form.fields = {textField("BSM", 18),
                   textField("DLBM", 5),
                   textField("DLMC", 30),
                   textField("QSDWMC", 40),
                   wholeField("HAI_BA", 6),
                   wholeField("PO_DU", 4),
                   numberField("TBMJ", 16, 2),
                   textField("SJNF", 4)};
    form.codeField = 1;
    form.nameField = 2;
    form.options.encoding = text::Encoding::Gb18030;
    form.options.languageDriver = 0;
    form.unmapped = {{"9901", "其他土地"}, {"1299", ""}};
    form.restricted = {{"0901", "军事设施用地"}};
    harmonise::Recipe& recipe = form.recipe;
    recipe.title = "Land use (demonstration)";
    recipe.agency = "Land survey of the demonstration";
    recipe.date = "2022-12-31";
    recipe.authority = 1;
    recipe.scheme = "cn_gbt21010_2017";
    recipe.areaUnit = "m2";
    recipe.fields.id = "BSM";
    recipe.fields.code = "DLBM";
    recipe.fields.name = "DLMC";
    recipe.fields.elevation = "HAI_BA";
    recipe.fields.slope = "PO_DU";
    recipe.fields.statedArea = "TBMJ";
    recipe.fields.observedOn = "SJNF";
    return form;
}

class ChineseScheme final : public NationalScheme
{
public:
    [[nodiscard]] std::vector<NationalForm> forms(std::string_view landscape) const override
    {
        std::vector<NationalForm> result{forestForm(landscape), landForm(landscape)};
        for (NationalForm& form : result) {
            form.crs = areaOf(landscape).crs;
            form.recipe.country = "CN";
            form.recipe.landscape = landscape;
        }
        return result;
    }

    [[nodiscard]] std::optional<NationalRow> row(const PatchFacts& facts) const override
    {
        const std::string& code = facts.patch.trueClass;
        Dice dice{facts.patch.dice ^ 0xC1U};
        const auto forest = stands().find(code);
        const auto land = lands().find(code);
        // Forest swamps are in both surveys: the forest one where trees were measured.
        if (forest != stands().end() && (land == lands().end() || dice.roll() < 0.5)) {
            const Stands& kinds = forest->second;
            return standRow(
                facts,
                kinds[static_cast<std::size_t>(dice.pick(static_cast<int>(kinds.size())))],
                dice);
        }
        if (land != lands().end()) {
            return landRow(facts,
                           land->second[static_cast<std::size_t>(
                               dice.pick(static_cast<int>(land->second.size())))],
                           dice);
        }
        return std::nullopt;
    }

private:
    static std::string identity(const PatchFacts& facts, std::string_view kind)
    {
        std::string number = toText(facts.number);
        number.insert(0, number.size() < 7 ? 7 - number.size() : 0, '0');
        return "2224" + std::string{kind} + number;
    }

    static NationalRow standRow(const PatchFacts& facts, const ChineseStand& stand, Dice& dice)
    {
        const PatchGround& ground = facts.patch.ground;
        const ChineseArea area = areaOf(facts.landscape);
        // A bureau is a wide strip of country, a compartment a square of two kilometres.
        const auto strip = static_cast<std::size_t>(std::abs(ground.place.x) / 41000.0);
        const auto column = static_cast<std::int64_t>(std::floor(ground.place.x / 2000.0)) + 500;
        const auto line = static_cast<std::int64_t>(std::floor(ground.place.y / 2000.0)) + 500;
        const std::int64_t compartment = (column * 37 + line * 11) % 400 + 1;
        const bool trees = stand.landType == "0111" || stand.landType == "0120";
        static constexpr std::array<std::string_view, 4> positions{"上", "中", "下", "中"};
        const std::string position{
            stand.place.empty() ? positions[static_cast<std::size_t>(dice.pick(4))] : stand.place};
        const bool wet = facts.patch.trueClass == "W11";
        const std::string soil{wet                     ? "沼泽土"
                               : ground.height > 900.0 ? "棕色针叶林土"
                               : position == "谷"      ? "草甸土"
                                                       : "暗棕壤"};
        NationalRow row{0, {}};
        row.values = {identity(facts, "10"),
                      std::string{area.prefecture},
                      std::string{area.bureaus[strip % area.bureaus.size()]},
                      toText(compartment),
                      toText(facts.number % 97 + 1),
                      std::string{stand.landType},
                      std::string{landTypeName(stand.landType)},
                      std::string{stand.species},
                      std::string{stand.composition},
                      std::string{stand.planted ? "22"
                                  : trees       ? "11"
                                                : ""},
                      static_cast<std::int64_t>(
                          stand.oldest > 0 ? dice.between(stand.youngest, stand.oldest) : 0),
                      stand.closureTo > 0
                          ? hundredths(0.01 * dice.between(stand.closureFrom, stand.closureTo))
                          : 0.0,
                      std::int64_t{std::lround(ground.height)},
                      std::int64_t{std::lround(ground.slope)},
                      position,
                      soil,
                      hundredths(facts.hectares),
                      "2023"};
        return row;
    }

    static NationalRow landRow(const PatchFacts& facts, const ChineseLand& land, Dice& dice)
    {
        const PatchGround& ground = facts.patch.ground;
        static constexpr std::array<std::string_view, 5> owners{
            "国有林场", "春化镇集体", "敬信镇集体", "板石镇集体", "国有"};
        NationalRow row{1, {}};
        row.values = {identity(facts, "20"),
                      std::string{land.code},
                      std::string{land.name},
                      std::string{owners[static_cast<std::size_t>(dice.pick(5))]},
                      std::int64_t{std::lround(ground.height)},
                      std::int64_t{std::lround(ground.slope)},
                      hundredths(facts.hectares * 1e4),
                      "2022"};
        return row;
    }
};

} // namespace

std::unique_ptr<NationalScheme> chineseScheme()
{
    return std::make_unique<ChineseScheme>();
}

} // namespace ecotone::demo
