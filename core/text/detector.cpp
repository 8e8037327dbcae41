#include "core/text/detector.h"

#include "core/base/number.h"
#include "core/text/letter_models.h"
#include "core/text/repair.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ecotone::text {

namespace {

constexpr double rowFloorBits = -30.0;
constexpr double statedBits = 6.0;
constexpr double countryBits = 5.0;
constexpr double cutTailBits = -3.0;
constexpr std::size_t maxRows = 200;

/// One value read in one encoding.
struct Reading
{
    bool possible = false;
    LetterScore score;
};

std::span<const LetterModel> modelsOf(Encoding encoding)
{
    using enum LetterModel;
    static constexpr std::array all{Russian, Mongolian, Han, Latin};
    static constexpr std::array cyrillic{Russian, Mongolian};
    static constexpr std::array han{Han};
    static constexpr std::array big5{HanBig5};
    static constexpr std::array latin{Latin};
    switch (encoding) {
    case Encoding::Utf8: return all;
    case Encoding::Gb18030:
    case Encoding::Gbk: return han;
    case Encoding::Big5: return big5;
    case Encoding::Latin1:
    case Encoding::Cp1252:
    case Encoding::Cp437: return latin;
    default: return cyrillic;
    }
}

Reading readingOf(std::string_view bytes, Encoding encoding, int fieldWidth)
{
    const Decoded decoded = decode(bytes, encoding);
    const bool mayBeCut = fieldWidth == 0 || static_cast<int>(bytes.size()) >= fieldWidth;
    Reading reading;
    reading.possible = !decoded.lost && (!decoded.truncatedTail || mayBeCut);
    if (!reading.possible) {
        return reading;
    }
    const auto codes = codePoints(decoded.text);
    bool first = true;
    for (const LetterModel model : modelsOf(encoding)) {
        const LetterScore score = letterScore(codes, model);
        if (first || score.bits > reading.score.bits) {
            reading.score = score;
            first = false;
        }
    }
    if (decoded.truncatedTail) {
        reading.score.bits += cutTailBits;
    }
    return reading;
}

struct Candidate
{
    Encoding encoding = Encoding::Utf8;
    double bits = 0.0;
    int impossible = 0;
    LetterScore sum;

    /// Made of letters as a language has them, not of strays that happen to decode.
    [[nodiscard]] bool plausible() const
    {
        if (sum.characters == 0 || 2 * sum.letters < sum.characters) {
            return false;
        }
        const double mean = sum.letterBits / sum.letters;
        const bool han = encoding == Encoding::Gb18030 || encoding == Encoding::Big5;
        return mean > (han || encoding == Encoding::Utf8 ? -17.5 : -7.5);
    }
};

std::vector<Candidate> candidatesFor(const EncodingHints& hints)
{
    std::vector<Candidate> candidates;
    for (const Encoding encoding :
         {Encoding::Utf8, Encoding::Gb18030, Encoding::Cp1251, Encoding::Cp866, Encoding::Koi8R}) {
        candidates.push_back({encoding, 0.0, 0, {}});
    }
    const auto add = [&](Encoding encoding, double bits) {
        encoding = encoding == Encoding::Gbk               ? Encoding::Gb18030
                   : encoding == Encoding::Cp1251Mongolian ? Encoding::Cp1251
                                                           : encoding;
        for (Candidate& candidate : candidates) {
            if (candidate.encoding == encoding) {
                candidate.bits += bits;
                return;
            }
        }
        candidates.push_back({encoding, bits, 0, {}});
    };
    if (hints.stated) {
        add(*hints.stated, statedBits);
    }
    if (hints.country == "CN") {
        add(Encoding::Gb18030, countryBits);
    } else if (hints.country == "RU" || hints.country == "MN") {
        add(Encoding::Cp1251, countryBits);
    }
    return candidates;
}

/// Adds a row to every candidate; none loses more than the floor, so one bad row has no veto.
void addRow(std::vector<Candidate>& candidates, std::string_view bytes, int fieldWidth)
{
    std::vector<Reading> readings;
    double best = -1e9;
    for (const Candidate& candidate : candidates) {
        readings.push_back(readingOf(bytes, candidate.encoding, fieldWidth));
        if (readings.back().possible) {
            best = std::max(best, readings.back().score.bits);
        }
    }
    if (best < -1e8) {
        for (Candidate& candidate : candidates) {
            ++candidate.impossible;
        }
        return;
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        Candidate& candidate = candidates[i];
        const Reading& reading = readings[i];
        const double floor = best + rowFloorBits;
        candidate.bits += reading.possible ? std::max(reading.score.bits, floor) : floor;
        if (!reading.possible) {
            ++candidate.impossible;
            continue;
        }
        candidate.sum.characters += reading.score.characters;
        candidate.sum.letters += reading.score.letters;
        candidate.sum.letterBits += reading.score.letterBits;
    }
}

struct Pool
{
    std::vector<Candidate> candidates;
    std::size_t rows = 0;
    std::string example; ///< Bytes of the first non-ASCII value.
    std::string all;     ///< Bytes, for the Mongolian rule.
};

Pool pooled(std::span<const ColumnSample> columns, const EncodingHints& hints)
{
    Pool pool{candidatesFor(hints), 0, {}, {}};
    for (const ColumnSample& column : columns) {
        std::size_t rows = 0;
        for (const std::string& value : column.distinctValues) {
            if (isAscii(value)) {
                continue;
            }
            pool.all += value + '\n';
            if (rows >= maxRows) {
                continue;
            }
            if (pool.rows == 0) {
                pool.example = value;
            }
            addRow(pool.candidates, value, column.fieldWidth);
            ++rows;
            ++pool.rows;
        }
    }
    return pool;
}

std::string evidenceOf(const EncodingVerdict& verdict,
                       const Pool& pool,
                       const EncodingHints& hints,
                       bool statementDecides)
{
    std::string text;
    if (statementDecides) {
        text = "stated by " + hints.statedBy + " and the text agrees; ";
    } else if (verdict.contradictsStatement) {
        text = hints.statedBy + " states otherwise, but the text refutes it; ";
    }
    text += std::string{name(verdict.encoding)} + " over " + std::string{name(verdict.runnerUp)} +
            " by " + toText(verdict.marginBits, 0) + " bits in " +
            toText(static_cast<std::int64_t>(pool.rows)) + " distinct values, e.g. \"" +
            decode(pool.example, verdict.encoding).text + "\"";
    if (!verdict.decided) {
        text += "; too weak to decide";
    }
    return text;
}

/// What the statement says, where the text does not speak clearly against it.
const Candidate* statedCandidate(const Pool& pool, const EncodingHints& hints)
{
    if (!hints.stated) {
        return nullptr;
    }
    const auto canonical = *hints.stated == Encoding::Gbk               ? Encoding::Gb18030
                           : *hints.stated == Encoding::Cp1251Mongolian ? Encoding::Cp1251
                                                                        : *hints.stated;
    for (const Candidate& candidate : pool.candidates) {
        if (candidate.encoding == canonical) {
            return &candidate;
        }
    }
    return nullptr;
}

double confidenceOf(double marginBits)
{
    return marginBits > 60.0 ? 0.999 : std::min(0.999, 1.0 / (1.0 + std::exp2(-marginBits / 3.0)));
}

} // namespace

double scoreBits(std::string_view bytes, Encoding encoding, int fieldWidth)
{
    const Reading reading = readingOf(bytes, encoding, fieldWidth);
    return reading.possible ? reading.score.bits : -1e9;
}

EncodingVerdict detect(std::span<const ColumnSample> columns, const EncodingHints& hints)
{
    Pool pool = pooled(columns, hints);
    EncodingVerdict verdict;
    if (pool.rows == 0) {
        verdict.encoding = hints.stated.value_or(Encoding::Utf8);
        verdict.runnerUp = verdict.encoding;
        verdict.decided = true;
        verdict.confidence = 1.0;
        verdict.evidence = "plain ASCII: every encoding reads the same";
        return verdict;
    }
    verdict.ascii = false;
    std::stable_sort(
        pool.candidates.begin(),
        pool.candidates.end(),
        [](const Candidate& left, const Candidate& right) { return left.bits > right.bits; });
    const Candidate& best = pool.candidates[0];
    const Candidate& next = pool.candidates[1];
    verdict.encoding = best.encoding;
    verdict.runnerUp = next.encoding;
    verdict.marginBits = best.bits - next.bits;
    verdict.decided = verdict.marginBits >= decisionMarginBits && best.plausible();
    verdict.confidence = best.plausible() ? confidenceOf(verdict.marginBits) : 0.3;

    bool statementDecides = false;
    if (const Candidate* stated = statedCandidate(pool, hints)) {
        const bool refuted =
            stated->impossible > 0 || (best.encoding != stated->encoding && best.plausible() &&
                                       best.bits - stated->bits >= decisionMarginBits);
        statementDecides = !refuted;
        verdict.contradictsStatement = refuted && best.encoding != stated->encoding;
        if (statementDecides) {
            if (verdict.encoding != stated->encoding) {
                verdict.runnerUp = verdict.encoding;
                verdict.encoding = stated->encoding;
                verdict.marginBits = stated->bits - best.bits;
            }
            verdict.decided = true;
            verdict.confidence = std::max(0.9, confidenceOf(verdict.marginBits));
        }
    }
    if (verdict.encoding == Encoding::Cp1251 &&
        looksMongolian1251(decode(pool.all, Encoding::Cp1251).text)) {
        verdict.encoding = Encoding::Cp1251Mongolian;
    }
    verdict.evidence = evidenceOf(verdict, pool, hints, statementDecides);
    return verdict;
}

EncodingVerdict detect(const ColumnSample& column, const EncodingHints& hints)
{
    return detect(std::span{&column, 1}, hints);
}

} // namespace ecotone::text
