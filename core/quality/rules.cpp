#include "core/quality/rules.h"

#include "core/base/number.h"
#include "core/coverage/engine.h"
#include "core/geometry/predicates.h"
#include "core/geometry/wkb.h"
#include "core/habitat/classification.h"
#include "core/quality/issue_codes.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <utility>

namespace ecotone::quality {

using geometry::Area;
using geometry::Polygon;

namespace {

/// What the rules need of a patch.
struct CheckedPatch
{
    model::PatchId id = 0;
    Polygon outline; ///< Empty when it cannot be read or lies off the grid.
    bool drifts = false;
    bool unknownClass = false;
};

/// Patches with the same defect become one issue that zooms to the first of them.
struct Tally
{
    std::int64_t count = 0;
    std::string first;
    std::string listed; ///< Every one, for the fix.
    model::PatchId patch = 0;
    geometry::Shape place;

    void add(bool defect, const CheckedPatch& at)
    {
        if (!defect) {
            return;
        }
        if (count++ == 0) {
            patch = at.id;
            if (!at.outline.outer.empty()) {
                place = geometry::shapeOf(at.outline);
            }
        }
        listed += (count == 1 ? "" : ", ") + toText(at.id);
        if (count <= 10) {
            first += (count == 1 ? "" : ", ") + toText(at.id);
        }
    }
};

class Checker
{
public:
    Checker(model::MapReader& reader, const CheckOptions& options, const Progress& progress)
        : m_reader{reader}
        , m_options{options}
        , m_progress{progress}
    {
    }

    [[nodiscard]] Result<CheckReport> run()
    {
        ECO_ASSIGN(m_classes, habitat::Classification::load());
        ECO_TRY(checkLandscapes());
        ECO_TRY(m_progress.check());
        if (m_options.within.empty()) {
            ECO_TRY(countTexts());
        }
        m_progress.report(1.0, "checked");
        return std::move(m_report);
    }

private:
    [[nodiscard]] CheckedPatch read(const model::PatchView& view) const
    {
        CheckedPatch patch;
        patch.id = view.id;
        patch.unknownClass = m_classes.find(view.classCode) == nullptr;
        auto shape = geometry::fromGeoPackageBlob(view.geometryBlob, geometry::Grid::Strict);
        if (shape && shape->polygons.size() == 1) {
            patch.outline = std::move(shape->polygons.front());
            patch.drifts = geometry::areaOf(patch.outline).halfSquareCentimetres() !=
                           static_cast<geometry::Int128>(view.areaHalfSquareCentimetres);
        }
        return patch;
    }

    /// Landscape by landscape; what belongs to none of them comes last, without an extent.
    [[nodiscard]] Result<> checkLandscapes()
    {
        bool all = false;
        for (const LandscapeExtent& landscape : m_options.extents) {
            ECO_TRY(checkOne(landscape));
            all = all || landscape.landscape.empty(); // A filter that lets everything pass.
        }
        if (all) {
            return {};
        }
        ECO_TRY(checkOne({}));
        if (m_figures.patches == 0 && !m_options.extents.empty()) {
            m_report.landscapes.pop_back();
        }
        return {};
    }

    /// Patches are read, looked at and forgotten: a million of them fit into any machine.
    [[nodiscard]] Result<> checkOne(const LandscapeExtent& landscape)
    {
        m_figures = {};
        m_figures.landscape = landscape.landscape;
        coverage::CheckOptions options;
        options.mostDefects = m_options.mostIssues;
        options.within = m_options.within;
        coverage::CoverageChecker checker{options};
        Tallies tallies;
        Result<> stopped;
        model::PatchFilter filter;
        filter.landscape = landscape.landscape;
        const auto look = [&](const model::PatchView& view) {
            if (isFirstSight(view.id)) {
                stopped = checkPatch(read(view), checker, tallies);
                ++m_figures.patches;
                if (stopped && m_figures.patches % 1024 == 0) {
                    stopped = m_progress.check();
                }
            }
            return stopped.has_value();
        };
        ECO_TRY(visitParts(filter, look));
        ECO_TRY(std::move(stopped));
        ECO_ASSIGN(const coverage::CoverageCheck found, checker.finish(landscape.extent));
        takeFigures(found, landscape);
        addDefects(found);
        m_figures.slivers = tallies.slivers.count;
        m_figures.areaDrift = tallies.drift.count;
        m_figures.offGrid = tallies.offGrid.count;
        m_figures.unknownClass = tallies.unknown.count;
        addTally("area-drift", tallies.drift);
        addTally("off-grid", tallies.offGrid);
        addTally("unknown-class", tallies.unknown);
        addTally("sliver", tallies.slivers);
        addToTotal();
        m_report.landscapes.push_back(m_figures);
        return {};
    }

    /// All patches, or those that meet a box of the part.
    template <class Look>
    [[nodiscard]] Result<> visitParts(model::PatchFilter filter, const Look& look)
    {
        if (m_options.within.empty()) {
            return m_reader.visitPatches(filter, look);
        }
        for (const geometry::Box& box : m_options.within) {
            filter.box = box.grown(1);
            ECO_TRY(m_reader.visitPatches(filter, look));
        }
        return {};
    }

    /// A bit a patch for the whole, a set for a part.
    [[nodiscard]] bool isFirstSight(model::PatchId id)
    {
        if (!m_options.within.empty()) {
            return m_seenOfPart.insert(id).second;
        }
        const auto at = static_cast<std::size_t>(id);
        if (m_seen.size() <= at) {
            m_seen.resize(std::max(at + 1, 2 * m_seen.size()), false);
        }
        const bool first = !m_seen[at];
        m_seen[at] = true;
        return first;
    }

    struct Tallies
    {
        Tally slivers;
        Tally drift;
        Tally offGrid;
        Tally unknown;
    };

    [[nodiscard]] Result<>
    checkPatch(const CheckedPatch& patch, coverage::CoverageChecker& checker, Tallies& tallies)
    {
        tallies.unknown.add(patch.unknownClass, patch);
        tallies.offGrid.add(patch.outline.outer.empty(), patch);
        if (patch.outline.outer.empty()) {
            return {};
        }
        tallies.drift.add(patch.drifts, patch);
        tallies.slivers.add(isSliver(patch.outline), patch);
        return checker.add(patch.outline, patch.id);
    }

    [[nodiscard]] bool isSliver(const Polygon& outline) const
    {
        const double area = geometry::areaOf(outline).squareMetres();
        const double length = geometry::perimeter(outline) / geometry::centimetresPerMetre;
        return area < m_options.sliverSquareMetres || 2.0 * area < m_options.sliverMetres * length;
    }

    void takeFigures(const coverage::CoverageCheck& found, const LandscapeExtent& landscape)
    {
        m_figures.area = found.covered;
        m_figures.extent = landscape.extent.empty() ? Area{} : found.extent;
        m_figures.gap = found.gap;
        m_figures.overlap = found.overlap;
        m_figures.outside = found.outside;
        m_figures.invalid = found.invalid;
        m_figures.unmatchedEdges = found.unmatchedEdges;
    }

    void addDefects(const coverage::CoverageCheck& found)
    {
        for (const coverage::Defect& defect : found.defects) {
            switch (defect.kind) {
            case coverage::DefectKind::Gap: addPlace("gap", defect); break;
            case coverage::DefectKind::Overlap: addPlace("overlap", defect); break;
            case coverage::DefectKind::Outside: addPlace("outside-extent", defect); break;
            case coverage::DefectKind::Invalid: {
                model::Issue issue = issueOf("invalid-geometry");
                issue.patchId = defect.polygon;
                issue.identity += ":" + toText(issue.patchId);
                issue.message = "patch " + toText(issue.patchId) + ": " + defect.reason;
                issue.fixes = {"clean-up"};
                issue.place = defect.place;
                m_report.issues.push_back(std::move(issue));
                break;
            }
            case coverage::DefectKind::Unmatched: break; // one issue for all, below
            }
        }
        if (found.unmatchedEdges > 0) {
            model::Issue issue = issueOf("unmatched-edge");
            issue.count = found.unmatchedEdges;
            issue.message = toText(issue.count) + " shared edges have a vertex on one side only";
            issue.fixes = {"clean-up"};
            for (const coverage::Defect& defect : found.defects) {
                if (defect.kind == coverage::DefectKind::Unmatched) {
                    issue.place.kind = geometry::ShapeKind::Line;
                    issue.place.lines.push_back(defect.place.lines.front());
                }
            }
            m_report.issues.push_back(std::move(issue));
        }
    }

    void addPlace(const char* code, const coverage::Defect& defect)
    {
        const geometry::GridPoint at = defect.place.polygons.front().outer.front();
        const std::string area = defect.area.exactSquareMetres();
        model::Issue issue = issueOf(code);
        issue.identity += ":" + toText(at.x) + ":" + toText(at.y);
        issue.message = std::string{code} + " of " + area + " m2";
        issue.argumentsJson = "{\"square_metres\": \"" + area + "\"}";
        issue.place = defect.place;
        if (issue.code == "gap") {
            issue.fixes = {"fill-with-neighbour", "fill-with-new-patch"};
        } else if (issue.code == "overlap") {
            issue.fixes = {"clean-up"};
        }
        m_report.issues.push_back(std::move(issue));
    }

    [[nodiscard]] model::Issue issueOf(const char* code) const
    {
        model::Issue issue;
        issue.code = code;
        issue.landscape = m_figures.landscape;
        issue.identity = issue.code + ":" + issue.landscape;
        const IssueKind* kind = issueKind(code);
        issue.severity = kind != nullptr ? kind->severity : model::Severity::Error;
        return issue;
    }

    void addTally(const char* code, const Tally& tally)
    {
        if (tally.count == 0) {
            return;
        }
        model::Issue issue = issueOf(code);
        issue.count = tally.count;
        issue.patchId = tally.patch;
        issue.place = tally.place;
        issue.message =
            toText(tally.count) + " patches: " + tally.first + (tally.count > 10 ? " …" : "");
        if (issue.code == "sliver") {
            issue.fixes = {"dissolve-slivers"};
            issue.argumentsJson = "{\"patches\": [" + tally.listed + "]}";
        }
        m_report.issues.push_back(std::move(issue));
    }

    void addToTotal()
    {
        CoverageFigures& total = m_report.total;
        total.patches += m_figures.patches;
        total.area += m_figures.area;
        total.extent += m_figures.extent;
        total.gap += m_figures.gap;
        total.overlap += m_figures.overlap;
        total.outside += m_figures.outside;
        total.invalid += m_figures.invalid;
        total.unmatchedEdges += m_figures.unmatchedEdges;
        total.slivers += m_figures.slivers;
        total.areaDrift += m_figures.areaDrift;
        total.offGrid += m_figures.offGrid;
        total.unknownClass += m_figures.unknownClass;
    }

    [[nodiscard]] Result<> countTexts()
    {
        const auto count = [this](const LocalText& text) {
            m_report.untranslated += text.complete() ? 0 : 1;
        };
        for (const habitat::HabitatClass& one : m_classes.classes()) {
            count(one.name);
        }
        for (const IssueKind& kind : issueKinds()) {
            count(kind.title);
            count(kind.sentence);
        }
        ECO_ASSIGN(const std::vector<model::Layer> layers, m_reader.layers());
        for (const model::Layer& layer : layers) {
            count(layer.title);
            for (const model::Field& field : layer.fields) {
                if (field.title != LocalText{}) { // Else a source's own column, shown as it is.
                    count(field.title);
                }
            }
            ECO_TRY(m_reader.visitFeatures(layer.name, {}, [this](const model::Feature& feature) {
                const bool named = !feature.localName.empty() || feature.names != LocalText{};
                m_report.namesUnreviewed += named && !feature.names.complete() ? 1 : 0;
                return true;
            }));
        }
        return {};
    }

    model::MapReader& m_reader;
    const CheckOptions& m_options;
    const Progress& m_progress;
    habitat::Classification m_classes;
    std::vector<bool> m_seen; ///< By patch id.
    std::set<model::PatchId> m_seenOfPart;
    CoverageFigures m_figures;
    CheckReport m_report;
};

} // namespace

Result<CheckReport>
check(model::MapReader& reader, const CheckOptions& options, const Progress& progress)
{
    return Checker{reader, options, progress}.run();
}

} // namespace ecotone::quality
