#include "core/store/moments.h"

#include "core/base/file.h"
#include "core/store/database.h"
#include "core/store/database_copy.h"
#include "core/store/edition_walk.h"
#include "core/store/opening.h"
#include "core/store/outside_edits.h"
#include "core/store/project_file.h"

#include <functional>
#include <map>
#include <utility>

namespace ecotone::store {

namespace {

using FilePath = std::filesystem::path;

/// A copy in `folder`, walked to another state.
Result<FilePath> walkedCopy(const FilePath& project,
                            const TemporaryFolder& folder,
                            const Progress& progress,
                            const std::function<Result<>(Database&)>& walk)
{
    ECO_ASSIGN(Opened original, openForReading(project));
    FilePath copy = folder.path() / project.filename();
    ECO_TRY(copyDatabase(*original.database, copy, progress));
    ECO_ASSIGN(const auto database, connectToCopy(copy));
    ECO_TRY(walk(*database));
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

Result<> insertRows(ProjectFile& target, std::vector<model::DeliveryRow>& rows)
{
    std::vector<model::Patch> patches;
    for (model::DeliveryRow& row : rows) {
        for (geometry::Polygon& part : row.land) {
            model::Patch patch;
            patch.attributes = row.attributes;
            patch.attributes.sourceId = 0;
            patch.attributes.sourceFid = row.key;
            patch.outline = std::move(part);
            patches.push_back(std::move(patch));
        }
    }
    ECO_TRY(target.patches().insert(patches));
    return {};
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
    ECO_ASSIGN(FilePath copy, walkedCopy(project, *folder, progress, [last](Database& database) {
                   return walkToEntry(database, last);
               }));
    return Moment{std::move(folder), std::move(copy)};
}

Result<Moment>
Moment::ofEdition(const FilePath& project, const std::string& name, const Progress& progress)
{
    ECO_ASSIGN(auto folder, TemporaryFolder::create());
    ECO_ASSIGN(FilePath copy, walkedCopy(project, *folder, progress, [&name](Database& database) {
                   return walkToEdition(database, name);
               }));
    return Moment{std::move(folder), std::move(copy)};
}

Result<Moment> Moment::asDelivered(const FilePath& project, const Progress& progress)
{
    ECO_ASSIGN(const auto original, ProjectFile::open(project, Access::Read));
    ECO_ASSIGN(auto folder, TemporaryFolder::create());
    FilePath file = folder->path() / project.filename();
    ECO_ASSIGN(const auto target, ProjectFile::create(file, {}));
    Moment moment{std::move(folder), std::move(file)};
    ECO_ASSIGN(const auto all, original->sources().list());
    const std::vector<model::Source> sources = newestOf(all);
    model::EntryHeader header;
    header.kind = "import";
    header.author.name = "Ecotone";
    ECO_ASSIGN(auto recording, target->history().begin(header, Record::Import));
    double done = 0.0;
    for (const model::Source& source : sources) {
        ECO_TRY(progress.check());
        progress.report(0.8 * done / static_cast<double>(sources.size()), source.title);
        done += 1.0;
        auto delivery = original->deliveries().get(source.id);
        if (!delivery && delivery.error().code != ErrorCode::NotFound) {
            return fail(delivery.error());
        }
        if (!delivery) {
            ++moment.m_delivered.missing;
            continue;
        }
        ++(delivery->origin == model::DeliveryOrigin::AsRead ? moment.m_delivered.sources
                                                             : moment.m_delivered.asImported);
        moment.m_delivered.rows += static_cast<std::int64_t>(delivery->rows.size());
        ECO_TRY(insertRows(*target, delivery->rows));
    }
    if (moment.m_delivered.rows == 0) {
        return fail(ErrorCode::NotFound, toUtf8(project) + ": keeps no rows of a delivery");
    }
    ECO_TRY(recording.commit());
    ECO_TRY(target->finish(progress.part(0.8, 1.0)));
    ECO_TRY(target->close());
    return moment;
}

} // namespace ecotone::store
