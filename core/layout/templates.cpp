#include "core/layout/templates.h"

#include "core/cartography/map_knowledge.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ecotone::layout {
namespace {

using cartography::MapKnowledge;
using cartography::PictureBox;

constexpr std::array<std::pair<Template, std::string_view>, 5> templateNames{
    {{Template::StudyAreas, "study-areas"},
     {Template::Habitat, "habitat"},
     {Template::HabitatRating, "rating"},
     {Template::ProtectedAreas, "protected-areas"},
     {Template::ProposalScope, "proposal"}}};

/// A phrase of every language with one value put in.
LocalText filled(const MapKnowledge& knowledge,
                 std::string_view key,
                 const std::string& place,
                 const LocalText& value)
{
    LocalText text;
    for (const Language language : allLanguages) {
        text.in(language) = knowledge.phrase(key, language, {{place, value.in(language)}});
    }
    return text;
}

LocalText plain(const MapKnowledge& knowledge, std::string_view key)
{
    LocalText text;
    for (const Language language : allLanguages) {
        text.in(language) = knowledge.phrase(key, language);
    }
    return text;
}

/// Where the parts of a page are, in millimetres; the same proportions for A4 and A3.
struct PagePlan
{
    PictureBox title;
    PictureBox subtitle;
    PictureBox map;
    PictureBox scaleBar;
    PictureBox northArrow;
    PictureBox signs; ///< Legend and table.
    PictureBox words; ///< Notes, sources and the like; the same as `signs` on wide pages.
    PictureBox foot;
};

/// `subtitle`: room for one below the title.
PagePlan planOf(const Page& page, bool subtitle)
{
    const double w = page.widthMillimetres();
    const double h = page.heightMillimetres();
    const double scale = page.size == PageSize::A3 ? 1.2 : 1.0;
    const double margin = 10.0 * scale;
    const double figures = 4.5 * scale; // Room for the graticule's figures around the map.
    const double head = (subtitle ? 16.0 : 10.5) * scale;
    const double foot = 5.0 * scale;
    const double strip = 13.0 * scale; // Below the map: scale bar, north arrow.
    const double gutter = 6.0 * scale;
    PagePlan plan;
    plan.title = {margin, margin, w - 2.0 * margin, 9.0 * scale};
    plan.subtitle = {margin, margin + 9.0 * scale, w - 2.0 * margin, 6.0 * scale};
    plan.foot = {margin, h - margin - foot + 2.0, w - 2.0 * margin, foot};
    const double top = margin + head;
    const double bottom = h - margin - foot;
    if (page.orientation == Orientation::Landscape) {
        const double panel = 76.0 * scale;
        plan.map = {margin + figures,
                    top + figures,
                    w - 2.0 * margin - panel - gutter - 2.0 * figures,
                    bottom - top - 2.0 * figures - strip};
        plan.signs = {w - margin - panel, top + figures, panel, bottom - top - figures - 1.0};
        plan.words = plan.signs;
    } else {
        const double below = 84.0 * scale;
        plan.map = {margin + figures,
                    top + figures,
                    w - 2.0 * margin - 2.0 * figures,
                    bottom - top - 2.0 * figures - strip - below - 2.0};
        const double words = 62.0 * scale;
        const double y = bottom - below;
        plan.signs = {margin, y, w - 2.0 * margin - words - gutter, below - 1.0};
        plan.words = {w - margin - words, y, words, below - 1.0};
    }
    const double y = plan.map.bottom() + figures + 1.0;
    plan.northArrow = {plan.map.x, y, 11.0 * scale, strip - 1.0};
    plan.scaleBar = {plan.map.x + 16.0 * scale, y + 3.0, plan.map.width * 0.45, strip - 5.0};
    return plan;
}

LocalText titleOf(const TemplateChoice& choice,
                  const MapKnowledge& knowledge,
                  const habitat::Landscape* landscape)
{
    LocalText empty;
    switch (choice.kind) {
    case Template::StudyAreas: return plain(knowledge, "layout_study_areas");
    case Template::Habitat:
        return landscape != nullptr
                   ? filled(knowledge, "layout_habitat_of", "landscape", landscape->name)
                   : plain(knowledge, "layout_habitat");
    case Template::HabitatRating: {
        const habitat::Species* species = knowledge.gazetteer.speciesOf(choice.species);
        return filled(
            knowledge, "layout_rating_of", "species", species != nullptr ? species->name : empty);
    }
    case Template::ProtectedAreas:
        return landscape != nullptr
                   ? filled(knowledge, "layout_protected_of", "landscape", landscape->name)
                   : plain(knowledge, "layout_protected");
    case Template::ProposalScope:
        if (!choice.proposal.empty()) {
            LocalText name;
            name.text.fill(choice.proposal);
            return filled(knowledge, "layout_proposal_of", "name", name);
        }
        return plain(knowledge, "layout_proposal");
    }
    return empty;
}

} // namespace

std::string_view name(Template kind) noexcept
{
    const auto found =
        std::ranges::find(templateNames, kind, &std::pair<Template, std::string_view>::first);
    return found == templateNames.end() ? std::string_view{} : found->second;
}

Result<Template> templateFromName(std::string_view name)
{
    std::string known;
    for (const auto& [kind, word] : templateNames) {
        if (word == name) {
            return kind;
        }
        known += (known.empty() ? "" : ", ") + std::string{word};
    }
    return fail(ErrorCode::InvalidArgument,
                "no layout \"" + std::string{name} + "\"; there are " + known);
}

std::vector<Template> allTemplates()
{
    std::vector<Template> all;
    for (const auto& [kind, word] : templateNames) {
        all.push_back(kind);
    }
    return all;
}

void placeItems(Layout& layout)
{
    const bool rating = layout.theme.starts_with("rating:");
    const bool subtitle = rating || std::ranges::any_of(layout.subtitle.text, [](const auto& text) {
                              return !text.empty();
                          });
    const PagePlan plan = planOf(layout.page, subtitle);
    const std::vector<LayoutItem> before = std::move(layout.items);
    const auto add = [&](ItemKind kind, const PictureBox& box) {
        LayoutItem item{kind, box, true, std::nullopt};
        const auto old = std::ranges::find(before, kind, &LayoutItem::kind);
        if (old != before.end()) {
            item.visible = old->visible;
            item.text = old->text;
        }
        layout.items.push_back(std::move(item));
    };
    layout.items.clear();
    add(ItemKind::Title, plan.title);
    add(ItemKind::Subtitle, plan.subtitle);
    add(ItemKind::Map, plan.map);
    add(ItemKind::Legend, plan.signs);
    if (layout.table != TableKind::None) {
        add(ItemKind::Table, plan.signs);
    }
    add(ItemKind::ScaleBar, plan.scaleBar);
    add(ItemKind::NorthArrow, plan.northArrow);
    add(ItemKind::Notes, plan.words);
    add(ItemKind::Sources, plan.words);
    add(ItemKind::Projection, plan.words);
    add(ItemKind::Date, plan.words);
    add(ItemKind::ProfileText, plan.words);
    add(ItemKind::Demonstration, plan.foot);
    add(ItemKind::DraftMark, plan.map);
}

Result<Layout> layoutFromTemplate(const TemplateChoice& choice)
{
    ECO_ASSIGN(const MapKnowledge knowledge, MapKnowledge::load());
    const habitat::Landscape* landscape = knowledge.gazetteer.landscape(choice.landscape);
    if (landscape == nullptr && !choice.landscape.empty()) {
        return fail(ErrorCode::NotFound, "no landscape \"" + choice.landscape + "\"");
    }
    if (choice.kind == Template::HabitatRating &&
        knowledge.gazetteer.speciesOf(choice.species) == nullptr) {
        return fail(ErrorCode::NotFound, "no species \"" + choice.species + "\"");
    }
    Layout layout;
    layout.name = name(choice.kind);
    layout.page = choice.page;
    layout.profile = choice.profile;
    layout.landscape = choice.kind == Template::StudyAreas ? std::string{} : choice.landscape;
    layout.title = titleOf(choice, knowledge, landscape);
    switch (choice.kind) {
    case Template::StudyAreas: layout.level = 1; break;
    case Template::Habitat:
        // A region-wide page has no room for leaf classes, nor could they be told apart on it.
        layout.level = landscape != nullptr ? 3 : 0;
        break;
    case Template::HabitatRating:
        layout.theme = "rating:" + choice.species;
        if (landscape != nullptr) {
            layout.subtitle = landscape->name;
        }
        break;
    case Template::ProtectedAreas:
        layout.theme = "protected_areas";
        layout.level = 1;
        layout.table = TableKind::ProtectedAreas;
        break;
    case Template::ProposalScope:
        layout.theme = "protected_areas";
        // The table of areas stands at the level of the map: needleleaf and broadleaf apart.
        layout.level = 2;
        layout.table = TableKind::ProposalClasses;
        layout.proposal = choice.proposal;
        if (landscape != nullptr) {
            layout.subtitle = landscape->name;
        }
        break;
    }
    placeItems(layout);
    return layout;
}

} // namespace ecotone::layout
