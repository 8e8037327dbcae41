#include "core/cartography/style_reader.h"

#include "core/base/number.h"
#include "core/cartography/style_findings.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

namespace ecotone::cartography {
namespace {

constexpr double sameSpacing = 0.05; ///< Share: units are rounded in files.

model::Issue issueOf(std::string_view code,
                     model::Severity severity,
                     std::string message,
                     const nlohmann::json& arguments)
{
    model::Issue issue;
    issue.code = code;
    issue.identity = std::string{code} + " " + arguments.dump();
    issue.severity = severity;
    issue.message = std::move(message);
    issue.argumentsJson = arguments.dump();
    return issue;
}

} // namespace

std::string_view name(StyleFormat format) noexcept
{
    return format == StyleFormat::Qml ? "QML" : "SLD";
}

Result<StyleFormat> styleFormatOf(std::string_view fileName)
{
    std::string ending{
        fileName.substr(fileName.size() - std::min<std::size_t>(fileName.size(), 4))};
    std::ranges::transform(ending, ending.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    if (ending == ".qml") {
        return StyleFormat::Qml;
    }
    if (ending == ".sld") {
        return StyleFormat::Sld;
    }
    return fail(ErrorCode::InvalidArgument,
                std::string{fileName} + ": a style file ends in .qml or .sld");
}

void StyleFindings::issue(std::string_view code,
                          model::Severity severity,
                          std::string_view english,
                          const std::string& what,
                          int line)
{
    m_issues.push_back(
        issueOf(code,
                severity,
                "line " + toText(std::int64_t{line}) + ": " + what + ": " + std::string{english},
                {{"what", what}, {"line", line}}));
}

void StyleFindings::levels(double level3To, double level2To)
{
    m_level3To = level3To;
    m_level2To = level2To;
}

void StyleFindings::unknownSymbol(const std::string& what, int line)
{
    issue(
        "style-symbol-unknown", model::Severity::Warning, "the map has no such symbol", what, line);
}

void StyleFindings::ignored(const std::string& what, int line)
{
    issue("style-part-ignored", model::Severity::Note, "a theme does not hold this", what, line);
}

ClassStyle* StyleFindings::classOf(const std::string& code, int line)
{
    if (m_knowledge.classification.find(code) == nullptr) {
        issue("style-class-unknown",
              model::Severity::Warning,
              "no class of the map",
              code.empty() ? "\"\"" : code,
              line);
        return nullptr;
    }
    return &m_classes[code];
}

void StyleFindings::symbolOpacity(double opacity, int line)
{
    if (m_opacity && std::abs(*m_opacity - opacity) > 0.0005) {
        m_opacitiesDiffer = true;
        m_opacityLine = m_opacityLine == 0 ? line : m_opacityLine;
    }
    m_opacity = m_opacity.value_or(opacity);
}

void StyleFindings::pattern(ClassStyle& style, habitat::Pattern found, double spacing, int line)
{
    const double ours = m_knowledge.style.patterns[static_cast<std::size_t>(found)].spacing;
    if (std::abs(spacing - ours) > ours * sameSpacing) {
        ignored("distance " + toText(spacing, 2) + " mm", line);
    }
    style.pattern = found;
}

Result<ReadStyle> StyleFindings::finish(StyleFormat format, std::string_view file)
{
    if (m_classes.empty()) {
        return fail(ErrorCode::InvalidArgument,
                    std::string{file} + ": the style colours no class of the map; it needs " +
                        "categories or rules for the field " + std::string{classField});
    }
    if (m_opacitiesDiffer) {
        ignored("opacity", m_opacityLine);
    } else {
        m_rules.opacity *= m_opacity.value_or(1.0);
    }
    ReadStyle read;
    read.format = format;
    read.classes = static_cast<int>(m_classes.size());
    for (const auto& [code, style] : m_classes) {
        const habitat::HabitatClass& known = *m_knowledge.classification.find(code);
        const Color fill = style.fill.value_or(Color::fromRgb(known.rgb));
        ClassStyle& said = read.sheet.classes[code];
        if (fill != Color::fromRgb(known.rgb)) {
            said.fill = fill;
        }
        const habitat::Pattern pattern = style.pattern.value_or(habitat::Pattern::None);
        if (pattern != known.pattern) {
            said.pattern = pattern;
        }
        // Thin lines, and grey ones around pale fills, are rules of the style, not of the class.
        const LineStyle& rule = fill.lightness() > m_knowledge.style.lightFrom
                                    ? m_knowledge.style.lightOutline
                                    : m_knowledge.style.outline;
        const bool ofRule = style.outline && style.outline->color.hex() == rule.color.hex() &&
                            std::abs(style.outline->width - rule.width) < 0.001;
        if (!ofRule) {
            said.outline = style.outline;
        }
        if (said == ClassStyle{}) {
            read.sheet.classes.erase(code);
        }
    }
    if (m_rules != LayerRules{}) {
        read.sheet.layers["habitat"] = m_rules;
    }
    if (m_level3To && m_level3To != m_knowledge.style.level3To) {
        read.sheet.level3To = m_level3To;
    }
    if (m_level2To && m_level2To != m_knowledge.style.level2To) {
        read.sheet.level2To = m_level2To;
    }
    read.issues = std::move(m_issues);
    return read;
}

Result<ReadStyle>
readStyle(std::string_view text, std::string_view file, const MapKnowledge& knowledge)
{
    ECO_ASSIGN(const XmlElement root, readXml(text, file));
    StyleFindings findings{knowledge};
    if (root.name == "qgis") {
        readQml(root, findings);
        return findings.finish(StyleFormat::Qml, file);
    }
    if (root.name == "StyledLayerDescriptor") {
        readSld(root, findings);
        return findings.finish(StyleFormat::Sld, file);
    }
    return fail(ErrorCode::UnsupportedFormat,
                std::string{file} + ": the root <" + root.name +
                    "> is neither that of QML nor that of SLD");
}

std::vector<model::Issue> unsaidIn(StyleFormat format, const ThemeSheet& sheet)
{
    std::vector<model::Issue> issues;
    const std::string word{name(format)};
    const auto add = [&](std::string_view code, const std::string& what) {
        issues.push_back(issueOf(
            code, model::Severity::Note, word + " has no place for " + what, {{"format", word}}));
    };
    if (format == StyleFormat::Sld && (sheet.level3To || sheet.level2To)) {
        add("style-unsaid-levels", "levels of classes by scale");
    }
    if (!sheet.layerOrder.empty()) {
        add("style-unsaid-order", "the order of layers");
    }
    const auto habitat = sheet.layers.find("habitat");
    const bool others = sheet.layers.size() > (habitat == sheet.layers.end() ? 0U : 1U);
    if (others) {
        add("style-unsaid-layers", "other layers; each has a file of its own");
    }
    if (format == StyleFormat::Sld && habitat != sheet.layers.end() && !habitat->second.labels) {
        add("style-unsaid-labels", "labels being off");
    }
    return issues;
}

} // namespace ecotone::cartography
