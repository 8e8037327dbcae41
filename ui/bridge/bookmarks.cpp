#include "ui/bridge/bookmarks.h"

#include "core/store/project_file.h"
#include "ui/bridge/text.h"

#include <QCollator>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace ecotone::bridge {

namespace {

using Bookmarks = std::vector<Bookmark>;

const std::string kind = "bookmark";

model::Document documentOf(const Bookmark& bookmark)
{
    const QJsonObject view{{QStringLiteral("x"), bookmark.centreX},
                           {QStringLiteral("y"), bookmark.centreY},
                           {QStringLiteral("metresPerPixel"), bookmark.metresPerPixel},
                           {QStringLiteral("rotation"), bookmark.rotationDegrees}};
    model::Document document;
    document.kind = kind;
    document.name = toUtf8(bookmark.name);
    document.json = QJsonDocument{view}.toJson(QJsonDocument::Compact).toStdString();
    return document;
}

std::optional<Bookmark> bookmarkIn(const model::Document& document)
{
    const QJsonObject view =
        QJsonDocument::fromJson(QByteArray::fromStdString(document.json)).object();
    Bookmark bookmark;
    bookmark.name = fromUtf8(document.name);
    bookmark.centreX = view.value(QLatin1String{"x"}).toDouble();
    bookmark.centreY = view.value(QLatin1String{"y"}).toDouble();
    bookmark.metresPerPixel = view.value(QLatin1String{"metresPerPixel"}).toDouble();
    bookmark.rotationDegrees = view.value(QLatin1String{"rotation"}).toDouble();
    return bookmark.metresPerPixel > 0.0 ? std::optional{bookmark} : std::nullopt;
}

Result<Bookmarks> allOf(store::ProjectFile& project)
{
    ECO_ASSIGN(const auto documents, project.documents().list(kind));
    Bookmarks bookmarks;
    for (const model::Document& document : documents) {
        // One that another program spoiled is left out, not guessed.
        if (auto bookmark = bookmarkIn(document)) {
            bookmarks.push_back(*std::move(bookmark));
        }
    }
    QCollator collator;
    collator.setNumericMode(true);
    std::stable_sort(bookmarks.begin(), bookmarks.end(), [&](const auto& left, const auto& right) {
        return collator.compare(left.name, right.name) < 0;
    });
    return bookmarks;
}

} // namespace

Bookmark bookmarkOf(const QString& name, const MapView& view)
{
    return {name.trimmed(), view.centreX, view.centreY, view.metresPerPixel, view.rotationDegrees};
}

MapView viewOf(const Bookmark& bookmark, const MapView& canvas)
{
    MapView view = canvas;
    view.centreX = bookmark.centreX;
    view.centreY = bookmark.centreY;
    view.metresPerPixel = bookmark.metresPerPixel;
    view.rotationDegrees = bookmark.rotationDegrees;
    return view;
}

void askBookmarks(StoreBridge& bridge, QObject* context, Answer<Bookmarks> done)
{
    bridge.read<Bookmarks>(context, allOf, std::move(done));
}

void saveBookmark(StoreBridge& bridge, QObject* context, Bookmark bookmark, Answer<Bookmarks> done)
{
    bridge.write<Bookmarks>(
        context,
        [bookmark = std::move(bookmark)](store::ProjectFile& project) -> Result<Bookmarks> {
            if (bookmark.name.isEmpty()) {
                return fail(ErrorCode::InvalidArgument, "a bookmark needs a name");
            }
            ECO_TRY(project.documents().put(documentOf(bookmark)));
            return allOf(project);
        },
        std::move(done));
}

void renameBookmark(
    StoreBridge& bridge, QObject* context, QString from, QString to, Answer<Bookmarks> done)
{
    bridge.write<Bookmarks>(
        context,
        [from = toUtf8(from),
         to = toUtf8(to.trimmed())](store::ProjectFile& project) -> Result<Bookmarks> {
            if (to.empty() || from == to) {
                return allOf(project);
            }
            if (project.documents().get(kind, to)) {
                return fail(ErrorCode::AlreadyExists, "there is a bookmark \"" + to + "\" already");
            }
            ECO_ASSIGN(model::Document document, project.documents().get(kind, from));
            document.name = to;
            // The new one first: a loss of power between the two leaves two, not none.
            ECO_TRY(project.documents().put(document));
            ECO_TRY(project.documents().erase(kind, from));
            return allOf(project);
        },
        std::move(done));
}

void removeBookmark(StoreBridge& bridge, QObject* context, QString name, Answer<Bookmarks> done)
{
    bridge.write<Bookmarks>(
        context,
        [name = toUtf8(name)](store::ProjectFile& project) -> Result<Bookmarks> {
            ECO_TRY(project.documents().erase(kind, name));
            return allOf(project);
        },
        std::move(done));
}

} // namespace ecotone::bridge
