#pragma once

#include "core/base/result.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace ecotone::harmonise {

/// As many as the machine has processors, within reason.
[[nodiscard]] inline std::size_t workerCount()
{
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 8);
}

/// Runs `work(0)` to `work(count - 1)`, several at a time, and waits. The first failure by number
/// is returned; what has not begun then is left out.
template <class Work>
[[nodiscard]] Result<> inParallel(std::size_t count, const Work& work)
{
    std::atomic<std::size_t> next{0};
    std::atomic<bool> failed{false};
    std::mutex mutex;
    std::size_t failedAt = count;
    std::optional<Error> error;
    const auto run = [&] {
        for (std::size_t i = next++; i < count && !failed; i = next++) {
            auto done = work(i);
            if (!done) {
                const std::lock_guard lock{mutex};
                failed = true;
                if (i < failedAt) {
                    failedAt = i;
                    error = std::move(done).error();
                }
            }
        }
    };
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < std::min(count, workerCount()); ++i) {
            others.emplace_back(run);
        }
        run();
    }
    return error ? Result<>{fail(*std::move(error))} : Result<>{};
}

} // namespace ecotone::harmonise
