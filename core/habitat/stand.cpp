#include "core/habitat/stand.h"

#include "core/base/number.h"
#include "core/habitat/table_reader.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ecotone::habitat {

namespace {

constexpr std::string_view symbolsFile = "classification/composition_symbols.csv";
constexpr double pureTenths = 7.0;

std::string speciesScheme(std::string_view country)
{
    if (country == "CN") {
        return "cn_tree_species";
    }
    if (country == "RU") {
        return "ru_tree_species";
    }
    return country == "MN" ? "mn_tree_species" : std::string{};
}

/// "0,7" and "0.7" alike; blanks and a percent sign are dropped.
std::optional<double> numberOf(std::string_view text)
{
    std::string plain;
    for (const char c : trimmed(text)) {
        if (c == ',') {
            plain.push_back('.');
        } else if (c != '%' && c != ' ') {
            plain.push_back(c);
        }
    }
    return parseDouble(plain);
}

/// 0.7, 7 (tenths) and 70 (per cent) are the same closure.
std::optional<double> closureOf(std::string_view text)
{
    const auto number = numberOf(text);
    if (!number || *number <= 0.0 || *number > 100.0) {
        return std::nullopt;
    }
    if (*number <= 1.0 && !text.ends_with('%')) {
        return *number;
    }
    return *number <= 10.0 && !text.ends_with('%') ? *number / 10.0 : *number / 100.0;
}

void setText(Attributes& attributes, const std::string& column, const std::string& text)
{
    if (!trimmed(text).empty()) {
        attributes[column] = std::string{trimmed(text)};
    }
}

void setNumber(Attributes& attributes, const std::string& column, std::optional<double> number)
{
    if (number && std::isfinite(*number)) {
        attributes[column] = *number;
    }
}

void addTenths(Attributes& attributes, const std::string& group, double tenths)
{
    auto& value = attributes["comp_" + group];
    const auto* before = std::get_if<double>(&value);
    value = (before == nullptr ? 0.0 : *before) + tenths;
}

bool isMixtureGroup(std::string_view group)
{
    return group == "needle_mix" || group == "broad_mix" || group == "needle_broad_mix";
}

int romanOrArabic(std::string_view text)
{
    static constexpr std::array<std::string_view, 20> roman{
        "I",  "II",  "III",  "IV",  "V",  "VI",  "VII",  "VIII",  "IX",  "X",
        "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"};
    const auto plain = trimmed(text);
    const auto found = std::ranges::find(roman, plain);
    if (found != roman.end()) {
        return static_cast<int>(found - roman.begin()) + 1;
    }
    const auto number = parseInteger(plain);
    return number && *number > 0 && *number <= 20 ? static_cast<int>(*number) : 0;
}

} // namespace

std::optional<int> yearsOfAgeClass(std::string_view ageClass, std::string_view speciesGroup)
{
    static constexpr std::array<std::string_view, 8> tenYears{"white_birch",
                                                              "black_birch",
                                                              "birch_any",
                                                              "yellow_birch",
                                                              "stone_birch",
                                                              "aspen",
                                                              "alder",
                                                              "small_leaved"};
    static constexpr std::array<std::string_view, 2> fortyYears{"korean_pine", "siberian_pine"};
    static constexpr std::array<std::string_view, 9> twentyYears{"larch",
                                                                 "spruce",
                                                                 "fir",
                                                                 "fir_any",
                                                                 "black_fir",
                                                                 "dark_conifer",
                                                                 "scots_pine",
                                                                 "red_pine",
                                                                 "pine_other"};
    const int number = romanOrArabic(ageClass);
    if (number == 0) {
        return std::nullopt;
    }
    int width = 0;
    if (std::ranges::find(tenYears, speciesGroup) != tenYears.end()) {
        width = 10;
    } else if (std::ranges::find(fortyYears, speciesGroup) != fortyYears.end()) {
        width = 40;
    } else if (std::ranges::find(twentyYears, speciesGroup) != twentyYears.end()) {
        width = 20;
    } else {
        return std::nullopt;
    }
    return number * width - width / 2;
}

/// Groups of the symbols of all rows; each row's leading species first, then its composition.
class StandReader::Lookup
{
public:
    Lookup(const StandReader& reader, std::span<const NationalRow> rows) : m_reader{&reader}
    {
        m_compositions.reserve(rows.size());
        for (const auto& row : rows) {
            m_first.push_back(m_subjects.size());
            const std::string words = row.species + " " + row.composition;
            if (!trimmed(row.species).empty()) {
                add(std::string{trimmed(row.species)}, words, row.lon);
            }
            auto composition = trimmed(row.composition).empty() ? Result<Composition>{Composition{}}
                                                                : parseComposition(row.composition);
            m_readable.push_back(composition.has_value());
            m_compositions.push_back(composition ? *std::move(composition) : Composition{});
            for (const auto& part : m_compositions.back().parts) {
                add(part.species, words, row.lon);
            }
        }
        m_first.push_back(m_subjects.size());
    }

    Result<> resolve(model::ExpressionEvaluator& evaluator)
    {
        if (m_reader->m_species) {
            ECO_ASSIGN(const auto matches, m_reader->m_species->match(m_subjects, evaluator));
            for (std::size_t i = 0; i < matches.size(); ++i) {
                if (m_groups[i].empty() && matches[i].setsAttribute == "grp") {
                    m_groups[i] = matches[i].setsValue;
                }
            }
        }
        return {};
    }

    [[nodiscard]] const Composition& composition(std::size_t row) const
    {
        return m_compositions[row];
    }
    [[nodiscard]] bool readable(std::size_t row) const { return m_readable[row]; }
    [[nodiscard]] std::vector<std::string> groups(std::size_t row) const
    {
        return {m_groups.begin() + static_cast<std::ptrdiff_t>(m_first[row]),
                m_groups.begin() + static_cast<std::ptrdiff_t>(m_first[row + 1])};
    }

private:
    void add(const std::string& symbol, const std::string& words, std::optional<double> lon)
    {
        const auto known = m_reader->m_symbols.find(symbol);
        m_groups.push_back(known == m_reader->m_symbols.end() ? std::string{} : known->second);
        Subject subject{symbol, {}};
        setNumber(subject.attributes, "lon", lon);
        subject.attributes["sptext"] = words;
        m_subjects.push_back(std::move(subject));
    }

    const StandReader* m_reader;
    std::vector<Subject> m_subjects;
    std::vector<std::string> m_groups;
    std::vector<std::size_t> m_first;
    std::vector<Composition> m_compositions;
    std::vector<bool> m_readable;
};

Result<StandReader> StandReader::load(std::string_view country)
{
    StandReader reader;
    reader.m_country = country;
    if (const auto scheme = speciesScheme(country); !scheme.empty()) {
        ECO_ASSIGN(reader.m_species, Crosswalk::load(scheme));
    }
    ECO_ASSIGN(const auto symbols, readTable(symbolsFile));
    for (std::size_t i = 0; i < symbols.rowCount(); ++i) {
        const TableRow row{symbols, i};
        if (row.text("country") == country) {
            reader.m_symbols[row.text("symbol")] = row.text("species_group");
        }
    }
    ECO_ASSIGN(reader.m_values, AttributeValues::load());
    ECO_ASSIGN(reader.m_groups, SpeciesGroups::load());
    return reader;
}

void StandReader::readText(const NationalRow& row, Stand& stand) const
{
    auto& attributes = stand.attributes;
    attributes = row.further;
    setText(attributes, "name", row.name);
    setText(attributes, "site", row.site);
    setText(attributes, "type", row.site);
    setText(attributes, "soil", row.soil);
    setText(attributes, "dilei", row.dilei);
    setText(attributes, "cause", row.cause);
    setText(attributes, "zone", row.zone);
    setText(attributes, "sptext", row.species + " " + row.composition);
    setNumber(attributes, "lon", row.lon);
    setNumber(attributes, "lat", row.lat);
    setNumber(attributes, "elev", row.elevation);
    setNumber(attributes, "slope", row.slope);
    setNumber(attributes, "timberline", row.timberline);
    setNumber(attributes, "cc", closureOf(row.closure));
    const auto put = [&](const std::string& column, model::Value value) {
        if (!std::holds_alternative<std::monostate>(value)) {
            attributes[column] = std::move(value);
        }
    };
    put("origin", m_values.value("ORIGIN", m_country, row.origin));
    put("valley", m_values.value("VALLEY", m_country, row.landform));
    // "Ойт хээр" and "лесостепь" are the zone that rules call forest_steppe.
    if (const auto zone = attributes.find("zone"); zone != attributes.end()) {
        put("zone", m_values.value("ZONE", m_country, model::toText(zone->second)));
    }
    for (const auto* text : {&row.soil, &row.site, &row.landform}) {
        put("wet", m_values.value("WET", m_country, *text));
    }
}

void StandReader::readSpecies(const NationalRow& row,
                              const std::vector<std::string>& groups,
                              Stand& stand) const
{
    auto& attributes = stand.attributes;
    if (!groups.empty() && !groups.front().empty()) {
        attributes["grp"] = groups.front();
        const auto leaf = m_groups.leaf(groups.front());
        if (leaf == "needle" || leaf == "broad" || leaf == "mixed") {
            attributes.try_emplace("leaftype", leaf);
        }
    }
    const auto group =
        attributes.contains("grp") ? model::toText(attributes["grp"]) : std::string{};
    auto years = numberOf(row.age);
    if (!years || *years <= 0.0) {
        const auto ofClass = yearsOfAgeClass(row.ageClass, group);
        years = ofClass ? std::optional<double>{*ofClass} : std::nullopt;
    }
    setNumber(attributes, "age", years);
    attributes["ageknown"] = std::int64_t{years ? 1 : 0};
}

Result<std::vector<Stand>> StandReader::read(std::span<const NationalRow> rows,
                                             model::ExpressionEvaluator& evaluator) const
{
    Lookup lookup{*this, rows};
    ECO_TRY(lookup.resolve(evaluator));
    std::vector<Stand> stands(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto& stand = stands[i];
        readText(rows[i], stand);
        const auto& composition = lookup.composition(i);
        auto groups = lookup.groups(i);
        stand.foldedLetters = composition.foldedLetters;
        stand.compositionUnreadable = !lookup.readable(i);
        const std::size_t named = trimmed(rows[i].species).empty() ? 0 : 1;
        if (named == 1 && groups.front().empty()) {
            stand.unknownSpecies.push_back(rows[i].species);
        }
        double best = 0.0;
        std::string leading = named == 1 ? groups.front() : std::string{};
        std::string leadingOfParts;
        for (std::size_t part = 0; part < composition.parts.size(); ++part) {
            const auto& group = groups[named + part];
            const double tenths = composition.parts[part].tenths;
            if (group.empty()) {
                stand.unknownSpecies.push_back(composition.parts[part].species);
                continue;
            }
            for (const auto& each : m_groups.withParents(group)) {
                addTenths(stand.attributes, each, tenths);
            }
            if (tenths > best) {
                best = tenths;
                leadingOfParts = group;
            }
        }
        if (leading.empty()) {
            leading = leadingOfParts;
        }
        if (!composition.parts.empty()) {
            stand.attributes["pure"] = std::string{best >= pureTenths ? "yes" : "no"};
        } else if (isMixtureGroup(leading) || rows[i].name.find("混交") != std::string::npos) {
            stand.attributes["pure"] = std::string{"no"};
        } else if (rows[i].name.find("纯林") != std::string::npos) {
            stand.attributes["pure"] = std::string{"yes"};
        } else {
            stand.attributes.try_emplace("pure", std::string{"unknown"});
        }
        readSpecies(rows[i], {leading}, stand);
    }
    return stands;
}

} // namespace ecotone::habitat
