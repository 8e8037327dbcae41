#include "core/exchange/dxf_text.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/text/repair.h"

#include <cpl_conv.h>
#include <string>
#include <string_view>

namespace ecotone::exchange {

namespace {

constexpr std::uint64_t headingBytes = 1U << 16;

/// The value of a heading variable: it stands two lines below its name.
std::string_view headingValue(std::string_view heading, std::string_view name)
{
    std::size_t at = heading.find(name);
    for (int line = 0; line < 2 && at != std::string_view::npos; ++line) {
        at = heading.find('\n', at);
        at += at == std::string_view::npos ? 0 : 1;
    }
    if (at == std::string_view::npos) {
        return {};
    }
    return trimmed(heading.substr(at, heading.find('\n', at) - at));
}

} // namespace

EncodingStatement dxfStatement(const std::filesystem::path& path)
{
    EncodingStatement statement;
    const auto heading = readFilePart(path, 0, headingBytes);
    if (!heading) {
        return statement;
    }
    const std::string_view version = headingValue(*heading, "$ACADVER");
    const std::string_view page = headingValue(*heading, "$DWGCODEPAGE");
    if (version >= "AC1021" && version.starts_with("AC")) {
        statement.encoding = text::Encoding::Utf8;
        statement.statedBy = "drawing version " + std::string{version};
    } else if (!page.empty()) {
        statement.encoding = text::encodingFromName(page);
        statement.statedBy = "$DWGCODEPAGE \"" + std::string{page} + "\"";
    }
    return statement;
}

DxfReading::DxfReading()
{
    CPLSetThreadLocalConfigOption("DXF_ENCODING", "ISO-8859-1");
}

DxfReading::~DxfReading()
{
    CPLSetThreadLocalConfigOption("DXF_ENCODING", nullptr);
}

std::string dxfBytes(std::string text)
{
    auto bytes = text::undoLatin1(text);
    return bytes ? *std::move(bytes) : std::move(text);
}

} // namespace ecotone::exchange
