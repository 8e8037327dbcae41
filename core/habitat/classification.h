#pragma once

#include "core/base/csv.h"
#include "core/base/language.h"
#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::habitat {

/// How a class is drawn besides its colour; from the column `pattern`.
enum class Pattern : unsigned char
{
    None,
    Hatch, ///< A parent class, or restricted land.
    Ticks, ///< Planted, burnt, felled, artificial water.
    Dots,  ///< Saline, sparse, scrub, no data.
    Dash,  ///< Wet ground, paddy.
};

/// A class of the unified habitat classification. Codes are stable text, never re-used.
struct HabitatClass
{
    std::string code;   ///< "F11"
    int level = 1;      ///< 1 group, 2, 3.
    std::string parent; ///< Empty at level 1.
    bool isLeaf = true;
    LocalText name;
    std::array<bool, 4> nameReviewed{true, false, false, false};
    std::string definition; ///< English.
    std::string color;      ///< "#127452"
    std::uint32_t rgb = 0;  ///< 0x127452
    Pattern pattern = Pattern::None;
    std::string iucnCode;
    std::string iucnName;
    std::size_t order = 0; ///< Position in legends and tables.

    /// U00 unmapped, U01 no data, U02 withheld: counted apart, never habitat.
    [[nodiscard]] bool isUnknown() const { return code.starts_with('U'); }
};

inline constexpr std::string_view unmappedClass = "U00";
inline constexpr std::string_view noDataClass = "U01";
inline constexpr std::string_view withheldClass = "U02";

/// The classes in legend order. Immutable; cheap to share by reference.
class Classification
{
public:
    /// From resources/classification/unified_classes.csv. Fails with CrosswalkInvalid when a
    /// parent is missing, a level does not follow it, a code occurs twice or a colour is no
    /// #RRGGBB.
    [[nodiscard]] static Result<Classification> load();
    [[nodiscard]] static Result<Classification> fromCsv(std::string_view text,
                                                        std::string_view name);

    [[nodiscard]] const std::vector<HabitatClass>& classes() const { return m_classes; }
    /// Null when there is no such code.
    [[nodiscard]] const HabitatClass* find(std::string_view code) const;
    [[nodiscard]] std::vector<const HabitatClass*> childrenOf(std::string_view code) const;
    /// The class itself or its ancestor at `level` (1 to 3); the class itself when it is already
    /// at or above that level. Empty for an unknown code.
    [[nodiscard]] std::string_view parentAtLevel(std::string_view code, int level) const;
    [[nodiscard]] bool isLeaf(std::string_view code) const;
    /// The code itself when it is not known.
    [[nodiscard]] std::string name(std::string_view code, Language language) const;

private:
    [[nodiscard]] static Result<Classification> fromTable(const CsvTable& table,
                                                          std::string_view name);

    std::vector<HabitatClass> m_classes;
    std::map<std::string, std::size_t, std::less<>> m_byCode;
};

} // namespace ecotone::habitat
