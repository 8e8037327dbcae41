#include "core/base/number.h"
#include "core/text/detector.h"
#include "core/text/evidence.h"
#include "core/text/repair.h"

#include <algorithm>
#include <array>

namespace ecotone::text {

namespace {

/// Less than this and an odd accent stays an odd accent; from here to the margin it is a question.
constexpr double doubtBits = 4.0;
constexpr std::array asItStands{Encoding::Cp1252};
constexpr std::size_t shownValues = 3;

/// Words and characters are more than one byte above 0x7F; a lone one is an accent or a sign ("Ø
/// 20").
bool hasPair(std::string_view bytes)
{
    return std::adjacent_find(bytes.begin(), bytes.end(), [](char left, char right) {
               return static_cast<unsigned char>(left) >= 0x80 &&
                      static_cast<unsigned char>(right) >= 0x80;
           }) != bytes.end();
}

/// The bytes that Latin-1 reading would have made the values of.
ColumnSample undone(const ColumnSample& column)
{
    ColumnSample sample{column.name, {}, 0};
    for (const std::string& value : column.distinctValues) {
        if (isAscii(value)) {
            continue;
        }
        if (auto bytes = undoLatin1(value); bytes && hasPair(*bytes)) {
            sample.distinctValues.push_back(*std::move(bytes));
        }
    }
    return sample;
}

/// Readings but the honest one, which is the text as it stands; languages first.
std::vector<Candidate> undoneReadings(const Evidence& evidence)
{
    std::vector<Candidate> order = evidence.ranked();
    std::erase_if(order, [](const Candidate& each) { return each.encoding == Encoding::Cp1252; });
    std::stable_partition(
        order.begin(), order.end(), [](const Candidate& each) { return each.plausible(); });
    return order;
}

double gainOf(const Evidence& evidence)
{
    const Candidate best = undoneReadings(evidence).front();
    return best.plausible() ? best.total() - evidence.of(Encoding::Cp1252)->total() : 0.0;
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
    const auto order = undoneReadings(all);
    const Candidate& best = order[0];
    const Candidate& next = order[1];
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
    verdict.evidence = lead(verdict, name(verdict.readings[1].reading), all.values());
    if (!verdict.decided) {
        verdict.evidence.add("too weak to decide");
    }
    return verdict;
}

} // namespace ecotone::text
