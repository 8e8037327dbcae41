#include "tests/support/fault_vfs.h"

#include <cstring>
#include <new>
#include <sqlite3.h>

namespace ecotone::test {

namespace {

struct Plan
{
    Fault fault = Fault::None;
    std::int64_t left = 0;
    bool struck = false;
};
Plan plan;
sqlite3_vfs* realVfs = nullptr;

/// The real file stands behind this in the same block of memory.
struct FaultFile
{
    sqlite3_file base;
    sqlite3_file* real;
};

sqlite3_file* real(sqlite3_file* file)
{
    return reinterpret_cast<FaultFile*>(file)->real;
}

bool strikes(Fault kind)
{
    if (plan.fault == Fault::None) {
        return false;
    }
    if (plan.struck) {
        return plan.fault == Fault::DiskFull && kind == Fault::DiskFull;
    }
    if (--plan.left > 0) {
        return false;
    }
    if (plan.fault != kind) {
        plan.left = 1; // The next operation of the right kind.
        return false;
    }
    plan.struck = true;
    return true;
}

int onClose(sqlite3_file* file)
{
    return real(file)->pMethods->xClose(real(file));
}

int onRead(sqlite3_file* file, void* bytes, int count, sqlite3_int64 offset)
{
    return real(file)->pMethods->xRead(real(file), bytes, count, offset);
}

int onWrite(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset)
{
    if (strikes(plan.fault == Fault::DiskFull ? Fault::DiskFull : Fault::WriteError)) {
        return plan.fault == Fault::DiskFull ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
    return real(file)->pMethods->xWrite(real(file), bytes, count, offset);
}

int onTruncate(sqlite3_file* file, sqlite3_int64 size)
{
    if (plan.fault == Fault::WriteError && strikes(Fault::WriteError)) {
        return SQLITE_IOERR_TRUNCATE;
    }
    return real(file)->pMethods->xTruncate(real(file), size);
}

int onSync(sqlite3_file* file, int flags)
{
    if (plan.fault == Fault::SyncError && strikes(Fault::SyncError)) {
        return SQLITE_IOERR_FSYNC;
    }
    return real(file)->pMethods->xSync(real(file), flags);
}

int onFileSize(sqlite3_file* file, sqlite3_int64* size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}

int onLock(sqlite3_file* file, int level)
{
    return real(file)->pMethods->xLock(real(file), level);
}

int onUnlock(sqlite3_file* file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}

int onCheckReservedLock(sqlite3_file* file, int* answer)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), answer);
}

int onFileControl(sqlite3_file* file, int operation, void* argument)
{
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

int onSectorSize(sqlite3_file* file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}

int onDeviceCharacteristics(sqlite3_file* file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

int onShmMap(sqlite3_file* file, int page, int size, int extend, volatile void** memory)
{
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, memory);
}

int onShmLock(sqlite3_file* file, int offset, int count, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}

void onShmBarrier(sqlite3_file* file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}

int onShmUnmap(sqlite3_file* file, int remove)
{
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

constexpr sqlite3_io_methods methods{2,
                                     onClose,
                                     onRead,
                                     onWrite,
                                     onTruncate,
                                     onSync,
                                     onFileSize,
                                     onLock,
                                     onUnlock,
                                     onCheckReservedLock,
                                     onFileControl,
                                     onSectorSize,
                                     onDeviceCharacteristics,
                                     onShmMap,
                                     onShmLock,
                                     onShmBarrier,
                                     onShmUnmap,
                                     nullptr,
                                     nullptr};

int onOpen(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    auto* wrapped = new (file) FaultFile{};
    wrapped->real = reinterpret_cast<sqlite3_file*>(wrapped + 1);
    const int code = realVfs->xOpen(realVfs, name, wrapped->real, flags, outFlags);
    // SQLite closes a file only when it has methods.
    wrapped->base.pMethods = wrapped->real->pMethods != nullptr ? &methods : nullptr;
    return code;
}

int onDelete(sqlite3_vfs*, const char* name, int sync)
{
    return realVfs->xDelete(realVfs, name, sync);
}

} // namespace

void installFaultVfs()
{
    static sqlite3_vfs vfs;
    if (realVfs != nullptr) {
        return;
    }
    realVfs = sqlite3_vfs_find(nullptr);
    vfs = *realVfs;
    vfs.zName = "fault";
    vfs.szOsFile = static_cast<int>(sizeof(FaultFile)) + realVfs->szOsFile;
    vfs.xOpen = onOpen;
    vfs.xDelete = onDelete;
    sqlite3_vfs_register(&vfs, 1);
}

void armFault(Fault fault, std::int64_t operation)
{
    plan = {fault, operation, false};
}

void disarmFault()
{
    plan = {};
}

bool faultStruck()
{
    return plan.struck;
}

} // namespace ecotone::test
