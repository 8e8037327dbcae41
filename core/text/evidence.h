#pragma once

#include "core/base/remark.h"
#include "core/text/detector.h"
#include "core/text/letter_models.h"

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// How well bytes read in each encoding. Private to the room: detector.h is the door.
namespace ecotone::text {

/// The encodings that are always thought of.
inline constexpr std::array regional{
    Encoding::Utf8, Encoding::Gb18030, Encoding::Cp1251, Encoding::Cp866, Encoding::Koi8R};

/// How far the reading decided on leads over the next, with one text as it reads.
[[nodiscard]] Remark
lead(const EncodingVerdict& verdict, std::string_view next, std::size_t values);

/// One value read in one encoding.
struct ValueReading
{
    Encoding encoding = Encoding::Utf8;
    bool possible = false;
    bool cut = false; ///< The last character is incomplete.
    LetterScore score;

    /// Made of letters as a language has them, not of strays that happen to decode.
    [[nodiscard]] bool plausible() const;
};
[[nodiscard]] ValueReading valueReading(std::string_view bytes, Encoding encoding, int fieldWidth);

/// What the values of a column, or of a file, say for one encoding.
struct Candidate
{
    Encoding encoding = Encoding::Utf8;
    double prior = 0.0; ///< Bits of the hints.
    double bits = 0.0;  ///< Of the text alone.
    int impossible = 0; ///< Values that do not decode.
    LetterScore sum;    ///< Over the values that do.

    [[nodiscard]] double total() const { return bits + prior; }
    [[nodiscard]] bool plausible() const;
};

/// Candidates in one order: adding the evidence of columns adds them up.
class Evidence
{
public:
    /// The five encodings of the region, what the hints state, and `more`.
    explicit Evidence(const EncodingHints& hints, std::span<const Encoding> more = {});

    /// Adds a value; no candidate loses more than 30 bits by it, so that one bad row has no veto.
    void add(std::string_view bytes, int fieldWidth);
    /// Adds the first 200 non-ASCII values of a column; returns how many.
    std::size_t add(const ColumnSample& column);
    void add(const Evidence& other);

    /// Best first by total(), or by the text alone.
    [[nodiscard]] std::vector<Candidate> ranked() const;
    [[nodiscard]] std::vector<Candidate> rankedByText() const;
    [[nodiscard]] const Candidate* of(Encoding encoding) const;
    [[nodiscard]] std::size_t values() const { return m_values; }

private:
    std::vector<Candidate> m_candidates;
    std::size_t m_values = 0;
};

/// GBK is read as GB18030 and the Mongolian variant judged as CP1251: supersets in bytes.
[[nodiscard]] Encoding judgedAs(Encoding encoding) noexcept;

} // namespace ecotone::text
