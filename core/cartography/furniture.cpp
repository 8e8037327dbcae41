#include "core/cartography/furniture.h"

#include "core/base/number.h"
#include "core/crs/project_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ecotone::cartography {
namespace {

const Color ink = Color::fromRgb(0x1F2528);
const Color paper = Color::fromRgb(0xFFFFFF);

std::string lengthText(double metres, const habitat::Words& words, Language language)
{
    const double figure = metres >= 1000.0 ? metres / 1000.0 : metres;
    const std::string text = toText(std::round(figure * 100.0) / 100.0);
    return words.formatDecimal(text, language);
}

} // namespace

ScaleBar
scaleBar(const Viewport& viewport, double maxLength, const habitat::Words& words, Language language)
{
    const double most = std::max(maxLength * viewport.metresPerPixel, 1e-3);
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    ScaleBar bar;
    bar.metres = power;
    bar.parts = 2;
    for (const auto& [factor, parts] : {std::pair{2.0, 4}, std::pair{5.0, 5}}) {
        if (power * factor <= most) {
            bar.metres = power * factor;
            bar.parts = parts;
        }
    }
    bar.length = bar.metres / viewport.metresPerPixel;
    for (int part = 0; part <= bar.parts; ++part) {
        // Figures at the ends and the middle alone: others would crowd.
        const bool shown =
            part == 0 || part == bar.parts || (bar.parts % 2 == 0 && part == bar.parts / 2);
        bar.labels.push_back(
            !shown ? std::string{}
            : part == 0
                ? std::string{"0"}
                : (bar.metres >= 1000.0
                       ? words.formatDecimal(
                             toText(std::round(bar.metres * part / bar.parts / 10.0) / 100.0),
                             language)
                       : lengthText(bar.metres * part / bar.parts, words, language)));
    }
    bar.labels.back() += " " + words.unitSymbol(bar.metres >= 1000.0 ? "km" : "m", language);
    return bar;
}

PictureBox drawScaleBar(DisplayList& picture,
                        const ScaleBar& bar,
                        PicturePoint corner,
                        const Font& font,
                        Language language,
                        const TextMeasurer& measurer,
                        double unitsPerMillimetre)
{
    const double thick = 0.9 * unitsPerMillimetre;
    const TextExtent zero = measurer.measure("0", font, language);
    const double left = corner.x + zero.advance / 2.0;
    const double top = corner.y + zero.height() + 0.6 * unitsPerMillimetre;
    const double step = bar.length / bar.parts;
    double right = left + bar.length;
    for (int part = 0; part < bar.parts; ++part) {
        picture.add(FillPath{Path::rectangle({left + part * step, top, step, thick}),
                             part % 2 == 0 ? ink : paper});
    }
    picture.add(StrokePath{Path::rectangle({left, top, bar.length, thick}),
                           ink,
                           0.15 * unitsPerMillimetre,
                           {},
                           LineEnd::Flat});
    for (int part = 0; part <= bar.parts; ++part) {
        const std::string& text = bar.labels[static_cast<std::size_t>(part)];
        if (text.empty()) {
            continue;
        }
        // Centred on its tick without the unit.
        const std::string figure = text.substr(0, text.find(' '));
        const double half = measurer.measure(figure, font, language).advance / 2.0;
        TextRun run;
        run.text = text;
        run.font = font;
        run.language = language;
        run.color = ink;
        run.advance = measurer.measure(text, font, language).advance;
        run.baseline = {left + part * step - half, corner.y + zero.ascent};
        right = std::max(right, run.baseline.x + run.advance);
        picture.add(std::move(run));
    }
    return {corner.x, corner.y, right - corner.x, top + thick - corner.y};
}

PictureBox drawNorthArrow(DisplayList& picture,
                          const Viewport& viewport,
                          const PictureBox& box,
                          const Font& font,
                          Language language,
                          const habitat::Words& words,
                          const TextMeasurer& measurer)
{
    const geometry::RealPoint lonLat = crs::lonLatFromProject(viewport.centre);
    // What is left of the lean after the view was turned, clockwise positive.
    const double lean = (viewport.rotationDegrees - crs::localNorthDegrees(lonLat.x, lonLat.y)) *
                        std::numbers::pi / 180.0;
    const std::string letter = words.phrase("north_true", language);
    const TextExtent extent = measurer.measure(letter, font, language);
    const double height = box.height - extent.height();
    const PicturePoint middle{box.x + box.width / 2.0, box.y + extent.height() + height / 2.0};
    const double half = height / 2.0;
    const double wing = std::min(height * 0.3, box.width / 2.0);
    const auto turned = [&](double x, double y) {
        return PicturePoint{middle.x + x * std::cos(lean) - y * std::sin(lean),
                            middle.y + x * std::sin(lean) + y * std::cos(lean)};
    };
    const auto face = [&](double side, Color color) {
        Path path;
        path.closed = true;
        path.beginPart();
        path.points = {turned(0.0, -half), turned(side * wing, half), turned(0.0, half * 0.55)};
        picture.add(FillPath{path, color});
        picture.add(StrokePath{path, ink, height * 0.025, {}, LineEnd::Round});
    };
    face(1.0, paper);
    face(-1.0, ink);
    TextRun run;
    run.text = letter;
    run.font = font;
    run.language = language;
    run.color = ink;
    run.advance = extent.advance;
    run.baseline = {middle.x - extent.advance / 2.0, box.y + extent.ascent};
    picture.add(std::move(run));
    return {middle.x - std::max(wing, extent.advance / 2.0),
            box.y,
            std::max(2.0 * wing, extent.advance),
            box.height};
}

double graticuleStep(const Viewport& viewport, int wanted)
{
    constexpr std::array<double, 14> steps{1.0 / 60.0,
                                           2.0 / 60.0,
                                           5.0 / 60.0,
                                           10.0 / 60.0,
                                           0.25,
                                           0.5,
                                           1.0,
                                           2.0,
                                           5.0,
                                           10.0,
                                           15.0,
                                           20.0,
                                           30.0,
                                           45.0};
    const geometry::RealBox box = crs::lonLatBounds(viewport.gridBox());
    // Square in kilometres, not in degrees: meridians are closer than parallels.
    const double across = std::max((box.maxX - box.minX) * 0.7, box.maxY - box.minY) / wanted;
    const auto found =
        std::ranges::find_if(steps, [&](double step) { return step >= across * 0.8; });
    return found == steps.end() ? steps.back() : *found;
}

std::string
degreeText(double degrees, bool meridian, const habitat::Words& words, Language language)
{
    const auto minutes = static_cast<std::int64_t>(std::llround(std::abs(degrees) * 60.0));
    std::string figure = toText(minutes / 60) + "°";
    if (minutes % 60 != 0) {
        figure += (minutes % 60 < 10 ? "0" : "") + toText(minutes % 60) + "′";
    }
    const std::string key = meridian ? (degrees < 0.0 ? "degree_west" : "degree_east")
                                     : (degrees < 0.0 ? "degree_south" : "degree_north");
    return words.phrase(key, language, {{"n", figure}});
}

std::vector<GraticuleMark> drawGraticule(DisplayList& picture,
                                         const Viewport& viewport,
                                         const Style& style,
                                         double stepDegrees)
{
    std::vector<GraticuleMark> marks;
    const double w = viewport.width;
    const double h = viewport.height;
    const geometry::RealBox box = crs::lonLatBounds(viewport.gridBox());
    Path lines;
    for (const crs::GraticuleLine& line :
         crs::graticule(box, stepDegrees, viewport.metresPerPixel * 0.2)) {
        for (std::size_t i = 1; i < line.points.size(); ++i) {
            const PicturePoint a = viewport.toPicture(line.points[i - 1]);
            const PicturePoint b = viewport.toPicture(line.points[i]);
            double from = 0.0;
            double to = 1.0;
            const auto cut = [&](double p, double q) {
                if (p < 0.0) {
                    from = std::max(from, q / p);
                } else if (p > 0.0) {
                    to = std::min(to, q / p);
                } else if (q < 0.0) {
                    to = -1.0;
                }
            };
            cut(a.x - b.x, a.x);
            cut(b.x - a.x, w - a.x);
            cut(a.y - b.y, a.y);
            cut(b.y - a.y, h - a.y);
            if (from >= to) {
                continue;
            }
            const auto along = [&](double share) {
                return PicturePoint{a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
            };
            lines.beginPart();
            lines.points.push_back(along(from));
            lines.points.push_back(along(to));
            for (const double share : {from, to}) {
                const PicturePoint at = along(share);
                constexpr double near = 1e-6;
                using Side = GraticuleMark::Side;
                if (at.x < near) {
                    marks.push_back({Side::Left, at, line.degrees, line.meridian});
                } else if (at.x > w - near) {
                    marks.push_back({Side::Right, at, line.degrees, line.meridian});
                } else if (at.y < near) {
                    marks.push_back({Side::Top, at, line.degrees, line.meridian});
                } else if (at.y > h - near) {
                    marks.push_back({Side::Bottom, at, line.degrees, line.meridian});
                }
            }
        }
    }
    if (!lines.empty()) {
        picture.add(StrokePath{std::move(lines),
                               style.graticule.color.withOpacity(0.6),
                               style.graticule.width * viewport.unitsPerMillimetre,
                               {},
                               LineEnd::Flat});
    }
    return marks;
}

} // namespace ecotone::cartography
