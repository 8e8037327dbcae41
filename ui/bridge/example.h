#pragma once

#include "ui/bridge/map_queries.h"
#include "ui/bridge/store_bridge.h"

#include <filesystem>

/// The demonstration project, made once on this machine.
namespace ecotone::bridge {

[[nodiscard]] std::filesystem::path exampleFolder();
/// Its path, whether it exists or not.
[[nodiscard]] QString exampleProject();
void makeExample(StoreBridge& bridge,
                 QObject* context,
                 std::filesystem::path folder,
                 Answer<QString> done);

} // namespace ecotone::bridge
