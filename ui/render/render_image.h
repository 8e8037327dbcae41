#pragma once

#include "core/base/result.h"
#include "core/cartography/display_list.h"

#include <QImage>

#include <stop_token>
#include <string>

namespace ecotone::render {

/// Paints into an image of `devicePixelRatio` pixels a picture unit, in bands over two threads.
/// A background without alpha gives an opaque image. Fails with Cancelled.
[[nodiscard]] Result<QImage> renderImage(const cartography::DisplayList& picture,
                                         double devicePixelRatio = 1.0,
                                         std::stop_token stop = {});

/// PNG bytes, the same for the same image (no time stamp).
[[nodiscard]] Result<std::string> pngBytes(const QImage& image, double dotsPerInch = 0.0);

} // namespace ecotone::render
