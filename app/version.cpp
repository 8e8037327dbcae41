#include "app/version.h"

#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/base/resources.h"

#include <array>
#include <cstdlib>
#include <utility>

namespace ecotone::app {

std::string versionText(bool verbose)
{
    std::string text = "Ecotone " ECOTONE_VERSION "\n";
    if (!verbose) {
        return text;
    }
    text += ECOTONE_LIBRARY_VERSIONS;
    text += "resources  " + toUtf8(resourceFolder()) + "\n";
    text += "settings   " + toUtf8(platform::configFolder()) + "\n";
    text += "cache      " + toUtf8(platform::cacheFolder()) + "\n";
    for (const char* name : {"GDAL_DATA",
                             "PROJ_DATA",
                             "PROJ_LIB",
                             "PROJ_NETWORK",
                             "GDAL_CACHEMAX",
                             "SHAPE_ENCODING",
                             "QT_QPA_PLATFORM",
                             "SOURCE_DATE_EPOCH"}) {
        if (const char* value = std::getenv(name); value != nullptr) {
            text += std::string{name} + "=" + value + "\n";
        }
    }
    return text;
}

} // namespace ecotone::app
