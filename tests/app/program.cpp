#include "tests/app/program.h"

#include "core/base/file.h"
#include "core/store/project_file.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace ecotone::tests {

platform::ChildResult ecotone(const std::vector<std::string>& words, double seconds)
{
    auto result = platform::runChild(ECOTONE_PROGRAM, words, {.seconds = seconds});
    EXPECT_TRUE(result) << (result ? "" : result.error().detail);
    return result ? *result : platform::ChildResult{};
}

nlohmann::json ecotoneJson(const std::vector<std::string>& words)
{
    const auto result = ecotone(words);
    auto json = nlohmann::json::parse(result.output, nullptr, false);
    EXPECT_FALSE(json.is_discarded()) << result.output.substr(0, 400) << result.errors;
    return json;
}

platform::ChildResult tool(const std::string& name, const std::vector<std::string>& words)
{
    auto result = platform::runChild("/usr/bin/" + name, words);
    if (!result) {
        platform::ChildResult absent;
        absent.exitCode = 127;
        return absent;
    }
    return *result;
}

Scratch::Scratch() : m_folder{platform::makeTemporaryFolder().value()} {}

Scratch::~Scratch()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

std::filesystem::path Scratch::operator/(const std::string& name) const
{
    return m_folder / pathFromUtf8(name);
}

std::filesystem::path demoProject()
{
    return std::filesystem::path{ECOTONE_DEMO_FOLDER} / "land-of-big-cats.gpkg";
}

std::filesystem::path copyOfDemo(const Scratch& scratch)
{
    const auto copy = scratch / "保护区 №3 «Земля леопарда» Өвөр.gpkg";
    std::filesystem::copy_file(demoProject(), copy);
    return copy;
}

std::string orderedDump(const std::filesystem::path& path)
{
    auto project = store::ProjectFile::open(path, store::Access::Read);
    EXPECT_TRUE(project) << (project ? "" : project.error().detail);
    return project ? (*project)->orderedDump().value() : std::string{};
}

} // namespace ecotone::tests
