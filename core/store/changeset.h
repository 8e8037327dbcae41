#pragma once

#include "core/base/result.h"
#include "core/store/database.h"
#include "core/store/row_hash.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>

struct sqlite3_session;
struct sqlite3_changeset_iter;

/// Private to the room: what SQLite's session extension records, as values.
namespace ecotone::store {

struct SessionCloser
{
    void operator()(sqlite3_session* session) const noexcept;
};

/// Records changes of the tables in `tables` from its creation on; the set may grow meanwhile.
class ChangeRecorder
{
public:
    [[nodiscard]] static Result<std::unique_ptr<ChangeRecorder>> create(Database& database);
    std::set<std::string, std::less<>> tables;
    /// Ends the recording.
    [[nodiscard]] Result<std::string> changeset();

private:
    explicit ChangeRecorder(Database& database) : m_database{&database} {}

    Database* m_database;
    std::unique_ptr<sqlite3_session, SessionCloser> m_session;
};

enum class Operation : unsigned char
{
    Insert,
    Update,
    Delete,
};

/// One row of a changeset. Values are SQLite's; a null pointer means "not changed".
class ChangedRow
{
public:
    ChangedRow(sqlite3_changeset_iter* iterator, std::string_view of, int count, Operation kind)
        : operation{kind}
        , table{of}
        , columns{count}
        , m_iterator{iterator}
    {
    }

    Operation operation;
    std::string_view table;
    int columns;
    [[nodiscard]] sqlite3_value* before(int column) const;
    [[nodiscard]] sqlite3_value* after(int column) const;
    /// Value of column 0, the fid of domain tables.
    [[nodiscard]] std::int64_t fid() const;

private:
    sqlite3_changeset_iter* m_iterator;
};

[[nodiscard]] Result<> visitChangeset(const Database& database,
                                      std::string_view changeset,
                                      const std::function<void(const ChangedRow&)>& visit);

/// By how much a row of a domain table changes the hash when the change is applied forwards.
[[nodiscard]] std::uint64_t hashDifference(const ChangedRow& row);

struct ChangesetSummary
{
    std::uint64_t hashDifference = 0; ///< Of domain tables alone.
    std::int64_t rows = 0;
    std::set<std::int64_t> patches;
};
[[nodiscard]] Result<ChangesetSummary> summarise(Database& database, std::string_view changeset);

enum class Direction : bool
{
    Forwards,
    Backwards,
};

/// Applies all of it, or fails and leaves it to the caller to roll back. Conflict when a row is not
/// as the changeset knows it, or when a table or column it needs is gone.
[[nodiscard]] Result<>
applyChangeset(Database& database, std::string_view changeset, Direction direction);

} // namespace ecotone::store
