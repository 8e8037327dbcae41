#include "core/harmonise/encoding_finding.h"

namespace ecotone::harmonise {

namespace {

std::string quoted(const text::ReadingSample& sample)
{
    std::string list;
    for (const auto& text : sample.texts) {
        list += (list.empty() ? "\"" : ", \"") + text + "\"";
    }
    return text::name(sample.reading) + (list.empty() ? "" : " (" + list + ")");
}

} // namespace

EncodingFinding encodingFinding(const text::EncodingVerdict& verdict)
{
    EncodingFinding finding;
    finding.name = text::name(verdict.reading());
    finding.decided = verdict.decided || verdict.ascii;
    finding.confidence = verdict.confidence;
    finding.evidence = verdict.evidence;
    finding.runnerUp = verdict.readings.size() > 1 ? text::name(verdict.readings[1].reading)
                                                   : std::string{text::name(verdict.runnerUp)};
    for (const auto other : verdict.mixed) {
        finding.mixed.emplace_back(text::name(other));
    }
    for (const auto& sample : verdict.readings) {
        finding.readings.push_back({text::name(sample.reading), sample.texts});
    }
    return finding;
}

std::string encodingQuestion(const text::EncodingVerdict& verdict)
{
    if (verdict.readings.size() < 2) {
        return "the text may be " + text::name(verdict.reading()) + " or " +
               std::string{text::name(verdict.runnerUp)};
    }
    return "the text may be " + quoted(verdict.readings[0]) + " or " + quoted(verdict.readings[1]);
}

} // namespace ecotone::harmonise
