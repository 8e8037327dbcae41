#include "core/model/feature.h"
#include "core/model/history.h"
#include "core/model/issue.h"
#include "core/model/patch.h"

#include <array>
#include <cstddef>

namespace ecotone::model {

namespace {

template <class Enum, std::size_t N>
std::string_view nameIn(const std::array<std::string_view, N>& names, Enum value) noexcept
{
    const auto index = static_cast<std::size_t>(value);
    return index < N ? names[index] : std::string_view{};
}

/// An unknown word reads as `unknown`: the careful choice of each list.
template <class Enum, std::size_t N>
Enum valueIn(const std::array<std::string_view, N>& names,
             std::string_view name,
             Enum unknown) noexcept
{
    for (std::size_t i = 0; i < N; ++i) {
        if (names[i] == name) {
            return static_cast<Enum>(i);
        }
    }
    return unknown;
}

constexpr std::array<std::string_view, 3> statusNames{"harmonised", "edited", "reviewed"};
constexpr std::array<std::string_view, 4> sharingNames{"open", "partners", "internal", "sensitive"};
constexpr std::array<std::string_view, 3> severityNames{"note", "warning", "error"};
constexpr std::array<std::string_view, 3> scopeNames{"map", "proposal", "layout"};
constexpr std::array<std::string_view, 3> changeNames{"", "change", "correction"};

} // namespace

std::string_view name(PatchStatus status) noexcept
{
    return nameIn(statusNames, status);
}

PatchStatus patchStatusFromName(std::string_view name) noexcept
{
    return valueIn(statusNames, name, PatchStatus::Edited);
}

std::string_view name(Sharing sharing) noexcept
{
    return nameIn(sharingNames, sharing);
}

Sharing sharingFromName(std::string_view name) noexcept
{
    return valueIn(sharingNames, name, Sharing::Internal);
}

std::string_view name(Severity severity) noexcept
{
    return nameIn(severityNames, severity);
}

Severity severityFromName(std::string_view name) noexcept
{
    return valueIn(severityNames, name, Severity::Error);
}

std::string_view name(Scope scope) noexcept
{
    return nameIn(scopeNames, scope);
}

std::string_view name(ChangeKind kind) noexcept
{
    return nameIn(changeNames, kind);
}

} // namespace ecotone::model
