#pragma once

#include "ui/bridge/map_queries.h"
#include "ui/bridge/snapshots.h"
#include "ui/bridge/store_bridge.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <cstdint>
#include <memory>

namespace ecotone::bridge {

/// Finds what a text may mean, best first, at most 40: coordinates in any notation (see
/// position_search.h), a patch by its number, landscapes, places, protected areas, features and
/// classes by a name in any language, by pinyin or a transliteration, and patches by their national
/// code. The names of a project are made ready once for each of its states.
class PlaceSearch : public QObject
{
    Q_OBJECT

public:
    explicit PlaceSearch(StoreBridge& bridge, QObject* parent = nullptr);

    /// Answers on the UI thread unless `context` is gone: at once by names, and a second time where
    /// the patches had to be looked through. A question that a newer one has overtaken is dropped.
    void ask(QObject* context, const QString& text, Answer<FoundPlaces> done);

private:
    struct Names;

    StoreBridge* m_bridge;
    std::shared_ptr<Names> m_names; ///< Of the reader's thread.
    std::uint64_t m_state = 1;      ///< Of the project: names of another one are stale.
    std::shared_ptr<std::atomic<std::uint64_t>> m_newest; ///< The question that is still wanted.
};

} // namespace ecotone::bridge
