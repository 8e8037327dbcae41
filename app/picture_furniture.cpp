#include "app/picture_furniture.h"

#include "core/cartography/furniture.h"

#include <algorithm>

namespace ecotone::app {

namespace {

using cartography::PictureBox;

constexpr double margin = 16.0;
constexpr double plateHeight = 44.0;
constexpr double stripHeight = 24.0;
constexpr cartography::Color plate{255, 255, 255, 210};
constexpr cartography::Color ink{40, 40, 40, 255};

double barLength(const cartography::Viewport& viewport)
{
    return std::min(240.0, viewport.width * 0.3);
}

PictureBox barBox(const cartography::Viewport& viewport, bool demonstration)
{
    const double bottom = viewport.height - margin - (demonstration ? stripHeight : 0.0);
    return {margin, bottom - plateHeight, barLength(viewport) + 48.0, plateHeight};
}

PictureBox arrowBox(const cartography::Viewport& viewport)
{
    return {viewport.width - margin - 40.0, margin, 40.0, 52.0};
}

PictureBox stripBox(const cartography::Viewport& viewport)
{
    return {0.0, viewport.height - stripHeight, viewport.width, stripHeight};
}

void addPlate(cartography::DisplayList& picture, const PictureBox& box)
{
    picture.add(cartography::FillPath{cartography::Path::rectangle(box), plate});
}

} // namespace

std::vector<PictureBox> furnitureBoxes(const cartography::Viewport& viewport, bool demonstration)
{
    std::vector<PictureBox> boxes{barBox(viewport, demonstration), arrowBox(viewport)};
    if (demonstration) {
        boxes.push_back(stripBox(viewport));
    }
    return boxes;
}

void addFurniture(cartography::DisplayList& picture,
                  const cartography::SceneRequest& request,
                  const cartography::MapKnowledge& knowledge,
                  const cartography::TextMeasurer& measurer,
                  bool demonstration)
{
    const cartography::Viewport& viewport = request.viewport;
    cartography::Font font;
    font.size = 11.0;
    const PictureBox bar = barBox(viewport, demonstration);
    addPlate(picture, bar);
    cartography::drawScaleBar(
        picture,
        cartography::scaleBar(viewport, barLength(viewport), knowledge.words, request.language),
        {bar.x + 12.0, bar.y + 10.0},
        font,
        request.language,
        measurer,
        viewport.unitsPerMillimetre);
    addPlate(picture, arrowBox(viewport));
    cartography::drawNorthArrow(picture,
                                viewport,
                                arrowBox(viewport).grown(-4.0),
                                font,
                                request.language,
                                knowledge.words,
                                measurer);
    if (demonstration) {
        const PictureBox strip = stripBox(viewport);
        addPlate(picture, strip);
        cartography::TextRun run;
        run.text = knowledge.phrase("demonstration", request.language);
        run.baseline = {strip.x + margin, strip.bottom() - 8.0};
        run.font = font;
        run.language = request.language;
        run.color = ink;
        picture.add(run);
    }
}

} // namespace ecotone::app
