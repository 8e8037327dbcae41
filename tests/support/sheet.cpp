#include "tests/support/sheet.h"

#include "core/base/file.h"
#include "core/base/number.h"

#include <cmath>
#include <sstream>

namespace ecotone::tests {
namespace {

/// The middle of every sheet on the project plane, in centimetres.
constexpr geometry::GridPoint middle{250'000'000, 120'000'000};

class SheetReader
{
public:
    Result<std::vector<Sheet>> read(std::string_view text)
    {
        std::istringstream lines{std::string{text}};
        std::string line;
        for (int number = 1; std::getline(lines, line); ++number) {
            if (line.empty() || line.starts_with('#')) {
                continue;
            }
            if (!take(line)) {
                return fail(ErrorCode::FileDamaged,
                            "sheets, line " + std::to_string(number) + ": " + line);
            }
        }
        flush();
        return std::move(m_sheets);
    }

private:
    bool take(const std::string& line)
    {
        std::istringstream words{line};
        std::string verb;
        words >> verb;
        if (verb == "hole") {
            m_patch.outline.holes.push_back(points(words));
            return !m_patch.outline.outer.empty() && m_patch.outline.holes.back().size() > 2;
        }
        flush();
        if (verb == "sheet") {
            Sheet sheet;
            std::getline(words >> std::ws, sheet.name);
            sheet.map = std::make_shared<ecotone::testing::MemoryMap>();
            m_sheets.push_back(std::move(sheet));
            return true;
        }
        if (m_sheets.empty()) {
            return false;
        }
        if (verb == "scale") {
            return static_cast<bool>(words >> m_sheets.back().scale);
        }
        if (verb == "say") {
            return say(words);
        }
        if (verb == "patch") {
            words >> m_classCode >> m_country;
            m_patch.outline.outer = points(words);
            return m_patch.outline.outer.size() > 2;
        }
        return feature(verb, words);
    }

    bool say(std::istringstream& words)
    {
        cartography::SceneRequest& request = m_sheets.back().request;
        std::string what;
        std::string value;
        words >> what >> value;
        if (what == "language") {
            const auto language = languageFromCode(value);
            request.language = language.value_or(Language::English);
            return language.has_value();
        }
        if (what == "opacity") {
            double share = 1.0;
            words >> share;
            (value == "habitat" ? request.habitatOpacity : request.layerOpacity[value]) = share;
            return share > 0.0;
        }
        return false;
    }

    bool feature(const std::string& kind, std::istringstream& words)
    {
        std::string layer;
        words >> layer;
        model::Feature row;
        for (words >> std::ws; words.peek() != EOF && std::isdigit(words.peek()) == 0;
             words >> std::ws) {
            if (words.peek() == '"') {
                names(row, words);
                continue;
            }
            std::string pair;
            words >> pair;
            const auto equals = pair.find('=');
            const std::string value = pair.substr(equals + 1);
            const auto whole = parseInteger(value);
            row.values[pair.substr(0, equals)] = whole ? model::Value{*whole} : model::Value{value};
        }
        const std::vector<geometry::GridPoint> at = points(words);
        if (at.empty()) {
            return false;
        }
        model::Layer& shown = m_sheets.back().map->layer(layer);
        if (kind == "point") {
            row.shape = geometry::shapeOfPoint(at.front());
            shown.kind = geometry::ShapeKind::Point;
        } else if (kind == "line") {
            row.shape = geometry::shapeOfLine(at);
            shown.kind = geometry::ShapeKind::Line;
        } else {
            row.shape = geometry::shapeOf(geometry::normalised({at, {}}));
        }
        model::Feature& added = m_sheets.back().map->addFeature(layer, "POINT(0 0)", {});
        row.id = added.id;
        added = std::move(row);
        return kind == "point" || kind == "line" || kind == "area";
    }

    static void names(model::Feature& row, std::istringstream& words)
    {
        std::string all;
        words.get();
        std::getline(words, all, '"');
        std::istringstream parts{all};
        for (std::string& name : row.names.text) {
            std::getline(parts, name, '|');
        }
    }

    std::vector<geometry::GridPoint> points(std::istringstream& words) const
    {
        std::vector<geometry::GridPoint> result;
        const double centimetres = m_sheets.back().scale / 10.0; // Of a millimetre.
        double x = 0.0;
        double y = 0.0;
        char comma = 0;
        while (words >> x >> comma >> y) {
            result.push_back({middle.x + std::llround((x - sheetWidth / 2.0) * centimetres),
                              middle.y + std::llround((y - sheetHeight / 2.0) * centimetres)});
        }
        return result;
    }

    void flush()
    {
        if (!m_patch.outline.outer.empty()) {
            m_patch.outline = geometry::normalised(std::move(m_patch.outline));
            m_sheets.back().map->addPatch(m_patch, m_classCode, m_country);
        }
        m_patch = {};
    }

    std::vector<Sheet> m_sheets;
    model::Patch m_patch;
    std::string m_classCode;
    std::string m_country;
};

} // namespace

cartography::Viewport Sheet::viewport(double unitsPerMillimetre) const
{
    cartography::Viewport view;
    view.centre = geometry::toMetres(middle);
    view.width = sheetWidth * unitsPerMillimetre;
    view.height = sheetHeight * unitsPerMillimetre;
    view.unitsPerMillimetre = unitsPerMillimetre;
    view.setScaleDenominator(scale);
    return view;
}

Result<std::vector<Sheet>> sheetsFromText(std::string_view text)
{
    return SheetReader{}.read(text);
}

Result<std::vector<Sheet>> everySheet()
{
    ECO_ASSIGN(
        const std::string text,
        readFile(std::filesystem::path{ECOTONE_SOURCE_DIR} / "tests/fixtures/sheets/sheets.txt"));
    return sheetsFromText(text);
}

} // namespace ecotone::tests
