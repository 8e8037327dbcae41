#pragma once

#include "core/base/language.h"
#include "core/base/result.h"
#include "core/cartography/style_reader.h"
#include "core/cartography/theme_sheet.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::bridge {

/// The themes of a project while they are edited: a value with its own steps back. Nothing is
/// written before it is saved.
class ThemeDraft
{
public:
    ThemeDraft() = default;
    ThemeDraft(cartography::ThemeSheets saved, std::string chosen);

    [[nodiscard]] const cartography::ThemeSheets& sheets() const { return m_now.sheets; }
    [[nodiscard]] const cartography::ThemeSheet& chosen() const;
    [[nodiscard]] const std::string& chosenCode() const { return m_now.chosen; }
    [[nodiscard]] bool isDirty() const { return m_now.sheets != m_saved; }
    [[nodiscard]] bool isBuiltIn() const { return m_now.sheets.isBuiltIn(m_now.chosen); }
    /// What the map looks like in the chosen theme, and what it would without changes.
    [[nodiscard]] std::shared_ptr<const cartography::Style> style() const;
    /// The layers that are drawn over the patches, from the top, as the theme orders them.
    [[nodiscard]] std::vector<std::string> ordered(std::vector<std::string> fromTop) const;

    void choose(const std::string& code);
    /// Fails with AlreadyExists when there is a theme of that name, InvalidArgument when it is
    /// empty.
    [[nodiscard]] Result<> create(const std::string& name);
    [[nodiscard]] Result<> duplicate(const std::string& name);
    [[nodiscard]] Result<> rename(const std::string& name);
    /// Takes the chosen theme away; one of the program becomes what it was.
    void remove();
    /// Adds what a file of another program says as a theme of that name.
    [[nodiscard]] Result<cartography::ReadStyle>
    import(std::string_view text, std::string_view file, const std::string& name);

    void setFill(const std::vector<std::string>& classes, cartography::Color fill);
    void setPattern(const std::vector<std::string>& classes, habitat::Pattern pattern);
    /// Nothing: the rules for all classes hold.
    void setOutline(const std::vector<std::string>& classes,
                    const std::optional<cartography::ClassOutline>& outline);
    /// The classes as they are without this theme's word.
    void resetClasses(const std::vector<std::string>& classes);
    void setOpacity(const std::string& layer, double opacity);
    void setRules(const std::string& layer, const cartography::LayerRules& rules);
    void setOrder(const std::vector<std::string>& fromBottom);
    void setLevels(double level3To, double level2To);
    void setLabelling(const cartography::Labelling& labelling);

    /// The habitat layer in the chosen theme for other programs, class names in the language.
    [[nodiscard]] std::string written(cartography::StyleFormat format, Language language) const;
    /// What that format has no place for.
    [[nodiscard]] std::vector<model::Issue> unsaidIn(cartography::StyleFormat format) const;

    [[nodiscard]] bool canUndo() const { return !m_before.empty(); }
    void undo();

private:
    struct State
    {
        cartography::ThemeSheets sheets;
        std::string chosen;
    };
    /// Applies `edit` to the chosen theme as one step back; steps of one kind in a row (a slider
    /// that is drawn) are one.
    template <class Edit>
    void change(const std::string& kind, const Edit& edit);
    void remember(const std::string& kind);
    void add(cartography::ThemeSheet sheet, const std::string& name);
    [[nodiscard]] Result<> checkName(const std::string& name) const;

    cartography::ThemeSheets m_saved;
    State m_now;
    std::vector<State> m_before;
    std::string m_lastKind;
};

} // namespace ecotone::bridge
