#include "core/exchange/gdal_handles.h"

#include "core/base/file.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <mutex>
#include <system_error>

namespace ecotone::exchange {

CplErrorTrap::CplErrorTrap()
{
    CPLErrorReset();
    CPLPushErrorHandlerEx(&CplErrorTrap::take, this);
}

CplErrorTrap::~CplErrorTrap()
{
    CPLPopErrorHandler();
    CPLErrorReset();
}

void CplErrorTrap::take(CPLErr kind, CPLErrorNum, const char* message)
{
    auto* trap = static_cast<CplErrorTrap*>(CPLGetErrorHandlerUserData());
    if (trap == nullptr || message == nullptr || kind == CE_Debug || kind == CE_None) {
        return;
    }
    trap->m_failureCount += kind == CE_Warning ? 0 : 1;
    std::vector<std::string>& list = kind == CE_Warning ? trap->m_warnings : trap->m_failures;
    if (list.size() < 50) {
        list.emplace_back(message);
    }
}

std::string CplErrorTrap::cause() const
{
    return m_failures.empty() ? "no reason given" : m_failures.front();
}

void registerDrivers()
{
    static std::once_flag once;
    std::call_once(once, [] {
        GDALAllRegister();
        // Sidecar folders of thousands of files are not searched; nothing asks the network.
        CPLSetConfigOption("GDAL_PAM_ENABLED", "YES");
        CPLSetConfigOption("GDAL_HTTP_MAX_RETRY", "0");
    });
}

StringList::StringList(const std::vector<std::string>& words) : m_words{words}
{
    for (std::string& word : m_words) {
        m_pointers.push_back(word.data());
    }
    m_pointers.push_back(nullptr);
}

Result<DatasetHandle> openDataset(const std::filesystem::path& path,
                                  unsigned flags,
                                  const std::vector<std::string>& options,
                                  std::vector<std::string>* complaints)
{
    registerDrivers();
    const std::string name = toUtf8(path);
    std::error_code ignored;
    if (std::filesystem::is_regular_file(path, ignored)) {
        ECO_ASSIGN(const std::string start, readFilePart(path, 0, 16));
        if (start.empty()) {
            return fail(ErrorCode::FileDamaged, fileName(path) + ": is empty");
        }
    } else if (!std::filesystem::exists(path, ignored) && !name.starts_with("/vsi")) {
        return fail(ErrorCode::FileNotFound, name + ": no such file");
    }
    CplErrorTrap trap;
    StringList list{options};
    DatasetHandle dataset{GDALOpenEx(name.c_str(),
                                     flags | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                     nullptr,
                                     list.get(),
                                     nullptr)};
    if (dataset) {
        if (complaints != nullptr) {
            complaints->insert(complaints->end(), trap.failures().begin(), trap.failures().end());
        }
        return dataset;
    }
    const bool unknown =
        trap.cause().find("not recognized as a supported") != std::string::npos ||
        trap.cause().find("not recognized as being in a supported") != std::string::npos;
    return fail(unknown ? ErrorCode::UnsupportedFormat : ErrorCode::FileDamaged,
                fileName(path) + (unknown ? ": no reader knows this kind of file"
                                          : ": cannot be read: " + trap.cause()));
}

CrsStatement statementOf(OGRSpatialReferenceH reference, Remark evidence)
{
    CrsStatement statement;
    statement.evidence = std::move(evidence);
    if (reference == nullptr) {
        return statement;
    }
    const CplErrorTrap trap;
    char* text = nullptr;
    StringList options{{"FORMAT=WKT2_2019", "MULTILINE=NO"}};
    if (OSRExportToWktEx(reference, &text, options.get()) == OGRERR_NONE && text != nullptr &&
        *text != '\0') {
        statement.kind = CrsStatement::Kind::Wkt;
        statement.text = text;
    }
    CPLFree(text);
    const char* authority = OSRGetAuthorityName(reference, nullptr);
    const char* code = OSRGetAuthorityCode(reference, nullptr);
    if (authority != nullptr && code != nullptr) {
        statement.authority = std::string{authority} + ":" + code;
    }
    return statement;
}

SpatialRefHandle spatialRefFrom(std::string_view text)
{
    if (text.empty()) {
        return nullptr;
    }
    const CplErrorTrap trap;
    SpatialRefHandle reference{OSRNewSpatialReference(nullptr)};
    if (OSRSetFromUserInput(reference.get(), std::string{text}.c_str()) != OGRERR_NONE) {
        return nullptr;
    }
    OSRSetAxisMappingStrategy(reference.get(), OAMS_TRADITIONAL_GIS_ORDER);
    return reference;
}

} // namespace ecotone::exchange
