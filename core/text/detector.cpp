#include "core/text/detector.h"

#include "core/base/number.h"
#include "core/text/evidence.h"
#include "core/text/repair.h"

#include <algorithm>
#include <cmath>

namespace ecotone::text {

namespace {

/// A column is given an encoding of its own only where it speaks this much louder.
constexpr double foreignBits = 25.0;
constexpr std::size_t shownValues = 3;
constexpr double commonSignBits = -8.0;
/// Of a letter or two nothing says what they read as: all that decodes counts.
constexpr int fewCharacters = 4;

/// Two Chinese characters are four bytes that hold to the form of their encoding.
bool isFew(const Candidate& candidate)
{
    const bool pairs =
        candidate.encoding == Encoding::Gb18030 || candidate.encoding == Encoding::Big5;
    return candidate.sum.characters * (pairs ? 2 : 1) < fewCharacters;
}

/// The file's encoding, as its own values and the hints decide it.
struct Decision
{
    Candidate best;
    Candidate next;
    double margin = 0.0;
    bool decided = false;
    bool byStatement = false;
    bool contradicts = false;
};

/// A statement adds its bits like any hint; it decides alone only where nothing else reads as a
/// language. Signs alone ("m²", "№ 5") are believed to be the UTF-8 they are stated to be.
bool agrees(const Candidate& stated, const Evidence& evidence)
{
    const bool few = isFew(stated);
    const bool signs = stated.encoding == Encoding::Utf8 && stated.sum.letters == 0 &&
                       stated.sum.bits > commonSignBits * stated.sum.characters;
    const double need = signs ? 0.0 : decisionMarginBits;
    for (const Candidate& rival : evidence.ranked()) {
        if (rival.encoding == stated.encoding) {
            continue;
        }
        if (rival.impossible < stated.impossible) {
            return false;
        }
        const bool counts = rival.plausible() || (few && rival.impossible == stated.impossible);
        if (counts && stated.total() - rival.total() < need) {
            return false;
        }
    }
    return true;
}

Decision decisionOf(const Evidence& evidence, const EncodingHints& hints)
{
    std::vector<Candidate> order = evidence.ranked();
    const double most = order[0].total();
    // A language is shown before what merely decodes, though never decided against it.
    std::stable_partition(order.begin(), order.end(), [](const Candidate& candidate) {
        return candidate.plausible();
    });
    Decision decision{order[0], order[1], order[0].total() - order[1].total()};
    if (decision.best.total() < most) {
        decision.margin = decision.best.total() - most;
    }
    if (decision.best.sum.characters < fewCharacters) {
        for (const Candidate& rival : order) {
            if (rival.encoding != decision.best.encoding && rival.impossible == 0) {
                decision.margin = std::min(decision.margin, decision.best.total() - rival.total());
            }
        }
    }
    decision.decided = decision.margin >= decisionMarginBits && decision.best.plausible();
    if (!hints.stated) {
        return decision;
    }
    const Candidate stated = *evidence.of(*hints.stated);
    if (agrees(stated, evidence)) {
        decision.byStatement = true;
        decision.decided = true;
        if (stated.encoding != decision.best.encoding) {
            decision.next = decision.best;
            decision.best = stated;
            decision.margin = stated.total() - decision.next.total();
        }
    }
    decision.contradicts = decision.decided && decision.best.encoding != stated.encoding;
    return decision;
}

double confidenceOf(const Decision& decision)
{
    if (decision.byStatement) {
        return std::max(0.9, 1.0 / (1.0 + std::exp2(-decision.margin / 3.0)));
    }
    if (!decision.best.plausible()) {
        return 0.3;
    }
    return std::min(0.999, 1.0 / (1.0 + std::exp2(-decision.margin / 3.0)));
}

/// The texts behind a verdict.
struct Sorted
{
    Evidence file;    ///< Values of the file's encoding alone.
    Evidence foreign; ///< Values that are in another.
    std::vector<std::string> fileValues;
    std::vector<std::string> foreignValues;
    int uncertain = 0;

    explicit Sorted(const EncodingHints& hints) : file{hints}, foreign{EncodingHints{}} {}
};

/// What a column is in that does not go with the file; nullopt: the file's.
std::optional<Candidate> foreignColumn(const Evidence& column, Encoding file)
{
    if (column.values() == 0) {
        return std::nullopt;
    }
    const Candidate best = column.rankedByText().front();
    const Candidate* asFile = column.of(file);
    if (best.encoding == asFile->encoding || !best.plausible()) {
        return std::nullopt;
    }
    const bool impossible = asFile->impossible > best.impossible;
    const double need = impossible || !asFile->plausible() ? decisionMarginBits : foreignBits;
    return best.bits - asFile->bits >= need ? std::optional{best} : std::nullopt;
}

/// Values of each column under the column's encoding; those of another are set apart.
void sortValues(std::span<const ColumnSample> columns,
                const std::vector<Encoding>& encodings,
                Encoding file,
                std::span<const Encoding> mixed,
                Sorted& sorted)
{
    constexpr std::size_t most = 200;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        std::size_t values = 0;
        for (const std::string& value : columns[i].distinctValues) {
            if (isAscii(value)) {
                continue;
            }
            if (++values > most) {
                break;
            }
            const int width = columns[i].fieldWidth;
            const ValueVerdict verdict = valueVerdict(value, encodings[i], mixed, width);
            sorted.uncertain += verdict.certain ? 0 : 1;
            if (verdict.encoding == file) {
                sorted.file.add(value, width);
                sorted.fileValues.push_back(value);
            } else {
                sorted.foreign.add(value, width);
                sorted.foreignValues.push_back(value);
            }
        }
    }
}

Encoding withMongolianRule(Encoding encoding, const std::vector<std::string>& values)
{
    if (encoding != Encoding::Cp1251) {
        return encoding;
    }
    std::string all;
    for (const std::string& value : values) {
        all += value + '\n';
    }
    return looksMongolian1251(decode(all, encoding).text) ? Encoding::Cp1251Mongolian : encoding;
}

/// Values that the readings tell apart, as each reads them.
std::vector<ReadingSample>
samplesOf(const std::vector<std::string>& values, const Reading& best, const Reading& next)
{
    std::vector<ReadingSample> samples{{best, {}}, {next, {}}};
    for (const std::string& value : values) {
        std::string first = decode(value, best).text;
        std::string second = decode(value, next).text;
        if (first != second) {
            samples[0].texts.push_back(std::move(first));
            samples[1].texts.push_back(std::move(second));
        }
        if (samples[0].texts.size() == shownValues) {
            break;
        }
    }
    return samples;
}

Remark evidenceOf(const EncodingVerdict& verdict,
                  const Decision& decision,
                  const EncodingHints& hints,
                  std::size_t values)
{
    Remark remark;
    if (decision.byStatement) {
        remark.add("stated by {what} and the text agrees", {{"what", hints.statedBy}});
    } else if (verdict.contradictsStatement) {
        remark.add("{what} states otherwise, but the text refutes it", {{"what", hints.statedBy}});
    }
    remark.append(lead(verdict, name(verdict.runnerUp), values));
    for (const Encoding other : verdict.mixed) {
        remark.add("other values are {encoding}", {{"encoding", std::string{name(other)}}});
    }
    if (!verdict.decided) {
        remark.add("too weak to decide");
    }
    return remark;
}

EncodingVerdict asciiVerdict(std::span<const ColumnSample> columns, const EncodingHints& hints)
{
    EncodingVerdict verdict;
    verdict.encoding = hints.stated.value_or(Encoding::Utf8);
    verdict.runnerUp = verdict.encoding;
    verdict.decided = true;
    verdict.confidence = 1.0;
    verdict.evidence = Remark{"plain ASCII: every encoding reads the same"};
    verdict.columns.assign(columns.size(), verdict.encoding);
    return verdict;
}

/// What the values set apart are in; the verdict is no decision when they cannot be told.
void decideForeign(const Sorted& sorted, EncodingVerdict& verdict)
{
    if (sorted.foreign.values() == 0) {
        return;
    }
    const Decision decision = decisionOf(sorted.foreign, {});
    const Encoding other = withMongolianRule(decision.best.encoding, sorted.foreignValues);
    const bool known =
        decision.decided ||
        std::find(verdict.mixed.begin(), verdict.mixed.end(), other) != verdict.mixed.end();
    if (!known) {
        verdict.decided = false;
        verdict.readings =
            samplesOf(sorted.foreignValues,
                      other,
                      withMongolianRule(decision.next.encoding, sorted.foreignValues));
        return;
    }
    if (std::find(verdict.mixed.begin(), verdict.mixed.end(), other) == verdict.mixed.end()) {
        verdict.mixed.push_back(other);
    }
}

EncodingVerdict detectPlain(std::span<const ColumnSample> columns, const EncodingHints& hints)
{
    // The loudest encoding over everything, then the columns that do not go with it.
    std::vector<Evidence> parts;
    Evidence all{hints};
    for (const ColumnSample& column : columns) {
        Evidence& part = parts.emplace_back(hints);
        part.add(column);
        all.add(part);
    }
    if (all.values() == 0) {
        return asciiVerdict(columns, hints);
    }
    const Encoding loudest = decisionOf(all, hints).best.encoding;
    EncodingVerdict verdict;
    verdict.ascii = false;
    for (const Evidence& part : parts) {
        const auto foreign = foreignColumn(part, loudest);
        verdict.columns.push_back(foreign ? foreign->encoding : loudest);
    }
    // First pass: what else is there. Second pass: each value knowing that.
    Sorted first{hints};
    sortValues(columns, verdict.columns, loudest, {}, first);
    verdict.decided = true;
    decideForeign(first, verdict);
    Sorted sorted{hints};
    sortValues(columns, verdict.columns, loudest, verdict.mixed, sorted);

    const Decision decision = decisionOf(sorted.file.values() > 0 ? sorted.file : all, hints);
    verdict.decided = verdict.decided && decision.decided && sorted.uncertain == 0;
    verdict.encoding = withMongolianRule(decision.best.encoding, sorted.fileValues);
    verdict.runnerUp = withMongolianRule(decision.next.encoding, sorted.fileValues);
    verdict.marginBits = decision.margin;
    verdict.confidence =
        verdict.decided ? confidenceOf(decision) : std::min(confidenceOf(decision), 0.9);
    verdict.contradictsStatement = decision.contradicts;
    for (Encoding& column : verdict.columns) {
        column =
            column == loudest ? verdict.encoding : withMongolianRule(column, sorted.foreignValues);
    }
    if (verdict.readings.empty()) {
        verdict.readings = samplesOf(sorted.fileValues, verdict.encoding, verdict.runnerUp);
    }
    verdict.evidence = evidenceOf(verdict, decision, hints, all.values());
    return verdict;
}

} // namespace

Reading EncodingVerdict::reading() const
{
    return doubled ? Reading::doubledFrom(*doubled) : Reading{encoding};
}

EncodingVerdict detect(std::span<const ColumnSample> columns, const EncodingHints& hints)
{
    EncodingVerdict plain = detectPlain(columns, hints);
    if (plain.ascii || plain.encoding != Encoding::Utf8 || !plain.mixed.empty()) {
        return plain;
    }
    EncodingVerdict doubled = detectDoubled(columns, hints);
    if (!doubled.doubled) {
        return plain;
    }
    doubled.contradictsStatement = plain.contradictsStatement;
    return doubled;
}

EncodingVerdict detect(const ColumnSample& column, const EncodingHints& hints)
{
    return detect(std::span{&column, 1}, hints);
}

double scoreBits(std::string_view bytes, Encoding encoding, int fieldWidth)
{
    const ValueReading reading = valueReading(bytes, encoding, fieldWidth);
    return reading.possible ? reading.score.bits : -1e9;
}

} // namespace ecotone::text
