#include "ui/bridge/moment_keeper.h"

#include "core/base/file.h"
#include "core/store/moments.h"
#include "core/store/project_file.h"
#include "ui/bridge/text.h"

#include <algorithm>

namespace ecotone::bridge {

namespace {

using Made = std::shared_ptr<const store::Moment>;

Result<Made>
made(const std::filesystem::path& project, const MapState& state, const Progress& progress)
{
    using What = MapState::What;
    Result<store::Moment> moment = fail(ErrorCode::Internal, "the present state is no moment");
    if (state.what == What::Entry) {
        moment = store::Moment::afterEntry(project, state.entry, progress);
    } else if (state.what == What::Edition) {
        moment = store::Moment::ofEdition(project, state.edition, progress);
    } else if (state.what == What::Delivered) {
        moment = store::Moment::asDelivered(project, progress);
    }
    if (!moment) {
        return fail(moment.error());
    }
    return std::make_shared<const store::Moment>(*std::move(moment));
}

} // namespace

void askEarlierStates(StoreBridge& bridge,
                      QObject* context,
                      std::function<void(Result<EarlierStates>)> done)
{
    bridge.read<EarlierStates>(
        context,
        [](store::ProjectFile& project) -> Result<EarlierStates> {
            EarlierStates states;
            ECO_ASSIGN(states.entries, project.history().entries(model::Scope::Map));
            std::erase_if(states.entries, [](const model::HistoryEntry& entry) {
                return entry.state != model::EntryState::Done;
            });
            std::reverse(states.entries.begin(), states.entries.end());
            ECO_ASSIGN(const auto editions, project.editions().list());
            for (const store::Edition& edition : editions) {
                states.editions.insert(states.editions.begin(), fromUtf8(edition.name));
            }
            ECO_ASSIGN(const auto sources, project.sources().list());
            states.hasSources = !sources.empty();
            return states;
        },
        std::move(done));
}

MomentKeeper::~MomentKeeper() = default;

const PreparedState* MomentKeeper::find(const MapState& state) const
{
    const auto found = m_kept.find(state);
    return found != m_kept.end() && found->second.moment != nullptr ? &found->second.state
                                                                    : nullptr;
}

void MomentKeeper::prepare(QObject* context,
                           const MapState& state,
                           const QString& title,
                           std::function<void(Result<>)> done)
{
    if (!m_bridge->hasProject() || m_kept.contains(state)) {
        return;
    }
    m_kept[state] = {};
    m_bridge->work<Made>(
        context,
        title,
        [path = toPath(m_bridge->summary().path), state](const Progress& progress) {
            return made(path, state, progress);
        },
        [this, state, generation = m_generation, done = std::move(done)](Result<Made> moment) {
            if (generation != m_generation) {
                return;
            }
            if (!moment) {
                m_kept.erase(state);
                done(fail(moment.error()));
                return;
            }
            const store::DeliveredRows& rows = (*moment)->delivered();
            std::vector<std::string> below;
            for (const std::filesystem::path& path : (*moment)->below()) {
                below.push_back(ecotone::toUtf8(path));
            }
            m_kept[state] = {*moment,
                             {ecotone::toUtf8((*moment)->path()),
                              std::move(below),
                              rows.rows,
                              rows.asImported + rows.missing}};
            done({});
        });
}

void MomentKeeper::release()
{
    ++m_generation;
    m_kept.clear();
}

} // namespace ecotone::bridge
