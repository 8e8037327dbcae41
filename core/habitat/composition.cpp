#include "core/habitat/composition.h"

#include "core/base/number.h"
#include "core/habitat/table_reader.h"
#include "core/text/encoding.h"
#include "core/text/repair.h"

namespace ecotone::habitat {

namespace {

constexpr double tenthsTolerance = 0.6;

bool isHan(char32_t c)
{
    return c >= U'\u4E00' && c <= U'\u9FFF';
}

bool isCyrillic(char32_t c)
{
    return c >= U'\u0400' && c <= U'\u04FF';
}

bool isLetter(char32_t c)
{
    return isCyrillic(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || isHan(c);
}

bool isDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

bool isSmallLetter(char32_t c)
{
    return (c >= U'а' && c <= U'џ') || (c >= U'a' && c <= U'z') || c == U'ө' || c == U'ү';
}

/// Reads a formula from left to right: [number | "+" | "ед."] symbol ["(" years ")"] …
class FormulaReader
{
public:
    explicit FormulaReader(std::u32string_view text) : m_text{text} {}

    std::vector<CompositionPart> read()
    {
        std::vector<CompositionPart> parts;
        CompositionPart next;
        bool measured = false;
        while (m_at < m_text.size()) {
            if (isDigit(m_text[m_at])) {
                next.tenths = number();
                measured = true;
            } else if (m_text[m_at] == U'+') {
                ++m_at;
                next = {.species = {}, .trace = true};
                measured = true;
            } else if (skipSingle()) {
                next = {.species = {}, .single = true};
                measured = true;
            } else if (isLetter(m_text[m_at])) {
                next.species = symbol();
                next.age = years();
                if (measured) {
                    parts.push_back(next);
                } else {
                    m_readable = false;
                }
                // "+Б Ос" and "ед. Б, Лп": the sign goes on until a number comes.
                next = {.species = {}, .trace = next.trace, .single = next.single};
                measured = next.trace || next.single;
            } else {
                ++m_at;
            }
        }
        return parts;
    }

    [[nodiscard]] bool readable() const { return m_readable; }

private:
    double number()
    {
        std::string digits;
        while (m_at < m_text.size() &&
               (isDigit(m_text[m_at]) || m_text[m_at] == U'.' || m_text[m_at] == U',')) {
            const char32_t c = m_text[m_at++];
            digits.push_back(c == U',' ? '.' : static_cast<char>(c));
        }
        return parseDouble(digits).value_or(0.0);
    }

    /// "ед." or "ед": single trees.
    bool skipSingle()
    {
        if (m_text.substr(m_at, 2) != U"ед" && m_text.substr(m_at, 2) != U"Ед") {
            return false;
        }
        if (m_at + 2 < m_text.size() && isSmallLetter(m_text[m_at + 2])) {
            return false;
        }
        m_at += 2;
        if (m_at < m_text.size() && m_text[m_at] == U'.') {
            ++m_at;
        }
        return true;
    }

    /// "Лп", "КЛ", "Бж": letters up to the next number or sign; a capital after a small letter
    /// begins a new symbol. Chinese: every following character.
    std::string symbol()
    {
        std::u32string letters;
        const bool han = isHan(m_text[m_at]);
        while (m_at < m_text.size() && isLetter(m_text[m_at]) && isHan(m_text[m_at]) == han) {
            const char32_t c = m_text[m_at];
            if (!han && !letters.empty() && isSmallLetter(letters.back()) && !isSmallLetter(c)) {
                break;
            }
            letters.push_back(c);
            ++m_at;
        }
        return upperCase(text::toUtf8(letters));
    }

    int years()
    {
        if (m_at >= m_text.size() || m_text[m_at] != U'(') {
            return 0;
        }
        const auto end = m_text.find(U')', m_at);
        if (end == std::u32string_view::npos) {
            return 0;
        }
        const auto inside = trimmedNumber(m_text.substr(m_at + 1, end - m_at - 1));
        m_at = end + 1;
        return inside;
    }

    static int trimmedNumber(std::u32string_view text)
    {
        const auto value = parseInteger(text::toUtf8(text));
        return value && *value > 0 && *value < 2000 ? static_cast<int>(*value) : 0;
    }

    std::u32string_view m_text;
    std::size_t m_at = 0;
    bool m_readable = true;
};

} // namespace

double Composition::total() const
{
    double sum = 0.0;
    for (const auto& part : parts) {
        sum += part.tenths;
    }
    return sum;
}

const CompositionPart* Composition::leading() const
{
    const CompositionPart* best = nullptr;
    for (const auto& part : parts) {
        if (part.tenths > 0.0 && (best == nullptr || part.tenths > best->tenths)) {
            best = &part;
        }
    }
    return best;
}

Result<Composition> parseComposition(std::string_view text)
{
    const auto given = trimmed(text);
    const auto folded = text::foldLookalikes(given);
    Composition result;
    result.folded = folded.text;
    result.foldedLetters = folded.folded;
    const auto points = text::codePoints(folded.text);
    FormulaReader reader{{points.data(), points.size()}};
    result.parts = reader.read();
    if (result.parts.empty() || !reader.readable()) {
        return fail(ErrorCode::InvalidArgument,
                    "'" + std::string{given} + "' is no composition in tenths");
    }
    if (result.total() > 10.0 + tenthsTolerance) {
        return fail(ErrorCode::InvalidArgument,
                    "'" + std::string{given} + "': the tenths add up to more than ten");
    }
    return result;
}

} // namespace ecotone::habitat
