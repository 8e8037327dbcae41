#include "core/exchange/child_reader.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/siblings.h"

#include <algorithm>
#include <cstdio>
#include <initializer_list>
#include <optional>
#include <system_error>
#include <utility>

namespace ecotone::exchange {

namespace {

struct ReaderProgram
{
    std::filesystem::path program;
    platform::ChildLimits limits;
};

/// Set once at start by the composition root, read only afterwards.
std::optional<ReaderProgram>& readerProgram()
{
    static std::optional<ReaderProgram> set;
    return set;
}

/// A folder that goes with the object.
class TemporaryFolder
{
public:
    explicit TemporaryFolder(std::filesystem::path path) : m_path{std::move(path)} {}
    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

std::uint64_t bytesOf(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(path, ignored)) {
        const auto size = std::filesystem::file_size(path, ignored);
        return ignored ? 0 : std::uint64_t{size};
    }
    std::uint64_t total = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{path, ignored}) {
        total += entry.is_regular_file(ignored) ? bytesOf(entry.path()) : 0;
    }
    return total;
}

/// How long a file of this size may take: a driver that loops over a small one is found out within
/// five seconds, and dense formats get the time that their content may need.
double secondsFor(const std::filesystem::path& path, double most)
{
    const std::string extension = extensionOf(path);
    const auto isOneOf = [&](std::initializer_list<std::string_view> list) {
        return std::find(list.begin(), list.end(), extension) != list.end();
    };
    if (isOneOf({".vrt"})) {
        return most; // Names other files, of any size.
    }
    constexpr double base = 4.0;
    const auto kilobytes = static_cast<double>(bytesOf(path)) / 1024.0;
    const double perSecond = isOneOf({".tif", ".tiff", ".img", ".jp2"})   ? 1.0
                             : isOneOf({".zip", ".kmz", ".xlsx", ".ods"}) ? 8.0
                                                                          : 256.0;
    return std::min(most, base + kilobytes / perSecond);
}

std::vector<std::string> argumentsFor(const std::filesystem::path& path,
                                      const std::filesystem::path& answer,
                                      const ReadOptions& options,
                                      LayerChoice choice)
{
    std::vector<std::string> words{"--reader", toUtf8(path), toUtf8(answer)};
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) {
            words.emplace_back(key);
            words.push_back(value);
        }
    };
    if (choice == LayerChoice::All) {
        add("--all", "yes");
    }
    add("--layer", options.layer);
    add("--country", options.country);
    add("--encoding", options.encoding ? text::name(*options.encoding) : std::string{});
    add("--x", options.open.xColumn);
    add("--y", options.open.yColumn);
    add("--wkt", options.open.wktColumn);
    add("--band", toText(std::int64_t{options.open.band}));
    return words;
}

struct Request
{
    std::filesystem::path path;
    std::filesystem::path answer;
    ReadOptions options;
    LayerChoice choice = LayerChoice::One;
};

std::optional<Request> requestFrom(const std::vector<std::string>& arguments)
{
    if (arguments.size() < 2 || arguments.size() % 2 != 0) {
        return std::nullopt;
    }
    Request request;
    request.path = pathFromUtf8(arguments[0]);
    request.answer = pathFromUtf8(arguments[1]);
    for (std::size_t i = 2; i + 1 < arguments.size(); i += 2) {
        const std::string& key = arguments[i];
        const std::string& value = arguments[i + 1];
        if (key == "--all") {
            request.choice = LayerChoice::All;
        } else if (key == "--layer") {
            request.options.layer = value;
        } else if (key == "--country") {
            request.options.country = value;
        } else if (key == "--encoding") {
            request.options.encoding = text::readingFromName(value);
        } else if (key == "--x") {
            request.options.open.xColumn = value;
        } else if (key == "--y") {
            request.options.open.yColumn = value;
        } else if (key == "--wkt") {
            request.options.open.wktColumn = value;
        } else if (key == "--band") {
            request.options.open.band = static_cast<int>(parseInteger(value).value_or(1));
        } else {
            return std::nullopt;
        }
    }
    return request;
}

Result<std::vector<SourceTable>> readRequest(const Request& request)
{
    if (request.choice == LayerChoice::All) {
        return readAllLayers(request.path, request.options);
    }
    ECO_ASSIGN(auto table, readSource(request.path, request.options));
    std::vector<SourceTable> tables;
    tables.push_back(std::move(table));
    return tables;
}

/// The child words its failure as "CODE<tab>SENTENCE" on standard output.
Error errorFrom(const platform::ChildResult& child, const std::string& file)
{
    const std::size_t tab = child.output.find('\t');
    if (child.exitCode == 3 && tab != std::string::npos) {
        const auto code = parseInteger(std::string_view{child.output}.substr(0, tab));
        if (code) {
            return {static_cast<ErrorCode>(*code),
                    std::string{trimmed(std::string_view{child.output}.substr(tab + 1))},
                    {}};
        }
    }
    std::string cause = "ended with code " + toText(std::int64_t{child.exitCode});
    if (child.timedOut) {
        cause = "did not end in time";
    } else if (child.signal != 0) {
        cause = "crashed (signal " + toText(std::int64_t{child.signal}) + ")";
    }
    return {ErrorCode::FileDamaged,
            file + ": the reader of this format " + cause + ": the file is damaged or too large",
            {}};
}

} // namespace

void useReaderProgram(const std::filesystem::path& program, platform::ChildLimits limits)
{
    readerProgram() = ReaderProgram{program, limits};
}

bool hasReaderProgram()
{
    return readerProgram().has_value();
}

int readerMain(const std::vector<std::string>& arguments)
{
    readerProgram().reset();
    const auto request = requestFrom(arguments);
    if (!request) {
        return 2;
    }
    const auto tables = readRequest(*request);
    const auto written =
        tables ? writeFile(request->answer, serialised(*tables)) : Result<>{fail(tables.error())};
    if (!written) {
        const std::string line = toText(static_cast<std::int64_t>(written.error().code)) + "\t" +
                                 written.error().detail + "\n";
        std::fwrite(line.data(), 1, line.size(), stdout);
        std::fflush(stdout);
        return 3;
    }
    return 0;
}

Result<std::vector<SourceTable>>
readInChild(const std::filesystem::path& path, const ReadOptions& options, LayerChoice choice)
{
    const auto& set = readerProgram();
    if (!set) {
        return fail(ErrorCode::Internal, "no reader program was set");
    }
    std::error_code problem;
    if (!std::filesystem::exists(path, problem)) {
        return fail(ErrorCode::FileNotFound, toUtf8(path) + ": no such file");
    }
    ECO_ASSIGN(auto made, platform::makeTemporaryFolder());
    const TemporaryFolder folder{std::move(made)};
    const std::filesystem::path answer = folder.path() / "answer";
    platform::ChildLimits limits = set->limits;
    limits.seconds = secondsFor(path, limits.seconds);
    ECO_ASSIGN(
        const platform::ChildResult child,
        platform::runChild(set->program, argumentsFor(path, answer, options, choice), limits));
    if (child.exitCode != 0 || child.timedOut) {
        return fail(errorFrom(child, fileName(path)));
    }
    ECO_ASSIGN(const std::string bytes, readFile(answer));
    ECO_ASSIGN(auto tables, tablesFromBytes(bytes));
    if (tables.empty()) {
        return fail(ErrorCode::FileDamaged, fileName(path) + ": holds no layer");
    }
    return tables;
}

} // namespace ecotone::exchange
