#include "core/text/evidence.h"

#include "core/base/number.h"
#include "core/text/repair.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ecotone::text {

namespace {

constexpr double valueFloorBits = -30.0;
constexpr double statedBits = 6.0;
constexpr double countryBits = 5.0;
constexpr double unlikelyBits = -25.0;
constexpr double cutTailBits = -3.0;
constexpr double doubledBits = -4.0;
constexpr std::size_t maxValues = 200;
/// Characters of a language cost this much on average; more is another code page.
constexpr double alphabetBits = -7.5;
constexpr double hanBits = -17.5;
constexpr double utf8Bits = -25.0; ///< Its form is no accident, whatever the script.

std::span<const LetterModel> modelsOf(Encoding encoding)
{
    using enum LetterModel;
    static constexpr std::array all{Russian, Mongolian, Han, Latin, AnyScript};
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

/// The best of the models.
LetterScore bestScore(std::string_view utf8, Encoding encoding)
{
    const auto codes = codePoints(utf8);
    LetterScore best;
    bool first = true;
    for (const LetterModel model : modelsOf(encoding)) {
        const LetterScore score = letterScore(codes, model);
        if (first || score.bits > best.bits) {
            best = score;
            first = false;
        }
    }
    return best;
}

/// UTF-8 that another program made of bytes it took for Latin-1 is still UTF-8: it is worth what
/// those bytes are worth.
std::optional<LetterScore> doubledScore(std::string_view utf8)
{
    const auto bytes = undoLatin1(utf8);
    if (!bytes) {
        return std::nullopt;
    }
    std::optional<LetterScore> best;
    for (const Encoding encoding : regional) {
        const Decoded decoded = decode(*bytes, encoding);
        if (decoded.lost) {
            continue;
        }
        LetterScore score = bestScore(decoded.text, encoding);
        score.bits += doubledBits + (decoded.truncatedTail ? cutTailBits : 0.0);
        if (!best || score.bits > best->bits) {
            best = score;
        }
    }
    return best;
}

bool readsAsLanguage(Encoding encoding, const LetterScore& score)
{
    if (score.characters == 0 || 2 * score.letters < score.characters) {
        return false;
    }
    const bool han = encoding == Encoding::Gb18030 || encoding == Encoding::Big5;
    const double least = encoding == Encoding::Utf8 ? utf8Bits : han ? hanBits : alphabetBits;
    return score.bits / score.characters > least;
}

} // namespace

bool ValueReading::plausible() const
{
    return possible && readsAsLanguage(encoding, score);
}

bool Candidate::plausible() const
{
    return readsAsLanguage(encoding, sum);
}

ValueReading valueReading(std::string_view bytes, Encoding encoding, int fieldWidth)
{
    const Decoded decoded = decode(bytes, encoding);
    const bool mayBeCut = fieldWidth == 0 || static_cast<int>(bytes.size()) >= fieldWidth;
    ValueReading reading;
    reading.encoding = encoding;
    reading.cut = decoded.truncatedTail;
    reading.possible = !decoded.lost && (!decoded.truncatedTail || mayBeCut);
    if (!reading.possible) {
        return reading;
    }
    reading.score = bestScore(decoded.text, encoding);
    if (encoding == Encoding::Utf8) {
        const auto doubled = doubledScore(decoded.text);
        if (doubled && doubled->bits > reading.score.bits) {
            reading.score = *doubled;
        }
    }
    if (decoded.truncatedTail) {
        reading.score.bits += cutTailBits;
    }
    return reading;
}

Encoding judgedAs(Encoding encoding) noexcept
{
    return encoding == Encoding::Gbk               ? Encoding::Gb18030
           : encoding == Encoding::Cp1251Mongolian ? Encoding::Cp1251
                                                   : encoding;
}

Evidence::Evidence(const EncodingHints& hints, std::span<const Encoding> more)
{
    for (const Encoding encoding : regional) {
        m_candidates.push_back({encoding, 0.0, 0.0, 0, {}});
    }
    // Traditional characters are met where someone says so.
    const bool big5 = hints.stated == Encoding::Big5 || hints.country == "TW";
    m_candidates.push_back({Encoding::Big5, big5 ? 0.0 : unlikelyBits, 0.0, 0, {}});
    const auto prefer = [this](Encoding encoding, double bits) {
        for (Candidate& candidate : m_candidates) {
            if (candidate.encoding == judgedAs(encoding)) {
                candidate.prior += bits;
                return;
            }
        }
        m_candidates.push_back({judgedAs(encoding), bits, 0.0, 0, {}});
    };
    for (const Encoding encoding : more) {
        prefer(encoding, 0.0);
    }
    if (hints.stated) {
        prefer(*hints.stated, statedBits);
    }
    if (hints.country == "CN") {
        prefer(Encoding::Gb18030, countryBits);
    } else if (hints.country == "RU" || hints.country == "MN") {
        prefer(Encoding::Cp1251, countryBits);
    }
}

void Evidence::add(std::string_view bytes, int fieldWidth)
{
    std::vector<ValueReading> readings;
    double best = -1e9;
    for (const Candidate& candidate : m_candidates) {
        readings.push_back(valueReading(bytes, candidate.encoding, fieldWidth));
        if (readings.back().possible) {
            best = std::max(best, readings.back().score.bits);
        }
    }
    ++m_values;
    for (std::size_t i = 0; i < m_candidates.size(); ++i) {
        Candidate& candidate = m_candidates[i];
        const ValueReading& reading = readings[i];
        candidate.impossible += reading.possible ? 0 : 1;
        if (best < -1e8) {
            continue; // Nothing reads it: it says nothing for anyone.
        }
        const double floor = best + valueFloorBits;
        candidate.bits += reading.possible ? std::max(reading.score.bits, floor) : floor;
        if (reading.possible) {
            candidate.sum.characters += reading.score.characters;
            candidate.sum.letters += reading.score.letters;
            candidate.sum.bits += reading.score.bits;
        }
    }
}

std::size_t Evidence::add(const ColumnSample& column)
{
    std::size_t values = 0;
    for (const std::string& value : column.distinctValues) {
        if (values >= maxValues) {
            break;
        }
        if (!isAscii(value)) {
            add(value, column.fieldWidth);
            ++values;
        }
    }
    return values;
}

void Evidence::add(const Evidence& other)
{
    m_values += other.m_values;
    for (std::size_t i = 0; i < m_candidates.size(); ++i) {
        Candidate& mine = m_candidates[i];
        const Candidate& its = other.m_candidates[i];
        mine.bits += its.bits;
        mine.impossible += its.impossible;
        mine.sum.characters += its.sum.characters;
        mine.sum.letters += its.sum.letters;
        mine.sum.bits += its.sum.bits;
    }
}

std::vector<Candidate> Evidence::ranked() const
{
    std::vector<Candidate> order = m_candidates;
    std::stable_sort(order.begin(), order.end(), [](const Candidate& left, const Candidate& right) {
        return left.total() > right.total();
    });
    return order;
}

std::vector<Candidate> Evidence::rankedByText() const
{
    std::vector<Candidate> order = m_candidates;
    std::stable_sort(order.begin(), order.end(), [](const Candidate& left, const Candidate& right) {
        return left.bits > right.bits;
    });
    return order;
}

const Candidate* Evidence::of(Encoding encoding) const
{
    for (const Candidate& candidate : m_candidates) {
        if (candidate.encoding == judgedAs(encoding)) {
            return &candidate;
        }
    }
    return nullptr;
}

Remark lead(const EncodingVerdict& verdict, std::string_view next, std::size_t values)
{
    Remark remark{"{best} over {next} by {bits} bits in {n} distinct values",
                  {{"best", name(verdict.reading())},
                   {"next", std::string{next}},
                   {"bits", toText(verdict.marginBits, 0)},
                   {"n", toText(static_cast<std::int64_t>(values))}}};
    if (!verdict.readings.empty() && !verdict.readings[0].texts.empty()) {
        remark.add("e.g. {text}", {{"text", verdict.readings[0].texts[0]}});
    }
    return remark;
}

} // namespace ecotone::text
