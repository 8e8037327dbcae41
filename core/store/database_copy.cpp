#include "core/store/database_copy.h"

#include <algorithm>
#include <sqlite3.h>

namespace ecotone::store {

namespace {

constexpr int pagesAtOnce = 2000;

struct BackupCloser
{
    void operator()(sqlite3_backup* backup) const noexcept { sqlite3_backup_finish(backup); }
};

} // namespace

Result<> copyDatabase(Database& from, const std::filesystem::path& to, const Progress& progress)
{
    ECO_ASSIGN(const auto target, Database::connect(to, Mode::Build));
    std::unique_ptr<sqlite3_backup, BackupCloser> backup{
        sqlite3_backup_init(target->handle(), "main", from.handle(), "main")};
    if (backup == nullptr) {
        return fail(sqlError(target->handle(), SQLITE_ERROR, from.file(), "cannot be copied"));
    }
    for (int code = SQLITE_OK; code == SQLITE_OK;) {
        ECO_TRY(progress.check());
        code = sqlite3_backup_step(backup.get(), pagesAtOnce);
        const int pages = std::max(sqlite3_backup_pagecount(backup.get()), 1);
        const int left = sqlite3_backup_remaining(backup.get());
        progress.report(1.0 - static_cast<double>(left) / pages, "copying");
    }
    const int code = sqlite3_backup_finish(backup.release());
    if (code != SQLITE_OK) {
        return fail(sqlError(target->handle(), code, from.file(), "cannot be copied"));
    }
    return {};
}

Result<std::unique_ptr<Database>> connectToCopy(const std::filesystem::path& copy)
{
    ECO_ASSIGN(auto database, Database::connect(copy, Mode::Write));
    ECO_TRY(database->execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; "
                              "DELETE FROM ecotone_lock"));
    return database;
}

} // namespace ecotone::store
