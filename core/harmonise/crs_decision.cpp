#include "core/harmonise/crs_decision.h"

#include "core/base/number.h"
#include "core/crs/crs_candidates.h"
#include "core/crs/datum.h"
#include "core/crs/gcj02.h"

#include <algorithm>

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
    finding.evidence.append(crs.notes());
}

void undecided(CrsFinding& finding, const Error& error)
{
    finding.decided = false;
    finding.failure = error.code;
    finding.needed = Remark{error.detail};
}

bool looksLikeDegrees(const geometry::RealBox& extent)
{
    return !extent.empty() && extent.minX >= -180.0 && extent.maxX <= 180.0 &&
           extent.minY >= -90.0 && extent.maxY <= 90.0;
}

/// Adds what the numbers may be, for the person who is asked.
void propose(std::span<const geometry::RealPoint> samples,
             const std::string& country,
             CrsFinding& finding)
{
    constexpr std::size_t told = 3;
    finding.candidates = crs::crsCandidates(samples, country);
    for (std::size_t i = 0; i < std::min(told, finding.candidates.size()); ++i) {
        const auto& candidate = finding.candidates[i];
        finding.needed.add("the numbers may be {name} ({definition}, {share} %)",
                           {{"name", candidate.name},
                            {"definition", candidate.definition},
                            {"share", toText(candidate.likelihood * 100.0, 0)}});
        finding.needed.append(candidate.evidence);
    }
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
    finding.evidence = {
        "the file says nothing; assumed by the recipe: longitudes and latitudes on {datum}",
        {{"datum", std::string{crs::name(*datum)}}}};
    finding.banner = true;
    return *assumed;
}

} // namespace

Remark offsetQuestion(Remark why)
{
    why.add("best: ask the provider for CGCS2000 coordinates");
    why.add(
        "or state in [reading] offset = \"gcj02\" (or \"bd09\") to have the offset undone by the "
        "public formula, inside China alone, true to about 2 m");
    why.add("or offset = \"none\" when the positions are known to be true");
    return why;
}

namespace {

/// What recipe, file or assumption say, in this order; else `finding` tells what is needed.
std::optional<crs::Crs> statedCrs(const exchange::CrsStatement& statement,
                                  const geometry::RealBox& extent,
                                  std::span<const geometry::RealPoint> samples,
                                  const CrsChoice& choice,
                                  CrsFinding& finding)
{
    finding.evidence = statement.evidence;
    if (!choice.crs.empty() && choice.crs != "auto") {
        auto named = crs::Crs::fromUserInput(choice.crs);
        if (!named) {
            undecided(finding, named.error());
            return std::nullopt;
        }
        finding.evidence = Remark{"stated by the recipe"};
        if (!statement.evidence.empty()) {
            finding.evidence.add("the file: {what}", {{"what", statement.evidence.english()}});
        }
        return *named;
    }
    auto stated = crsOfStatement(statement);
    if (stated) {
        return *stated;
    }
    if (auto assumed = assumedCrs(extent, choice, finding)) {
        return assumed;
    }
    undecided(finding, stated.error());
    propose(samples, choice.country, finding);
    finding.needed.add("state crs, or assume a datum for plain degrees");
    return std::nullopt;
}

void noteOffset(const std::string& offset, CrsFinding& finding)
{
    finding.offset = offset;
    if (offset.empty()) {
        return;
    }
    if (offset == "none") {
        finding.evidence.add("the recipe states that the positions carry no web map offset; they "
                             "were not moved");
    } else {
        finding.evidence.add("the recipe has the offset of Chinese web maps undone (offset = "
                             "\"{offset}\"), inside China alone",
                             {{"offset", offset}});
    }
}

} // namespace

CrsDecision decideCrs(const exchange::CrsStatement& statement,
                      const geometry::RealBox& extent,
                      std::span<const geometry::RealPoint> samples,
                      const CrsChoice& choice,
                      const Origin& origin)
{
    CrsDecision decision;
    auto& finding = decision.finding;
    decision.crs = statedCrs(statement, extent, samples, choice, finding);
    if (!decision.crs) {
        return decision;
    }
    describe(*decision.crs, finding);
    auto place = crs::roughLonLat(*decision.crs, extent);
    if (!place) {
        undecided(finding, place.error());
        propose(samples, choice.country, finding);
        return decision;
    }
    decision.lonLat = *place;
    const bool assumedAlready = finding.banner;
    auto operation =
        crs::operationFor(*decision.crs,
                          decision.lonLat,
                          choice.country,
                          {assumedAlready ? std::string{} : choice.assume,
                           choice.controlPoints,
                           {},
                           crs::mapOffsetFromName(choice.offset).value_or(crs::MapOffset::None)});
    if (!operation) {
        undecided(finding, operation.error());
        if (operation.error().code == ErrorCode::OutsideCrsArea) {
            propose(samples, choice.country, finding);
        }
        return decision;
    }
    const auto suspicion =
        crs::offsetWarning({origin.driver, origin.fieldNames, origin.file, decision.lonLat});
    finding.offsetSuspicion = suspicion.value_or(Remark{});
    if (suspicion && choice.offset.empty()) {
        finding.failure = ErrorCode::CrsUndecided;
        finding.needed = offsetQuestion(*suspicion);
        return decision;
    }
    noteOffset(choice.offset, finding);
    finding.decided = true;
    finding.operation = operation->name;
    finding.accuracyMetres = operation->accuracyMetres;
    finding.banner = finding.banner || operation->needsBanner();
    decision.operation = *std::move(operation);
    return decision;
}

} // namespace ecotone::harmonise
