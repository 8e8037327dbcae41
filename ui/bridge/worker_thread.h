#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

namespace ecotone::bridge {

enum class Priority : bool
{
    Normal,
    Low, ///< Long work gives way to drawing and to the hand.
};

/// One thread that runs jobs in the order they were put. Its end asks the running job to stop,
/// drops the waiting ones and joins.
class WorkerThread
{
public:
    using Job = std::function<void(const std::stop_token&)>;

    WorkerThread(std::string name, std::size_t bound, Priority priority);
    WorkerThread(const WorkerThread&) = delete;
    WorkerThread& operator=(const WorkerThread&) = delete;
    ~WorkerThread();

    /// False when `bound` jobs wait already; nothing is queued then.
    [[nodiscard]] bool put(Job job, std::stop_source stop = {});
    /// Asks the running job to stop and forgets the waiting ones.
    void cancelAll();
    /// Blocks until every job put so far has run. For tests and for closing.
    void drain();

private:
    struct Item
    {
        Job job;
        std::stop_source stop;
    };
    void run(const std::stop_token& quit);

    std::string m_name;
    std::size_t m_bound;
    Priority m_priority;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::condition_variable_any m_idle;
    std::deque<Item> m_items;
    std::stop_source m_running{std::nostopstate};
    bool m_busy = false;
    std::jthread m_thread; ///< Last: it uses everything above.
};

/// One slot between a fast asker and a slow worker: a new value replaces the waiting one and stops
/// the work on the one before.
template <class Value>
class LatestOnly
{
public:
    void put(Value value)
    {
        const std::lock_guard lock{m_mutex};
        m_slot = std::move(value);
        m_working.request_stop();
        m_wake.notify_all();
    }

    /// Waits for a value; nullopt once `quit` is asked for. Quitting is tested before the slot, so
    /// that no work is handed out after it.
    [[nodiscard]] std::optional<std::pair<Value, std::stop_token>> take(const std::stop_token& quit)
    {
        std::unique_lock lock{m_mutex};
        if (!m_wake.wait(lock, quit, [this] { return m_slot.has_value(); }) ||
            quit.stop_requested()) {
            return std::nullopt;
        }
        m_working = std::stop_source{};
        std::pair<Value, std::stop_token> taken{*std::move(m_slot), m_working.get_token()};
        m_slot.reset();
        return taken;
    }

    void stop()
    {
        const std::lock_guard lock{m_mutex};
        m_slot.reset();
        m_working.request_stop();
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<Value> m_slot;
    std::stop_source m_working;
};

} // namespace ecotone::bridge
