#pragma once

#include "core/coverage/engine.h"
#include "core/coverage/gesture.h"
#include "core/geometry/predicates.h"

#include <gtest/gtest.h>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// A coverage in memory that gestures are done on and undone again, as the store would.
namespace ecotone::tests {

class EditedMap
{
public:
    using Patches = std::map<model::PatchId, geometry::Polygon>;

    /// Crooked edges may cross at a corner: the partition makes them a clean map. `left` out
    /// patches become holes of the map.
    EditedMap(std::vector<geometry::Polygon> drawn, const std::vector<std::size_t>& leftOut)
    {
        coverage::PartitionInput input;
        for (geometry::Polygon& patch : drawn) {
            input.polygons.push_back(
                {std::move(patch), static_cast<coverage::Label>(input.polygons.size()), 0});
        }
        coverage::Partition clean = coverage::partition(input, {1e5}).value();
        for (coverage::OwnedPolygon& owned : clean.polygons) {
            const auto label = static_cast<std::size_t>(owned.owner);
            if (std::find(leftOut.begin(), leftOut.end(), label) == leftOut.end()) {
                m_patches.emplace(m_nextId++, std::move(owned.polygon));
            }
        }
        m_extent = coverage::outlineOf(outlines()).value();
        m_extentArea = geometry::areaOf(m_extent);
        for (const auto& [id, outline] : m_patches) {
            m_boxes.emplace(id, geometry::boundsOf(outline));
            m_sum += geometry::areaOf(outline);
        }
    }

    [[nodiscard]] const Patches& patches() const { return m_patches; }
    [[nodiscard]] const geometry::MultiPolygon& extent() const { return m_extent; }
    [[nodiscard]] std::vector<geometry::Polygon> outlines() const
    {
        std::vector<geometry::Polygon> result;
        for (const auto& [id, outline] : m_patches) {
            result.push_back(outline);
        }
        return result;
    }
    [[nodiscard]] static std::string classOf(model::PatchId id)
    {
        return id % 2 == 0 ? "F11" : "F21";
    }

    [[nodiscard]] std::vector<coverage::LocalPatch> around(const coverage::Gesture& gesture) const
    {
        std::vector<geometry::Box> reach = coverage::reachOf(gesture);
        for (const model::PatchId id : coverage::patchesOf(gesture)) {
            reach.push_back(m_boxes.at(id).grown(coverage::neighbourhoodMargin));
        }
        std::vector<coverage::LocalPatch> result;
        for (const auto& [id, box] : m_boxes) {
            if (std::any_of(reach.begin(), reach.end(), [&box = box](const geometry::Box& one) {
                    return one.intersects(box);
                })) {
                result.push_back({id, m_patches.at(id), classOf(id)});
            }
        }
        return result;
    }

    /// Fails the test when the extent has not the border that the change set says.
    void apply(const coverage::ChangeSet& changes)
    {
        Step step;
        step.firstNew = m_nextId;
        step.extent = m_extent;
        if (!changes.border.empty()) {
            const auto extent = coverage::withBorder(m_extent, changes.border);
            ASSERT_TRUE(extent) << extent.error().detail;
            m_extent = *extent;
            m_extentArea = geometry::areaOf(m_extent);
        }
        for (const auto& replaced : changes.replaced) {
            put(step, replaced.id, replaced.outline);
        }
        for (const auto& created : changes.created) {
            put(step, m_nextId++, created.outline);
        }
        for (const model::PatchId id : changes.removed) {
            put(step, id, std::nullopt);
        }
        m_steps.push_back(std::move(step));
    }

    void undo()
    {
        Step step = std::move(m_steps.back());
        m_steps.pop_back();
        Step unused;
        for (const auto& [id, outline] : step.before) {
            put(unused, id, outline);
        }
        m_nextId = step.firstNew;
        m_extent = std::move(step.extent);
        m_extentArea = geometry::areaOf(m_extent);
    }
    [[nodiscard]] std::size_t steps() const { return m_steps.size(); }

    /// What one edit may have broken: rows that changed are valid and normalised, the areas still
    /// sum to the extent's to the last half square centimetre.
    void expectSoundAfter(const coverage::ChangeSet& changes) const
    {
        const auto expectSound = [](const geometry::Polygon& outline) {
            ASSERT_TRUE(geometry::isValid(outline).value());
            ASSERT_EQ(outline, geometry::normalised(outline));
        };
        for (const auto& replaced : changes.replaced) {
            expectSound(replaced.outline);
        }
        for (const auto& created : changes.created) {
            expectSound(created.outline);
        }
        ASSERT_EQ(m_sum.exactSquareMetres(), m_extentArea.exactSquareMetres());
    }

    /// Everything, anew from the rows.
    void expectWhole() const
    {
        const coverage::CoverageCheck check = coverage::checkCoverage(outlines(), m_extent).value();
        ASSERT_TRUE(check.clean()) << "gap " << check.gap.exactSquareMetres() << ", overlap "
                                   << check.overlap.exactSquareMetres() << ", invalid "
                                   << check.invalid << ", unmatched " << check.unmatchedEdges;
        ASSERT_EQ(check.covered, m_extentArea);
    }

    [[nodiscard]] geometry::Area gap() const
    {
        return coverage::checkCoverage(outlines(), m_extent).value().gap;
    }

private:
    struct Step
    {
        std::map<model::PatchId, std::optional<geometry::Polygon>> before;
        model::PatchId firstNew = 0;
        geometry::MultiPolygon extent;
    };

    void put(Step& step, model::PatchId id, const std::optional<geometry::Polygon>& outline)
    {
        const auto at = m_patches.find(id);
        if (at == m_patches.end()) {
            step.before.emplace(id, std::nullopt);
        } else {
            m_sum -= geometry::areaOf(at->second);
            step.before.emplace(id, std::move(at->second));
            m_patches.erase(at);
            m_boxes.erase(id);
        }
        if (outline) {
            m_sum += geometry::areaOf(*outline);
            m_boxes.emplace(id, geometry::boundsOf(*outline));
            m_patches.emplace(id, *outline);
        }
    }

    Patches m_patches;
    std::map<model::PatchId, geometry::Box> m_boxes;
    geometry::MultiPolygon m_extent;
    geometry::Area m_extentArea;
    geometry::Area m_sum;
    model::PatchId m_nextId = 1;
    std::vector<Step> m_steps;
};

} // namespace ecotone::tests
