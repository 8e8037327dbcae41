#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/coverage/engine.h"
#include "core/harmonise/edge_twins.h"
#include "core/harmonise/run.h"
#include "core/harmonise/sides.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace ecotone::harmonise {

/// The settled land of sources in bulk: rows that meet their neighbours in every edge need no
/// noding. One piece stands for all of them of a source; when it comes out of a step as it went
/// in, that step would not have touched any of its rows. Otherwise the rows at the places where it
/// changed are loosened and the step is done again.
///
/// Settled rows are a partition of their land: each outline is valid, each edge has its opposite
/// twin among them or bounds the land, and their areas sum to the land's to the last digit.
class BulkCoverage
{
public:
    /// Looks for twins in every bulk source of the run; classes must be known.
    [[nodiscard]] static Result<BulkCoverage> create(Run& run, const Progress& progress);

    [[nodiscard]] bool empty() const { return m_sides.empty(); }
    /// Loose rows and what stands for the settled ones, after the claims of other sources.
    [[nodiscard]] Result<> addClaims(std::map<std::string, std::vector<Claimant>>& claims);
    /// After the steps: false when rows were loosened, so that they have to be done again.
    [[nodiscard]] Result<bool> settled();

private:
    struct Side
    {
        std::size_t source = 0;
        EdgeTwins twins;
        geometry::MultiPolygon rest;
        std::size_t settledRows = 0;
    };

    explicit BulkCoverage(Run& run) : m_run{&run} {}
    [[nodiscard]] Result<> findLoose(Side& side);
    [[nodiscard]] Result<> findRest(Side& side);
    void loosenAt(const std::vector<geometry::Box>& places);
    void loosenAll(Side& side);
    [[nodiscard]] std::vector<geometry::Box> placesChanged() const;
    void addPlacesOfSide(const Side& side, std::vector<geometry::Box>& places) const;
    void addPlacesOfJoining(std::vector<geometry::Box>& places) const;

    Run* m_run;
    std::vector<Side> m_sides;
    int m_rounds = 0;
};

} // namespace ecotone::harmonise
