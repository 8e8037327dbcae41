#include "ui/render/pdf.h"

#include "ui/render/qpainter_renderer.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPageSize>
#include <QPdfWriter>

#include <variant>
#include <vector>

namespace ecotone::render {
namespace {

/// Runs of items: each layer with what follows it, what stands before the first layer alone.
std::vector<std::size_t> pageStarts(const cartography::DisplayList& picture)
{
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < picture.items.size(); ++i) {
        if (std::holds_alternative<cartography::BeginLayer>(picture.items[i])) {
            starts.push_back(i);
        }
    }
    if (starts.empty() || starts.front() != 0) {
        starts.insert(starts.begin(), 0);
    }
    starts.push_back(picture.items.size());
    return starts;
}

} // namespace

Result<std::string> pdfPages(const cartography::DisplayList& picture)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer{&buffer};
        constexpr int resolution = 1200;
        writer.setResolution(resolution);
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_1_6);
        const QPageSize size{QSizeF{picture.width, picture.height},
                             QPageSize::Point,
                             QString{},
                             QPageSize::ExactMatch};
        writer.setPageLayout(QPageLayout{size, QPageLayout::Portrait, QMarginsF{}});
        QPainter painter;
        if (!painter.begin(&writer)) {
            return fail(ErrorCode::Internal, "the PDF writer cannot begin");
        }
        const double scale = resolution / 72.0;
        painter.scale(scale, scale);
        const std::vector<std::size_t> starts = pageStarts(picture);
        for (std::size_t page = 0; page + 1 < starts.size(); ++page) {
            if (page > 0) {
                writer.newPage();
            }
            paint(painter, picture, starts[page], starts[page + 1], Surface::Vector);
        }
        painter.end();
    }
    const QByteArray& bytes = buffer.data();
    return std::string{bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace ecotone::render
