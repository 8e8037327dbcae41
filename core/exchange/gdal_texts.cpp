#include "core/exchange/gdal_texts.h"

#include "core/base/file.h"
#include "core/base/number.h"

#include <algorithm>
#include <array>
#include <cpl_conv.h>

namespace ecotone::exchange {

namespace {

std::string_view firstWord(std::string_view line)
{
    line = trimmed(line);
    return line.substr(0, line.find_first_of(" \t("));
}

} // namespace

TabText tabTextOf(const std::filesystem::path& path)
{
    TabText tab;
    const auto text = readFilePart(path, 0, 1U << 20);
    std::string_view rest = text ? std::string_view{*text} : std::string_view{};
    std::int64_t fieldsLeft = 0;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (fieldsLeft > 0) {
            --fieldsLeft;
            tab.names.emplace_back(firstWord(line));
        } else if (firstWord(line) == "Fields") {
            fieldsLeft = parseInteger(line.substr(6)).value_or(0);
        } else if (const std::size_t at = line.find("harset");
                   at != std::string_view::npos && tab.encoding.statedBy.empty()) {
            std::string_view charset = trimmed(line.substr(at + 6));
            if (charset.starts_with('"')) {
                charset = charset.substr(1, charset.find('"', 1) - 1);
            }
            tab.encoding.encoding = text::encodingFromName(charset);
            tab.encoding.statedBy = "Charset \"" + std::string{charset} + "\"";
        }
    }
    return tab;
}

CrsStatement mapInfoStatement(OGRSpatialReferenceH reference)
{
    const CplErrorTrap trap;
    char* text = nullptr;
    CrsStatement statement = statementOf(reference, Remark{"CoordSys of the .TAB"});
    if (reference != nullptr && OSRExportToMICoordSys(reference, &text) == OGRERR_NONE &&
        text != nullptr && std::string_view{text}.starts_with("Earth")) {
        statement.kind = CrsStatement::Kind::MapInfo;
        statement.text = text;
    }
    CPLFree(text);
    return statement;
}

std::int64_t gpxElements(std::string_view text, std::string_view layer)
{
    static constexpr std::array<std::array<std::string_view, 2>, 5> tags{
        {{"waypoints", "<wpt"},
         {"routes", "<rte"},
         {"tracks", "<trk"},
         {"route_points", "<rtept"},
         {"track_points", "<trkpt"}}};
    const auto tag =
        std::find_if(tags.begin(), tags.end(), [&](const auto& each) { return each[0] == layer; });
    if (tag == tags.end()) {
        return 0;
    }
    std::int64_t count = 0;
    const std::string_view name = (*tag)[1];
    for (std::size_t at = text.find(name); at != std::string_view::npos;
         at = text.find(name, at + 1)) {
        const std::size_t end = at + name.size(); // "<trkpt" is no "<trk".
        count += end < text.size() && (text[end] < 'a' || text[end] > 'z') ? 1 : 0;
    }
    return count;
}

CodedValues codedValuesOf(GDALDatasetH dataset, OGRFieldDefnH field)
{
    CodedValues values;
    const char* name = OGR_Fld_GetDomainName(field);
    OGRFieldDomainH domain =
        name != nullptr && *name != '\0' ? GDALDatasetGetFieldDomain(dataset, name) : nullptr;
    if (domain == nullptr || OGR_FldDomain_GetDomainType(domain) != OFDT_CODED) {
        return values;
    }
    const OGRCodedValue* list = OGR_CodedFldDomain_GetEnumeration(domain);
    for (; list != nullptr && list->pszCode != nullptr; ++list) {
        values[list->pszCode] = list->pszValue != nullptr ? list->pszValue : "";
    }
    return values;
}

} // namespace ecotone::exchange
