#pragma once

#include "core/geometry/area.h"
#include "core/geometry/wkb.h"
#include "core/model/cursor.h"

#include <map>
#include <string>
#include <vector>

namespace ecotone::testing {

/// A map in memory for tests of readers: patches and features in the order they were added.
class MemoryMap final : public model::MapReader
{
public:
    /// Well-known text in centimetres.
    model::PatchId addPatch(std::string_view wkt,
                            std::string classCode,
                            std::string country,
                            std::string landscape = {})
    {
        model::Patch patch;
        patch.id = static_cast<model::PatchId>(m_patches.size() + 1);
        patch.outline = geometry::gridFromWkt(wkt).value().polygons.at(0);
        return addPatch(
            std::move(patch), std::move(classCode), std::move(country), std::move(landscape));
    }
    model::PatchId addPatch(model::Patch patch,
                            std::string classCode,
                            std::string country,
                            std::string landscape = {})
    {
        patch.id = static_cast<model::PatchId>(m_patches.size() + 1);
        patch.attributes.classCode = std::move(classCode);
        patch.attributes.country = std::move(country);
        patch.attributes.landscape = std::move(landscape);
        patch.area = geometry::areaOf(patch.outline);
        m_patches.push_back({patch, geometry::toGeoPackageBlob(patch.outline, 990001)});
        return patch.id;
    }
    model::Feature&
    addFeature(const std::string& layer, std::string_view wkt, std::string englishName)
    {
        auto& features = m_features[layer];
        model::Feature feature;
        feature.id = static_cast<model::FeatureId>(features.size() + 1);
        feature.names.in(Language::English) = std::move(englishName);
        feature.shape = geometry::gridFromWkt(wkt).value();
        features.push_back(std::move(feature));
        return features.back();
    }

    /// Title, sharing and order of a layer; its name is set when it is listed.
    model::Layer& layer(const std::string& name) { return m_layers[name]; }

    Result<> visitPatches(const model::PatchFilter& filter,
                          const std::function<bool(const model::PatchView&)>& visit) override
    {
        for (const auto& [patch, blob] : m_patches) {
            const auto& attributes = patch.attributes;
            if ((filter.box && !filter.box->intersects(geometry::boundsOf(patch.outline))) ||
                (!filter.country.empty() && filter.country != attributes.country) ||
                (!filter.landscape.empty() && filter.landscape != attributes.landscape)) {
                continue;
            }
            if (!visit({patch.id,
                        attributes.classCode,
                        attributes.country,
                        patch.area.toInt64(),
                        blob,
                        attributes.landscape})) {
                break;
            }
        }
        return {};
    }
    Result<model::Patch> patch(model::PatchId id) override
    {
        return m_patches.at(static_cast<std::size_t>(id - 1)).patch;
    }
    Result<std::vector<model::Layer>> layers() override
    {
        std::vector<model::Layer> result;
        for (const auto& [name, features] : m_features) {
            model::Layer layer = m_layers[name];
            layer.name = name;
            result.push_back(std::move(layer));
        }
        return result;
    }
    Result<> visitFeatures(const std::string& layer,
                           const std::optional<geometry::Box>& box,
                           const std::function<bool(const model::Feature&)>& visit) override
    {
        for (const auto& feature : m_features[layer]) {
            if (box && !box->intersects(geometry::boundsOf(feature.shape))) {
                continue;
            }
            if (!visit(feature)) {
                break;
            }
        }
        return {};
    }

private:
    struct Row
    {
        model::Patch patch;
        std::string blob;
    };
    std::vector<Row> m_patches;
    std::map<std::string, std::vector<model::Feature>> m_features;
    std::map<std::string, model::Layer> m_layers;
};

} // namespace ecotone::testing
