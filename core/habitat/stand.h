#pragma once

#include "core/base/result.h"
#include "core/habitat/attributes.h"
#include "core/habitat/composition.h"
#include "core/habitat/crosswalk.h"
#include "core/model/expression.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ecotone::habitat {

/// What a source row says of a stand or a piece of land, as texts of the source, and where it is.
struct NationalRow
{
    std::string name;        ///< National name of the land type, legend text.
    std::string species;     ///< Leading species: code, letter or word.
    std::string composition; ///< "6К2Е1Лп1Бж"
    std::string origin;
    std::string age;      ///< Years.
    std::string ageClass; ///< Roman or Arabic; needs the species to mean years.
    std::string closure;  ///< 0.7, 70 %, or Russian полнота.
    std::string landform; ///< Valley or slope, words or site type.
    std::string site;     ///< Forest type (тип леса), site conditions.
    std::string soil;
    std::string dilei; ///< Chinese forest land type beside a land-use code.
    std::string cause; ///< Of loss: fire, wind …
    std::string zone;  ///< Mongolian natural zone.
    std::optional<double> lon;
    std::optional<double> lat;
    std::optional<double> elevation; ///< m
    std::optional<double> slope;     ///< degrees
    std::optional<double> timberline;
    Attributes further; ///< Attributes a recipe sets directly, by column name.

    bool operator==(const NationalRow&) const = default;
};

/// One stand as rules see it, and what was noticed while reading it.
struct Stand
{
    Attributes attributes;
    int foldedLetters = 0; ///< Latin look-alikes read as Cyrillic.
    bool compositionUnreadable = false;
    std::vector<std::string> unknownSpecies; ///< Symbols without a group.
};

/// Turns national rows into attributes: species codes and composition symbols to groups (through
/// the tree species crosswalk of the country), tenths with parents, origin, age, closure.
class StandReader
{
public:
    /// `country` is CN, RU or MN; other countries know no species tables and give texts alone.
    [[nodiscard]] static Result<StandReader> load(std::string_view country);
    /// Another table of tree species than the country's shipped one.
    void use(Crosswalk species) { m_species = std::move(species); }
    [[nodiscard]] Result<std::vector<Stand>> read(std::span<const NationalRow> rows,
                                                  model::ExpressionEvaluator& evaluator) const;

private:
    /// Asks the species crosswalk for the groups of all symbols of all rows at once.
    class Lookup;
    void readText(const NationalRow& row, Stand& stand) const;
    void
    readSpecies(const NationalRow& row, const std::vector<std::string>& groups, Stand& stand) const;

    std::string m_country;
    std::optional<Crosswalk> m_species;
    std::map<std::string, std::string, std::less<>> m_symbols; ///< Of composition formulas.
    AttributeValues m_values;
    SpeciesGroups m_groups;
};

/// Years of a Russian age class (upper middle of its span): 10 years wide for birch, aspen and
/// alder, 40 for cedar pine, 20 for other species. nullopt for an unreadable class or species.
[[nodiscard]] std::optional<int> yearsOfAgeClass(std::string_view ageClass,
                                                 std::string_view speciesGroup);

} // namespace ecotone::habitat
