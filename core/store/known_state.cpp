#include "core/store/known_state.h"

#include <cstring>
#include <filesystem>
#include <map>
#include <mutex>
#include <sqlite3.h>

namespace ecotone::store {

namespace {

/// SQLite's own handle: opening the file a second time in this process and closing it would drop
/// the locks of every connection to it.
sqlite3_file* fileOf(Database& database)
{
    sqlite3_file* file = nullptr;
    sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return file != nullptr && file->pMethods != nullptr ? file : nullptr;
}

constexpr std::uint32_t walIndexFormat = 3007000;
constexpr int walIndexRegion = 32768;

/// The header of the wal-index, or nothing. It is kept twice; a writer changes the second first.
std::optional<std::array<unsigned char, 48>> walIndexHeader(sqlite3_file* file)
{
    constexpr int firstWithSharedMemory = 2;
    if (file->pMethods->iVersion < firstWithSharedMemory) {
        return std::nullopt;
    }
    volatile void* region = nullptr;
    if (file->pMethods->xShmMap(file, 0, walIndexRegion, 0, &region) != SQLITE_OK ||
        region == nullptr) {
        return std::nullopt;
    }
    std::array<unsigned char, 48> first{};
    std::array<unsigned char, 48> second{};
    const auto* bytes = static_cast<volatile const unsigned char*>(region);
    for (std::size_t i = 0; i < first.size(); ++i) {
        first[i] = bytes[i];
    }
    file->pMethods->xShmBarrier(file);
    for (std::size_t i = 0; i < second.size(); ++i) {
        second[i] = bytes[first.size() + i];
    }
    std::uint32_t format = 0;
    std::memcpy(&format, first.data(), sizeof(format));
    if (first != second || format != walIndexFormat) {
        return std::nullopt;
    }
    return first;
}

struct KnownStates
{
    std::mutex mutex;
    std::map<std::filesystem::path, FileState> byFile;
};

KnownStates& knownStates()
{
    static KnownStates states;
    return states;
}

} // namespace

std::optional<std::int64_t> changeCounter(Database& database)
{
    sqlite3_file* file = fileOf(database);
    constexpr int offset = 24;
    std::array<unsigned char, 4> bytes{};
    if (file == nullptr ||
        file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()), offset) !=
            SQLITE_OK) {
        return std::nullopt;
    }
    std::int64_t counter = 0;
    for (const unsigned char byte : bytes) {
        counter = counter * 256 + byte;
    }
    return counter;
}

std::optional<FileState> newestState(Database& database)
{
    if (database.mode() == Mode::Immutable || database.mode() == Mode::Build) {
        return std::nullopt;
    }
    const auto counter = changeCounter(database);
    const auto journal = database.text("PRAGMA journal_mode");
    if (!counter || !journal || !*journal) {
        return std::nullopt;
    }
    FileState state{*counter, {}};
    if (**journal == "wal") {
        const auto header = walIndexHeader(fileOf(database));
        if (!header) {
            return std::nullopt;
        }
        state.wal = *header;
    }
    return state;
}

void rememberKnown(const Database& database, const FileState& state)
{
    KnownStates& states = knownStates();
    const std::lock_guard lock{states.mutex};
    states.byFile.insert_or_assign(database.path(), state);
}

bool isRememberedAsKnown(const Database& database, const FileState& state)
{
    KnownStates& states = knownStates();
    const std::lock_guard lock{states.mutex};
    const auto found = states.byFile.find(database.path());
    return found != states.byFile.end() && found->second == state;
}

} // namespace ecotone::store
