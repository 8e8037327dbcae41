#include "core/store/project_file.h"

#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/base/number.h"
#include "core/base/platform.h"
#include "core/store/database.h"
#include "core/store/database_copy.h"
#include "core/store/dump.h"
#include "core/store/history_rows.h"
#include "core/store/layer_tables.h"
#include "core/store/moments.h"
#include "core/store/opening.h"
#include "core/store/outside_edits.h"
#include "core/store/rtree_packer.h"
#include "core/store/schema.h"

#include <algorithm>

namespace ecotone::store {

namespace {

using FilePath = std::filesystem::path;

Result<> fillNewProject(Database& database, const CreateOptions& options)
{
    ECO_ASSIGN(const std::vector<model::Layer> layers, standardLayers());
    ECO_ASSIGN(Transaction transaction, Transaction::begin(database));
    ECO_TRY(createSchema(database));
    for (const model::Layer& layer : layers) {
        ECO_TRY(ensureLayerTable(database, layer));
    }
    ECO_TRY(database.setMeta("schema_version", toText(std::int64_t{schemaVersion})));
    ECO_TRY(database.setMeta("title", options.title));
    ECO_TRY(database.setMeta("demonstration", options.demonstration ? "1" : "0"));
    ECO_TRY(database.setMeta("language", code(options.language)));
    ECO_TRY(database.setMeta("created_at", isoTime(Clock::now())));
    ECO_TRY(database.setMeta(metaHash, "0000000000000000"));
    ECO_TRY(database.setMeta(metaStamp, ""));
    return transaction.commit();
}

Result<> buildIndexes(Database& database, const Progress& progress)
{
    ECO_ASSIGN(const std::vector<DomainTable> tables, database.domainTables());
    ECO_ASSIGN(Transaction transaction, Transaction::begin(database));
    double done = 0.0;
    for (const DomainTable& table : tables) {
        ECO_TRY(progress.check());
        progress.report(done / static_cast<double>(tables.size()), "indexing " + table.name);
        ECO_ASSIGN(const std::vector<std::string> columns, database.columnsOf(table.name));
        const bool spatial =
            std::find(columns.begin(), columns.end(), geometryColumn) != columns.end();
        if (spatial) {
            ECO_TRY(createSpatialIndex(database, table.name));
            ECO_TRY(checkSpatialIndex(database, spatialIndexName(table.name)));
        }
        done += 1.0;
    }
    ECO_TRY(refreshContents(database));
    return transaction.commit();
}

} // namespace

struct ProjectFile::State
{
    std::filesystem::path path;
    std::filesystem::path part; ///< While building.
    Access access = Access::Read;
    Who who;
    Opened opened;

    std::unique_ptr<PatchRepository> patches;
    std::unique_ptr<LayerRepository> layers;
    std::unique_ptr<SourceRepository> sources;
    std::unique_ptr<DeliveryRepository> deliveries;
    std::unique_ptr<ClaimRepository> claims;
    std::unique_ptr<IssueRepository> issues;
    std::unique_ptr<DocumentRepository> documents;
    std::unique_ptr<ExtentRepository> extents;
    std::unique_ptr<Meta> meta;
    std::unique_ptr<Editions> editions;
    std::unique_ptr<History> history;

    [[nodiscard]] Database& database() const { return *opened.database; }

    /// Repositories are assigned in place: references to them stay good over finish().
    void use(Opened with)
    {
        opened = std::move(with);
        access = database().writable() ? Access::Write : Access::Read;
        put(patches);
        put(layers);
        put(sources);
        put(deliveries);
        put(claims);
        put(issues);
        put(documents);
        put(extents);
        put(meta);
        put(editions);
        put(history);
    }

    template <class Repository>
    void put(std::unique_ptr<Repository>& repository)
    {
        if (repository) {
            *repository = Repository{database()};
        } else {
            repository = std::make_unique<Repository>(database());
        }
    }

    Result<> close()
    {
        if (!opened.database) {
            return {};
        }
        if (!part.empty()) {
            opened.database.reset();
            removeDraft(part);
            return {};
        }
        auto database = std::move(opened.database);
        // The folder of a copy goes last.
        const auto folder = std::move(opened.folder);
        if (database->mode() == Mode::Write && database->writable()) {
            return closeWriter(std::move(database));
        }
        if (folder) {
            database.reset();
            return {};
        }
        return closeReader(std::move(database));
    }
};

ProjectFile::ProjectFile(std::unique_ptr<State> state) : m_state{std::move(state)} {}

ProjectFile::~ProjectFile()
{
    if (const auto closed = close(); !closed) {
        log::warning(closed.error().detail);
    }
}

Result<std::unique_ptr<ProjectFile>> ProjectFile::create(const FilePath& file,
                                                         const CreateOptions& options)
{
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored)) {
        return fail(ErrorCode::AlreadyExists, toUtf8(file) + ": exists already");
    }
    auto state = std::make_unique<State>();
    state->path = file;
    state->who = options.who;
    Opened opened;
    ECO_ASSIGN(opened.database, openForBuilding(beside(file, ".part")));
    state->part = beside(file, ".part");
    if (const auto filled = fillNewProject(*opened.database, options); !filled) {
        state->opened = std::move(opened);
        static_cast<void>(state->close());
        return fail(filled.error());
    }
    state->use(std::move(opened));
    return std::unique_ptr<ProjectFile>{new ProjectFile{std::move(state)}};
}

Result<std::unique_ptr<ProjectFile>>
ProjectFile::open(const FilePath& file, Access access, const Who& who, double waitSeconds)
{
    auto opened =
        access == Access::Write ? openForWriting(file, who, waitSeconds) : openForReading(file);
    if (!opened) {
        return fail(opened.error());
    }
    auto state = std::make_unique<State>();
    state->path = file;
    state->who = who;
    state->use(std::move(*opened));
    return std::unique_ptr<ProjectFile>{new ProjectFile{std::move(state)}};
}

Result<std::unique_ptr<ProjectFile>> ProjectFile::openEdition(const FilePath& file,
                                                              const std::string& name)
{
    ECO_ASSIGN(Moment moment, Moment::ofEdition(file, name));
    Opened opened;
    opened.folder = std::move(moment.m_folder);
    ECO_ASSIGN(opened.database, Database::connect(moment.m_path, Mode::Read));
    opened.database->makeReadOnly("an edition does not change");
    ECO_TRY(readClosingStamp(*opened.database));
    auto state = std::make_unique<State>();
    state->path = file;
    state->use(std::move(opened));
    return std::unique_ptr<ProjectFile>{new ProjectFile{std::move(state)}};
}

Result<> ProjectFile::finish(const Progress& progress)
{
    State& state = *m_state;
    if (state.part.empty() || !state.opened.database) {
        return fail(ErrorCode::Internal, toUtf8(state.path) + ": is not being built");
    }
    Database& database = state.database();
    if (database.recorder != nullptr || database.batch) {
        return fail(ErrorCode::Internal, toUtf8(state.path) + ": a change is being recorded");
    }
    if (!platform::isRemoteFileSystem(state.part)) {
        // The indexes need a few bytes of every row: a look at the file instead of a copy of it.
        ECO_TRY(database.execute("PRAGMA mmap_size = 4294967296"));
    }
    ECO_TRY(createHabitatIndexes(database));
    ECO_TRY(buildIndexes(database, progress));
    ECO_TRY(database.execute("PRAGMA mmap_size = 0"));
    // While the lock is held SQLite counts changes no further, and the stamp would be that of an
    // older state: the next opening would read every row to find that nothing was changed.
    ECO_TRY(database.execute("PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; "
                             "SELECT count(*) FROM ecotone_meta"));
    ECO_TRY(writeClosingStamp(database));
    state.opened.database.reset();

    const auto give = [&](const std::string& why) {
        removeDraft(state.part);
        return fail(ErrorCode::FileUnwritable, toUtf8(state.path) + ": " + why);
    };
    if (!platform::syncFile(state.part)) {
        return give("its bytes do not reach the disk");
    }
    std::error_code cause;
    if (std::filesystem::exists(state.path, cause)) {
        return give("another file of this name was made meanwhile");
    }
    std::filesystem::rename(state.part, state.path, cause);
    if (cause) {
        return give(cause.message());
    }
    state.part.clear();
    // The new name has to survive a loss of power too; not every file system can say so.
    static_cast<void>(platform::syncFile(std::filesystem::absolute(state.path).parent_path()));
    ECO_ASSIGN(Opened opened, openForWriting(state.path, state.who, 0.0));
    state.use(std::move(opened));
    return {};
}

Result<> ProjectFile::close()
{
    return m_state->close();
}

const FilePath& ProjectFile::path() const
{
    return m_state->path;
}

Access ProjectFile::access() const
{
    return m_state->access;
}

const std::vector<model::Issue>& ProjectFile::openingIssues() const
{
    return m_state->opened.findings;
}

Result<std::optional<WriterLock>> ProjectFile::writer()
{
    ECO_ASSIGN(std::optional<WriterLock> lock, readWriterLock(m_state->database()));
    const bool dead =
        lock && lock->machine == platform::machineName() && !platform::processExists(lock->process);
    return dead ? std::nullopt : lock;
}

PatchRepository& ProjectFile::patches()
{
    return *m_state->patches;
}

LayerRepository& ProjectFile::layerRows()
{
    return *m_state->layers;
}

SourceRepository& ProjectFile::sources()
{
    return *m_state->sources;
}

DeliveryRepository& ProjectFile::deliveries()
{
    return *m_state->deliveries;
}

ClaimRepository& ProjectFile::claims()
{
    return *m_state->claims;
}

IssueRepository& ProjectFile::issues()
{
    return *m_state->issues;
}

DocumentRepository& ProjectFile::documents()
{
    return *m_state->documents;
}

ExtentRepository& ProjectFile::extents()
{
    return *m_state->extents;
}

Meta& ProjectFile::meta()
{
    return *m_state->meta;
}

Editions& ProjectFile::editions()
{
    return *m_state->editions;
}

History& ProjectFile::history()
{
    return *m_state->history;
}

Result<std::string> ProjectFile::revision()
{
    return revisionOf(m_state->database());
}

Result<std::int64_t> ProjectFile::commitsOfOthers()
{
    return m_state->database().integer("PRAGMA data_version");
}

Result<> ProjectFile::checkIntegrity()
{
    Database& database = m_state->database();
    ECO_ASSIGN(const auto answer, database.text("PRAGMA integrity_check(1)"));
    if (const std::string found = answer.value_or(""); found != "ok") {
        return fail(ErrorCode::StoreCorrupt, toUtf8(path()) + ": " + found);
    }
    ECO_ASSIGN(const std::optional<std::string> foreign, database.text("PRAGMA foreign_key_check"));
    if (foreign) {
        return fail(ErrorCode::StoreCorrupt,
                    toUtf8(path()) + ": a row of " + *foreign + " points to nothing");
    }
    ECO_ASSIGN(const std::vector<DomainTable> tables, database.domainTables());
    for (const DomainTable& table : tables) {
        ECO_ASSIGN(const bool indexed, hasSpatialIndex(database, table.name));
        if (indexed) {
            ECO_TRY(checkSpatialIndex(database, spatialIndexName(table.name)));
        }
    }
    return {};
}

Result<> ProjectFile::copyTo(const std::filesystem::path& file)
{
    std::error_code cause;
    if (std::filesystem::exists(file, cause)) {
        return fail(ErrorCode::AlreadyExists, toUtf8(file) + ": exists already");
    }
    const auto part = beside(file, ".part");
    std::filesystem::remove(part, cause);
    Database& database = m_state->database();
    {
        ECO_ASSIGN(Statement statement, database.prepare("VACUUM INTO ?"));
        const std::string target = toUtf8(part);
        statement.bind(1, std::string_view{target});
        ECO_TRY(statement.run());
    }
    {
        ECO_ASSIGN(const auto copy, connectToCopy(part));
        ECO_TRY(writeClosingStamp(*copy));
    }
    if (!platform::syncFile(part)) {
        return fail(ErrorCode::FileUnwritable, toUtf8(file) + ": its bytes do not reach the disk");
    }
    std::filesystem::rename(part, file, cause);
    return cause ? fail(ErrorCode::FileUnwritable, toUtf8(file) + ": " + cause.message())
                 : Result<>{};
}

Result<std::string> ProjectFile::orderedDump()
{
    return dumpRows(m_state->database());
}

Result<> ProjectFile::visitPatches(const model::PatchFilter& filter,
                                   const std::function<bool(const model::PatchView&)>& visit)
{
    return patches().visit(filter, visit);
}

Result<model::Patch> ProjectFile::patch(model::PatchId id)
{
    return patches().get(id);
}

Result<std::vector<model::Layer>> ProjectFile::layers()
{
    return layerRows().list();
}

Result<> ProjectFile::visitFeatures(const std::string& layer,
                                    const std::optional<geometry::Box>& box,
                                    const std::function<bool(const model::Feature&)>& visit)
{
    return layerRows().visit(layer, box, visit);
}

} // namespace ecotone::store
