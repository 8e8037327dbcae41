#pragma once

#include "core/base/platform.h"

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace ecotone::tests {

/// Runs the built program to its end; `seconds` later it is killed.
[[nodiscard]] platform::ChildResult ecotone(const std::vector<std::string>& words,
                                            double seconds = 240.0);
/// The program's standard output as JSON; a test failure when it is none.
[[nodiscard]] nlohmann::json ecotoneJson(const std::vector<std::string>& words);
/// Another program of the machine; empty output and exit code 127 where it is absent.
[[nodiscard]] platform::ChildResult tool(const std::string& name,
                                         const std::vector<std::string>& words);

/// A folder that goes with the test.
class Scratch
{
public:
    Scratch();
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const;
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }

private:
    std::filesystem::path m_folder;
};

/// The demonstration project; never changed.
[[nodiscard]] std::filesystem::path demoProject();
/// A copy of it for a test that edits.
[[nodiscard]] std::filesystem::path copyOfDemo(const Scratch& scratch);
[[nodiscard]] std::string orderedDump(const std::filesystem::path& project);

} // namespace ecotone::tests
