#pragma once

#include "core/cartography/display_list.h"

/// How differently two colours look, for tests of palettes.
namespace ecotone::tests {

/// CIE L*a*b* under D65.
struct Lab
{
    double lightness = 0.0;
    double a = 0.0;
    double b = 0.0;
};

/// Vision at full severity, after Machado, Oliveira and Fernandes 2009.
enum class Vision : unsigned char
{
    Normal,
    Protan,
    Deutan,
    Tritan,
};

[[nodiscard]] Lab labOf(cartography::Color color, Vision vision = Vision::Normal);
/// CIEDE2000 with unit weights, after Sharma, Wu and Dalal 2005.
[[nodiscard]] double difference(const Lab& first, const Lab& second);

} // namespace ecotone::tests
