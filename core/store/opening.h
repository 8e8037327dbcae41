#pragma once

#include "core/base/result.h"
#include "core/model/issue.h"
#include "core/store/database.h"
#include "core/store/project_file.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

/// Private to the room: how a project file is opened, held and left.
namespace ecotone::store {

/// A folder of our own that goes with the object.
class TemporaryFolder
{
public:
    [[nodiscard]] static Result<std::unique_ptr<TemporaryFolder>> create();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    explicit TemporaryFolder(std::filesystem::path path) : m_path{std::move(path)} {}

    std::filesystem::path m_path;
};

struct Opened
{
    std::unique_ptr<TemporaryFolder> folder; ///< When a copy had to be opened; outlives `database`.
    std::unique_ptr<Database> database;
    std::vector<model::Issue> findings;
};

[[nodiscard]] Result<Opened> openForReading(const std::filesystem::path& path);
/// Reading, with findings, when the file holds what a writer must not trust.
[[nodiscard]] Result<Opened>
openForWriting(const std::filesystem::path& path, const Who& who, double waitSeconds);
/// A new empty file for building, with the durability of a draft.
[[nodiscard]] Result<std::unique_ptr<Database>> openForBuilding(const std::filesystem::path& part);
/// Removes a file that was being built, with all that SQLite keeps beside it.
void removeDraft(const std::filesystem::path& part);

/// The row of the writer lock, whether its holder lives or not.
[[nodiscard]] Result<std::optional<WriterLock>> readWriterLock(Database& database);

/// Leaves one file; ends the connection.
[[nodiscard]] Result<> closeWriter(std::unique_ptr<Database> database);
[[nodiscard]] Result<> closeReader(std::unique_ptr<Database> database);
/// "NAME-wal" and its like.
[[nodiscard]] std::filesystem::path beside(const std::filesystem::path& path, const char* suffix);

} // namespace ecotone::store
