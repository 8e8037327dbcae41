#pragma once

#include "core/base/result.h"
#include "core/harmonise/joining.h"
#include "core/harmonise/source_reading.h"
#include "core/model/feature.h"

#include <map>
#include <optional>
#include <vector>

namespace ecotone::harmonise {

/// The layer a source with Role::Layer goes into: the project's own of that name with further
/// fields, or a new one.
[[nodiscard]] model::Layer layerOf(const ReadSource& read,
                                   const std::optional<model::Layer>& existing);
/// Its rows as features. Polygons that snapping made invalid are cut anew; what is lost is an
/// issue of the report.
[[nodiscard]] Result<std::vector<model::Feature>> featuresOf(ReadSource& read);
/// Values under the names and types of the layer's fields; others are dropped.
void fitToFields(const model::Layer& layer, std::vector<model::Feature>& features);
/// The lines of a source for "reference_line", with the countries of side_a (left) and side_b.
[[nodiscard]] std::vector<LineGiven> linesOf(const ReadSource& read);

} // namespace ecotone::harmonise
