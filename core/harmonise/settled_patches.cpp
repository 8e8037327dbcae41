#include "core/harmonise/settled_patches.h"

#include "core/harmonise/bulk_rows.h"

#include <array>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace ecotone::harmonise {

namespace {

constexpr std::size_t patchesInBatch = 1024;

/// Patches whose memory is used again and again.
struct Batch
{
    std::vector<model::Patch> patches;
    std::size_t count = 0;
    std::int64_t firstRow = 0;
};

} // namespace

struct SettledPatches::State
{
    const ReadSource* source;
    model::SourceId sourceId;
    std::optional<FileWindow> window;
    std::size_t at = 0;

    // One batch is being read by the writer, one waits, one is being made.
    std::array<Batch, 3> batches;
    std::size_t made = 0;
    std::size_t given = 0;
    bool stop = false;
    std::mutex mutex;
    std::condition_variable_any changed;
    std::jthread maker;

    void fill(model::Patch& patch, const StoredOutline& outline)
    {
        const auto& bulk = *source->bulk;
        const auto& classified = bulk.classes[bulk.classOfRow[outline.row]];
        patch.attributes = classified.attributes;
        patch.attributes.sourceId = sourceId;
        if (classified.attributes.ruleId != "restricted") {
            patch.attributes.sourceFid = bulk.fid(*source, outline.row);
        }
        readOutline(window->view(outline.offset, outline.bytes), patch.outline);
    }

    void make(Batch& batch)
    {
        const auto& bulk = *source->bulk;
        batch.count = 0;
        batch.patches.resize(patchesInBatch);
        while (at < bulk.outlines.size() && bulk.loose[bulk.outlines[at].row]) {
            ++at;
        }
        batch.firstRow = at < bulk.outlines.size() ? bulk.outlines[at].row : 0;
        while (at < bulk.outlines.size() && batch.count < patchesInBatch &&
               !bulk.loose[bulk.outlines[at].row]) {
            fill(batch.patches[batch.count++], bulk.outlines[at++]);
        }
    }

    void makeAll()
    {
        for (bool end = false; !end;) {
            std::unique_lock lock{mutex};
            changed.wait(lock, [this] { return stop || made < given + batches.size() - 1; });
            if (stop) {
                return;
            }
            Batch& batch = batches[made % batches.size()];
            lock.unlock();
            make(batch);
            end = batch.count == 0;
            lock.lock();
            ++made;
            lock.unlock();
            changed.notify_all();
        }
    }
};

SettledPatches::SettledPatches(const ReadSource& source, model::SourceId sourceId)
    : m_state{std::make_unique<State>()}
{
    m_state->source = &source;
    m_state->sourceId = sourceId;
}

SettledPatches::~SettledPatches()
{
    {
        const std::lock_guard lock{m_state->mutex};
        m_state->stop = true;
    }
    m_state->changed.notify_all();
}

Result<> SettledPatches::start()
{
    ECO_ASSIGN(auto window, m_state->source->bulk->spill.read());
    m_state->window.emplace(std::move(window));
    m_state->maker = std::jthread{[state = m_state.get()] { state->makeAll(); }};
    return {};
}

Result<std::span<const model::Patch>> SettledPatches::next()
{
    State& state = *m_state;
    std::unique_lock lock{state.mutex};
    state.changed.wait(lock, [&] { return state.made > state.given; });
    const Batch& batch = state.batches[state.given % state.batches.size()];
    ++state.given;
    lock.unlock();
    state.changed.notify_all();
    return std::span{batch.patches}.first(batch.count);
}

std::int64_t SettledPatches::firstRow() const
{
    return m_state->batches[(m_state->given - 1) % m_state->batches.size()].firstRow;
}

} // namespace ecotone::harmonise
