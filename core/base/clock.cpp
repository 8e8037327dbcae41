#include "core/base/clock.h"

#include "core/base/number.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <optional>

namespace ecotone {

namespace {

std::optional<Clock::Time> frozenTime()
{
    const char* text = std::getenv("SOURCE_DATE_EPOCH");
    if (text == nullptr) {
        return std::nullopt;
    }
    const auto seconds = parseInteger(text);
    if (!seconds) {
        return std::nullopt;
    }
    return Clock::Time{std::chrono::seconds{*seconds}};
}

} // namespace

Clock::Time Clock::now()
{
    if (const auto frozen = frozenTime()) {
        return *frozen;
    }
    return std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
}

bool Clock::isFrozen()
{
    return frozenTime().has_value();
}

std::string isoDate(Clock::Time time)
{
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(time)};
    std::array<char, 32> text{};
    std::snprintf(text.data(),
                  text.size(),
                  "%04d-%02u-%02u",
                  static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()));
    return text.data();
}

std::string isoTime(Clock::Time time)
{
    const std::chrono::hh_mm_ss clock{time - std::chrono::floor<std::chrono::days>(time)};
    std::array<char, 32> text{};
    std::snprintf(text.data(),
                  text.size(),
                  "T%02d:%02d:%02dZ",
                  static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()));
    return isoDate(time) + text.data();
}

} // namespace ecotone
