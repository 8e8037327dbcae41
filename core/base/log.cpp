#include "core/base/log.h"

#include <memory>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace ecotone::log {

namespace {

spdlog::logger& logger()
{
    static const auto instance = [] {
        auto created = std::make_shared<spdlog::logger>(
            "ecotone", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        created->set_pattern("%l: %v");
        created->set_level(spdlog::level::info);
        return created;
    }();
    return *instance;
}

} // namespace

void setLevel(Level level)
{
    logger().set_level(level == Level::Quiet    ? spdlog::level::err
                       : level == Level::Normal ? spdlog::level::info
                                                : spdlog::level::debug);
}

void debug(const std::string& message)
{
    logger().debug("{}", message);
}

void info(const std::string& message)
{
    logger().info("{}", message);
}

void warning(const std::string& message)
{
    logger().warn("{}", message);
}

void error(const std::string& message)
{
    logger().error("{}", message);
}

} // namespace ecotone::log
