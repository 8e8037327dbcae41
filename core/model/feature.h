#pragma once

#include "core/base/language.h"
#include "core/geometry/shape.h"
#include "core/model/ids.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ecotone::model {

/// A value of an attribute column; monostate is NULL.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

[[nodiscard]] std::string toText(const Value& value);

enum class FieldType : unsigned char
{
    Text,
    Integer,
    Real,
};

struct Field
{
    std::string name;
    FieldType type = FieldType::Text;
    LocalText title;
};

/// Who may see a layer, in outputs of every kind.
enum class Sharing : unsigned char
{
    Open,
    Partners,
    Internal,  ///< Absent from export and layout, and the layout says so.
    Sensitive, ///< Points leave only on a grid.
};

[[nodiscard]] std::string_view name(Sharing sharing) noexcept;
[[nodiscard]] Sharing sharingFromName(std::string_view name) noexcept;

/// One layer of a project other than `habitat`: protected_area, zone, corridor, proposal,
/// reference_line, admin, place, road, river, observation, and layers brought in as they are.
struct Layer
{
    std::string name; ///< Table name.
    LocalText title;
    geometry::ShapeKind kind = geometry::ShapeKind::Polygon;
    std::vector<Field> fields; ///< Without fid, names and geometry.
    Sharing sharing = Sharing::Open;
    int drawOrder = 0; ///< Higher draws on top.
    SourceId sourceId = 0;
};

/// A row of such a layer. `names` fill name_en … name_mn; `localName` is name_local.
struct Feature
{
    FeatureId id = 0;
    LocalText names;
    std::string localName;
    std::map<std::string, Value> values; ///< By field name; a missing key is NULL.
    geometry::Shape shape;

    [[nodiscard]] std::string text(const std::string& field) const;
};

/// The name shown to a reader: in the language, else romanised or local; `reviewed` is false
/// when the form is a fallback and has to be marked.
struct ShownName
{
    std::string text;
    bool inLanguage = false;
};
[[nodiscard]] ShownName shownName(const Feature& feature, Language language);

} // namespace ecotone::model
