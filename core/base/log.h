#pragma once

#include <string>

/// The program's log goes to standard error, so that standard output stays data.
namespace ecotone::log {

enum class Level
{
    Quiet,  ///< Errors alone.
    Normal, ///< Warnings and what a user should know.
    Verbose,
};

void setLevel(Level level);
void debug(const std::string& message);
void info(const std::string& message);
void warning(const std::string& message);
void error(const std::string& message);

} // namespace ecotone::log
