#pragma once

#include <chrono>
#include <string>

namespace ecotone {

/// The one clock of the program. SOURCE_DATE_EPOCH (seconds since 1970) freezes it, so that the
/// same input gives the same bytes.
class Clock
{
public:
    using Time = std::chrono::sys_seconds;

    [[nodiscard]] static Time now();
    [[nodiscard]] static bool isFrozen();
};

/// "2026-11-21T10:05:00Z".
[[nodiscard]] std::string isoTime(Clock::Time time);
/// "2026-11-21".
[[nodiscard]] std::string isoDate(Clock::Time time);

} // namespace ecotone
