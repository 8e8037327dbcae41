#include "core/cartography/viewport.h"
#include "core/crs/project_grid.h"

#include <gtest/gtest.h>

namespace ecotone::cartography {
namespace {

TEST(Viewport, PutsNorthUpInEveryLandscape)
{
    for (const double lon : {88.0, 100.0, 110.0, 131.0}) {
        const Viewport view = fittedLonLat({lon - 1.0, 43.0, lon + 1.0, 44.0}, 800.0, 600.0);
        const PicturePoint south = lonLatToPicture(view, {lon, 43.2});
        const PicturePoint north = lonLatToPicture(view, {lon, 43.8});
        EXPECT_NEAR(south.x, north.x, 0.5) << lon;
        EXPECT_GT(south.y, north.y) << lon;
    }
}

TEST(Viewport, TellsPlacesBackFromThePicture)
{
    Viewport view = fittedLonLat({129.0, 42.3, 132.2, 44.5}, 800.0, 600.0);
    const geometry::RealPoint place = view.toMetres({123.0, 456.0});
    const PicturePoint back = view.toPicture(place);
    EXPECT_NEAR(back.x, 123.0, 1e-6);
    EXPECT_NEAR(back.y, 456.0, 1e-6);
}

TEST(Viewport, ZoomKeepsWhatIsUnderTheCursor)
{
    Viewport view = fittedLonLat({129.0, 42.3, 132.2, 44.5}, 800.0, 600.0);
    const geometry::RealPoint before = view.toMetres({700.0, 100.0});
    view.zoom(2.0, {700.0, 100.0});
    const geometry::RealPoint after = view.toMetres({700.0, 100.0});
    EXPECT_NEAR(before.x, after.x, 1e-3);
    EXPECT_NEAR(before.y, after.y, 1e-3);
}

TEST(Viewport, ScaleOfPaper)
{
    Viewport view;
    view.unitsPerMillimetre = pointsPerMillimetre;
    view.setScaleDenominator(1000000.0);
    // At 1:1,000,000 a millimetre on paper is a kilometre.
    EXPECT_NEAR(view.metresPerPixel * pointsPerMillimetre, 1000.0, 1e-9);
    EXPECT_NEAR(view.scaleDenominator(), 1000000.0, 1e-6);
}

} // namespace
} // namespace ecotone::cartography
