#pragma once

#include "core/cartography/map_knowledge.h"
#include "core/cartography/style_reader.h"
#include "core/cartography/xml_tree.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

/// What the readers of QML and SLD find, before it becomes a theme. Private to the room.
namespace ecotone::cartography {

class StyleFindings
{
public:
    explicit StyleFindings(const MapKnowledge& knowledge) : m_knowledge{knowledge} {}

    /// The symbol of a class; null, with an issue, for a code the map does not have.
    [[nodiscard]] ClassStyle* classOf(const std::string& code, int line);
    LayerRules& rules() { return m_rules; }
    void levels(double level3To, double level2To);
    /// Opacity a symbol states by itself.
    void symbolOpacity(double opacity, int line);

    void unknownSymbol(const std::string& what, int line);
    void ignored(const std::string& what, int line);

    /// Line, dots or strokes of another distance than ours are drawn with ours.
    void pattern(ClassStyle& style, habitat::Pattern found, double spacing, int line);

    [[nodiscard]] Result<ReadStyle> finish(StyleFormat format, std::string_view file);

private:
    void issue(std::string_view code,
               model::Severity severity,
               std::string_view english,
               const std::string& what,
               int line);

    const MapKnowledge& m_knowledge;
    std::map<std::string, ClassStyle> m_classes;
    std::vector<model::Issue> m_issues;
    LayerRules m_rules;
    std::optional<double> m_level3To;
    std::optional<double> m_level2To;
    std::optional<double> m_opacity;
    bool m_opacitiesDiffer = false;
    int m_opacityLine = 0;
};

void readQml(const XmlElement& root, StyleFindings& findings);
void readSld(const XmlElement& root, StyleFindings& findings);

/// The field that holds class codes.
inline constexpr std::string_view classField = "class_code";

} // namespace ecotone::cartography
