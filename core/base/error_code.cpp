#include "core/base/error_code.h"

#include <algorithm>
#include <array>

namespace ecotone {

std::string_view name(ErrorCode code) noexcept
{
    switch (code) {
    case ErrorCode::Cancelled: return "cancelled";
    case ErrorCode::InvalidArgument: return "invalid-argument";
    case ErrorCode::Internal: return "internal";
    case ErrorCode::FileNotFound: return "file-not-found";
    case ErrorCode::FileUnreadable: return "file-unreadable";
    case ErrorCode::FileDamaged: return "file-damaged";
    case ErrorCode::FileUnwritable: return "file-unwritable";
    case ErrorCode::UnsupportedFormat: return "unsupported-format";
    case ErrorCode::DiskFull: return "disk-full";
    case ErrorCode::EncodingUndecided: return "encoding-undecided";
    case ErrorCode::UnknownCrs: return "unknown-crs";
    case ErrorCode::CrsUndecided: return "crs-undecided";
    case ErrorCode::CrsMismatch: return "crs-mismatch";
    case ErrorCode::OutsideCrsArea: return "outside-crs-area";
    case ErrorCode::ControlPointsNeeded: return "control-points-needed";
    case ErrorCode::InvalidGeometry: return "invalid-geometry";
    case ErrorCode::TopologyFailure: return "topology-failure";
    case ErrorCode::StoreBusy: return "store-busy";
    case ErrorCode::StoreCorrupt: return "store-corrupt";
    case ErrorCode::StoreTooNew: return "store-too-new";
    case ErrorCode::Conflict: return "conflict";
    case ErrorCode::ReadOnly: return "read-only";
    case ErrorCode::NotFound: return "not-found";
    case ErrorCode::AlreadyExists: return "already-exists";
    case ErrorCode::RecipeInvalid: return "recipe-invalid";
    case ErrorCode::CrosswalkInvalid: return "crosswalk-invalid";
    case ErrorCode::ExpressionInvalid: return "expression-invalid";
    case ErrorCode::UnknownClass: return "unknown-class";
    case ErrorCode::AuthorNeeded: return "author-needed";
    case ErrorCode::LockedSide: return "locked-side";
    }
    return "unknown";
}

int exitCode(ErrorCode code) noexcept
{
    switch (code) {
    case ErrorCode::Cancelled: return 130;
    case ErrorCode::InvalidArgument:
    case ErrorCode::NotFound:
    case ErrorCode::AlreadyExists:
    case ErrorCode::RecipeInvalid:
    case ErrorCode::CrosswalkInvalid:
    case ErrorCode::ExpressionInvalid:
    case ErrorCode::UnknownClass:
    case ErrorCode::AuthorNeeded: return 2;
    case ErrorCode::FileNotFound:
    case ErrorCode::FileUnreadable:
    case ErrorCode::FileDamaged:
    case ErrorCode::UnsupportedFormat:
    case ErrorCode::StoreCorrupt:
    case ErrorCode::StoreTooNew: return 3;
    case ErrorCode::EncodingUndecided:
    case ErrorCode::UnknownCrs:
    case ErrorCode::CrsUndecided:
    case ErrorCode::CrsMismatch:
    case ErrorCode::OutsideCrsArea:
    case ErrorCode::ControlPointsNeeded: return 4;
    case ErrorCode::StoreBusy:
    case ErrorCode::Conflict:
    case ErrorCode::LockedSide: return 5;
    case ErrorCode::FileUnwritable:
    case ErrorCode::DiskFull:
    case ErrorCode::ReadOnly: return 6;
    case ErrorCode::InvalidGeometry:
    case ErrorCode::TopologyFailure:
    case ErrorCode::Internal: return 1;
    }
    return 1;
}

int worseExitCode(int left, int right) noexcept
{
    constexpr std::array order{130, 2, 6, 3, 4, 5, 1, 0};
    const auto rank = [&](int code) { return std::find(order.begin(), order.end(), code); };
    return rank(left) <= rank(right) ? left : right;
}

} // namespace ecotone
