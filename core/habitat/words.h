#pragma once

#include "core/base/language.h"
#include "core/base/remark.h"
#include "core/base/result.h"
#include "core/geometry/area.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ecotone::habitat {

enum class AreaUnit : unsigned char
{
    SquareKilometres, ///< Three decimals.
    Hectares,
    SquareMetres,
};

/// Words, units and figures of the four languages: one place, so that window, command line, PDF
/// and tables print the same characters.
class Words
{
public:
    /// From resources/words; fails with FileNotFound or FileDamaged.
    [[nodiscard]] static Result<Words> load();
    /// The words of the running program, loaded once; empty tables when they cannot be read.
    [[nodiscard]] static const Words& shared();

    /// A phrase of phrases.csv, else of glossary.csv; the key itself when there is none.
    [[nodiscard]] std::string phrase(std::string_view key, Language language) const;
    /// With {name} places filled.
    [[nodiscard]] std::string
    phrase(std::string_view key, Language language, const TextValues& values) const;
    /// The clauses of remarks.csv in the reader's language.
    [[nodiscard]] std::string remark(const Remark& remark, Language language) const;
    /// All languages; null when there is no such key.
    [[nodiscard]] const LocalText* find(std::string_view key) const;
    /// Of statuses.csv: kind "patch", "proposal", "protected_area", "zone", "boundary", "edition".
    [[nodiscard]] std::string
    status(std::string_view kind, std::string_view code, Language language) const;
    /// Codes of a kind in the order of the table.
    [[nodiscard]] std::vector<std::string> statuses(std::string_view kind) const;
    [[nodiscard]] std::string unitSymbol(std::string_view key, Language language) const;

    /// "." or ",".
    [[nodiscard]] const std::string& decimalMark(Language language) const;
    [[nodiscard]] const std::string& groupMark(Language language) const;
    [[nodiscard]] const std::string& listMark(Language language) const;
    /// Marks of the language put into a decimal text such as "-1234567.250".
    [[nodiscard]] std::string formatDecimal(std::string_view decimalText, Language language) const;
    [[nodiscard]] std::string formatInteger(std::int64_t value, Language language) const;
    /// "1 234,567 км²": rounded half even from the exact integer.
    [[nodiscard]] std::string
    formatArea(geometry::Area area, AreaUnit unit, Language language) const;
    /// The figure without the unit.
    [[nodiscard]] std::string
    formatAreaNumber(geometry::Area area, AreaUnit unit, Language language) const;
    /// Metres below 1 km, else km with one decimal.
    [[nodiscard]] std::string formatLength(double metres, Language language) const;

    /// Every key with an empty language, as "table:key:language".
    [[nodiscard]] std::vector<std::string> untranslated() const;

private:
    struct NumberMarks
    {
        std::string decimal;
        std::string group;
        std::string list;
    };
    std::map<std::string, LocalText, std::less<>> m_phrases;
    std::vector<std::pair<std::pair<std::string, std::string>, LocalText>> m_statuses;
    std::map<std::string, LocalText, std::less<>> m_units;
    std::array<NumberMarks, 4> m_marks;
};

} // namespace ecotone::habitat
