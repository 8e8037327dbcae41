#pragma once

#include "core/base/language.h"
#include "core/base/result.h"
#include "core/geometry/box.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Names and places that come with the program. Names are data with a source; an empty one is
/// listed in missing_names.csv and shown by its local name, never invented.
namespace ecotone::habitat {

struct Landscape
{
    std::string code; ///< LBC, LKH, TUM, CHI, ESA
    LocalText name;
    geometry::RealBox box; ///< Degrees; for zooming, never for analysis.
    geometry::RealPoint centre;
    double localNorthDegrees = 0.0; ///< Turning the view by it puts north up.
    double timberlineMetres = 0.0;  ///< A project parameter, unverified.
    std::vector<std::string> species;
};

struct Country
{
    std::string code; ///< CN, RU, MN, KP
    LocalText shortName;
    LocalText formalName;
    std::array<int, 4> order{}; ///< Position in the alphabetical order of each language.
};

struct Species
{
    std::string code;
    std::string latin;
    LocalText name;
    std::string iucnStatus;
    std::vector<std::string> landscapes;
    std::string kind; ///< "cat", "prey", "bird" …
};

struct Place
{
    std::string id;
    std::string type; ///< city, town, village, peak, river, lake …
    LocalText name;
    std::string localName;
    std::string script;
    std::vector<std::string> otherNames;
    std::string country;
    std::string landscape;
    geometry::RealPoint lonLat;
    double precisionKm = 0.0;
    std::string source;
    bool reviewed = false;
};

struct ProtectedArea
{
    std::string id;
    LocalText name;
    std::string localName;
    std::string script;
    std::vector<std::string> otherNames;
    std::string country; ///< May list several: "CN;RU".
    std::string landscape;
    std::string categoryCode;
    std::string categoryNative;
    std::string iucnCategory; ///< Only as an authority states it.
    std::string status;       ///< statuses.csv: designated, proposed …
    std::string year;
    std::optional<double> areaHectares; ///< As stated; never enters a total while unverified.
    std::optional<geometry::RealPoint> lonLat;
    std::optional<geometry::RealBox> box;
    std::string source;
    bool verified = false;
    bool reviewed = false;
};

struct ProtectedCategory
{
    std::string code;
    std::string country;
    std::string nativeName;
    LocalText name;
};

struct ProtectedZone
{
    std::string code;
    std::string country;
    std::string nativeName;
    LocalText name;
    std::string unifiedZone; ///< Z1 to Z6, indicative.
};

/// Everything at once; loaded once and shared.
struct Gazetteer
{
    std::vector<Landscape> landscapes;
    std::vector<Country> countries;
    std::vector<Species> species;
    std::vector<Place> places;
    std::vector<ProtectedArea> protectedAreas;
    std::vector<ProtectedCategory> categories;
    std::vector<ProtectedZone> zones;

    /// Fails with FileNotFound or FileDamaged.
    [[nodiscard]] static Result<Gazetteer> load();

    /// Null when there is none of that code.
    [[nodiscard]] const Landscape* landscape(std::string_view code) const;
    [[nodiscard]] const Country* country(std::string_view code) const;
    [[nodiscard]] const Species* speciesOf(std::string_view code) const;
    [[nodiscard]] const ProtectedCategory* category(std::string_view code) const;
    [[nodiscard]] const ProtectedZone* zone(std::string_view code) const;
    /// The first landscape whose box holds the point; null outside all.
    [[nodiscard]] const Landscape* landscapeAt(geometry::RealPoint lonLat) const;
    /// Ratings are shown only where the species lives.
    [[nodiscard]] bool livesIn(std::string_view species, std::string_view landscape) const;
};

} // namespace ecotone::habitat
