#include "core/store/editions.h"

#include "core/base/clock.h"
#include "core/base/number.h"
#include "core/store/database.h"
#include "core/store/edition_walk.h"
#include "core/store/history_rows.h"

#include <algorithm>

namespace ecotone::store {

namespace {

constexpr std::string_view editionColumns = "name, revision, at_utc, author, note, history_id";

Result<std::vector<Edition>> readEditions(Statement& rows)
{
    std::vector<Edition> editions;
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            return editions;
        }
        editions.push_back({rows.string(0),
                            rows.string(1),
                            rows.string(2),
                            rows.string(3),
                            rows.string(4),
                            rows.integer(5)});
    }
}

Result<> moveAll(Database& copy,
                 const std::vector<model::HistoryId>& ids,
                 Direction direction,
                 const std::string& what,
                 const Progress& progress)
{
    double done = 0.0;
    for (const model::HistoryId id : ids) {
        ECO_TRY(progress.check());
        progress.report(done / static_cast<double>(ids.size()), what);
        done += 1.0;
        ECO_ASSIGN(std::vector<model::HistoryEntry> entries,
                   readEntries(copy, "WHERE id = " + toText(id)));
        if (entries.empty() || entries.front().state == model::EntryState::Sealed) {
            return fail(ErrorCode::Conflict,
                        copy.file() + ": " + what +
                            " lies before entries that can no longer be undone");
        }
        ECO_TRY(moveEntry(copy, entries.front(), direction));
    }
    return {};
}

} // namespace

Result<Edition>
Editions::freeze(const std::string& name, const model::Author& author, const std::string& note)
{
    ECO_TRY(m_database->requireWriting());
    if (trimmed(name).empty()) {
        return fail(ErrorCode::InvalidArgument, m_database->file() + ": an edition needs a name");
    }
    if (trimmed(author.name).empty()) {
        return fail(ErrorCode::AuthorNeeded,
                    m_database->file() + ": an edition needs the name of its author");
    }
    ECO_ASSIGN(Transaction transaction, Transaction::begin(*m_database));
    if (const auto known = get(name)) {
        return fail(ErrorCode::AlreadyExists,
                    m_database->file() + ": edition " + name + " exists already");
    }
    Edition edition{name, {}, isoTime(Clock::now()), author.name, note, 0};
    ECO_ASSIGN(edition.revision, revisionOf(*m_database));
    edition.historyId =
        parseInteger(edition.revision.substr(0, edition.revision.find('-'))).value_or(0);
    ECO_ASSIGN(const std::vector<model::HistoryId> done, doneEntries(*m_database));
    const std::string ranges = rangesOf(done);
    ECO_ASSIGN(Statement row,
               m_database->prepare("INSERT INTO ecotone_edition (name, revision, at_utc, author, "
                                   "note, history_id, done) VALUES (?, ?, ?, ?, ?, ?, ?)"));
    row.bind(1, std::string_view{edition.name});
    row.bind(2, std::string_view{edition.revision});
    row.bind(3, std::string_view{edition.time});
    row.bind(4, std::string_view{edition.author});
    row.bind(5, std::string_view{edition.note});
    row.bind(6, edition.historyId);
    row.bind(7, std::string_view{ranges});
    ECO_TRY(row.run());
    ECO_TRY(transaction.commit());
    return edition;
}

Result<std::vector<Edition>> Editions::list()
{
    ECO_ASSIGN(Statement rows,
               m_database->prepare("SELECT " + std::string{editionColumns} +
                                   " FROM ecotone_edition ORDER BY at_utc, history_id, name"));
    return readEditions(rows);
}

Result<Edition> Editions::get(const std::string& name)
{
    ECO_ASSIGN(Statement rows,
               m_database->prepare("SELECT " + std::string{editionColumns} +
                                   " FROM ecotone_edition WHERE name = ?"));
    rows.bind(1, std::string_view{name});
    ECO_ASSIGN(std::vector<Edition> editions, readEditions(rows));
    if (editions.empty()) {
        return fail(ErrorCode::NotFound,
                    m_database->file() + ": there is no edition \"" + name + "\"");
    }
    return std::move(editions.front());
}

std::string rangesOf(const std::vector<model::HistoryId>& ids)
{
    std::string text;
    for (std::size_t i = 0; i < ids.size();) {
        std::size_t last = i;
        while (last + 1 < ids.size() && ids[last + 1] == ids[last] + 1) {
            ++last;
        }
        text += (text.empty() ? "" : ",") + toText(ids[i]);
        if (last > i) {
            text += "-" + toText(ids[last]);
        }
        i = last + 1;
    }
    return text;
}

std::vector<model::HistoryId> idsOf(std::string_view ranges)
{
    std::vector<model::HistoryId> ids;
    while (!ranges.empty()) {
        const std::size_t end = std::min(ranges.find(','), ranges.size());
        const std::string_view range = ranges.substr(0, end);
        const std::size_t dash = std::min(range.find('-'), range.size());
        const std::int64_t first = parseInteger(range.substr(0, dash)).value_or(0);
        const std::int64_t last =
            dash < range.size() ? parseInteger(range.substr(dash + 1)).value_or(0) : first;
        for (std::int64_t id = first; id <= last; ++id) {
            ids.push_back(id);
        }
        ranges.remove_prefix(std::min(end + 1, ranges.size()));
    }
    return ids;
}

Result<> walkToEdition(Database& copy, const std::string& name, const Progress& progress)
{
    ECO_ASSIGN(Statement row,
               copy.prepare("SELECT done, revision FROM ecotone_edition WHERE name = ?"));
    row.bind(1, std::string_view{name});
    ECO_ASSIGN(const bool found, row.step());
    if (!found) {
        return fail(ErrorCode::NotFound, copy.file() + ": there is no edition \"" + name + "\"");
    }
    const std::vector<model::HistoryId> then = idsOf(row.text(0));
    const std::string revision = row.string(1);
    row.reset();
    ECO_ASSIGN(const std::vector<model::HistoryId> now, doneEntries(copy));
    std::vector<model::HistoryId> back;
    std::vector<model::HistoryId> forward;
    std::set_difference(now.begin(), now.end(), then.begin(), then.end(), std::back_inserter(back));
    std::set_difference(
        then.begin(), then.end(), now.begin(), now.end(), std::back_inserter(forward));
    std::reverse(back.begin(), back.end());

    ECO_ASSIGN(Transaction transaction, Transaction::begin(copy));
    ECO_TRY(moveAll(copy, back, Direction::Backwards, "edition " + name, progress.part(0.0, 0.5)));
    ECO_TRY(
        moveAll(copy, forward, Direction::Forwards, "edition " + name, progress.part(0.5, 1.0)));
    ECO_TRY(transaction.commit());
    ECO_ASSIGN(const std::string reached, revisionOf(copy));
    if (reached != revision) {
        return fail(ErrorCode::Conflict,
                    copy.file() + ": edition " + name + " is revision " + revision +
                        ", but the history leads to " + reached);
    }
    return {};
}

Result<> walkToEntry(Database& copy, model::HistoryId last, const Progress& progress)
{
    ECO_ASSIGN(std::vector<model::HistoryId> back, doneEntries(copy));
    std::erase_if(back, [last](model::HistoryId id) { return id <= last; });
    std::reverse(back.begin(), back.end());
    ECO_ASSIGN(Transaction transaction, Transaction::begin(copy));
    ECO_TRY(moveAll(
        copy, back, Direction::Backwards, "the state after entry " + toText(last), progress));
    return transaction.commit();
}

} // namespace ecotone::store
