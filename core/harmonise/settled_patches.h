#pragma once

#include "core/base/result.h"
#include "core/harmonise/source_reading.h"
#include "core/model/patch.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace ecotone::harmonise {

/// The settled rows of a source in bulk as patches, some at a time; another processor makes the
/// next ones while these are written.
class SettledPatches
{
public:
    SettledPatches(const ReadSource& source, model::SourceId sourceId);
    ~SettledPatches();
    SettledPatches(const SettledPatches&) = delete;
    SettledPatches& operator=(const SettledPatches&) = delete;

    [[nodiscard]] Result<> start();
    /// Patches of rows that follow each other with no loose row between; empty at the end. Good
    /// until the next call.
    [[nodiscard]] Result<std::span<const model::Patch>> next();
    /// Of what next() gave last.
    [[nodiscard]] std::int64_t firstRow() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace ecotone::harmonise
