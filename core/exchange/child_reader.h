#pragma once

#include "core/base/platform.h"
#include "core/base/result.h"
#include "core/exchange/source_table.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::exchange {

/// Foreign drivers run in a child process, so that a crash or a loop in one of them becomes an
/// error of the file and not the end of the program.
///
/// Called once at start, before threads: `program --reader …` has to call readerMain. Without the
/// call everything is read in this process. The defaults allow 10 minutes and 6 GB; a small file
/// gets seconds.
void useReaderProgram(const std::filesystem::path& program,
                      platform::ChildLimits limits = {600.0, std::uint64_t{6} << 30});

/// What the program does for `--reader ARGUMENTS…` (the arguments after `--reader`); returns its
/// exit code. Reads one layer, or all, and writes them into the file that the arguments name.
[[nodiscard]] int readerMain(const std::vector<std::string>& arguments);

enum class LayerChoice : unsigned char
{
    One, ///< ReadOptions::layer.
    All,
};
/// readSource() through the reader program; FileDamaged naming the file when the child crashes,
/// loops or runs out of memory. Fails with Internal when no program was set.
[[nodiscard]] Result<std::vector<SourceTable>> readInChild(const std::filesystem::path& path,
                                                           const ReadOptions& options,
                                                           LayerChoice choice = LayerChoice::One);
[[nodiscard]] bool hasReaderProgram();

/// The bytes that pass between the two processes; every length is checked when reading.
[[nodiscard]] std::string serialised(std::span<const SourceTable> tables);
[[nodiscard]] Result<std::vector<SourceTable>> tablesFromBytes(std::string_view bytes);

} // namespace ecotone::exchange
