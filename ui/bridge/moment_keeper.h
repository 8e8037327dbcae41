#pragma once

#include "core/model/history.h"
#include "core/model/ids.h"
#include "ui/bridge/store_bridge.h"

#include <QString>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ecotone::store {
class Moment;
}

namespace ecotone::bridge {

/// A state of the open project that a map may be drawn of.
struct MapState
{
    enum class What : unsigned char
    {
        Now,
        Delivered, ///< The rows of the sources, before they met.
        Edition,   ///< `edition`
        Entry,     ///< After the entry `entry` of the history.
    };
    What what = What::Now;
    std::string edition{};
    model::HistoryId entry = 0;

    auto operator<=>(const MapState&) const = default;
};

/// The earlier states there are to choose from, newest first.
struct EarlierStates
{
    std::vector<model::HistoryEntry> entries; ///< Done ones of the map.
    std::vector<QString> editions;            ///< Names.
    bool hasSources = false;                  ///< There is something that was delivered.
};
void askEarlierStates(StoreBridge& bridge,
                      QObject* context,
                      std::function<void(Result<EarlierStates>)> done);

/// What can be said of a state once it is there.
struct PreparedState
{
    std::string path;               ///< UTF-8: a project file to be read.
    std::vector<std::string> below; ///< Of Delivered: what lies under it, the uppermost first.
    std::int64_t rows = 0;          ///< Of Delivered.
    int notKept = 0; ///< Of Delivered: sources whose rows are not known as they were read.
};

/// Past states as files, made in the background when first asked for and kept until release().
class MomentKeeper
{
public:
    explicit MomentKeeper(StoreBridge& bridge) : m_bridge{&bridge} {}
    MomentKeeper(const MomentKeeper&) = delete;
    MomentKeeper& operator=(const MomentKeeper&) = delete;
    ~MomentKeeper();

    /// The state when it is there; null while it is not. Now is never kept here.
    [[nodiscard]] const PreparedState* find(const MapState& state) const;
    /// Has it made, unless it is there or on its way; `done` is called on the UI thread. Shown in
    /// the status bar as `title`, where it can be cancelled.
    void prepare(QObject* context,
                 const MapState& state,
                 const QString& title,
                 std::function<void(Result<>)> done);
    /// Takes the files away.
    void release();

private:
    struct Kept
    {
        std::shared_ptr<const store::Moment> moment;
        PreparedState state;
    };
    StoreBridge* m_bridge;
    std::map<MapState, Kept> m_kept; ///< Without a moment while it is being made.
    std::uint64_t m_generation = 0;  ///< Answers of before a release() are dropped.
};

} // namespace ecotone::bridge
