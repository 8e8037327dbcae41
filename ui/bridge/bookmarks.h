#pragma once

#include "ui/bridge/map_queries.h"
#include "ui/bridge/map_view.h"

#include <QString>

#include <vector>

/// Named views, kept in the project as documents of the kind "bookmark": they travel with it and
/// are no part of the map's history.
namespace ecotone::bridge {

struct Bookmark
{
    QString name; ///< As typed; unique in a project.
    double centreX = 0.0;
    double centreY = 0.0;
    double metresPerPixel = 100.0;
    double rotationDegrees = 0.0;

    bool operator==(const Bookmark&) const = default;
};

[[nodiscard]] Bookmark bookmarkOf(const QString& name, const MapView& view);
/// The view, with the size of `canvas`.
[[nodiscard]] MapView viewOf(const Bookmark& bookmark, const MapView& canvas);

/// In the order of their names as the reader's language sorts them.
void askBookmarks(StoreBridge& bridge, QObject* context, Answer<std::vector<Bookmark>> done);
/// A bookmark of this name is replaced. Answers with all of them, as the others below.
void saveBookmark(StoreBridge& bridge,
                  QObject* context,
                  Bookmark bookmark,
                  Answer<std::vector<Bookmark>> done);
/// Fails with AlreadyExists when the new name is taken.
void renameBookmark(StoreBridge& bridge,
                    QObject* context,
                    QString from,
                    QString to,
                    Answer<std::vector<Bookmark>> done);
void removeBookmark(StoreBridge& bridge,
                    QObject* context,
                    QString name,
                    Answer<std::vector<Bookmark>> done);

} // namespace ecotone::bridge
