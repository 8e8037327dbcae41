#pragma once

#include <cstdint>

namespace ecotone::test {

/// What the disk does from a chosen moment on.
enum class Fault : unsigned char
{
    None,
    WriteError, ///< A write fails, once.
    SyncError,  ///< A sync fails, once.
    DiskFull,   ///< Every write that makes a file longer fails, and from then on all do.
};

/// Makes a file system that can fail SQLite's default one, for this process. Faults concern the
/// files of every connection that is opened afterwards. Idempotent.
void installFaultVfs();

/// Arms a fault for the `operation`-th write, sync or truncation from now (1: the next).
void armFault(Fault fault, std::int64_t operation);
void disarmFault();
/// Whether the armed fault has struck.
bool faultStruck();

} // namespace ecotone::test
