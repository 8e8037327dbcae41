#include "core/base/file.h"

#include "core/base/platform.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace ecotone {

namespace {

Error openError(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        return {ErrorCode::FileNotFound, toUtf8(path) + ": no such file", {}};
    }
    return {ErrorCode::FileUnreadable, toUtf8(path) + ": cannot be read", {}};
}

} // namespace

std::filesystem::path pathFromUtf8(std::string_view text)
{
    return std::filesystem::path{std::u8string{text.begin(), text.end()}};
}

std::string toUtf8(const std::filesystem::path& path)
{
    const std::u8string text = path.generic_u8string();
    return {text.begin(), text.end()};
}

std::string fileName(const std::filesystem::path& path)
{
    return toUtf8(path.filename());
}

Result<std::string> readFile(const std::filesystem::path& path)
{
    return readFilePart(path, 0, static_cast<std::size_t>(-1));
}

Result<std::string>
readFilePart(const std::filesystem::path& path, std::uint64_t offset, std::size_t count)
{
    std::error_code problem;
    if (std::filesystem::is_directory(path, problem)) {
        return fail(ErrorCode::FileUnreadable, toUtf8(path) + ": is a folder");
    }
    std::ifstream stream{path, std::ios::binary};
    if (!stream) {
        return fail(openError(path));
    }
    const std::uint64_t size = std::filesystem::file_size(path, problem);
    if (problem) {
        return fail(ErrorCode::FileUnreadable, toUtf8(path) + ": " + problem.message());
    }
    if (offset >= size) {
        return std::string{};
    }
    std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(count, size - offset)),
                      '\0');
    stream.seekg(static_cast<std::streamoff>(offset));
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (static_cast<std::size_t>(stream.gcount()) != bytes.size()) {
        return fail(ErrorCode::FileUnreadable, toUtf8(path) + ": ended while being read");
    }
    return bytes;
}

Result<> writeFile(const std::filesystem::path& path, std::string_view bytes)
{
    const std::filesystem::path part{path.native() + std::filesystem::path{".part"}.native()};
    const auto give = [&](ErrorCode code) {
        const int cause = errno;
        std::error_code ignored;
        std::filesystem::remove(part, ignored);
        return fail(cause == ENOSPC ? ErrorCode::DiskFull : code,
                    toUtf8(path) + ": cannot be written: " + std::strerror(cause));
    };
    errno = 0;
    {
        std::ofstream stream{part, std::ios::binary | std::ios::trunc};
        if (!stream) {
            return give(ErrorCode::FileUnwritable);
        }
        stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        stream.flush();
        if (!stream) {
            return give(ErrorCode::FileUnwritable);
        }
    }
    if (!platform::syncFile(part)) {
        return give(ErrorCode::FileUnwritable);
    }
    std::error_code problem;
    std::filesystem::rename(part, path, problem);
    if (problem) {
        errno = problem.value();
        return give(ErrorCode::FileUnwritable);
    }
    return {};
}

Result<> makeFolder(const std::filesystem::path& path)
{
    std::error_code problem;
    std::filesystem::create_directories(path, problem);
    if (problem) {
        return fail(ErrorCode::FileUnwritable,
                    toUtf8(path) + ": the folder cannot be made: " + problem.message());
    }
    return {};
}

} // namespace ecotone
