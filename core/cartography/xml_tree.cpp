#include "core/cartography/xml_tree.h"

#include "core/base/number.h"

#include <algorithm>
#include <expat.h>
#include <memory>

namespace ecotone::cartography {
namespace {

constexpr std::size_t deepest = 200;

std::string_view withoutPrefix(std::string_view name)
{
    const auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// What the callbacks of expat fill.
struct TreeBuilder
{
    XML_Parser parser = nullptr;
    XmlElement root;
    std::vector<XmlElement*> open; ///< Stays valid: only the innermost one gets children.
    std::string complaint;

    void stop(std::string_view why)
    {
        complaint = why;
        XML_StopParser(parser, XML_FALSE);
    }
};

void begin(void* user, const XML_Char* name, const XML_Char** attributes)
{
    auto& builder = *static_cast<TreeBuilder*>(user);
    if (builder.open.size() >= deepest) {
        builder.stop("elements lie too deep");
        return;
    }
    XmlElement* element = &builder.root;
    if (!builder.open.empty()) {
        builder.open.back()->children.emplace_back();
        element = &builder.open.back()->children.back();
    }
    element->name = withoutPrefix(name);
    element->line = static_cast<int>(XML_GetCurrentLineNumber(builder.parser));
    for (const XML_Char** pair = attributes; *pair != nullptr; pair += 2) {
        element->attributes.emplace(withoutPrefix(pair[0]), pair[1]);
    }
    builder.open.push_back(element);
}

void end(void* user, const XML_Char* /*name*/)
{
    auto& builder = *static_cast<TreeBuilder*>(user);
    std::string& text = builder.open.back()->text;
    text = std::string{trimmed(text)};
    builder.open.pop_back();
}

void characters(void* user, const XML_Char* text, int length)
{
    auto& builder = *static_cast<TreeBuilder*>(user);
    if (!builder.open.empty()) {
        builder.open.back()->text.append(text, static_cast<std::size_t>(length));
    }
}

void entity(void* user,
            const XML_Char* /*name*/,
            int /*isParameter*/,
            const XML_Char* /*value*/,
            int /*length*/,
            const XML_Char* /*base*/,
            const XML_Char* /*system*/,
            const XML_Char* /*publicId*/,
            const XML_Char* /*notation*/)
{
    static_cast<TreeBuilder*>(user)->stop("declares entities");
}

} // namespace

const XmlElement* XmlElement::child(std::string_view wanted) const
{
    const auto found = std::ranges::find(children, wanted, &XmlElement::name);
    return found == children.end() ? nullptr : &*found;
}

const XmlElement* XmlElement::at(std::initializer_list<std::string_view> path) const
{
    const XmlElement* element = this;
    for (const std::string_view step : path) {
        element = element == nullptr ? nullptr : element->child(step);
    }
    return element;
}

const std::string& XmlElement::attribute(std::string_view wanted) const
{
    static const std::string none;
    const auto found = attributes.find(wanted);
    return found == attributes.end() ? none : found->second;
}

Result<XmlElement> readXml(std::string_view text, std::string_view file)
{
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser{
        XML_ParserCreate(nullptr), &XML_ParserFree};
    if (parser == nullptr || text.size() > 256U * 1024U * 1024U) {
        return fail(ErrorCode::FileUnreadable, std::string{file} + ": too large for a style");
    }
    TreeBuilder builder;
    builder.parser = parser.get();
    XML_SetUserData(parser.get(), &builder);
    XML_SetElementHandler(parser.get(), begin, end);
    XML_SetCharacterDataHandler(parser.get(), characters);
    XML_SetEntityDeclHandler(parser.get(), entity);
    if (XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), XML_TRUE) ==
        XML_STATUS_ERROR) {
        const auto line = static_cast<std::int64_t>(XML_GetCurrentLineNumber(parser.get()));
        return fail(ErrorCode::FileDamaged,
                    std::string{file} + ", line " + toText(line) + ": " +
                        (builder.complaint.empty()
                             ? std::string{XML_ErrorString(XML_GetErrorCode(parser.get()))}
                             : builder.complaint));
    }
    return std::move(builder.root);
}

} // namespace ecotone::cartography
