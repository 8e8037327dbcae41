#pragma once

#include "core/base/progress.h"

#include <atomic>
#include <thread>
#include <vector>

namespace ecotone::cartography {

/// Runs `work(i)` for i of [0, count) over two threads; stops early when asked to, or as soon as
/// one fails. Fails with Cancelled, or as the first that failed. Private to the room.
template <class Work>
[[nodiscard]] Result<> shareWork(int count, const Progress& progress, const Work& work)
{
    constexpr int threads = 2;
    std::atomic<int> next{0};
    std::atomic<bool> failed{false};
    Result<> outcome;
    const auto run = [&] {
        for (int i = next++; i < count && !failed && !progress.stopRequested(); i = next++) {
            Result<> done = work(i);
            if (!done && !failed.exchange(true)) {
                outcome = std::move(done);
            }
        }
    };
    {
        std::vector<std::jthread> helpers;
        for (int i = 1; i < threads && i < count; ++i) {
            helpers.emplace_back(run);
        }
        run();
    }
    ECO_TRY(progress.check());
    return outcome;
}

} // namespace ecotone::cartography
