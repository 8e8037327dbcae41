#include "core/store/moments.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/store/database.h"
#include "core/store/database_copy.h"
#include "core/store/edition_walk.h"
#include "core/store/opening.h"
#include "core/store/outside_edits.h"
#include "core/store/project_file.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <sqlite3.h>
#include <utility>

namespace ecotone::store {

namespace {

using FilePath = std::filesystem::path;

/// An entry of a large import is one step of minutes: a stop is asked for within it.
class Interruptible
{
public:
    Interruptible(sqlite3* handle, const Progress& progress)
        : m_handle{handle}
        , m_progress{progress}
    {
        constexpr int instructionsBetweenLooks = 20'000;
        sqlite3_progress_handler(m_handle, instructionsBetweenLooks, isStopped, this);
    }
    Interruptible(const Interruptible&) = delete;
    Interruptible& operator=(const Interruptible&) = delete;
    ~Interruptible() { sqlite3_progress_handler(m_handle, 0, nullptr, nullptr); }

private:
    static int isStopped(void* self)
    {
        return static_cast<Interruptible*>(self)->m_progress.stopRequested() ? 1 : 0;
    }
    sqlite3* m_handle;
    const Progress& m_progress;
};

/// A copy in `folder`, walked to another state.
Result<FilePath> walkedCopy(const FilePath& project,
                            const TemporaryFolder& folder,
                            const Progress& progress,
                            const std::function<Result<>(Database&, const Progress&)>& walk)
{
    ECO_ASSIGN(Opened original, openForReading(project));
    FilePath copy = folder.path() / project.filename();
    ECO_TRY(copyDatabase(*original.database, copy, progress.part(0.0, 0.4)));
    ECO_ASSIGN(const auto database, connectToCopy(copy));
    {
        const Progress walking = progress.part(0.4, 1.0);
        const Interruptible interruptible{database->handle(), walking};
        if (auto walked = walk(*database, walking); !walked) {
            ECO_TRY(progress.check()); // However the stop was worded on its way.
            return fail(walked.error());
        }
    }
    // Else its first reader would hash every row to find out who changed it.
    ECO_TRY(writeClosingStamp(*database));
    return copy;
}

/// The newest delivery of every series.
std::vector<model::Source> newestOf(const std::vector<model::Source>& sources)
{
    std::map<model::SourceId, model::Source> newest;
    for (const model::Source& source : sources) {
        auto& known = newest[source.seriesId != 0 ? source.seriesId : source.id];
        if (known.id == 0 || source.generation > known.generation) {
            known = source;
        }
    }
    std::vector<model::Source> result;
    for (auto& [series, source] : newest) {
        result.push_back(std::move(source));
    }
    return result;
}

/// The highest authority first: it lies above.
void sortFromTop(std::vector<model::Source>& sources)
{
    std::ranges::stable_sort(sources, std::greater{}, &model::Source::authority);
}

/// One file of sources that do not reach into each other.
class Sheet
{
public:
    static Result<Sheet> create(const FilePath& path)
    {
        Sheet sheet;
        ECO_ASSIGN(sheet.m_project, ProjectFile::create(path, {}));
        model::EntryHeader header;
        header.kind = "import";
        header.author.name = "Ecotone";
        ECO_ASSIGN(auto recording, sheet.m_project->history().begin(header, Record::Import));
        sheet.m_recording.emplace(std::move(recording));
        return sheet;
    }

    [[nodiscard]] bool hasRoomFor(const geometry::Box& box) const
    {
        return std::ranges::none_of(
            m_boxes, [&box](const geometry::Box& other) { return other.intersects(box); });
    }

    void reserve(const geometry::Box& box) { m_boxes.push_back(box); }

    Result<> insert(model::DeliveryRow&& row)
    {
        constexpr std::size_t batch = 2048;
        for (geometry::Polygon& part : row.land) {
            model::Patch patch;
            patch.attributes = row.attributes;
            patch.attributes.sourceId = 0;
            patch.attributes.sourceFid = row.key;
            patch.outline = std::move(part);
            m_waiting.push_back(std::move(patch));
        }
        return m_waiting.size() < batch ? Result<>{} : flush();
    }

    Result<> finish(const Progress& progress)
    {
        ECO_TRY(flush());
        ECO_TRY(m_recording->commit());
        m_recording.reset();
        ECO_TRY(m_project->finish(progress));
        return m_project->close();
    }

private:
    Result<> flush()
    {
        ECO_TRY(m_project->patches().insert(m_waiting));
        m_waiting.clear();
        return {};
    }

    std::unique_ptr<ProjectFile> m_project;
    std::optional<Recording> m_recording;
    std::vector<geometry::Box> m_boxes;
    std::vector<model::Patch> m_waiting;
};

/// Where the rows of a source lie, and how they are known; nothing where they are not.
struct DeliveredExtent
{
    geometry::Box box;
    std::int64_t rows = 0;
    std::optional<model::DeliveryOrigin> origin;
};

Result<DeliveredExtent>
extentOf(ProjectFile& project, const model::Source& source, const Progress& progress)
{
    DeliveredExtent extent;
    const auto look = [&](model::DeliveryRow&& row) -> Result<> {
        ++extent.rows;
        for (const geometry::Polygon& part : row.land) {
            extent.box.extend(geometry::boundsOf(part));
        }
        return progress.check();
    };
    const auto origin = project.deliveries().visit(source.id, look);
    if (origin) {
        extent.origin = *origin;
    } else if (origin.error().code != ErrorCode::NotFound) {
        return fail(origin.error());
    }
    return extent;
}

/// The uppermost file the source fits into below all it reaches into; a new one where there is
/// none. `names` grow with the files.
Result<Sheet*> sheetFor(std::deque<Sheet>& sheets,
                        std::vector<FilePath>& names,
                        const FilePath& first,
                        const geometry::Box& box)
{
    const auto under = std::find_if(sheets.rbegin(), sheets.rend(), [&box](const Sheet& sheet) {
        return !sheet.hasRoomFor(box);
    });
    if (under != sheets.rbegin()) {
        // Below the last one it reaches into.
        return &*under.base();
    }
    const FilePath name =
        sheets.empty()
            ? first
            : first.parent_path() / (toText(static_cast<std::int64_t>(sheets.size())) + ".gpkg");
    ECO_ASSIGN(auto sheet, Sheet::create(name));
    sheets.push_back(std::move(sheet));
    names.push_back(name);
    return &sheets.back();
}

} // namespace

Moment::Moment(std::unique_ptr<TemporaryFolder> folder, FilePath path)
    : m_folder{std::move(folder)}
    , m_path{std::move(path)}
{
}

Moment::Moment(Moment&&) noexcept = default;
Moment& Moment::operator=(Moment&&) noexcept = default;
Moment::~Moment() = default;

Result<Moment>
Moment::afterEntry(const FilePath& project, model::HistoryId last, const Progress& progress)
{
    ECO_ASSIGN(auto folder, TemporaryFolder::create());
    ECO_ASSIGN(
        FilePath copy,
        walkedCopy(project, *folder, progress, [last](Database& database, const Progress& walking) {
            return walkToEntry(database, last, walking);
        }));
    return Moment{std::move(folder), std::move(copy)};
}

Result<Moment>
Moment::ofEdition(const FilePath& project, const std::string& name, const Progress& progress)
{
    ECO_ASSIGN(auto folder, TemporaryFolder::create());
    ECO_ASSIGN(
        FilePath copy,
        walkedCopy(
            project, *folder, progress, [&name](Database& database, const Progress& walking) {
                return walkToEdition(database, name, walking);
            }));
    return Moment{std::move(folder), std::move(copy)};
}

Result<Moment> Moment::asDelivered(const FilePath& project, const Progress& progress)
{
    ECO_ASSIGN(const auto original, ProjectFile::open(project, Access::Read));
    ECO_ASSIGN(auto folder, TemporaryFolder::create());
    const FilePath first = folder->path() / project.filename();
    Moment moment{std::move(folder), first};
    ECO_ASSIGN(const auto all, original->sources().list());
    std::vector<model::Source> sources = newestOf(all);
    sortFromTop(sources);
    std::deque<Sheet> sheets;
    std::vector<FilePath> names;
    double done = 0.0;
    for (const model::Source& source : sources) {
        ECO_TRY(progress.check());
        progress.report(0.8 * done / static_cast<double>(sources.size()), source.title);
        done += 1.0;
        ECO_ASSIGN(const DeliveredExtent extent, extentOf(*original, source, progress));
        // Sources of layers (rivers, towns …) and masks have no rows of habitat to keep.
        const int ofHabitat = source.scheme.empty() ? 0 : 1;
        if (!extent.origin) {
            moment.m_delivered.missing += ofHabitat;
            continue;
        }
        if (*extent.origin == model::DeliveryOrigin::AsRead) {
            ++moment.m_delivered.sources;
        } else {
            moment.m_delivered.asImported += ofHabitat;
        }
        moment.m_delivered.rows += extent.rows;
        ECO_ASSIGN(Sheet* const sheet, sheetFor(sheets, names, first, extent.box));
        sheet->reserve(extent.box);
        const auto insert = [&](model::DeliveryRow&& row) -> Result<> {
            ECO_TRY(progress.check());
            return sheet->insert(std::move(row));
        };
        ECO_TRY(original->deliveries().visit(source.id, insert));
    }
    if (moment.m_delivered.rows == 0) {
        return fail(ErrorCode::NotFound, toUtf8(project) + ": keeps no rows of a delivery");
    }
    const double share = 0.2 / static_cast<double>(sheets.size());
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const double from = 0.8 + share * static_cast<double>(i);
        ECO_TRY(sheets[i].finish(progress.part(from, from + share)));
    }
    moment.m_below.assign(names.begin() + 1, names.end());
    return moment;
}

} // namespace ecotone::store
