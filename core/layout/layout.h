#pragma once

#include "core/base/language.h"
#include "core/base/result.h"
#include "core/cartography/display_list.h"
#include "core/cartography/labelling.h"
#include "core/geometry/box.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A printable map, defined once and written in any of the four languages.
namespace ecotone::layout {

enum class PageSize : unsigned char
{
    A4,
    A3,
};

enum class Orientation : unsigned char
{
    Landscape,
    Portrait,
};

struct Page
{
    PageSize size = PageSize::A4;
    Orientation orientation = Orientation::Landscape;

    [[nodiscard]] double widthMillimetres() const;
    [[nodiscard]] double heightMillimetres() const;
    bool operator==(const Page&) const = default;
};

/// What a layout is made of; persisted by the names of name().
enum class ItemKind : unsigned char
{
    Title,
    Subtitle,
    Map,
    Legend,
    ScaleBar,
    NorthArrow,
    Sources,
    Projection,
    Date,
    ProfileText, ///< The disclaimer of the publication profile.
    Table,
    DraftMark,
    Demonstration, ///< "Demonstration data: schematic, not real boundaries."
    Notes,         ///< Layers left out, border schematic, areas computed.
};

[[nodiscard]] std::string_view name(ItemKind kind) noexcept;

/// `box` in millimetres from the upper left corner of the page. Items that share a column are
/// moved up and down by what they hold; the box is the room they have.
struct LayoutItem
{
    ItemKind kind = ItemKind::Title;
    cartography::PictureBox box;
    bool visible = true;
    std::optional<LocalText> text; ///< Overrides the text the program would write.

    bool operator==(const LayoutItem&) const = default;
};

enum class TableKind : unsigned char
{
    None,
    ProtectedAreas,  ///< Name, country, area, year, status.
    ProposalClasses, ///< Area of a proposal by class and country.
};

/// The whole definition; stored as a document of kind "layout".
struct Layout
{
    std::string name; ///< Short, for file names: "habitat".
    LocalText title;
    LocalText subtitle;
    Page page;
    std::string profile = "working";
    std::string theme = "habitat";           ///< cartography::Theme::fromText.
    std::string landscape;                   ///< Code, or empty for the whole extent.
    std::optional<geometry::RealBox> lonLat; ///< Instead of the landscape's box.
    int level = 3;                           ///< Of classes; 0 follows the scale.
    bool graticule = true;
    cartography::LabellingChoice labelling; ///< Instead of the theme's.
    bool legendAreas = false;
    TableKind table = TableKind::None;
    std::string proposal; ///< Name or id of the proposal a table is about.
    std::vector<std::string> hiddenLayers;
    std::map<std::string, std::string> fields; ///< Of the profile: "clearing_officer" …
    std::vector<LayoutItem> items;

    [[nodiscard]] const LayoutItem* item(ItemKind kind) const;
    [[nodiscard]] LayoutItem* item(ItemKind kind);
    [[nodiscard]] std::string toJson() const;
    /// Fails with FileDamaged, naming the key.
    [[nodiscard]] static Result<Layout> fromJson(std::string_view json);
    bool operator==(const Layout&) const = default;
};

} // namespace ecotone::layout
