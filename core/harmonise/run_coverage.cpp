#include "core/base/number.h"
#include "core/harmonise/bulk_coverage.h"
#include "core/harmonise/bulk_rows.h"
#include "core/harmonise/delivery_difference.h"
#include "core/harmonise/run.h"
#include "core/harmonise/sides.h"
#include "core/store/expression_evaluator.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace ecotone::harmonise {

namespace {

/// Stored patches as claims of their sides, with the authority of their sources.
Result<> takeExisting(store::ProjectFile& project,
                      Run& run,
                      std::map<std::string, std::vector<Claimant>>& claims)
{
    ECO_ASSIGN(const auto sources, project.sources().list());
    std::map<model::SourceId, int> authority;
    for (const auto& source : sources) {
        authority[source.id] = source.authority;
        auto& best = run.authority[source.country];
        best = std::max(best, source.authority);
    }
    return project.patches().visitWhole({}, [&](const model::Patch& patch) {
        Claimant claim;
        claim.piece.existing = patch.id;
        claim.piece.attributes = patch.attributes;
        const auto found = authority.find(patch.attributes.sourceId);
        claim.authority = found == authority.end() ? 0 : found->second;
        if (patch.attributes.ruleId == "unclaimed") {
            claim.outcome = habitat::Outcome::NextSource; // Gives way to any source.
        }
        claim.land.push_back(patch.outline);
        claims[patch.attributes.country].push_back(std::move(claim));
        return true;
    });
}

Result<> takeSources(Run& run,
                     const Knowledge& knowledge,
                     std::map<std::string, std::vector<Claimant>>& claims,
                     const Progress& progress)
{
    ECO_ASSIGN(const auto evaluator, store::SqlExpressionEvaluator::create());
    for (std::size_t i = 0; i < run.sources.size(); ++i) {
        auto& source = run.sources[i];
        if (source.recipe.role != Role::Habitat) {
            continue;
        }
        auto& best = run.authority[source.recipe.country];
        best = std::max(best, source.recipe.authority);
        if (source.bulk) {
            ECO_TRY(classifyBulk(source, knowledge, *evaluator, progress));
            continue;
        }
        ECO_ASSIGN(auto classified, classify(source, knowledge, *evaluator, progress));
        auto& packed = run.deliveries[static_cast<int>(i)];
        for (std::size_t row = 0; row < source.rows.size(); ++row) {
            Claimant claim;
            claim.piece.source = static_cast<int>(i);
            claim.piece.attributes = std::move(classified[row].attributes);
            claim.outcome = classified[row].outcome;
            claim.authority = source.recipe.authority;
            claim.land = std::move(source.rows[row].shape.polygons);
            tidyLand(claim.land);
            packed.add(deliveryKey(claim.piece.attributes, claim.land),
                       claim.piece.attributes,
                       landClaimOf(claim.outcome),
                       claim.land);
            claims[source.recipe.country].push_back(std::move(claim));
        }
    }
    return {};
}

/// A side that has an outline and no habitat takes part as one that says "no data".
void takeBareExtents(Run& run, std::map<std::string, std::vector<Claimant>>& claims)
{
    std::set<std::string> mapped;
    for (const auto& [country, list] : claims) {
        mapped.insert(country);
    }
    for (const auto& source : run.sources) {
        if (source.bulk) {
            mapped.insert(source.recipe.country);
        }
    }
    for (std::size_t i = 0; i < run.sources.size(); ++i) {
        auto& source = run.sources[i];
        if (source.recipe.role != Role::Extent || mapped.contains(source.recipe.country)) {
            continue;
        }
        for (const auto& row : source.rows) {
            Claimant claim;
            claim.piece.source = static_cast<int>(i);
            auto& patch = claim.piece.attributes;
            patch.classCode = habitat::noDataClass;
            patch.country = source.recipe.country;
            patch.landscape = source.recipe.landscape;
            patch.sourceFid = row.fid;
            patch.ruleId = "no-data";
            patch.confidence = 1.0;
            claim.land = row.shape.polygons;
            claims[source.recipe.country].push_back(std::move(claim));
        }
    }
    std::erase_if(run.extents,
                  [&](const MappedExtent& extent) { return !mapped.contains(extent.country); });
}

void noteSide(Run& run, const SidePartition& side)
{
    for (const auto& [source, rows] : side.covered) {
        auto& report = run.sources[static_cast<std::size_t>(source)].report;
        report.covered += rows;
        report.layer.issues.push_back({"row-covered",
                                       model::Severity::Note,
                                       rows,
                                       toText(rows) + " rows lie wholly under others and own no "
                                                      "land"});
    }
    for (const auto& [source, overlaps] : side.overlaps) {
        auto& report = run.sources[static_cast<std::size_t>(source)].report;
        report.layer.issues.push_back({"overlap-in-source",
                                       model::Severity::Warning,
                                       overlaps,
                                       toText(overlaps) + " overlaps inside the source, " +
                                           side.overlapArea.at(source).rounded(10'000, 2) +
                                           " ha: the earlier row keeps the land"});
    }
}

void noteUnclaimed(Run& run, const std::string& country, const SidePartition& side)
{
    if (side.unclaimed == 0) {
        return;
    }
    model::Issue issue;
    issue.code = "unclaimed-land";
    issue.identity = "unclaimed-land:" + country;
    issue.severity = model::Severity::Warning;
    issue.count = side.unclaimed;
    issue.message = toText(side.unclaimed) + " holes of " + country + ", " +
                    side.unclaimedArea.rounded(10'000, 2) +
                    " ha, are covered by no source: class U01";
    run.joined.issues.push_back(std::move(issue));
}

void countPatches(Run& run)
{
    for (auto& source : run.sources) {
        if (source.bulk) {
            for (const auto& outline : source.bulk->outlines) {
                if (!source.bulk->loose[outline.row]) {
                    ++source.report.patches;
                    source.report.area += geometry::Area::fromHalfSquareCentimetres(outline.area);
                }
            }
        }
    }
    for (const auto& piece : run.pieces) {
        if (piece.source >= 0 && !piece.settled) {
            auto& report = run.sources[static_cast<std::size_t>(piece.source)].report;
            ++report.patches;
            report.area += geometry::areaOf(piece.outline);
        }
    }
}

/// One partition a country; their pieces become those of the run.
Result<std::map<std::string, SidePartition>> partitionSides(
    Run& run, std::map<std::string, std::vector<Claimant>> claims, const Progress& progress)
{
    run.pieces.clear();
    run.removed.clear();
    std::map<std::string, SidePartition> sides;
    const double count = static_cast<double>(claims.size());
    double done = 0.0;
    for (auto& [country, list] : claims) {
        ECO_TRY(progress.check());
        const auto part = progress.part(done / count, (done + 1.0) / count);
        part.report(0.0, "partition of " + country);
        ECO_ASSIGN(auto side, partitionSide(std::move(list), part));
        run.removed.insert(run.removed.end(), side.removed.begin(), side.removed.end());
        std::ranges::move(side.pieces, std::back_inserter(run.pieces));
        side.pieces.clear();
        sides.emplace(country, std::move(side));
        done += 1.0;
    }
    return sides;
}

void noteSides(Run& run, const std::map<std::string, SidePartition>& sides)
{
    auto issues = std::move(run.joined.issues);
    run.joined.issues.clear();
    for (const auto& [country, side] : sides) {
        noteSide(run, side);
        noteUnclaimed(run, country, side);
    }
    std::ranges::move(issues, std::back_inserter(run.joined.issues));
}

} // namespace

Result<> makeCoverage(Run& run,
                      store::ProjectFile& project,
                      const Knowledge& knowledge,
                      const Progress& progress)
{
    std::map<std::string, std::vector<Claimant>> claims;
    const bool hasHabitat = std::ranges::any_of(
        run.sources, [](const ReadSource& source) { return source.recipe.role != Role::Layer; });
    if (!hasHabitat) {
        return {};
    }
    progress.report(0.0, "classifying");
    ECO_TRY(takeExisting(project, run, claims));
    ECO_TRY(takeSources(run, knowledge, claims, progress));
    takeBareExtents(run, claims);
    ECO_ASSIGN(auto bulk, BulkCoverage::create(run, progress.part(0.1, 0.2)));
    for (bool done = false; !done;) {
        auto all = bulk.empty() ? std::move(claims) : claims;
        ECO_TRY(bulk.addClaims(all));
        ECO_ASSIGN(const auto sides, partitionSides(run, std::move(all), progress.part(0.2, 0.6)));
        progress.report(0.6, "edge matching");
        JoinInput input;
        input.pieces = &run.pieces;
        input.lines = run.lines;
        input.extents = run.extents;
        input.matching = run.matching;
        input.authority = run.authority;
        input.classification = &knowledge.classification;
        ECO_ASSIGN(run.joined, joinSides(input, progress.part(0.6, 1.0)));
        ECO_ASSIGN(done, bulk.settled());
        if (done) {
            noteSides(run, sides);
        }
    }
    countPatches(run);
    return {};
}

} // namespace ecotone::harmonise
