#pragma once

#include "core/geometry/shape.h"
#include "core/habitat/crosswalk.h"
#include "core/habitat/gazetteer.h"
#include "core/habitat/stand.h"
#include "core/habitat/stand_rules.h"

#include <map>
#include <string>

/// Where a row lies, for the rules that ask. Private to the room.
namespace ecotone::harmonise {

/// Fills in longitude, latitude and timberline of land that is not empty; gives the point inside
/// it that they are of.
geometry::GridPoint placeRow(const geometry::MultiPolygon& land,
                             const habitat::Gazetteer& gazetteer,
                             const std::string& landscape,
                             habitat::NationalRow& row);

/// Does it matter for a code where its row lies? Patches keep the place of their row only then:
/// of the others it can be found again from their outlines.
class PlaceRules
{
public:
    /// What the tables say; species are told apart by longitude in a table of their own.
    PlaceRules(const habitat::Crosswalk& crosswalk, const habitat::StandRules& stands);

    [[nodiscard]] bool matterFor(const std::string& code);
    /// Also where the row names species.
    [[nodiscard]] bool matterFor(const std::string& code, const habitat::NationalRow& row)
    {
        return !row.species.empty() || !row.composition.empty() || matterFor(code);
    }

private:
    const habitat::Crosswalk* m_crosswalk;
    bool m_stands;
    std::map<std::string, bool> m_known;
};

} // namespace ecotone::harmonise
