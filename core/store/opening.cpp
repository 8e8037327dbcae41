#include "core/store/opening.h"

#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/base/number.h"
#include "core/base/platform.h"
#include "core/store/migrations.h"
#include "core/store/outside_edits.h"
#include "core/store/schema.h"
#include "core/store/schema_guard.h"

#include <array>
#include <chrono>
#include <sqlite3.h>
#include <thread>

namespace ecotone::store {

namespace {

using std::filesystem::path;
using namespace std::chrono_literals;
using Instant = std::chrono::steady_clock::time_point;

constexpr std::string_view magic{"SQLite format 3\0", 16};
constexpr std::size_t headerBytes = 100;
constexpr auto pause = 50ms;
constexpr auto patienceOnClosing = 300ms;

Error problem(ErrorCode code, const path& file, std::string_view what)
{
    return {code, toUtf8(file) + ": " + std::string{what}, std::source_location::current()};
}

/// The first bytes of the file as SQLite sees it (see outside_edits.cpp on why not otherwise).
struct Header
{
    std::array<unsigned char, headerBytes> bytes{};
    std::int64_t fileSize = 0;

    [[nodiscard]] std::int64_t number(std::size_t offset) const
    {
        std::int64_t value = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            value = value * 256 + bytes[offset + i];
        }
        return value;
    }
    [[nodiscard]] std::int64_t pageSize() const
    {
        const int size = bytes[16] * 256 + bytes[17];
        return size == 1 ? 65536 : size;
    }
    [[nodiscard]] bool walMode() const { return bytes[18] == 2; }
};

Result<Header> readHeader(Database& database)
{
    Header header;
    sqlite3_file* file = nullptr;
    sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    sqlite3_int64 size = 0;
    if (file == nullptr || file->pMethods == nullptr ||
        file->pMethods->xFileSize(file, &size) != SQLITE_OK) {
        return fail(problem(ErrorCode::FileUnreadable, database.path(), "cannot be read"));
    }
    header.fileSize = size;
    const auto count = static_cast<int>(std::min<std::int64_t>(size, headerBytes));
    const int code =
        count > 0 ? file->pMethods->xRead(file, header.bytes.data(), count, 0) : SQLITE_OK;
    if (code != SQLITE_OK) {
        return fail(problem(ErrorCode::FileUnreadable, database.path(), "cannot be read"));
    }
    return header;
}

Result<> checkHeader(const Header& header, const path& file)
{
    if (header.fileSize == 0) {
        return fail(problem(ErrorCode::FileDamaged, file, "is empty"));
    }
    const std::string_view start{reinterpret_cast<const char*>(header.bytes.data()), magic.size()};
    const auto known = static_cast<std::size_t>(
        std::min<std::int64_t>(header.fileSize, static_cast<std::int64_t>(magic.size())));
    if (start.substr(0, known) != magic.substr(0, known)) {
        return fail(problem(ErrorCode::UnsupportedFormat, file, "is not a GeoPackage"));
    }
    const std::int64_t expected = header.number(28) * header.pageSize();
    const bool countIsValid = header.number(24) == header.number(92);
    std::error_code ignored;
    const bool pending = std::filesystem::exists(beside(file, "-wal"), ignored) ||
                         std::filesystem::exists(beside(file, "-journal"), ignored);
    if (header.fileSize < static_cast<std::int64_t>(headerBytes) ||
        (countIsValid && !pending && header.fileSize < expected)) {
        return fail(problem(ErrorCode::FileDamaged,
                            file,
                            "is cut short: " + toText(header.fileSize) + " of " + toText(expected) +
                                " bytes are there"));
    }
    if (header.number(68) != geoPackageApplicationId) {
        return fail(problem(ErrorCode::StoreCorrupt,
                            file,
                            "is a database of another application, not a GeoPackage"));
    }
    return {};
}

Result<> checkPath(const path& file)
{
    std::error_code cause;
    const auto status = std::filesystem::status(file, cause);
    if (status.type() == std::filesystem::file_type::not_found) {
        return fail(problem(ErrorCode::FileNotFound, file, "no such file"));
    }
    if (cause) {
        return fail(problem(ErrorCode::FileUnreadable, file, cause.message()));
    }
    if (status.type() == std::filesystem::file_type::directory) {
        return fail(problem(ErrorCode::FileUnreadable, file, "is a folder"));
    }
    return {};
}

/// Is it a project, and one that this version knows? Returns its schema.
Result<int> checkProject(Database& database)
{
    ECO_ASSIGN(const std::int64_t tables,
               database.integer("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name "
                                "IN ('ecotone_meta', 'habitat', 'ecotone_history')"));
    if (tables != 3) {
        return fail(problem(ErrorCode::StoreCorrupt,
                            database.path(),
                            "is a GeoPackage, but not an Ecotone project"));
    }
    ECO_ASSIGN(const std::optional<std::string> version, database.meta("schema_version"));
    const std::int64_t number = parseInteger(version.value_or("")).value_or(0);
    if (number > schemaVersion) {
        return fail(problem(ErrorCode::StoreTooNew,
                            database.path(),
                            "was written by a newer Ecotone (schema " + toText(number) +
                                ", this one knows up to " + toText(std::int64_t{schemaVersion}) +
                                "): open it with that one"));
    }
    if (number < 1) {
        return fail(problem(ErrorCode::StoreCorrupt, database.path(), "has no schema version"));
    }
    return static_cast<int>(number);
}

/// A reader may not finish what a crash left unfinished, so it reads a finished copy.
bool needsRecovery(sqlite3* handle)
{
    switch (sqlite3_extended_errcode(handle)) {
    case SQLITE_READONLY_ROLLBACK:
    case SQLITE_READONLY_RECOVERY:
    case SQLITE_READONLY_CANTINIT:
    case SQLITE_READONLY_CANTLOCK:
    case SQLITE_READONLY_DIRECTORY: return true;
    default: return (sqlite3_errcode(handle) & 0xFF) == SQLITE_CANTOPEN;
    }
}

Result<Opened> openRecoveredCopy(const path& file)
{
    Opened opened;
    ECO_ASSIGN(opened.folder, TemporaryFolder::create());
    const path copy = opened.folder->path() / file.filename();
    std::error_code cause;
    for (const char* suffix : {"", "-wal", "-journal"}) {
        if (std::filesystem::exists(beside(file, suffix), cause)) {
            std::filesystem::copy_file(beside(file, suffix), beside(copy, suffix), cause);
            if (!cause) { // The original may be read-only; the copy is ours.
                std::filesystem::permissions(beside(copy, suffix),
                                             std::filesystem::perms::owner_write,
                                             std::filesystem::perm_options::add,
                                             cause);
            }
            if (cause) {
                return fail(problem(ErrorCode::FileUnreadable, file, cause.message()));
            }
        }
    }
    {
        ECO_ASSIGN(const auto recovering, Database::connect(copy, Mode::Write));
        ECO_TRY(recovering->execute("PRAGMA journal_mode = DELETE"));
    }
    ECO_ASSIGN(opened.database, Database::connect(copy, Mode::Read));
    return opened;
}

model::Issue finding(std::string code, model::Severity severity, std::string message)
{
    model::Issue issue;
    issue.identity = code + ":" + message;
    issue.code = std::move(code);
    issue.severity = severity;
    issue.message = std::move(message);
    return issue;
}

// --- the writer lock -----------------------------------------------------------------------------

/// Nobody else has the file open: only then SQLite lets go of the write-ahead log.
Result<bool> isAlone(Database& database)
{
    sqlite3_busy_timeout(database.handle(), 0);
    const auto mode = database.text("PRAGMA journal_mode = DELETE");
    sqlite3_busy_timeout(database.handle(), 5000);
    if (!mode) {
        return mode.error().code == ErrorCode::StoreBusy ? Result<bool>{false} : fail(mode.error());
    }
    return mode->value_or("") == "delete";
}

Result<bool> isHeld(Database& database, const WriterLock& lock, bool remote)
{
    // On a remote file system having got this far is proof: the holder locks the whole file.
    if (remote ||
        (lock.machine == platform::machineName() && !platform::processExists(lock.process))) {
        return false;
    }
    ECO_ASSIGN(const bool alone, isAlone(database));
    return !alone;
}

std::string heldText(const Database& database, const std::optional<WriterLock>& lock)
{
    std::string text = toUtf8(database.path()) + ": is being edited by ";
    return lock ? text + (lock->name.empty() ? "somebody" : lock->name) + " on " + lock->machine +
                      " since " + lock->since
                : text + "another program";
}

Result<> writeLock(Database& database, const Who& who)
{
    ECO_ASSIGN(Statement row,
               database.prepare("INSERT OR REPLACE INTO ecotone_lock VALUES (1, ?, ?, ?, ?)"));
    const std::string name = who.name.empty() ? platform::userName() : who.name;
    const std::string machine = who.machine.empty() ? platform::machineName() : who.machine;
    const std::string since = isoTime(Clock::now());
    row.bind(1, std::string_view{name});
    row.bind(2, std::string_view{machine});
    row.bind(3, platform::processId());
    row.bind(4, std::string_view{since});
    return row.run();
}

Result<> setJournal(Database& database, bool remote)
{
    if (remote) {
        // Shared memory does not work there: one exclusive lock for the whole session instead.
        ECO_TRY(database.execute("PRAGMA locking_mode = EXCLUSIVE"));
        return database.execute("PRAGMA journal_mode = DELETE");
    }
    ECO_ASSIGN(const std::optional<std::string> mode, database.text("PRAGMA journal_mode = WAL"));
    if (mode != "wal") {
        return fail(problem(
            ErrorCode::FileUnwritable, database.path(), "its folder does not take a journal"));
    }
    return {};
}

/// One try: true when the lock is ours.
Result<bool>
tryLock(Database& database, const Who& who, bool remote, std::optional<WriterLock>& holder)
{
    ECO_TRY(setJournal(database, remote));
    ECO_ASSIGN(holder, readWriterLock(database));
    if (holder) {
        ECO_ASSIGN(const bool held, isHeld(database, *holder, remote));
        if (held) {
            return false;
        }
    }
    ECO_TRY(setJournal(database, remote));
    ECO_ASSIGN(Transaction transaction, Transaction::begin(database));
    ECO_ASSIGN(const std::optional<WriterLock> now, readWriterLock(database));
    if (now && (!holder || now->process != holder->process || now->since != holder->since)) {
        holder = now; // Somebody was quicker.
        return false;
    }
    ECO_TRY(writeLock(database, who));
    ECO_TRY(transaction.commit());
    return true;
}

Result<> acquire(Database& database, const Who& who, double waitSeconds)
{
    const bool remote = platform::isRemoteFileSystem(database.path());
    const Instant deadline =
        std::chrono::steady_clock::now() +
        std::chrono::milliseconds{static_cast<std::int64_t>(waitSeconds * 1e3)};
    std::optional<WriterLock> holder;
    for (;;) {
        sqlite3_busy_timeout(database.handle(), 100);
        const auto locked = tryLock(database, who, remote, holder);
        sqlite3_busy_timeout(database.handle(), 5000);
        if (locked && *locked) {
            return {};
        }
        if (!locked && locked.error().code != ErrorCode::StoreBusy) {
            return fail(locked.error());
        }
        if (std::chrono::steady_clock::now() >= deadline) {
            return fail(ErrorCode::StoreBusy, heldText(database, holder));
        }
        std::this_thread::sleep_for(pause);
    }
}

/// Back to one file; false while another connection keeps it in WAL mode.
Result<bool> leaveWal(Database& database)
{
    const Instant deadline = std::chrono::steady_clock::now() + patienceOnClosing;
    for (;;) {
        ECO_ASSIGN(const bool alone, isAlone(database));
        if (alone || std::chrono::steady_clock::now() >= deadline) {
            return alone;
        }
        std::this_thread::sleep_for(pause);
    }
}

Result<Opened> openUntrusted(const path& file, const std::vector<Stranger>& strangers)
{
    ECO_ASSIGN(Opened opened, openForReading(file));
    for (const Stranger& stranger : strangers) {
        opened.findings.push_back(finding("foreign-" + stranger.kind,
                                          model::Severity::Error,
                                          stranger.kind + " " + stranger.name + " on " +
                                              stranger.table +
                                              " is not known; the project opens for reading only"));
    }
    opened.database->makeReadOnly("it holds the unknown " + strangers.front().kind + " " +
                                  strangers.front().name);
    return opened;
}

/// An older file becomes one of ours, with a note for who opened it; on failure it is left as it
/// was, with its lock given back.
Result<> bringUpToDate(Opened& opened, int before, const Who& who)
{
    if (before == schemaVersion) {
        return {};
    }
    Database& database = *opened.database;
    if (const auto migrated = migrate(database, before, who); !migrated) {
        static_cast<void>(closeWriter(std::move(opened.database)));
        return fail(migrated.error());
    }
    opened.findings.push_back(
        finding("schema-migrated",
                model::Severity::Note,
                database.file() + " was brought from schema " + toText(std::int64_t{before}) +
                    " to " + toText(std::int64_t{schemaVersion}) +
                    ": nothing of its map changed, but an older Ecotone can no longer open it"));
    return {};
}

} // namespace

Result<std::unique_ptr<TemporaryFolder>> TemporaryFolder::create()
{
    ECO_ASSIGN(std::filesystem::path folder, platform::makeTemporaryFolder());
    return std::unique_ptr<TemporaryFolder>{new TemporaryFolder{std::move(folder)}};
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

path beside(const path& file, const char* suffix)
{
    path result{file};
    result += suffix;
    return result;
}

Result<Opened> openForReading(const path& file)
{
    ECO_TRY(checkPath(file));
    Opened opened;
    ECO_ASSIGN(opened.database, Database::connect(file, Mode::Read));
    ECO_ASSIGN(const Header header, readHeader(*opened.database));
    ECO_TRY(checkHeader(header, file));
    std::error_code ignored;
    if (header.walMode() && !std::filesystem::exists(beside(file, "-wal"), ignored)) {
        // At rest in WAL mode: every byte is in the file, and nothing is to be made beside it.
        ECO_ASSIGN(opened.database, Database::connect(file, Mode::Immutable));
    }
    if (!opened.database->integer("SELECT count(*) FROM sqlite_schema") &&
        needsRecovery(opened.database->handle())) {
        ECO_ASSIGN(opened, openRecoveredCopy(file));
    }
    ECO_ASSIGN([[maybe_unused]] const int schema, checkProject(*opened.database));
    ECO_TRY(readClosingStamp(*opened.database));
    return opened;
}

Result<Opened> openForWriting(const path& file, const Who& who, double waitSeconds)
{
    ECO_TRY(checkPath(file));
    Opened opened;
    ECO_ASSIGN(opened.database, Database::connect(file, Mode::Write));
    Database& database = *opened.database;
    ECO_ASSIGN(const Header header, readHeader(database));
    ECO_TRY(checkHeader(header, file));
    if (sqlite3_db_readonly(database.handle(), "main") != 0) {
        return fail(problem(ErrorCode::FileUnwritable, file, "may not be written"));
    }
    ECO_ASSIGN(const int schema, checkProject(database));
    ECO_ASSIGN(const std::vector<Stranger> strangers, findStrangers(database));
    if (!strangers.empty()) {
        opened.database.reset();
        return openUntrusted(file, strangers);
    }
    ECO_TRY(readClosingStamp(database));
    ECO_TRY(acquire(database, who, waitSeconds));
    ECO_TRY(database.execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
                             // Savepoints keep their pages here; never in files of their own.
                             "PRAGMA temp_store = MEMORY; "
                             // A large change must fit: pages that spill are read and written
                             // again and again.
                             "PRAGMA cache_size = -262144"));
    // Changing the journal mode counts as a change of its own.
    ECO_ASSIGN(database.dataVersion, database.integer("PRAGMA data_version"));
    ECO_TRY(bringUpToDate(opened, schema, who));
    ECO_ASSIGN(const bool differs, differsFromHistory(database));
    if (differs) {
        opened.findings.push_back(
            finding("edited-outside",
                    model::Severity::Warning,
                    database.file() + " was changed by another program since it was closed"));
    }
    return opened;
}

void removeDraft(const path& part)
{
    // On a full disk even the journal that would undo the last transaction is left behind.
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-journal", "-shm"}) {
        std::filesystem::remove(beside(part, suffix), ignored);
    }
}

Result<std::unique_ptr<Database>> openForBuilding(const path& part)
{
    std::error_code cause;
    if (std::filesystem::exists(part, cause)) {
        // Left by a crash, or being written right now.
        if (auto other = Database::connect(part, Mode::Write)) {
            sqlite3_busy_timeout((*other)->handle(), 0);
            const auto exclusive = (*other)->execute("BEGIN EXCLUSIVE");
            if (!exclusive && exclusive.error().code == ErrorCode::StoreBusy) {
                return fail(problem(ErrorCode::StoreBusy, part, "is being written"));
            }
        }
        removeDraft(part);
    }
    ECO_ASSIGN(auto database, Database::connect(part, Mode::Build));
    ECO_TRY(database->execute("PRAGMA page_size = 16384; PRAGMA encoding = 'UTF-8'; "
                              "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; "
                              "PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; "
                              "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY"));
    return database;
}

Result<std::optional<WriterLock>> readWriterLock(Database& database)
{
    ECO_ASSIGN(Statement row,
               database.prepare("SELECT name, machine, since, process FROM ecotone_lock"));
    ECO_ASSIGN(const bool found, row.step());
    if (!found) {
        return std::nullopt;
    }
    return WriterLock{row.string(0), row.string(1), row.string(2), row.integer(3)};
}

Result<> closeWriter(std::unique_ptr<Database> database)
{
    {
        ECO_ASSIGN(Transaction transaction, Transaction::begin(*database));
        if (database->wroteRows) {
            ECO_TRY(refreshContents(*database));
        }
        ECO_TRY(database->execute("DELETE FROM ecotone_lock"));
        ECO_TRY(transaction.commit());
    }
    ECO_ASSIGN(const bool known, rowsAreKnown(*database));
    if (!platform::isRemoteFileSystem(database->path())) {
        ECO_TRY(database->execute("PRAGMA wal_checkpoint(TRUNCATE)"));
        ECO_ASSIGN(const bool left, leaveWal(*database));
        if (!left) {
            log::info(database->file() + ": another program still has it open; its journal stays "
                                         "beside it until that one closes");
            return {};
        }
    }
    return known ? writeClosingStamp(*database) : Result<>{};
}

Result<> closeReader(std::unique_ptr<Database> database)
{
    const path file = database->path();
    const bool immutable = database->mode() == Mode::Immutable;
    database.reset();
    std::error_code cause;
    const auto journal = beside(file, "-wal");
    if (immutable || !std::filesystem::exists(journal, cause) ||
        std::filesystem::file_size(journal, cause) != 0 || cause) {
        return {};
    }
    // A writer closed while we read and left an empty journal to the last one out. It has nothing
    // to say, so taking it away changes no row; failing to is no failure of reading.
    if (auto last = Database::connect(file, Mode::Write)) {
        const auto lock = readWriterLock(**last);
        if (lock && !*lock) {
            static_cast<void>(isAlone(**last));
        }
    }
    return {};
}

} // namespace ecotone::store
