#pragma once

#include "core/base/result.h"
#include "core/geometry/shape.h"
#include "core/store/database.h"
#include "core/store/row_hash.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Private to the room. The compact copy of imported rows that redo and the search for outside
/// edits read. Numbers are variable-length, texts that repeat are numbered, outlines are kept as
/// differences between neighbouring grid points (about a quarter of the stored size). Whatever
/// would not come back byte for byte is kept as it is.
namespace ecotone::store {

struct ImportCopy
{
    std::string bytes;
    std::int64_t rows = 0;
    std::int64_t firstFid = 0;
    std::int64_t lastFid = 0;
    std::uint64_t hash = 0; ///< Sum over the rows, see row_hash.h.
};

/// Makes a copy row by row.
class CopyWriter
{
public:
    /// The first column is the fid.
    explicit CopyWriter(const std::vector<std::string>& columns);
    CopyWriter(const CopyWriter&) = delete;
    CopyWriter& operator=(const CopyWriter&) = delete;
    ~CopyWriter();

    /// Fids ascend; one cell for every column but the fid.
    void add(std::int64_t fid, std::span<const Cell> cells);
    /// The same with the last column as polygons; they are read back as a GeoPackage blob.
    void add(std::int64_t fid, std::span<const Cell> cells, const geometry::MultiPolygon& land);
    [[nodiscard]] std::size_t size() const; ///< Bytes so far.
    [[nodiscard]] std::string take();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// The same copy as of copyRows(), made while rows are inserted.
class GrowingCopy
{
public:
    /// Of a table with these columns, whose next fid is `first`.
    GrowingCopy(std::string_view table, const std::vector<std::string>& columns, std::int64_t first)
        : m_writer{std::make_unique<CopyWriter>(columns)}
        , m_key{tableKey(table)}
        , m_next{first}
    {
        m_copy.firstFid = first;
    }

    /// One cell for every column but the fid.
    void add(std::int64_t fid, std::span<const Cell> cells);
    /// Nothing when it is not certain to hold all rows up to `lastFid`.
    [[nodiscard]] std::optional<ImportCopy> take(std::int64_t lastFid);

private:
    std::unique_ptr<CopyWriter> m_writer;
    std::uint64_t m_key;
    std::int64_t m_next;
    ImportCopy m_copy;
    bool m_whole = true; ///< Fids came one after the other.
};

/// Of the rows with fid in [first, last].
[[nodiscard]] Result<ImportCopy>
copyRows(Database& database, const std::string& table, std::int64_t first, std::int64_t last);

/// Column names of a copy, then `visit(fid, values)` for each row in order of fid; values start
/// with the fid.
[[nodiscard]] Result<std::vector<std::string>> columnsOfCopy(std::string_view bytes);
[[nodiscard]] Result<>
visitCopy(std::string_view bytes,
          const std::function<Result<>(std::int64_t, const StoredRow&)>& visit);

/// Puts the rows back under their fids.
[[nodiscard]] Result<>
restoreRows(Database& database, const std::string& table, std::string_view bytes);

} // namespace ecotone::store
