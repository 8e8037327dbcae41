#include "ui/bridge/worker_thread.h"

#include "core/base/log.h"
#include "core/base/platform.h"

#include <exception>

namespace ecotone::bridge {

WorkerThread::WorkerThread(std::string name, std::size_t bound, Priority priority)
    : m_name{std::move(name)}
    , m_bound{bound}
    , m_priority{priority}
    , m_thread{[this](const std::stop_token& quit) { run(quit); }}
{
}

WorkerThread::~WorkerThread()
{
    m_thread.request_stop();
    cancelAll();
}

bool WorkerThread::put(Job job, std::stop_source stop)
{
    const std::lock_guard lock{m_mutex};
    if (m_items.size() >= m_bound) {
        return false;
    }
    m_items.push_back({std::move(job), std::move(stop)});
    m_wake.notify_all();
    return true;
}

void WorkerThread::cancelAll()
{
    const std::lock_guard lock{m_mutex};
    m_items.clear();
    m_running.request_stop();
}

void WorkerThread::drain()
{
    std::unique_lock lock{m_mutex};
    m_idle.wait(lock, [this] { return m_items.empty() && !m_busy; });
}

void WorkerThread::run(const std::stop_token& quit)
{
    if (m_priority == Priority::Low) {
        platform::yieldThisThread();
    }
    while (true) {
        Item item;
        {
            std::unique_lock lock{m_mutex};
            if (!m_wake.wait(lock, quit, [this] { return !m_items.empty(); }) ||
                quit.stop_requested()) {
                return;
            }
            item = std::move(m_items.front());
            m_items.pop_front();
            m_running = item.stop;
            m_busy = true;
        }
        try {
            item.job(item.stop.get_token());
        } catch (const std::exception& exception) {
            log::error(m_name + ": " + exception.what());
        }
        const std::lock_guard lock{m_mutex};
        m_busy = false;
        m_idle.notify_all();
    }
}

} // namespace ecotone::bridge
