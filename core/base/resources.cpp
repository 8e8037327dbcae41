#include "core/base/resources.h"

#include "core/base/file.h"
#include "core/base/platform.h"

#include <cstdlib>
#include <system_error>

namespace ecotone {

namespace {

std::filesystem::path found()
{
    if (const char* folder = std::getenv("ECOTONE_RESOURCES"); folder != nullptr) {
        return folder;
    }
    const auto beside = platform::executablePath().parent_path() / ".." / "share" / "ecotone";
    for (const std::filesystem::path& folder : {beside,
                                                std::filesystem::path{ECOTONE_INSTALL_RESOURCES},
                                                std::filesystem::path{ECOTONE_SOURCE_RESOURCES}}) {
        std::error_code ignored;
        if (std::filesystem::exists(folder / "classification" / "unified_classes.csv", ignored)) {
            return std::filesystem::weakly_canonical(folder, ignored);
        }
    }
    return ECOTONE_SOURCE_RESOURCES;
}

} // namespace

const std::filesystem::path& resourceFolder()
{
    static const std::filesystem::path folder = found();
    return folder;
}

std::filesystem::path resourcePath(std::string_view relative)
{
    return resourceFolder() / pathFromUtf8(relative);
}

} // namespace ecotone
