#include "ui/canvas/map_renderer.h"

#include "ui/render/render_image.h"
#include "ui/render/text_measurer_qt.h"

#include <QPainter>

namespace ecotone::canvas {

namespace {

QImage imageOf(const exchange::Picture& picture)
{
    const QImage view{reinterpret_cast<const uchar*>(picture.pixels.data()),
                      picture.width,
                      picture.height,
                      picture.width * 4,
                      QImage::Format_ARGB32};
    return view.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

/// Imagery from the bottom, the map above it.
QImage composed(const bridge::MapScene& scene, const QImage& map, double devicePixelRatio)
{
    if (scene.backdrops.empty()) {
        return map;
    }
    QImage image{map.size(), QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::white);
    QPainter painter{&image};
    for (const bridge::BackdropPicture& backdrop : scene.backdrops) {
        painter.setOpacity(backdrop.opacity);
        painter.drawImage(0, 0, imageOf(backdrop.picture));
    }
    painter.setOpacity(1.0);
    QImage top = map;
    top.setDevicePixelRatio(1.0);
    painter.drawImage(0, 0, top);
    painter.end();
    image.setDevicePixelRatio(devicePixelRatio);
    return image;
}

} // namespace

MapRenderer::MapRenderer(bridge::StoreBridge& bridge, MapCanvas& canvas, QObject* parent)
    : QObject{parent}
    , m_bridge{&bridge}
    , m_canvas{&canvas}
{
    const QPointer<QObject> self{this};
    m_thread = std::make_unique<bridge::SceneThread>(
        [] { return std::make_unique<render::TextMeasurerQt>(); },
        [this, self](const bridge::MapRequest& request,
                     Result<bridge::MapScene> scene,
                     const std::stop_token& stop) {
            Result<QImage> picture;
            if (scene) {
                const double ratio = request.view.devicePixelRatio;
                picture = render::renderImage(scene->scene.picture, ratio, stop);
                if (picture) {
                    picture->setDevicePixelRatio(ratio);
                    *picture = composed(*scene, *picture, ratio);
                }
            } else {
                picture = fail(scene.error());
            }
            m_bridge->post(self, [this, request, picture = std::move(picture)] {
                if (!picture) {
                    if (picture.error().code != ErrorCode::Cancelled) {
                        Q_EMIT failed(picture.error());
                    }
                    return;
                }
                if (request.path != m_request.path || m_request.path.empty()) {
                    return;
                }
                m_canvas->setPicture(*picture, request.view);
                if (request.serial == m_serial) {
                    Q_EMIT finished();
                }
            });
        });
    connect(m_canvas, &MapCanvas::viewChanged, this, &MapRenderer::ask);
}

MapRenderer::~MapRenderer() = default;

void MapRenderer::setRequest(bridge::MapRequest request)
{
    m_request = std::move(request);
    ask();
}

void MapRenderer::refresh()
{
    ask();
}

void MapRenderer::release()
{
    m_request.path.clear();
    m_thread->release();
    m_canvas->clearPicture();
}

void MapRenderer::ask()
{
    if (m_request.path.empty() || m_canvas->view().width <= 0) {
        return;
    }
    m_request.view = m_canvas->view();
    m_request.serial = ++m_serial;
    Q_EMIT started();
    m_thread->request(m_request);
}

} // namespace ecotone::canvas
