#include "core/report/xlsx_file.h"

#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/base/platform.h"

#include <ctime>
#include <system_error>
#include <xlsxwriter.h>

namespace ecotone::report {

namespace {

/// As many characters as a sheet's name may have.
std::string sheetName(const std::string& title)
{
    constexpr int most = 31;
    int characters = 0;
    for (std::size_t at = 0; at < title.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(title[at]) & 0xC0U) != 0x80U;
        if (begins && ++characters > most) {
            return title.substr(0, at);
        }
    }
    return title;
}

using Fill = std::function<void(lxw_workbook*, lxw_worksheet*)>;

Result<> build(const std::filesystem::path& file, std::string title, const Fill& write)
{
    lxw_workbook* const workbook = workbook_new(toUtf8(file).c_str());
    if (workbook == nullptr) {
        return fail(ErrorCode::Internal, "no workbook could be started");
    }
    std::string writer = "Ecotone";
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = writer.data();
    properties.created = static_cast<time_t>(Clock::now().time_since_epoch().count());
    workbook_set_properties(workbook, &properties);
    lxw_worksheet* const sheet = workbook_add_worksheet(workbook, sheetName(title).c_str());
    if (sheet != nullptr) {
        write(workbook, sheet);
    }
    // Closing writes the file and frees the workbook, whatever it returns.
    const lxw_error error = workbook_close(workbook);
    if (sheet == nullptr || error != LXW_NO_ERROR) {
        return fail(ErrorCode::FileUnwritable,
                    "the workbook could not be built: " + std::string{lxw_strerror(error)});
    }
    return {};
}

} // namespace

Result<> writeSheet(const std::filesystem::path& path, const std::string& title, const Fill& write)
{
    ECO_ASSIGN(const auto folder, platform::makeTemporaryFolder());
    const auto draft = folder / "table.xlsx";
    auto done = build(draft, title, write);
    if (done) {
        auto bytes = readFile(draft);
        done = bytes ? writeFile(path, *bytes) : Result<>{fail(std::move(bytes).error())};
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return done;
}

} // namespace ecotone::report
