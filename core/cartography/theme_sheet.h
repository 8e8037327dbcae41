#pragma once

#include "core/base/language.h"
#include "core/base/result.h"
#include "core/cartography/style.h"
#include "core/cartography/theme.h"
#include "core/model/document.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Named looks of the map. Three come with the program (resources/styles/themes); a project keeps
/// its own, and its changes of those three, as documents of kind "theme".
namespace ecotone::cartography {

/// What one theme says, as the difference from a theme of the program: where it is silent that one
/// decides, and below it the classification and resources/styles/habitat.toml.
struct ThemeSheet
{
    /// Unique in a project: "habitat", "cn_landuse", "ru_vegetation" of the program, else the name
    /// the user gave.
    std::string code;
    LocalText name;
    std::string base = "habitat"; ///< Code of a theme of the program.
    std::map<std::string, ClassStyle, std::less<>> classes;
    std::map<std::string, LayerRules, std::less<>> layers;
    std::vector<std::string> layerOrder; ///< From the bottom; empty is the usual order.
    std::optional<double> level3To;      ///< Classes at level 3 down to 1:this …
    std::optional<double> level2To;      ///< … then at level 2, then at level 1.
    LabellingChoice labelling;

    /// Fails with FileDamaged, naming `source` and the member that is wrong.
    [[nodiscard]] static Result<ThemeSheet>
    fromJson(std::string_view json, std::string code, std::string_view source);
    [[nodiscard]] std::string json() const;
    /// A theme as the resources write it; fails with FileDamaged, naming line or member.
    [[nodiscard]] static Result<ThemeSheet>
    fromToml(std::string_view toml, std::string code, std::string_view source);

    /// Without classes and rules that change nothing.
    [[nodiscard]] bool changesNothing() const;
    bool operator==(const ThemeSheet&) const = default;
};

inline constexpr std::string_view themeDocumentKind = "theme";
inline constexpr std::string_view mainTheme = "habitat";

/// The themes of a project.
class ThemeSheets
{
public:
    /// Only those of the program. Fails as reading its resources does.
    [[nodiscard]] static Result<ThemeSheets> builtIn();
    /// With the project's documents of kind "theme". One that cannot be read is left out and named
    /// by complaints(); it stays in the project.
    [[nodiscard]] static Result<ThemeSheets> of(std::span<const model::Document> documents);

    /// Those of the program first, as the project changed them, then the project's own by name.
    [[nodiscard]] const std::vector<ThemeSheet>& all() const { return m_sheets; }
    [[nodiscard]] const std::vector<std::string>& complaints() const { return m_complaints; }
    /// Null when there is none; an empty code finds the main theme.
    [[nodiscard]] const ThemeSheet* find(std::string_view code) const;
    [[nodiscard]] bool isBuiltIn(std::string_view code) const;
    /// Whether a theme of the program was changed.
    [[nodiscard]] bool isChanged(std::string_view code) const;

    /// Adds it, or puts it in the place of the one of its code.
    void put(ThemeSheet sheet);
    /// Takes one of the project's own away; one of the program becomes what it was.
    void remove(std::string_view code);
    /// What has to be kept: the project's own, and changes of the program's.
    [[nodiscard]] std::vector<model::Document> documents() const;

    /// A theme by "habitat", "rating:tiger", "sheet:CODE", the code of a sheet or its name in any
    /// language. Fails with InvalidArgument or NotFound, naming those there are.
    [[nodiscard]] Result<Theme> theme(std::string_view text) const;
    /// The style of the program as the sheet changes it.
    [[nodiscard]] Style styled(const Style& program, const ThemeSheet& sheet) const;
    [[nodiscard]] Style styled(const Style& program, const Theme& theme) const;

    bool operator==(const ThemeSheets&) const = default;

private:
    std::vector<ThemeSheet> m_program;
    std::vector<ThemeSheet> m_sheets;
    std::vector<std::string> m_complaints;
};

/// "none", "hatch", "ticks", "dots", "dash": the words of the column `pattern`.
[[nodiscard]] std::string_view patternWord(habitat::Pattern pattern) noexcept;
[[nodiscard]] std::optional<habitat::Pattern> patternFromWord(std::string_view word) noexcept;

} // namespace ecotone::cartography
