#include "core/harmonise/crs_decision.h"

#include "core/crs/datum.h"
#include "core/crs/zones.h"

namespace ecotone::harmonise {

namespace {

Result<crs::Crs> crsOfStatement(const exchange::CrsStatement& statement)
{
    using Kind = exchange::CrsStatement::Kind;
    switch (statement.kind) {
    case Kind::EsriWkt: return crs::Crs::fromEsriWkt(statement.text);
    case Kind::MapInfo: return crs::Crs::fromMapInfo(statement.text);
    case Kind::Wkt:
        if (!statement.authority.empty()) {
            if (auto named = crs::Crs::fromUserInput(statement.authority)) {
                return named;
            }
        }
        return crs::Crs::fromUserInput(statement.text);
    case Kind::Authority: return crs::Crs::fromUserInput(statement.text);
    case Kind::None: break;
    }
    return fail(ErrorCode::CrsUndecided, "the file says nothing of its coordinate system");
}

void describe(const crs::Crs& crs, CrsFinding& finding)
{
    finding.code = crs.code();
    finding.name = crs.name();
    for (const auto& note : crs.notes()) {
        finding.evidence += (finding.evidence.empty() ? "" : "; ") + note;
    }
}

void undecided(CrsFinding& finding, const Error& error)
{
    finding.decided = false;
    finding.failure = error.code;
    finding.needed = error.detail;
}

bool looksLikeDegrees(const geometry::RealBox& extent)
{
    return !extent.empty() && extent.minX >= -180.0 && extent.maxX <= 180.0 &&
           extent.minY >= -90.0 && extent.maxY <= 90.0;
}

/// What bare numbers may be, as a sentence for the person who is asked.
std::string readings(std::span<const geometry::RealPoint> samples, const std::string& country)
{
    std::string sentence;
    for (const auto& reading : crs::readBareCoordinates(samples, country)) {
        sentence += (sentence.empty() ? "" : "; or ") + reading.evidence;
    }
    return sentence;
}

/// A file without a statement: the recipe's `assume` may make plain degrees usable.
std::optional<crs::Crs>
assumedCrs(const geometry::RealBox& extent, const CrsChoice& choice, CrsFinding& finding)
{
    const auto datum = crs::datumFromName(choice.assume);
    if (!datum || crs::info(*datum).code.empty() || !looksLikeDegrees(extent)) {
        return std::nullopt;
    }
    auto assumed = crs::Crs::fromUserInput(crs::info(*datum).code);
    if (!assumed) {
        return std::nullopt;
    }
    finding.evidence =
        "the file says nothing; assumed by the recipe: longitudes and latitudes on " +
        std::string{crs::name(*datum)};
    finding.banner = true;
    return *assumed;
}

} // namespace

CrsDecision decideCrs(const exchange::CrsStatement& statement,
                      const geometry::RealBox& extent,
                      std::span<const geometry::RealPoint> samples,
                      const CrsChoice& choice)
{
    CrsDecision decision;
    auto& finding = decision.finding;
    finding.evidence = statement.evidence;
    const bool chosen = !choice.crs.empty() && choice.crs != "auto";
    if (chosen) {
        auto named = crs::Crs::fromUserInput(choice.crs);
        if (!named) {
            undecided(finding, named.error());
            return decision;
        }
        decision.crs = *named;
        finding.evidence =
            "stated by the recipe" +
            (statement.evidence.empty() ? std::string{} : "; the file: " + statement.evidence);
    } else if (auto stated = crsOfStatement(statement)) {
        decision.crs = *stated;
    } else if (auto assumed = assumedCrs(extent, choice, finding)) {
        decision.crs = *assumed;
    } else {
        undecided(finding, stated.error());
        const auto guesses = readings(samples, choice.country);
        if (!guesses.empty()) {
            finding.needed += "; the numbers may be: " + guesses;
        }
        finding.needed += "; state crs, or assume a datum for plain degrees";
        return decision;
    }
    describe(*decision.crs, finding);
    auto place = crs::roughLonLat(*decision.crs, extent);
    if (!place) {
        undecided(finding, place.error());
        return decision;
    }
    decision.lonLat = *place;
    const bool assumedAlready = finding.banner;
    auto operation = crs::operationFor(
        *decision.crs,
        decision.lonLat,
        choice.country,
        {assumedAlready ? std::string{} : choice.assume, choice.controlPoints, {}});
    if (!operation) {
        undecided(finding, operation.error());
        return decision;
    }
    finding.decided = true;
    finding.operation = operation->name;
    finding.accuracyMetres = operation->accuracyMetres;
    finding.banner = finding.banner || operation->needsBanner();
    decision.operation = *std::move(operation);
    return decision;
}

} // namespace ecotone::harmonise
