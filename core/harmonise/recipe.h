#pragma once

#include "core/base/language.h"
#include "core/base/result.h"
#include "core/model/feature.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::harmonise {

/// What the rows of a source become.
enum class Role : unsigned char
{
    Habitat, ///< Patches of the habitat map.
    Layer,   ///< Features of another layer: protected_area, zone, river …
    Extent,  ///< The area a side maps; what no source claims inside becomes "no data" (U01).
};

/// What becomes of features marked restricted in a crosswalk.
enum class Restricted : unsigned char
{
    Withhold, ///< Counted; their place becomes U02.
    BringIn,  ///< A deliberate yes: the class of the row, and the source becomes internal.
};

/// Which columns hold what; an empty name: the source has none.
struct FieldMapping
{
    std::string id; ///< Identity of a row; empty: the row number.
    std::string code;
    std::string name; ///< National name of the code.
    std::string species;
    std::string composition;
    std::string origin;
    std::string age;
    std::string ageClass;
    std::string closure;
    std::string landform;
    std::string site;
    std::string soil;
    std::string dilei;
    std::string cause;
    std::string zone;
    std::string elevation;
    std::string slope;
    std::string statedArea; ///< With `areaUnit`.
    std::string observedOn;

    bool operator==(const FieldMapping&) const = default;
};

/// Columns with the names of things; for layers.
struct NameColumns
{
    std::string en;
    std::string zh;
    std::string ru;
    std::string mn;
    std::string local;

    bool operator==(const NameColumns&) const = default;
};

/// A part of the plane that alone is taken: rows of a polygon file, in their own CRS.
struct Mask
{
    std::string file;
    std::string layer;
    std::string field; ///< Rows whose value is `value`; all rows when empty.
    std::string value;

    bool operator==(const Mask&) const = default;
};

/// Where an attribute comes from that the source does not state: a raster (no field), or a layer
/// of polygons and the column that holds it.
struct AttributeSource
{
    std::string file;
    std::string layer;
    std::string field;
    int band = 1;

    bool operator==(const AttributeSource&) const = default;
};

/// How sides meet along the lines of a recipe with role "layer:reference_line".
struct EdgeMatching
{
    double toleranceMetres = 50.0;
    /// Denominator of the line's scale; coarser than 200,000 needs `coarseLineAccepted`.
    std::int64_t scale = 0;
    bool coarseLineAccepted = false;

    bool operator==(const EdgeMatching&) const = default;
};

/// One source and everything decided about it: a TOML text that can be run again.
///
///     version = 1
///     [source]
///     file = "cn_forest.shp"      # relative to the recipe; ${VARIABLE} of the environment
///     layer = ""
///     title = "Forest sub-compartments, Hunchun"
///     country = "CN"
///     agency = "…"
///     date = "2023-06-30"
///     licence = "…"
///     sharing = "partners"        # open, partners, internal, sensitive
///     landscape = "LBC"
///     authority = 2               # away from borders the higher one wins
///     follows = "…"               # title of the earlier delivery, where it had another one
///     [reading]
///     encoding = "auto"           # or GB18030, CP1251 …
///     crs = "auto"                # or EPSG:…, WKT, a PROJ string
///     assume = "WGS 84"           # a datum, where the file's has no parameters
///     control_points = "label"    # of the local file, never coordinates
///     offset = "gcj02"            # of a Chinese web map, to be undone; "bd09"; "none": not moved
///     [use]
///     role = "habitat"            # or "layer:protected_area", "extent"
///     scheme = "auto"             # or cn_forest_dilei …
///     restricted = "withhold"     # or "bring-in"
///     elevation = "dem.tif"
///     [fields]
///     code = "DI_LEI"
///     [names]                     # layers
///     zh = "NAME"
///     [layer_title]               # of a layer the program does not know
///     en = "Lakes"
///     [attributes]                # for every row
///     zone = "forest_steppe"
///     [attribute_from.cgls]       # a raster, at a point inside each row
///     file = "land_cover.tif"
///     [attribute_from.zone]       # a layer of polygons
///     file = "zones.shp"
///     field = "ZONE"
///     [mask]
///     file = "countries.gpkg"
///     [edge_matching]
///     tolerance_m = 50
struct Recipe
{
    std::filesystem::path folder; ///< Of the recipe file; relative paths start here.
    std::string name;             ///< File name of the recipe, or the source's title.

    std::string file;
    std::string layer;
    std::string title;
    std::string country;
    std::string agency;
    std::string date;
    std::string licence;
    model::Sharing sharing = model::Sharing::Partners;
    std::string landscape;
    std::string follows; ///< Title of the source this is a new delivery of; empty: the same.
    int authority = 0;

    std::string encoding = "auto";
    std::string crs = "auto";
    std::string assume;
    std::string controlPoints;
    std::string offset; ///< "gcj02", "bd09", "none"; empty: asked when one is suspected.
    std::string xColumn;
    std::string yColumn;
    std::string wktColumn;
    int band = 1;

    Role role = Role::Habitat;
    std::string targetLayer; ///< For Role::Layer.
    std::string scheme = "auto";
    Restricted restricted = Restricted::Withhold;
    std::string elevation; ///< Path of a raster.
    std::string areaUnit = "ha";
    FieldMapping fields;
    NameColumns names;
    LocalText layerTitle;          ///< Of a layer the program does not know.
    std::vector<std::string> keep; ///< Columns a layer keeps; all when empty.
    std::map<std::string, model::Value> attributes;
    std::map<std::string, AttributeSource> attributeFrom; ///< By attribute.
    std::string crosswalk; ///< Path of one's own table instead of the shipped one; .csv, .xlsx.
    std::optional<Mask> mask;
    std::optional<EdgeMatching> edgeMatching;

    [[nodiscard]] std::filesystem::path sourcePath() const;
    [[nodiscard]] std::filesystem::path resolve(std::string_view path) const;
};

/// Fails with FileNotFound, or RecipeInvalid naming file, line and cause: syntax, a key nobody
/// knows, a value of the wrong kind, an unset ${VARIABLE}.
[[nodiscard]] Result<Recipe> readRecipe(const std::filesystem::path& path);
[[nodiscard]] Result<Recipe> parseRecipe(std::string_view toml, const std::filesystem::path& path);
/// The same recipe as text, keys in a fixed order; what is at its default is left out.
[[nodiscard]] std::string toToml(const Recipe& recipe);
[[nodiscard]] Result<> writeRecipe(const Recipe& recipe, const std::filesystem::path& path);

} // namespace ecotone::harmonise
