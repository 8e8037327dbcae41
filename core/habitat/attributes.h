#pragma once

#include "core/base/language.h"
#include "core/base/result.h"
#include "core/model/feature.h"

#include <map>
#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::habitat {

/// What rules may ask of an object, by column name of the compiled conditions: grp (leading
/// species group), comp_<group> (tenths), origin ("natural", "planted"), pure ("yes", "no",
/// "unknown"), age (years), ageknown, wet, valley (0 or 1), cc (0 to 1), dilei, site, soil, type,
/// name, sptext, cause, zone, leaftype (texts), elev (m), slope (degrees), lon, lat (degrees),
/// timberline (m), coast_dist (m), ndvi, precip … A missing one is NULL: its term is false.
using Attributes = std::map<std::string, model::Value>;

/// National values of origin, valley floor and wetness: resources/classification/
/// attribute_values.csv. A value after "~" is a pattern searched in the text, in any case.
class AttributeValues
{
public:
    [[nodiscard]] static Result<AttributeValues> load();
    /// `attribute` is "ORIGIN", "VALLEY", "WET" or "ZONE"; monostate when the value says nothing.
    [[nodiscard]] model::Value
    value(std::string_view attribute, std::string_view country, std::string_view sourceValue) const;

private:
    struct Entry
    {
        std::string attribute;
        std::string country;
        std::string exact;
        std::optional<std::wregex> pattern; ///< Upper-cased; searched.
        model::Value value;
    };
    std::vector<Entry> m_entries;
};

/// The tree of species groups: oak, dark_conifer … A stand's tenths count for a group and for
/// every group above it.
class SpeciesGroups
{
public:
    [[nodiscard]] static Result<SpeciesGroups> load();
    [[nodiscard]] bool contains(std::string_view group) const;
    /// The group and its ancestors, nearest first.
    [[nodiscard]] std::vector<std::string> withParents(std::string_view group) const;
    /// "needle", "broad", "mixed", "shrub" or empty.
    [[nodiscard]] std::string leaf(std::string_view group) const;
    /// The group's own word when it is not known.
    [[nodiscard]] std::string name(std::string_view group, Language language) const;

private:
    struct Group
    {
        std::string parent;
        std::string leaf;
        LocalText name;
    };
    std::map<std::string, Group, std::less<>> m_groups;
};

} // namespace ecotone::habitat
