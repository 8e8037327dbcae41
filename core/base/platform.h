#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

/// What the operating system alone can tell or do. The one file of the room that may use POSIX
/// is platform_posix.cpp; another system adds its own beside it.
namespace ecotone::platform {

[[nodiscard]] std::filesystem::path executablePath();
[[nodiscard]] std::string machineName();
[[nodiscard]] std::string userName();
[[nodiscard]] std::int64_t processId();
[[nodiscard]] bool processExists(std::int64_t id);
/// Lets threads of ordinary priority, the window's first of all, go before this one and those it
/// starts.
void yieldThisThread();
struct GiveBack
{
    std::size_t bytes = 0;
    void operator()(void* memory) const;
};
using ZeroedMemory = std::unique_ptr<void, GiveBack>;
/// Memory of zeros straight from the system: cleared once, when first touched, in pages as large
/// as it has. For buffers of a picture, of which a new one is wanted for every frame. Never null.
[[nodiscard]] ZeroedMemory zeroedMemory(std::size_t bytes);
/// Pushes a file's bytes to the disk; false with errno set on failure.
[[nodiscard]] bool syncFile(const std::filesystem::path& path);
/// True where SQLite's shared memory does not work (network and FUSE file systems).
[[nodiscard]] bool isRemoteFileSystem(const std::filesystem::path& path);
/// A new empty folder below the system's temporary folder.
[[nodiscard]] Result<std::filesystem::path> makeTemporaryFolder();
/// The user's cache folder for Ecotone, created when missing.
[[nodiscard]] std::filesystem::path cacheFolder();
/// The user's folder for settings and for the local file of control points.
[[nodiscard]] std::filesystem::path configFolder();

struct ChildResult
{
    int exitCode = 0; ///< -1 when a signal ended the child.
    int signal = 0;   ///< The signal, or 0.
    bool timedOut = false;
    std::string output; ///< Everything written to standard output.
    std::string errors; ///< Everything written to standard error.
};

struct ChildLimits
{
    double seconds = 600.0;
    std::uint64_t memoryBytes = 0; ///< 0: no limit.
};

/// Runs a program to its end, without a shell. Fails when it cannot be started.
[[nodiscard]] Result<ChildResult> runChild(const std::filesystem::path& program,
                                           const std::vector<std::string>& arguments,
                                           const ChildLimits& limits = {});

} // namespace ecotone::platform
