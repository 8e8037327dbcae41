#pragma once

#include "core/base/language.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/model/cursor.h"
#include "core/model/issue.h"
#include "core/store/delivery_repository.h"
#include "core/store/editions.h"
#include "core/store/history.h"
#include "core/store/layer_repository.h"
#include "core/store/meta.h"
#include "core/store/patch_repository.h"
#include "core/store/record_repositories.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ecotone::store {

enum class Access : bool
{
    Read,  ///< Changes no byte of the file; sees everything committed so far.
    Write, ///< The one writer; see ProjectFile::open.
};

/// Who holds a project open for writing, as shown to the second one who wants it.
struct Who
{
    std::string name{};
    std::string machine{}; ///< Empty: this machine.
};

struct CreateOptions
{
    std::string title{};
    bool demonstration = false;
    Language language = Language::English;
    Who who{};
};

/// A row of the writer lock.
struct WriterLock
{
    std::string name{};
    std::string machine;
    std::string since; ///< ISO time, UTC.
    std::int64_t process = 0;
};

/// One project: a GeoPackage with every layer, class, source, document and edit of one map.
///
/// A connection belongs to the thread that uses it: a reader in another thread opens the file
/// again and keeps a consistent snapshot for the length of each call.
///
///     ECO_ASSIGN(auto project, ProjectFile::create(path, {.demonstration = true}));
///     ECO_ASSIGN(auto recording, project->history().begin(header, Record::Import));
///     ECO_TRY(project->patches().insert(patches));
///     ECO_TRY(recording.commit());
///     ECO_TRY(project->finish());
class ProjectFile final : public model::MapReader
{
public:
    /// Starts a new project as `NAME.part` beside `path`. Nothing stands at `path` before
    /// finish(); an object that is closed before leaves no file. Fails with AlreadyExists,
    /// FileUnwritable, DiskFull.
    [[nodiscard]] static Result<std::unique_ptr<ProjectFile>>
    create(const std::filesystem::path& path, const CreateOptions& options = {});

    /// Opens a project. A writer waits `waitSeconds` for another one, then fails with StoreBusy
    /// and a sentence that says who edits since when. A lock left by a crash is taken over. A
    /// project with triggers, views or expressions of strangers opens for reading only: see
    /// access() and openingIssues(). A project of an older schema is brought up to date by its
    /// first writer, with a note among the openingIssues(); readers take it as it is.
    ///
    /// Fails with FileNotFound, FileUnreadable, FileDamaged (empty, truncated), UnsupportedFormat
    /// (not a database), StoreCorrupt (another application's database, a GeoPackage that is no
    /// project, broken pages), StoreTooNew, FileUnwritable (read-only folder or file).
    [[nodiscard]] static Result<std::unique_ptr<ProjectFile>>
    open(const std::filesystem::path& path,
         Access access,
         const Who& who = {},
         double waitSeconds = 5.0);

    /// Opens the frozen state `name` for reading: a temporary copy of the project is led back (or
    /// forward) through the history to the entries that were done when it was frozen, and its
    /// revision compared. Fails with NotFound; with Conflict when the history in between can no
    /// longer be walked.
    [[nodiscard]] static Result<std::unique_ptr<ProjectFile>>
    openEdition(const std::filesystem::path& path, const std::string& name);

    /// Closes, and logs what close() would have returned.
    ~ProjectFile() override;

    /// Ends a creation: packs the spatial indexes, checks them, pushes the bytes to the disk and
    /// gives the file its name. The object goes on as the writer of the finished project.
    [[nodiscard]] Result<> finish(const Progress& progress = {});
    /// Leaves one file with journal_mode=DELETE and nothing beside it, unless another reader
    /// still has it open: then the last one out does. Calls after close() are an error.
    [[nodiscard]] Result<> close();

    [[nodiscard]] const std::filesystem::path& path() const;
    [[nodiscard]] Access access() const;
    /// Findings of opening, e.g. "foreign-trigger"; not stored.
    [[nodiscard]] const std::vector<model::Issue>& openingIssues() const;
    /// Who holds the project for writing, if anyone alive.
    [[nodiscard]] Result<std::optional<WriterLock>> writer();

    [[nodiscard]] PatchRepository& patches();
    [[nodiscard]] LayerRepository& layerRows();
    [[nodiscard]] SourceRepository& sources();
    [[nodiscard]] DeliveryRepository& deliveries();
    [[nodiscard]] ClaimRepository& claims();
    [[nodiscard]] IssueRepository& issues();
    [[nodiscard]] DocumentRepository& documents();
    [[nodiscard]] ExtentRepository& extents();
    [[nodiscard]] Meta& meta();
    [[nodiscard]] Editions& editions();
    [[nodiscard]] History& history();

    /// "HISTORYID-HASH": the newest done entry and the order-free hash of the domain rows.
    [[nodiscard]] Result<std::string> revision();
    /// A number that changes whenever another connection, of any program, commits to the file
    /// (PRAGMA data_version): a revision alone does not tell what others wrote beside the history.
    /// Only numbers of one open project compare.
    [[nodiscard]] Result<std::int64_t> commitsOfOthers();
    /// SQLite's integrity check, the foreign keys and the spatial indexes; fails with
    /// StoreCorrupt and the first finding.
    [[nodiscard]] Result<> checkIntegrity();
    /// Writes one clean file elsewhere (no journal beside it, no free pages).
    [[nodiscard]] Result<> copyTo(const std::filesystem::path& path);
    /// Text of every domain row in order of table and fid: equal for equal contents.
    [[nodiscard]] Result<std::string> orderedDump();

    [[nodiscard]] Result<>
    visitPatches(const model::PatchFilter& filter,
                 const std::function<bool(const model::PatchView&)>& visit) override;
    [[nodiscard]] Result<model::Patch> patch(model::PatchId id) override;
    [[nodiscard]] Result<std::vector<model::Layer>> layers() override;
    [[nodiscard]] Result<>
    visitFeatures(const std::string& layer,
                  const std::optional<geometry::Box>& box,
                  const std::function<bool(const model::Feature&)>& visit) override;

private:
    struct State;
    explicit ProjectFile(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

} // namespace ecotone::store
