#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/model/ids.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace ecotone::store {

class TemporaryFolder;

/// How much of what was delivered a project still has.
struct DeliveredRows
{
    std::int64_t rows = 0;
    int sources = 0;    ///< Whose rows are shown as they were read.
    int asImported = 0; ///< Not kept as read: shown as the patches that their import made.
    int missing = 0;    ///< Neither is known; not shown.
};

/// Another state of a project, as a file of its own in a temporary folder that lives as long as
/// this object: open it for reading with ProjectFile::open. The project is only read, and its rows
/// go through no memory but SQLite's page cache.
class Moment
{
public:
    /// As undoing everything after the entry `last` would leave it; 0 is before the first one.
    /// Fails with Conflict when the history in between can no longer be walked.
    [[nodiscard]] static Result<Moment> afterEntry(const std::filesystem::path& project,
                                                   model::HistoryId last,
                                                   const Progress& progress = {});
    /// A frozen state, proved by its revision. Fails with NotFound and with Conflict as above.
    [[nodiscard]] static Result<Moment> ofEdition(const std::filesystem::path& project,
                                                  const std::string& name,
                                                  const Progress& progress = {});
    /// What the sources said before anything met: every row of the newest delivery of each source,
    /// classified, in its own outline; overlaps and gaps are as they came. Sources that reach into
    /// each other are in files of their own, the one of higher authority above: see below(). Fails
    /// with NotFound when no delivery is known.
    [[nodiscard]] static Result<Moment> asDelivered(const std::filesystem::path& project,
                                                    const Progress& progress = {});

    Moment(Moment&&) noexcept;
    Moment& operator=(Moment&&) noexcept;
    ~Moment();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// Of asDelivered(): what lies under path(), the uppermost first.
    [[nodiscard]] const std::vector<std::filesystem::path>& below() const { return m_below; }
    /// Of asDelivered().
    [[nodiscard]] const DeliveredRows& delivered() const { return m_delivered; }

private:
    friend class ProjectFile;
    Moment(std::unique_ptr<TemporaryFolder> folder, std::filesystem::path path);

    std::unique_ptr<TemporaryFolder> m_folder;
    std::filesystem::path m_path;
    std::vector<std::filesystem::path> m_below;
    DeliveredRows m_delivered;
};

} // namespace ecotone::store
