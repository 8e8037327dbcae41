#pragma once

#include "core/coverage/dissolve.h"
#include "core/coverage/edge_match.h"
#include "core/coverage/reference_index.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// Private to this room: the steps of edge matching.
namespace ecotone::coverage {

/// A patch that takes part; its index is its tag in the linework and its label as owner.
struct TakenPatch
{
    const EdgePatch* patch = nullptr;
    const Side* side = nullptr;
};

/// Who owns the faces around the reference lines.
class EdgeMatcher
{
public:
    EdgeMatcher(std::span<const Side> sides,
                std::span<const ReferenceLine> lines,
                const EdgeMatchOptions& options);

    [[nodiscard]] Result<EdgeMatchResult> run(const Progress& progress);

private:
    /// What one face is and was.
    struct FaceState
    {
        std::string country;       ///< Whose side of the line; empty when unknown.
        std::vector<Label> claims; ///< Patches that cover it, ascending.
        Label owner = noLabel;
        bool closed = false; ///< Unclaimed before, owned now.
    };

    // edge_match.cpp
    void takePatches();
    [[nodiscard]] Linework linework() const;
    void findSides(const Arrangement& faces);
    void findOwners(const Arrangement& faces);
    [[nodiscard]] Result<> closeFaces(const Arrangement& faces);
    [[nodiscard]] Result<std::vector<bool>> closableFaces(const Arrangement& faces) const;
    void giveAwayFragments(const Arrangement& faces);
    [[nodiscard]] bool isReference(Tag tag) const;
    [[nodiscard]] std::vector<Label> owners() const;

    // edge_match_report.cpp
    [[nodiscard]] Result<> makeChanges(const Arrangement& faces);
    void sumLand(const Regions& regions);
    [[nodiscard]] Result<> listClaims(const Arrangement& faces);
    [[nodiscard]] bool staysNear(const geometry::Polygon& polygon) const;
    [[nodiscard]] Result<> listUnclaimed(const Arrangement& faces);
    [[nodiscard]] Result<> listSoleClaims(const Arrangement& faces);
    void sumMovedAreas(const Arrangement& faces);
    void measureMoves();
    void measureDisagreement(const Arrangement& faces);
    void addIssue(const char* code,
                  model::Severity severity,
                  const char* what,
                  Label losing,
                  Label winning,
                  const geometry::Polygon& place);

    std::span<const Side> m_sides;
    std::span<const ReferenceLine> m_lines;
    const EdgeMatchOptions& m_options;
    double m_tolerance; ///< Centimetres.
    ReferenceIndex m_reference;
    std::vector<TakenPatch> m_taken;
    std::vector<const EdgePatch*> m_untaken;
    std::vector<FaceState> m_faces;
    std::vector<geometry::GridPoint> m_newPoints; ///< Sorted, of all taken patches afterwards.
    EdgeMatchResult m_result;
};

} // namespace ecotone::coverage
