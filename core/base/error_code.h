#pragma once

#include <string_view>

namespace ecotone {

/// Why an operation failed. Grouped by tens; persisted in logs, reports and exit codes:
/// never renumber, only append inside a group.
enum class ErrorCode : int
{
    Cancelled = 1,       ///< The user or a stop token asked for it.
    InvalidArgument = 2, ///< The caller's words are wrong (command line, option, name).
    Internal = 3,        ///< A bug of ours, caught before it did harm.

    FileNotFound = 10,
    FileUnreadable = 11,    ///< Exists, but may not or cannot be read.
    FileDamaged = 12,       ///< Truncated, empty or inconsistent.
    FileUnwritable = 13,    ///< Folder read-only, permission, name refused.
    UnsupportedFormat = 14, ///< No reader knows this kind of file.
    DiskFull = 15,
    EncodingUndecided = 16, ///< Text evidence is too weak; the user must choose.

    UnknownCrs = 20,   ///< A coordinate system no definition was found for.
    CrsUndecided = 21, ///< No usable statement of the coordinate system; must be asked.
    CrsMismatch = 22,
    OutsideCrsArea = 23,
    ControlPointsNeeded = 24, ///< The datum has no public parameters (Xian 1980, local systems).

    InvalidGeometry = 30,
    TopologyFailure = 31,

    StoreBusy = 40,    ///< Another writer holds the project.
    StoreCorrupt = 41, ///< Not a GeoPackage, or integrity is broken.
    StoreTooNew = 42,  ///< Written by a newer Ecotone.
    Conflict = 43,     ///< Rows changed underneath; nothing was applied.
    ReadOnly = 44,     ///< The project is open for reading only.
    NotFound = 45,     ///< A named row, layer, document or edition does not exist.
    AlreadyExists = 46,

    RecipeInvalid = 50, ///< A recipe does not parse or names something unknown.
    CrosswalkInvalid = 51,
    ExpressionInvalid = 52, ///< A WHERE expression is refused.
    UnknownClass = 53,
    AuthorNeeded = 54, ///< An edit without a name.
    LockedSide = 55,   ///< The patch belongs to another side.
};

/// Stable English identifier, e.g. "file-damaged"; used in JSON and logs.
[[nodiscard]] std::string_view name(ErrorCode code) noexcept;

/// Exit code of the command line for a failed command (0 never occurs): 1 defects of severity
/// error, 2 usage, 3 input unreadable or damaged, 4 encoding or CRS not decidable, 5 conflict or
/// held by another, 6 output not writable, 130 interrupted.
[[nodiscard]] int exitCode(ErrorCode code) noexcept;

/// Of several exit codes the highest in the order 6, 3, 4, 5, 1, 0 wins; 2 and 130 win over all.
[[nodiscard]] int worseExitCode(int left, int right) noexcept;

} // namespace ecotone
