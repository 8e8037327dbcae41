#include "core/base/number.h"
#include "core/demo/national.h"

#include <array>
#include <cmath>
#include <map>

namespace ecotone::demo {

namespace {

struct MongolianLand
{
    std::string_view code;
    std::string_view name;
    std::string_view species; ///< Word for the leading tree.
    std::string_view zone;
    int closureFrom = 0; ///< Hundredths; 0: no stand.
    int closureTo = 0;
};

const std::map<std::string, std::vector<MongolianLand>, std::less<>>& lands()
{
    static constexpr std::string_view forest = "Ой модоор бүрхэгдсэн газар";
    static const std::map<std::string, std::vector<MongolianLand>, std::less<>> table{
        {"F12", {{"4101", forest, "Гацуур", "taiga", 40, 75}}},
        {"F14", {{"4101", forest, "Шинэс", "taiga", 35, 75}}},
        {"F15",
         {{"4101", forest, "Хуш", "taiga", 35, 70}, {"4101", forest, "Нарс", "taiga", 40, 70}}},
        {"F22", {{"4101", forest, "Бургас", "forest_steppe", 30, 65}}},
        {"F24", {{"4101", forest, "Хус", "forest_steppe", 35, 75}}},
        {"F31", {{"4103", "Таримал ой", "Шинэс", "taiga", 40, 70}}},
        {"F32", {{"4101", forest, "Шинэс", "taiga", 11, 18}}},
        {"F33", {{"4108", "Ой тэлэн ургах нөөц газар", "", "taiga", 0, 0}}},
        {"F34", {{"4107", "Түймэрт өртсөн ой", "", "taiga", 0, 0}}},
        {"F35", {{"4105", "Модыг нь огтолсон талбай", "", "taiga", 0, 0}}},
        {"S11", {{"4102", "Заган ойгоор бүрхэгдсэн газар", "", "steppe", 0, 0}}},
        {"G11", {{"4106", "Ойн цоорхой", "", "forest_steppe", 0, 0}}},
        {"G12",
         {{"1101", "Өвөл-хаврын бэлчээр", "", "forest_steppe", 0, 0},
          {"1102", "Зун-намрын бэлчээр", "", "forest_steppe", 0, 0}}},
        {"G13",
         {{"1101", "Өвөл-хаврын бэлчээр", "", "steppe", 0, 0},
          {"1104", "Алслагдсан бэлчээр", "", "desert_steppe", 0, 0}}},
        {"G14",
         {{"1102", "Зун-намрын бэлчээр", "", "high_mountain", 0, 0},
          {"1105", "Бартаа ихтэй бэлчээр", "", "high_mountain", 0, 0}}},
        {"W13", {{"5102", "Булаг, шанд", "", "steppe", 0, 0}}},
        {"H11", {{"5101", "Мөрөн, гол, горхи", "", "", 0, 0}}},
        {"H12", {{"5103", "Нуур, цөөрөм, тойром", "", "", 0, 0}}},
        {"R11", {{"1702", "Хад асга, шал сайр", "", "high_mountain", 0, 0}}},
        {"R12", {{"1701", "Элсэн манхан, элсэрхэг газар", "", "steppe", 0, 0}}},
        {"R13", {{"5104", "Мөнх цас, мөсөн гол", "", "high_mountain", 0, 0}}},
        {"A11", {{"1401", "Үр тарианы усалгаагүй тариалан", "", "steppe", 0, 0}}},
        {"A14", {{"1201", "Ердийн хадлан", "", "steppe", 0, 0}}},
        {"B11", {{"2205", "Гэр, орон сууцны хашааны газар", "", "", 0, 0}}},
        {"B13", {{"2601", "Ашиглалт, олборлолт явуулж буй уурхайн талбай", "", "", 0, 0}}}};
    return table;
}

class MongolianScheme final : public NationalScheme
{
public:
    [[nodiscard]] std::vector<NationalForm> forms(std::string_view landscape) const override
    {
        NationalForm form;
        form.stem = "mn_" + std::string{landscape} + "_gazar";
        form.fields = {textField("NEGJ_ID", 12),
                       textField("AIMAG", 24),
                       textField("SUM", 24),
                       textField("KOD", 4),
                       textField("NER", 60),
                       textField("BUS", 16),
                       textField("MOD", 16),
                       numberField("BITUU", 6, 2),
                       wholeField("UNDUR", 6),
                       numberField("TALBAI", 14, 2),
                       textField("ON_", 4)};
        form.codeField = 3;
        form.nameField = 4;
        form.options.encoding = text::Encoding::Cp1251Mongolian;
        form.options.languageDriver = 0;
        form.crs = landscape == "CHI" ? "EPSG:32646" : "EPSG:32647";
        form.unmapped = {{"9901", "Бусад"}, {"1799", ""}};
        form.restricted = {{"6201", "Улсын хилийн зурвас газар"},
                           {"6301", "Батлан хамгаалах зориулалтын газар"}};
        harmonise::Recipe& recipe = form.recipe;
        recipe.title = "Unified land fund (demonstration)";
        recipe.country = "MN";
        recipe.agency = "Land administration of the demonstration";
        recipe.date = "2022-12-31";
        recipe.landscape = landscape;
        recipe.authority = 2;
        recipe.scheme = "mn_landuse";
        recipe.fields.id = "NEGJ_ID";
        recipe.fields.code = "KOD";
        recipe.fields.name = "NER";
        recipe.fields.zone = "BUS";
        recipe.fields.species = "MOD";
        recipe.fields.closure = "BITUU";
        recipe.fields.elevation = "UNDUR";
        recipe.fields.statedArea = "TALBAI";
        recipe.fields.observedOn = "ON_";
        return {std::move(form)};
    }

    [[nodiscard]] std::optional<NationalRow> row(const PatchFacts& facts) const override
    {
        const auto found = lands().find(facts.patch.trueClass);
        if (found == lands().end()) {
            return std::nullopt;
        }
        Dice dice{facts.patch.dice ^ 0x4DU};
        const MongolianLand& land = found->second[static_cast<std::size_t>(
            dice.pick(static_cast<int>(found->second.size())))];
        const bool chikhachev = facts.landscape == "CHI";
        static constexpr std::array<std::string_view, 2> western{"Ногооннуур", "Цагааннуур"};
        static constexpr std::array<std::string_view, 2> northern{"Ханх", "Ринчинлхүмбэ"};
        const std::size_t half = facts.patch.ground.place.x < 0.0 ? 1 : 0;
        NationalRow row{0, {}};
        row.values = {"M" + toText(facts.number),
                      std::string{chikhachev ? "Баян-Өлгий" : "Хөвсгөл"},
                      std::string{chikhachev ? western[half] : northern[half]},
                      std::string{land.code},
                      std::string{land.name},
                      std::string{land.zone},
                      std::string{land.species},
                      land.closureTo > 0
                          ? hundredths(0.01 * dice.between(land.closureFrom, land.closureTo))
                          : 0.0,
                      std::int64_t{std::lround(facts.patch.ground.height)},
                      hundredths(facts.hectares),
                      "2022"};
        return row;
    }
};

} // namespace

std::unique_ptr<NationalScheme> mongolianScheme()
{
    return std::make_unique<MongolianScheme>();
}

} // namespace ecotone::demo
