#pragma once

#include "core/base/number.h"
#include "core/store/database.h"

#include <cstdint>
#include <string>

namespace ecotone::store {

/// While a reader goes once through all rows of a large table it keeps few pages: none is asked
/// for again, and what is overwritten soon stays in the processor's cache. A writer keeps its
/// pages. Private to the room.
class ReadThrough
{
public:
    explicit ReadThrough(Database& database) : m_database{database}
    {
        const bool reads = database.mode() == Mode::Read || database.mode() == Mode::Immutable;
        const auto usual = database.integer("PRAGMA cache_size");
        if (reads && usual) {
            m_usual = *usual;
            keep(-2048); // KiB.
        }
    }
    ReadThrough(const ReadThrough&) = delete;
    ReadThrough& operator=(const ReadThrough&) = delete;
    ~ReadThrough()
    {
        if (m_usual != 0) {
            keep(m_usual);
        }
    }

private:
    void keep(std::int64_t size)
    {
        // Without it the rows are the same, only later.
        static_cast<void>(m_database.execute("PRAGMA cache_size = " + toText(size)));
    }

    Database& m_database;
    std::int64_t m_usual = 0; ///< As SQLite states it; 0 while nothing was changed.
};

} // namespace ecotone::store
