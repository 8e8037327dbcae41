#pragma once

#include "core/base/remark.h"
#include "core/text/encoding.h"
#include "core/text/reading.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::text {

/// The distinct values of one text column as bytes, with trailing blanks removed.
struct ColumnSample
{
    std::string name; ///< For the evidence sentence.
    std::vector<std::string> distinctValues;
    int fieldWidth =
        0; ///< In bytes; a value of this length may end in half a character. 0: no limit.
};

/// What is said about the text from outside it.
struct EncodingHints
{
    std::optional<Encoding> stated; ///< By .cpg, charset line or language driver.
    std::string statedBy;           ///< ".cpg \"1251\"", "language driver 0x4D" …
    std::string country;            ///< Of the provider: "CN", "RU", "MN" or empty.
};

/// A few values as one encoding reads them, for eyes to choose by.
struct ReadingSample
{
    Reading reading;
    std::vector<std::string> texts; ///< UTF-8; bytes without meaning are written \xNN.
};

/// What the text was found to be. Evidence is counted in bits: log2 of the likelihood ratio of
/// the best encoding against the next.
struct EncodingVerdict
{
    Encoding encoding = Encoding::Utf8;
    /// UTF-8 of a program that took text in this encoding for Latin-1.
    std::optional<Encoding> doubled;
    bool decided = false; ///< margin >= 15 bits over all that reads as a language.
    bool ascii = true;    ///< Nothing above 0x7F: every encoding reads the same.
    double marginBits = 0.0;
    double confidence = 0.0; ///< 0 to 1.
    Encoding runnerUp = Encoding::Utf8;
    Remark evidence;
    bool contradictsStatement = false; ///< The statement is there and the text refutes it.
    std::vector<Encoding> mixed;       ///< What else columns or single values are in.
    /// The two best, best first, the same values in each; empty for ASCII.
    std::vector<ReadingSample> readings;
    /// Parallel to the columns given, empty when none was; not kept beyond decoding.
    std::vector<Encoding> columns;
    std::vector<bool> doubledColumns;

    [[nodiscard]] Reading reading() const;
};

inline constexpr double decisionMarginBits = 15.0;

/// Pooled over all columns of a file. Method: letter models of Russian and Mongolian, levels of
/// GB2312 for Chinese, strict decoding, at most 200 distinct rows a column, priors from the hints
/// (+6 bits stated, +5 country). A column, or a value, that reads far better in another encoding
/// than the rest is given its own. UTF-8 is looked at again by detectDoubled().
[[nodiscard]] EncodingVerdict detect(std::span<const ColumnSample> columns,
                                     const EncodingHints& hints = {});
/// The same for one column.
[[nodiscard]] EncodingVerdict detect(const ColumnSample& column, const EncodingHints& hints = {});

/// The same for text known to be UTF-8, which may be double-encoded.
[[nodiscard]] EncodingVerdict detectDoubled(std::span<const ColumnSample> columns,
                                            const EncodingHints& hints = {});

/// One value in the encoding of its column, or in its own.
struct ValueVerdict
{
    Encoding encoding = Encoding::Utf8;
    bool certain = true; ///< False: another encoding of the file reads it nearly as well.
};
/// `column`: encoding of the column; `mixed`: what else the file is known to hold.
[[nodiscard]] ValueVerdict valueVerdict(std::string_view bytes,
                                        Encoding column,
                                        std::span<const Encoding> mixed,
                                        int fieldWidth = 0);

/// Log2-likelihood per value of a column in bits under one encoding, as detect() sums it; for
/// tests and for showing the two best readings.
[[nodiscard]] double scoreBits(std::string_view bytes, Encoding encoding, int fieldWidth = 0);

} // namespace ecotone::text
