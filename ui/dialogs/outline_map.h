#pragma once

#include "ui/bridge/import_preview.h"

#include <QAbstractButton>

#include <memory>

namespace ecotone::dialogs {

/// Where a source would lie under one reading of its coordinates: its outlines against the
/// boundaries around, with a caption. A button: one of several is chosen.
class OutlineMap : public QAbstractButton
{
    Q_OBJECT

public:
    OutlineMap(harmonise::Placement placement,
               std::shared_ptr<const harmonise::Surroundings> surroundings,
               QWidget* parent = nullptr);

    [[nodiscard]] const harmonise::Placement& placement() const { return m_placement; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintMap(QPainter& painter, const QRectF& box) const;
    void paintCaption(QPainter& painter, const QRectF& box) const;
    /// Longitudes and latitudes that the picture shows.
    [[nodiscard]] geometry::RealBox frame() const;

    harmonise::Placement m_placement;
    std::shared_ptr<const harmonise::Surroundings> m_surroundings;
    QString m_title;
    QString m_where;
    QString m_accuracy;
};

} // namespace ecotone::dialogs
