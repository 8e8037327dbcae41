#include "ui/render/render_image.h"

#include "ui/render/qpainter_renderer.h"

#include <QBuffer>
#include <QImageWriter>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>
#include <vector>

namespace ecotone::render {
namespace {

constexpr int threads = 2;
/// Every band looks at every edge: few bands, but enough to share the work evenly.
constexpr int bandsPerThread = 2;
constexpr int smallestBand = 64;

QColor toQColor(cartography::Color color)
{
    return {color.red, color.green, color.blue, color.alpha};
}

/// The rows of one band, painted into memory of the whole image.
void paintBand(
    QImage& image, int firstRow, int rows, const cartography::DisplayList& picture, double ratio)
{
    QImage band{image.bits() + static_cast<qsizetype>(firstRow) * image.bytesPerLine(),
                image.width(),
                rows,
                image.bytesPerLine(),
                image.format()};
    QPainter painter{&band};
    painter.translate(0.0, -firstRow);
    painter.scale(ratio, ratio);
    paint(painter, picture, Surface::Pixels);
}

} // namespace

Result<QImage>
renderImage(const cartography::DisplayList& picture, double devicePixelRatio, std::stop_token stop)
{
    const int width = static_cast<int>(std::lround(picture.width * devicePixelRatio));
    const int height = static_cast<int>(std::lround(picture.height * devicePixelRatio));
    if (width <= 0 || height <= 0 || width > 30000 || height > 30000) {
        return fail(ErrorCode::InvalidArgument, "a picture of this size cannot be painted");
    }
    const bool opaque = picture.background.alpha == 255;
    QImage image{
        width, height, opaque ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied};
    if (image.isNull()) {
        return fail(ErrorCode::InvalidArgument, "not enough memory for a picture of this size");
    }
    image.fill(toQColor(picture.background));
    constexpr int wanted = threads * bandsPerThread;
    const int bandRows = std::max(smallestBand, (height + wanted - 1) / wanted);
    const int bands = (height + bandRows - 1) / bandRows;
    std::atomic<int> next{0};
    const auto work = [&] {
        for (int band = next++; band < bands && !stop.stop_requested(); band = next++) {
            const int firstRow = band * bandRows;
            paintBand(
                image, firstRow, std::min(bandRows, height - firstRow), picture, devicePixelRatio);
        }
    };
    {
        std::vector<std::jthread> helpers;
        for (int i = 1; i < threads; ++i) {
            helpers.emplace_back(work);
        }
        work();
    }
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled, "cancelled");
    }
    image.setDevicePixelRatio(devicePixelRatio);
    return image;
}

Result<std::string> pngBytes(const QImage& image, double dotsPerInch)
{
    QImage copy = image;
    copy.setDevicePixelRatio(1.0);
    if (dotsPerInch > 0.0) {
        const int dotsPerMetre = static_cast<int>(std::lround(dotsPerInch / 0.0254));
        copy.setDotsPerMeterX(dotsPerMetre);
        copy.setDotsPerMeterY(dotsPerMetre);
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer{&buffer, "png"};
    if (!writer.write(copy)) {
        return fail(ErrorCode::Internal, "PNG: " + writer.errorString().toStdString());
    }
    const QByteArray& bytes = buffer.data();
    return std::string{bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace ecotone::render
