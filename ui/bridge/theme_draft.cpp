#include "ui/bridge/theme_draft.h"

#include "core/cartography/qml.h"
#include "ui/bridge/facts.h"

#include <algorithm>
#include <utility>

namespace ecotone::bridge {

using cartography::ClassStyle;
using cartography::LayerRules;
using cartography::ThemeSheet;

namespace {

constexpr std::size_t mostSteps = 200;

} // namespace

ThemeDraft::ThemeDraft(cartography::ThemeSheets saved, std::string chosen)
    : m_saved{saved}
    , m_now{std::move(saved), std::move(chosen)}
{
    if (m_now.sheets.find(m_now.chosen) == nullptr || m_now.chosen.empty()) {
        m_now.chosen = cartography::mainTheme;
    }
}

const ThemeSheet& ThemeDraft::chosen() const
{
    static const ThemeSheet none;
    const ThemeSheet* found = m_now.sheets.find(m_now.chosen);
    return found == nullptr ? none : *found;
}

std::shared_ptr<const cartography::Style> ThemeDraft::style() const
{
    return std::make_shared<const cartography::Style>(m_now.sheets.styled(facts().style, chosen()));
}

std::vector<std::string> ThemeDraft::ordered(std::vector<std::string> fromTop) const
{
    const std::vector<std::string>& order = style()->layerOrder;
    const auto place = [&order](const std::string& layer) {
        return std::ranges::find(order, layer) - order.begin();
    };
    // As the map does it: layers with a place swap among themselves, the others stay.
    std::vector<std::string> placed;
    std::ranges::copy_if(fromTop, std::back_inserter(placed), [&](const std::string& layer) {
        return place(layer) < std::ssize(order);
    });
    std::ranges::stable_sort(placed, std::greater{}, place);
    auto next = placed.begin();
    for (std::string& layer : fromTop) {
        if (place(layer) < std::ssize(order)) {
            layer = *next++;
        }
    }
    return fromTop;
}

void ThemeDraft::remember(const std::string& kind)
{
    if (kind.empty() || kind != m_lastKind) {
        m_before.push_back(m_now);
        if (m_before.size() > mostSteps) {
            m_before.erase(m_before.begin());
        }
    }
    m_lastKind = kind;
}

void ThemeDraft::undo()
{
    if (!m_before.empty()) {
        m_now = std::move(m_before.back());
        m_before.pop_back();
        m_lastKind.clear();
    }
}

template <class Edit>
void ThemeDraft::change(const std::string& kind, const Edit& edit)
{
    ThemeSheet sheet = chosen();
    edit(sheet);
    if (sheet != chosen()) {
        remember(kind);
        m_now.sheets.put(std::move(sheet));
    }
}

void ThemeDraft::choose(const std::string& code)
{
    if (m_now.sheets.find(code) != nullptr) {
        m_now.chosen = code;
        m_lastKind.clear();
    }
}

Result<> ThemeDraft::checkName(const std::string& name) const
{
    if (name.empty()) {
        return fail(ErrorCode::InvalidArgument, "a theme needs a name");
    }
    for (const ThemeSheet& sheet : m_now.sheets.all()) {
        if (sheet.code == name ||
            std::ranges::find(sheet.name.text, name) != sheet.name.text.end()) {
            return fail(ErrorCode::AlreadyExists, "there is a theme \"" + name + "\" already");
        }
    }
    return {};
}

void ThemeDraft::add(ThemeSheet sheet, const std::string& name)
{
    remember({});
    sheet.code = name;
    for (const Language language : allLanguages) {
        sheet.name.in(language) = name;
    }
    m_now.sheets.put(std::move(sheet));
    m_now.chosen = name;
}

Result<> ThemeDraft::create(const std::string& name)
{
    ECO_TRY(checkName(name));
    add({}, name);
    return {};
}

Result<> ThemeDraft::duplicate(const std::string& name)
{
    ECO_TRY(checkName(name));
    add(chosen(), name);
    return {};
}

Result<> ThemeDraft::rename(const std::string& name)
{
    if (isBuiltIn()) {
        return fail(ErrorCode::InvalidArgument, "a theme of the program keeps its name");
    }
    ECO_TRY(checkName(name));
    const std::string old = m_now.chosen;
    add(chosen(), name);
    m_now.sheets.remove(old);
    return {};
}

void ThemeDraft::remove()
{
    remember({});
    const bool stays = isBuiltIn();
    m_now.sheets.remove(m_now.chosen);
    if (!stays) {
        m_now.chosen = cartography::mainTheme;
    }
}

Result<cartography::ReadStyle>
ThemeDraft::import(std::string_view text, std::string_view file, const std::string& name)
{
    ECO_TRY(checkName(name));
    ECO_ASSIGN(auto read, cartography::readStyle(text, file, facts()));
    add(read.sheet, name);
    return read;
}

std::string ThemeDraft::written(cartography::StyleFormat format, Language language) const
{
    cartography::MapKnowledge knowledge = facts();
    knowledge.style = *style();
    auto text = cartography::habitatStyle(knowledge, language);
    return format == cartography::StyleFormat::Qml ? std::move(text.qml) : std::move(text.sld);
}

std::vector<model::Issue> ThemeDraft::unsaidIn(cartography::StyleFormat format) const
{
    return cartography::unsaidIn(format, chosen());
}

void ThemeDraft::setFill(const std::vector<std::string>& classes, cartography::Color fill)
{
    change("fill", [&](ThemeSheet& sheet) {
        for (const std::string& code : classes) {
            sheet.classes[code].fill = fill;
        }
    });
}

void ThemeDraft::setPattern(const std::vector<std::string>& classes, habitat::Pattern pattern)
{
    change({}, [&](ThemeSheet& sheet) {
        for (const std::string& code : classes) {
            sheet.classes[code].pattern = pattern;
        }
    });
}

void ThemeDraft::setOutline(const std::vector<std::string>& classes,
                            const std::optional<cartography::ClassOutline>& outline)
{
    change(outline ? "outline" : "", [&](ThemeSheet& sheet) {
        for (const std::string& code : classes) {
            sheet.classes[code].outline = outline;
        }
    });
}

void ThemeDraft::resetClasses(const std::vector<std::string>& classes)
{
    change({}, [&](ThemeSheet& sheet) {
        for (const std::string& code : classes) {
            sheet.classes.erase(code);
        }
    });
}

void ThemeDraft::setOpacity(const std::string& layer, double opacity)
{
    LayerRules rules = style()->rulesOf(layer);
    rules.opacity = opacity;
    setRules(layer, rules);
}

void ThemeDraft::setRules(const std::string& layer, const LayerRules& rules)
{
    change("rules " + layer, [&](ThemeSheet& sheet) {
        if (rules == LayerRules{}) {
            sheet.layers.erase(layer);
        } else {
            sheet.layers[layer] = rules;
        }
    });
}

void ThemeDraft::setOrder(const std::vector<std::string>& fromBottom)
{
    change({}, [&](ThemeSheet& sheet) { sheet.layerOrder = fromBottom; });
}

void ThemeDraft::setLevels(double level3To, double level2To)
{
    change("levels", [&](ThemeSheet& sheet) {
        const cartography::Style& program = facts().style;
        sheet.level3To = level3To == program.level3To ? std::nullopt : std::optional{level3To};
        sheet.level2To = level2To == program.level2To ? std::nullopt : std::optional{level2To};
    });
}

void ThemeDraft::setLabelling(const cartography::Labelling& labelling)
{
    change({}, [&](ThemeSheet& sheet) {
        const cartography::Labelling& program = facts().style.labelling;
        sheet.labelling = {};
        if (labelling.names != program.names) {
            sheet.labelling.names = labelling.names;
        }
        if (labelling.codes != program.codes) {
            sheet.labelling.codes = labelling.codes;
        }
    });
}

} // namespace ecotone::bridge
