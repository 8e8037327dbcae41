#include "core/base/number.h"
#include "core/demo/national.h"

#include <array>
#include <cmath>
#include <map>

namespace ecotone::demo {

namespace {

/// A kind of forest unit: category of land, composition, forest type.
struct RussianUnit
{
    int category = 3; ///< KAT
    std::string_view composition;
    std::string_view leading; ///< POR
    int youngest = 30;
    int oldest = 140;
    int stockingFrom = 0; ///< Tenths; 0: no stand.
    int stockingTo = 0;
    std::string_view type;  ///< TIPLESA
    std::string_view place; ///< MESTO
    std::string_view zone;  ///< Natural zone, for open land of the mountains.
};

using Units = std::vector<RussianUnit>;

/// Primorye and the Amur region.
const std::map<std::string, Units, std::less<>>& easternUnits()
{
    static const std::map<std::string, Units, std::less<>> table{
        {"F11",
         {{3, "6К2Е1Лп1Бж", "К", 100, 240, 5, 8, "Кдр-к с липой", "склон", ""},
          {3, "4К2Лп2Бж1Е1Кл", "К", 90, 220, 5, 8, "Кдр-к разнокустарниковый", "склон", ""},
          {3, "3К3Лп2Д2Кл", "Лп", 80, 180, 5, 8, "Кдр-к с дубом", "склон южный", ""}}},
        {"F12",
         {{3, "6Е3П1Бж", "Е", 80, 200, 5, 8, "Ельник зеленомошный", "склон", ""},
          {3, "5Е4П1К", "Е", 80, 200, 5, 8, "Ельник папоротниковый", "склон северный", ""}}},
        {"F13",
         {{3, "3Пц2К3Лп2Кл", "Пц", 100, 220, 6, 8, "Чернопихтарник с грабом", "склон", ""},
          {3, "2Пц4Д2Лп2Кл", "Д", 90, 200, 6, 8, "Чернопихтарник с дубом", "склон", ""}}},
        {"F14",
         {{3, "8Л2Б", "Л", 50, 160, 5, 8, "Лиственничник брусничный", "склон", ""},
          {3, "7Л2Б1Е", "Л", 50, 160, 5, 8, "Лиственничник разнотравный", "склон", ""}}},
        {"F15", {{3, "7Сг2Д1Б", "Сг", 50, 120, 4, 6, "Сосняк прибрежный", "склон", ""}}},
        {"F21",
         {{3, "8Д1Бч1Лп", "Д", 40, 140, 5, 8, "Дубняк леспедецевый", "склон южный", ""},
          {3, "7Д2Бч1Кл", "Д", 40, 140, 5, 8, "Дубняк рододендроновый", "склон южный", ""},
          {3, "6Д2Лп1Б1Кл", "Д", 40, 140, 5, 8, "Дубняк разнотравный", "склон", ""}}},
        {"F22",
         {{3, "4Я3Ил2Ор1Ив", "Я", 40, 140, 5, 8, "Ясеневник урёмный", "долина реки", ""},
          {3, "5Ил3Я1Ор1Т", "Ил", 40, 140, 5, 8, "Ильмовник долинный", "долина реки", ""},
          {3, "6Ив2Т2Ол", "Ив", 20, 70, 4, 7, "Ивняк пойменный", "пойма", ""}}},
        {"F23",
         {{3, "4Лп2Кл2Бж1Ил1Я", "Лп", 50, 140, 5, 8, "Липняк разнокустарниковый", "склон", ""},
          {3, "4Кл3Лп2Д1Б", "Кл", 50, 130, 5, 8, "Кленовник", "склон", ""}}},
        {"F24",
         {{3, "7Б2Ос1Д", "Б", 20, 80, 5, 8, "Березняк разнотравный", "склон", ""},
          {3, "6Б3Ос1Л", "Б", 20, 80, 5, 8, "Березняк разнотравный", "склон", ""},
          {3, "6Ос3Б1Лп", "Ос", 20, 70, 5, 8, "Осинник разнотравный", "склон", ""}}},
        {"F25", {{3, "8Бк2Е", "Бк", 70, 180, 3, 6, "Каменноберезняк", "гребень", ""}}},
        {"F31",
         {{10, "10Л", "Л", 10, 45, 6, 9, "Культуры лиственницы", "склон", ""},
          {10, "10К", "К", 10, 35, 6, 9, "Культуры кедра", "склон", ""}}},
        {"F32", {{51, "8Д2Бч", "Д", 30, 90, 1, 2, "Редина дубовая", "склон", ""}}},
        {"F33",
         {{31, "10К", "К", 2, 6, 0, 0, "", "склон", ""},
          {55, "", "", 0, 0, 0, 0, "", "склон", ""}}},
        {"F34", {{53, "", "", 0, 0, 0, 0, "", "склон", ""}}},
        {"F35", {{59, "", "", 0, 0, 0, 0, "", "склон", ""}}},
        {"S11", {{3, "10Лщ", "Лщ", 5, 20, 5, 8, "Лещинник", "склон", ""}}},
        {"S12", {{3, "10Кст", "Кст", 30, 90, 4, 7, "Заросли кедрового стланика", "гребень", ""}}},
        {"G11", {{60, "", "", 0, 0, 0, 0, "", "", ""}, {190, "", "", 0, 0, 0, 0, "", "", ""}}},
        {"W11", {{218, "9Л1Б", "Л", 50, 160, 3, 5, "Марь лиственничная", "", ""}}},
        {"W12", {{218, "", "", 0, 0, 0, 0, "Марь ерниковая", "", ""}}},
        {"W13",
         {{217, "", "", 0, 0, 0, 0, "Болото травяное", "", ""},
          {229, "", "", 0, 0, 0, 0, "", "", ""}}},
        {"W14", {{217, "", "", 0, 0, 0, 0, "Болото верховое, сфагновое", "", ""}}},
        {"H11", {{102, "", "", 0, 0, 0, 0, "", "", ""}}},
        {"H12", {{101, "", "", 0, 0, 0, 0, "", "", ""}}},
        {"H14", {{105, "", "", 0, 0, 0, 0, "", "", ""}}},
        {"R11", {{230, "", "", 0, 0, 0, 0, "", "", ""}, {214, "", "", 0, 0, 0, 0, "", "", ""}}},
        {"R12", {{182, "", "", 0, 0, 0, 0, "", "", ""}, {216, "", "", 0, 0, 0, 0, "", "", ""}}},
        {"R13", {{226, "", "", 0, 0, 0, 0, "", "", ""}, {225, "", "", 0, 0, 0, 0, "", "", ""}}},
        {"A11", {{82, "", "", 0, 0, 0, 0, "", "", ""}}},
        {"A13", {{110, "", "", 0, 0, 0, 0, "", "", ""}, {111, "", "", 0, 0, 0, 0, "", "", ""}}},
        {"A14", {{83, "", "", 0, 0, 0, 0, "", "", ""}, {84, "", "", 0, 0, 0, 0, "", "", ""}}},
        {"B11", {{168, "", "", 0, 0, 0, 0, "", "", ""}}},
        {"B12", {{123, "", "", 0, 0, 0, 0, "", "", ""}}},
        {"B13", {{240, "", "", 0, 0, 0, 0, "", "", ""}, {164, "", "", 0, 0, 0, 0, "", "", ""}}}};
    return table;
}

/// Altai, Tuva and Buryatia: К is Pinus sibirica, С is Pinus sylvestris.
const std::map<std::string, Units, std::less<>>& westernUnits()
{
    static const std::map<std::string, Units, std::less<>> table = [] {
        auto made = easternUnits();
        made["F15"] = {{3, "7К2Л1Е", "К", 120, 260, 4, 7, "Кедровник бадановый", "склон", ""},
                       {3, "6К4Л", "К", 120, 260, 4, 7, "Кедровник зеленомошный", "склон", ""},
                       {3, "8С2Л", "С", 60, 180, 5, 7, "Сосняк разнотравный", "склон южный", ""}};
        made["F14"] = {
            {3, "8Л2К", "Л", 80, 220, 4, 7, "Лиственничник бруснично-моховой", "склон", ""},
            {3, "10Л", "Л", 80, 220, 4, 7, "Лиственничник ерниковый", "склон", ""}};
        made["F12"] = {{3, "6Е3К1Л", "Е", 80, 200, 4, 7, "Ельник приручьевой", "склон", ""}};
        made["F22"] = {{3, "6Ив3Т1Б", "Ив", 20, 70, 4, 7, "Тальник пойменный", "пойма", ""}};
        made["F24"] = {{3, "8Б2Л", "Б", 20, 80, 4, 7, "Березняк разнотравный", "склон", ""}};
        made["F32"] = {{51, "10Л", "Л", 60, 180, 1, 2, "Редина лиственничная", "склон", ""}};
        made["F33"] = {{31, "10Л", "Л", 2, 8, 0, 0, "", "склон", ""}};
        made["S11"] = {{3, "10Ивк", "Ивк", 5, 20, 4, 7, "Кустарники", "склон", ""}};
        made["S12"] = {
            {3, "10Бкс", "Бкс", 5, 30, 4, 7, "Ерник", "склон", ""},
            {3, "10Кст", "Кст", 30, 90, 4, 7, "Заросли кедрового стланика", "склон", ""}};
        made["G11"] = {{190, "", "", 0, 0, 0, 0, "", "", ""}};
        made["G12"] = {{84, "", "", 0, 0, 0, 0, "", "", "forest_steppe"}};
        made["G13"] = {{84, "", "", 0, 0, 0, 0, "", "", "steppe"}};
        made["G14"] = {{86, "", "", 0, 0, 0, 0, "", "", "high_mountain"}};
        made["G15"] = {{224, "", "", 0, 0, 0, 0, "", "", "high_mountain"}};
        made["G16"] = {{221, "", "", 0, 0, 0, 0, "", "", "steppe"}};
        made["G17"] = {{85, "", "", 0, 0, 0, 0, "", "", "high_mountain"}};
        made["A14"] = {{83, "", "", 0, 0, 0, 0, "", "", ""}, {87, "", "", 0, 0, 0, 0, "", "", ""}};
        return made;
    }();
    return table;
}

std::string_view categoryName(int category)
{
    static const std::map<int, std::string_view> names{
        {3, "Насаждение естественного происхождения"},
        {10, "Лесные культуры"},
        {31, "Несомкнувшиеся культуры"},
        {51, "Редина естественная"},
        {53, "Гарь"},
        {55, "Ветровальник"},
        {59, "Вырубка"},
        {60, "Прогалина"},
        {82, "Пашня"},
        {83, "Сенокос"},
        {84, "Пастбище, выгон"},
        {85, "Сырт"},
        {86, "Луг субальпийский, альпийский"},
        {87, "Скотопрогон"},
        {101, "Озеро"},
        {102, "Река"},
        {105, "Водохранилище"},
        {110, "Сад (не дендрологический)"},
        {111, "Коллективный сад"},
        {123, "Дорога автомобильная с покрытием"},
        {164, "Склад лесной"},
        {168, "Посёлок лесной"},
        {182, "Пляж"},
        {190, "Ландшафтная поляна"},
        {214, "Обнажение скальное"},
        {216, "Пески"},
        {217, "Болото"},
        {218, "Марь"},
        {221, "Солонец"},
        {224, "Горная тундра"},
        {225, "Снежник"},
        {226, "Ледник"},
        {229, "Плавни камышовые"},
        {230, "Осыпь"},
        {240, "Карьер действующий"}};
    const auto found = names.find(category);
    return found == names.end() ? std::string_view{} : found->second;
}

std::array<std::string_view, 3> forestryOf(std::string_view landscape)
{
    if (landscape == "LKH") {
        return {"Облученское", "Кульдурское", "Ленинское"};
    }
    if (landscape == "CHI") {
        return {"Кош-Агачское", "Монгун-Тайгинское", "Кош-Агачское"};
    }
    if (landscape == "ESA") {
        return {"Тункинское", "Окинское", "Мондинское"};
    }
    return {"Барабашское", "Славянское", "Пограничное"};
}

class RussianScheme final : public NationalScheme
{
public:
    [[nodiscard]] std::vector<NationalForm> forms(std::string_view landscape) const override
    {
        NationalForm form;
        form.stem = "ru_" + std::string{landscape} + "_vydel";
        form.fields = {textField("ID", 12),
                       textField("LESNICH", 30),
                       wholeField("KV", 6),
                       wholeField("VYD", 5),
                       wholeField("KAT", 4),
                       textField("KAT_NAZV", 48),
                       textField("SOSTAV", 30),
                       textField("POR", 4),
                       wholeField("VOZR", 5),
                       numberField("POLN", 5, 1),
                       textField("BON", 4),
                       textField("TIPLESA", 40),
                       textField("MESTO", 20),
                       textField("ZONA", 16),
                       numberField("PLOSHAD", 12, 1),
                       textField("GOD", 4)};
        form.codeField = 4;
        form.nameField = 5;
        form.options.encoding = text::Encoding::Cp1251;
        // Three ways in which such files come: stated in the table, beside it, or not at all.
        if (landscape == "TUM") {
            form.options.languageDriver = 0;
            form.options.cpg = "1251";
        } else if (landscape == "LKH" || landscape == "ESA") {
            form.options.languageDriver = 0x57;
        } else {
            form.options.languageDriver = 0xC9;
        }
        form.crs = landscape == "CHI"   ? "EPSG:32646"
                   : landscape == "ESA" ? "EPSG:32647"
                                        : "EPSG:28422";
        form.unmapped = {{"299", "Прочее"}, {"301", ""}};
        form.restricted = {{"234", "Спецплощадка"}, {"162", "Кордон"}};
        fillRecipe(form.recipe, landscape);
        return {std::move(form)};
    }

    [[nodiscard]] std::optional<NationalRow> row(const PatchFacts& facts) const override
    {
        const bool west = facts.landscape == "CHI" || facts.landscape == "ESA";
        const auto& table = west ? westernUnits() : easternUnits();
        const auto found = table.find(facts.patch.trueClass);
        if (found == table.end()) {
            return std::nullopt;
        }
        Dice dice{facts.patch.dice ^ 0x52U};
        const RussianUnit& unit = found->second[static_cast<std::size_t>(
            dice.pick(static_cast<int>(found->second.size())))];
        const RealPoint& place = facts.patch.ground.place;
        const auto forestries = forestryOf(facts.landscape);
        const auto strip = static_cast<std::size_t>(std::abs(place.y) / 45000.0);
        const auto column = static_cast<std::int64_t>(std::floor(place.x / 2000.0)) + 500;
        const auto line = static_cast<std::int64_t>(std::floor(place.y / 2000.0)) + 500;
        static constexpr std::array<std::string_view, 5> bonitets{"II", "III", "III", "IV", "V"};
        const bool stand = unit.stockingTo > 0;
        NationalRow row{0, {}};
        row.values = {"R" + toText(facts.number),
                      std::string{forestries[strip % forestries.size()]},
                      (column * 29 + line * 7) % 600 + 1,
                      facts.number % 89 + 1,
                      std::int64_t{unit.category},
                      std::string{categoryName(unit.category)},
                      std::string{unit.composition},
                      std::string{unit.leading},
                      std::int64_t{unit.oldest > 0 ? dice.between(unit.youngest, unit.oldest) : 0},
                      stand ? 0.1 * dice.between(unit.stockingFrom, unit.stockingTo) : 0.0,
                      std::string{stand ? bonitets[static_cast<std::size_t>(dice.pick(5))] : ""},
                      std::string{unit.type},
                      std::string{unit.place},
                      std::string{unit.zone},
                      std::round(facts.hectares * 10.0) / 10.0,
                      "2021"};
        return row;
    }

private:
    static void fillRecipe(harmonise::Recipe& recipe, std::string_view landscape)
    {
        recipe.title = "Forest units (demonstration)";
        recipe.country = "RU";
        recipe.agency = "Forest inventory of the demonstration";
        recipe.date = "2021-12-31";
        recipe.landscape = landscape;
        recipe.authority = 2;
        recipe.scheme = "ru_forest_land_category";
        recipe.fields.id = "ID";
        recipe.fields.code = "KAT";
        recipe.fields.name = "KAT_NAZV";
        recipe.fields.composition = "SOSTAV";
        recipe.fields.age = "VOZR";
        recipe.fields.closure = "POLN";
        recipe.fields.site = "TIPLESA";
        recipe.fields.landform = "MESTO";
        recipe.fields.zone = "ZONA";
        recipe.fields.statedArea = "PLOSHAD";
        recipe.fields.observedOn = "GOD";
    }
};

} // namespace

std::unique_ptr<NationalScheme> russianScheme()
{
    return std::make_unique<RussianScheme>();
}

} // namespace ecotone::demo
