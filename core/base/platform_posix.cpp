#include "core/base/file.h"
#include "core/base/platform.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <pwd.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/vfs.h>
#endif
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

namespace ecotone::platform {

namespace {

std::filesystem::path environmentFolder(const char* variable, const char* underHome)
{
    if (const char* folder = std::getenv(variable); folder != nullptr && *folder != '\0') {
        return folder;
    }
    const char* home = std::getenv("HOME");
    return std::filesystem::path{home != nullptr ? home : "/tmp"} / underHome;
}

std::filesystem::path made(const std::filesystem::path& folder)
{
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    return folder;
}

struct Pipe
{
    std::array<int, 2> ends{-1, -1};
    bool open() { return ::pipe2(ends.data(), O_CLOEXEC) == 0; }
    void closeEnd(std::size_t index)
    {
        if (ends[index] >= 0) {
            ::close(ends[index]);
            ends[index] = -1;
        }
    }
    ~Pipe()
    {
        closeEnd(0);
        closeEnd(1);
    }
};

/// Reads what is there; false at the end of the stream.
bool drain(int descriptor, std::string& into)
{
    std::array<char, 65536> buffer{};
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count > 0) {
        into.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN));
}

} // namespace

std::filesystem::path executablePath()
{
#ifdef __APPLE__
    std::array<char, 4096> buffer{};
    std::uint32_t size = buffer.size();
    return _NSGetExecutablePath(buffer.data(), &size) == 0 ? buffer.data() : "";
#else
    std::error_code ignored;
    return std::filesystem::read_symlink("/proc/self/exe", ignored);
#endif
}

std::string machineName()
{
    std::array<char, 256> buffer{};
    return ::gethostname(buffer.data(), buffer.size() - 1) == 0 ? buffer.data() : "unknown";
}

std::string userName()
{
    const passwd* entry = ::getpwuid(::getuid());
    return entry != nullptr ? entry->pw_name : "unknown";
}

void yieldThisThread()
{
#ifdef __linux__
    // There the nice value is a thread's own. A system that refuses runs it as before.
    constexpr int steps = 8;
    const auto thread = static_cast<id_t>(::gettid());
    const int now = ::getpriority(PRIO_PROCESS, thread);
    static_cast<void>(::setpriority(PRIO_PROCESS, thread, now + steps));
#endif
}

void GiveBack::operator()(void* memory) const
{
    ::munmap(memory, bytes);
}

ZeroedMemory zeroedMemory(std::size_t bytes)
{
    bytes = std::max<std::size_t>(bytes, 1);
    void* const memory =
        ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        std::abort(); // What std::vector comes to in a program without exceptions.
    }
#ifdef MADV_HUGEPAGE
    constexpr std::size_t largePage = 2UL * 1024 * 1024;
    if (bytes >= largePage) {
        static_cast<void>(::madvise(memory, bytes, MADV_HUGEPAGE));
    }
#endif
    return {memory, GiveBack{bytes}};
}

std::int64_t processId()
{
    return ::getpid();
}

bool processExists(std::int64_t id)
{
    return ::kill(static_cast<pid_t>(id), 0) == 0 || errno == EPERM;
}

bool syncFile(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return false;
    }
    const bool synced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return synced;
}

bool isRemoteFileSystem(const std::filesystem::path& path)
{
#ifdef __linux__
    struct statfs info = {};
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
    if (::statfs(folder.c_str(), &info) != 0) {
        return false;
    }
    constexpr std::array<long, 6> remote{0x6969 /*NFS*/,
                                         0x517B /*SMB*/,
                                         0xFE534D42L /*SMB2*/,
                                         0xFF534D42L /*CIFS*/,
                                         0x65735546 /*FUSE*/,
                                         0x01021997 /*9P*/};
    for (const long kind : remote) {
        if (static_cast<long>(info.f_type) == kind) {
            return true;
        }
    }
#else
    (void)path;
#endif
    return false;
}

Result<std::filesystem::path> makeTemporaryFolder()
{
    std::error_code problem;
    // mkdtemp puts letters of its own in the place of the last six.
    std::string pattern =
        (std::filesystem::temp_directory_path(problem) / "ecotone-").string() + std::string(6, 'X');
    if (problem || ::mkdtemp(pattern.data()) == nullptr) {
        return fail(ErrorCode::FileUnwritable, "no temporary folder can be made");
    }
    return std::filesystem::path{pattern};
}

std::filesystem::path cacheFolder()
{
    return made(environmentFolder("XDG_CACHE_HOME", ".cache") / "ecotone");
}

std::filesystem::path configFolder()
{
    return made(environmentFolder("XDG_CONFIG_HOME", ".config") / "ecotone");
}

Result<ChildResult> runChild(const std::filesystem::path& program,
                             const std::vector<std::string>& arguments,
                             const ChildLimits& limits)
{
    Pipe output;
    Pipe errors;
    Pipe started; // Carries errno of a failed exec; closed by a successful one.
    if (!output.open() || !errors.open() || !started.open()) {
        return fail(ErrorCode::Internal, "no pipe can be made");
    }
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);

    const pid_t child = ::fork();
    if (child < 0) {
        return fail(ErrorCode::Internal, "no process can be started");
    }
    if (child == 0) {
        ::dup2(output.ends[1], STDOUT_FILENO);
        ::dup2(errors.ends[1], STDERR_FILENO);
        if (limits.memoryBytes > 0) {
            const rlimit limit{limits.memoryBytes, limits.memoryBytes};
            ::setrlimit(RLIMIT_AS, &limit);
        }
        ::execv(program.c_str(), pointers.data());
        const int cause = errno;
        (void)!::write(started.ends[1], &cause, sizeof cause);
        ::_exit(127);
    }
    output.closeEnd(1);
    errors.closeEnd(1);
    started.closeEnd(1);

    ChildResult result;
    const auto deadline =
        std::chrono::steady_clock::now() + std::chrono::duration<double>{limits.seconds};
    std::array<pollfd, 2> waiting{pollfd{output.ends[0], POLLIN, 0},
                                  pollfd{errors.ends[0], POLLIN, 0}};
    while (waiting[0].fd >= 0 || waiting[1].fd >= 0) {
        const std::chrono::duration<double, std::milli> left =
            deadline - std::chrono::steady_clock::now();
        if (left.count() <= 0.0 && !result.timedOut) {
            result.timedOut = true;
            ::kill(child, SIGKILL); // What it wrote before is still read below.
        }
        ::poll(waiting.data(), waiting.size(), std::clamp(static_cast<int>(left.count()), 1, 200));
        if (waiting[0].revents != 0 && !drain(waiting[0].fd, result.output)) {
            waiting[0].fd = -1;
        }
        if (waiting[1].revents != 0 && !drain(waiting[1].fd, result.errors)) {
            waiting[1].fd = -1;
        }
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    int cause = 0;
    if (::read(started.ends[0], &cause, sizeof cause) == static_cast<ssize_t>(sizeof cause)) {
        return fail(ErrorCode::FileUnreadable,
                    toUtf8(program) + ": cannot be started: " + std::strerror(cause));
    }
    result.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    result.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return result;
}

} // namespace ecotone::platform
