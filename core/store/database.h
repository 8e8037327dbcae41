#pragma once

#include "core/base/result.h"
#include "core/model/feature.h"
#include "core/model/history.h"
#include "core/store/statement.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Private to the room.
namespace ecotone::store {

struct Recorder;

struct ConnectionCloser
{
    void operator()(sqlite3* handle) const noexcept;
};

/// How a connection reaches its file.
enum class Mode : unsigned char
{
    Read,      ///< mode=ro
    Immutable, ///< mode=ro, no locks and no journal beside it: a file at rest in WAL mode.
    Write,
    Build, ///< A file nobody else knows: no durability before finish().
};

/// A table whose rows are part of the map: habitat or a layer.
struct DomainTable
{
    std::string name;
    model::Scope scope = model::Scope::Map;
};

/// One connection with what the repositories share: where the file is, whether it may be written,
/// and the recording that is open.
class Database
{
public:
    /// Opens and sets up the connection; reads nothing.
    [[nodiscard]] static Result<std::unique_ptr<Database>>
    connect(const std::filesystem::path& path, Mode mode);

    [[nodiscard]] sqlite3* handle() const { return m_handle.get(); }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// The file's name for messages.
    [[nodiscard]] const std::string& file() const { return m_file; }
    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] bool writable() const { return m_writable; }
    void makeReadOnly(std::string why);
    /// Before the spatial indexes exist.
    [[nodiscard]] bool building() const { return m_mode == Mode::Build; }

    [[nodiscard]] Result<> execute(std::string_view sql);
    [[nodiscard]] Result<Statement> prepare(std::string_view sql);
    /// First column of the first row.
    [[nodiscard]] Result<std::int64_t> integer(std::string_view sql);
    [[nodiscard]] Result<std::optional<std::string>> text(std::string_view sql);
    [[nodiscard]] std::int64_t lastRowId() const;
    /// Rows the last statement changed, without those of triggers.
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] std::int64_t totalChanges() const;

    [[nodiscard]] Result<std::optional<std::string>> meta(std::string_view key);
    [[nodiscard]] Result<> setMeta(std::string_view key, std::string_view value);

    /// habitat first, then the layers by name.
    [[nodiscard]] Result<std::vector<DomainTable>> domainTables();
    /// Of a table, in order; empty when there is no such table.
    [[nodiscard]] Result<std::vector<std::string>> columnsOf(std::string_view table);

    /// Fails with ReadOnly and the reason.
    [[nodiscard]] Result<> requireWriting() const;
    /// Writing domain rows needs a recording of this scope. Fails with ReadOnly or Internal.
    [[nodiscard]] Result<> requireRecording(model::Scope scope) const;
    /// The same for rows that exist already: an Import must leave them alone.
    [[nodiscard]] Result<> requireChanging(model::Scope scope) const;

    Recorder* recorder = nullptr; ///< Set while a recording is open.
    bool batch = false;           ///< True inside a batch of recordings.
    bool batchBroken = false;     ///< One of them was dropped: the batch can only be rolled back.
    bool wroteRows = false;       ///< A recording was committed through this connection.
    /// The file was found as our last close() left it, and nobody else wrote since this value of
    /// `PRAGMA data_version`; see outside_edits.h.
    bool asWeLeftIt = false;
    std::int64_t dataVersion = 0;

private:
    Database(sqlite3* handle, std::filesystem::path path, Mode mode);

    std::unique_ptr<sqlite3, ConnectionCloser> m_handle;
    std::filesystem::path m_path;
    std::string m_file;
    Mode m_mode;
    bool m_writable;
    std::string m_whyReadOnly;
};

/// A savepoint: rolls back unless released. Works inside and outside a transaction.
class SavePoint
{
public:
    [[nodiscard]] static Result<SavePoint> begin(Database& database, std::string name);
    SavePoint(SavePoint&& other) noexcept;
    SavePoint& operator=(SavePoint&&) = delete;
    SavePoint(const SavePoint&) = delete;
    SavePoint& operator=(const SavePoint&) = delete;
    ~SavePoint();
    [[nodiscard]] Result<> release();

private:
    SavePoint(Database& database, std::string name);

    Database* m_database;
    std::string m_name;
};

/// BEGIN IMMEDIATE … COMMIT; rolls back unless committed.
class Transaction
{
public:
    [[nodiscard]] static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    [[nodiscard]] Result<> commit();

private:
    explicit Transaction(Database& database) : m_database{&database} {}

    Database* m_database;
};

} // namespace ecotone::store
