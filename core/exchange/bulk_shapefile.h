#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/source_table.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ecotone::exchange {

/// A shapefile with more rows than memory should hold. The table is kept by column, each distinct
/// text once; outlines are read where they are needed, by as many threads as want them.
class BulkShapefile
{
public:
    /// Nothing when the file has fewer rows than `atLeast` or is not ordinary: something is to be
    /// said about its table or texts that only readSource counts row by row. Fails as readSource.
    [[nodiscard]] static Result<std::optional<BulkShapefile>>
    open(const std::filesystem::path& path,
         const ReadOptions& options,
         const Progress& progress,
         std::size_t atLeast);
    BulkShapefile(BulkShapefile&&) noexcept;
    BulkShapefile& operator=(BulkShapefile&&) noexcept;
    BulkShapefile(const BulkShapefile&) = delete;
    BulkShapefile& operator=(const BulkShapefile&) = delete;
    ~BulkShapefile();

    /// As readSource gives it, with the first rows alone. The extent is that of the heading.
    [[nodiscard]] const SourceTable& head() const;
    [[nodiscard]] std::size_t rowCount() const;
    [[nodiscard]] model::Value value(std::size_t row, std::size_t field) const;
    /// Equal for equal values of a column: texts by their number, numbers by their bits.
    [[nodiscard]] std::uint64_t key(std::size_t row, std::size_t field) const;

    /// Reads outlines; one for each thread.
    class Outlines
    {
    public:
        Outlines(Outlines&&) noexcept;
        Outlines& operator=(Outlines&&) = delete;
        ~Outlines();
        /// Kind None with an issue for what cannot be read.
        [[nodiscard]] geometry::RealShape at(std::size_t row, ReadIssues& issues);

    private:
        friend class BulkShapefile;
        struct State;
        explicit Outlines(std::unique_ptr<State> state);
        std::unique_ptr<State> m_state;
    };
    [[nodiscard]] Result<Outlines> outlines() const;

private:
    struct State;
    explicit BulkShapefile(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace ecotone::exchange
