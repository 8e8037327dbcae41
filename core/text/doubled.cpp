#include "core/base/number.h"
#include "core/text/detector.h"
#include "core/text/evidence.h"
#include "core/text/repair.h"

#include <algorithm>
#include <array>

namespace ecotone::text {

namespace {

/// Less than this and an odd accent stays an odd accent; from here to the margin it is a question.
constexpr double doubtBits = 8.0;
constexpr std::array asItStands{Encoding::Cp1252};
constexpr std::size_t shownValues = 3;

/// The bytes that Latin-1 reading would have made the values of.
ColumnSample undone(const ColumnSample& column)
{
    ColumnSample sample{column.name, {}, 0};
    for (const std::string& value : column.distinctValues) {
        if (isAscii(value)) {
            continue;
        }
        if (auto bytes = undoLatin1(value)) {
            sample.distinctValues.push_back(*std::move(bytes));
        }
    }
    return sample;
}

/// Best reading but the honest one, which is the text as it stands.
const Candidate* bestUndone(const std::vector<Candidate>& order, std::size_t skip = 0)
{
    for (const Candidate& candidate : order) {
        if (candidate.encoding != Encoding::Cp1252 && skip-- == 0) {
            return &candidate;
        }
    }
    return nullptr;
}

double gainOf(const Evidence& evidence)
{
    const auto order = evidence.ranked();
    const Candidate* best = bestUndone(order);
    return best->plausible() ? best->total() - evidence.of(Encoding::Cp1252)->total() : 0.0;
}

Encoding withMongolianRule(Encoding encoding, std::span<const ColumnSample> samples)
{
    if (encoding != Encoding::Cp1251) {
        return encoding;
    }
    std::string all;
    for (const ColumnSample& sample : samples) {
        for (const std::string& value : sample.distinctValues) {
            all += decode(value, encoding).text + '\n';
        }
    }
    return looksMongolian1251(all) ? Encoding::Cp1251Mongolian : encoding;
}

void showReadings(std::span<const ColumnSample> columns,
                  const std::vector<bool>& which,
                  EncodingVerdict& verdict)
{
    ReadingSample& best = verdict.readings[0];
    ReadingSample& next = verdict.readings[1];
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (const std::string& value : columns[i].distinctValues) {
            std::string first = decode(value, best.reading).text;
            std::string second = decode(value, next.reading).text;
            if (which[i] && first != second && best.texts.size() < shownValues) {
                best.texts.push_back(std::move(first));
                next.texts.push_back(std::move(second));
            }
        }
    }
}

} // namespace

EncodingVerdict detectDoubled(std::span<const ColumnSample> columns, const EncodingHints& hints)
{
    EncodingVerdict verdict;
    verdict.decided = true;
    verdict.confidence = 1.0;
    verdict.columns.assign(columns.size(), Encoding::Utf8);
    verdict.doubledColumns.assign(columns.size(), false);
    verdict.ascii = std::all_of(columns.begin(), columns.end(), [](const ColumnSample& column) {
        return std::all_of(column.distinctValues.begin(), column.distinctValues.end(), isAscii);
    });
    EncodingHints quiet;
    quiet.country = hints.country;
    Evidence all{quiet, asItStands};
    std::vector<ColumnSample> samples;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        ColumnSample sample = undone(columns[i]);
        Evidence column{quiet, asItStands};
        column.add(sample);
        if (column.values() == 0 || gainOf(column) < doubtBits) {
            continue; // Honest text.
        }
        verdict.doubledColumns[i] = true;
        all.add(column);
        samples.push_back(std::move(sample));
    }
    if (samples.empty()) {
        return verdict;
    }
    const auto order = all.ranked();
    const Candidate& best = *bestUndone(order);
    const Candidate& next = *bestUndone(order, 1);
    const double gain = gainOf(all);
    const bool garbled = gain >= decisionMarginBits;
    verdict.doubled = withMongolianRule(best.encoding, samples);
    verdict.marginBits = garbled ? best.total() - next.total() : gain;
    verdict.decided = garbled && verdict.marginBits >= decisionMarginBits;
    verdict.confidence = verdict.decided ? 0.99 : 0.5;
    verdict.readings = {
        {verdict.reading(), {}},
        {garbled ? Reading::doubledFrom(withMongolianRule(next.encoding, samples)) : Reading{},
         {}}};
    showReadings(columns, verdict.doubledColumns, verdict);
    verdict.evidence = name(verdict.reading()) + " over " + name(verdict.readings[1].reading) +
                       " by " + toText(verdict.marginBits, 0) + " bits in " +
                       toText(static_cast<std::int64_t>(all.values())) + " distinct values";
    if (!verdict.readings[0].texts.empty()) {
        verdict.evidence += ", e.g. \"" + verdict.readings[0].texts[0] + "\"";
    }
    if (!verdict.decided) {
        verdict.evidence += "; too weak to decide";
    }
    return verdict;
}

} // namespace ecotone::text
