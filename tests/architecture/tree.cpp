#include "tests/architecture/tree.h"

#include "core/base/file.h"

#include <algorithm>
#include <fstream>

namespace ecotone::tests {

std::filesystem::path sourceRoot()
{
    return ECOTONE_SOURCE_DIR;
}

std::string roomOf(const std::string& path)
{
    const auto first = path.find('/');
    if (path.starts_with("app/")) {
        return "app";
    }
    const auto second = path.find('/', first + 1);
    return second == std::string::npos ? path.substr(0, first) : path.substr(0, second);
}

std::vector<SourceFile> sourcesBelow(const std::vector<std::string>& folders)
{
    std::vector<SourceFile> files;
    for (const std::string& folder : folders) {
        const auto top = sourceRoot() / folder;
        if (!std::filesystem::exists(top)) {
            continue;
        }
        for (const auto& entry : std::filesystem::recursive_directory_iterator{top}) {
            const auto extension = entry.path().extension();
            if (extension != ".h" && extension != ".cpp") {
                continue;
            }
            SourceFile file;
            file.path = toUtf8(std::filesystem::relative(entry.path(), sourceRoot()));
            file.room = roomOf(file.path);
            std::ifstream stream{entry.path()};
            std::string line;
            while (std::getline(stream, line)) {
                file.lines.push_back({file.lines.size() + 1, line});
            }
            files.push_back(std::move(file));
        }
    }
    std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) {
        return a.path < b.path;
    });
    return files;
}

std::string includedHeader(const std::string& line)
{
    const auto hash = line.find_first_not_of(" \t");
    if (hash == std::string::npos || line[hash] != '#' ||
        line.find("include") == std::string::npos) {
        return {};
    }
    const auto open = line.find_first_of("\"<");
    const auto close = open == std::string::npos ? open : line.find_first_of("\">", open + 1);
    return close == std::string::npos ? std::string{} : line.substr(open + 1, close - open - 1);
}

std::string listed(const std::vector<std::string>& findings)
{
    std::string text;
    for (const std::string& finding : findings) {
        text += "\n  " + finding;
    }
    return text;
}

} // namespace ecotone::tests
