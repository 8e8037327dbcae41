#include "core/layout/profiles.h"

#include "core/base/file.h"
#include "core/base/resources.h"

#include <algorithm>
#include <toml++/toml.h>

namespace ecotone::layout {
namespace {

LocalText localText(const toml::table& root, const std::string& path)
{
    LocalText text;
    for (const Language language : allLanguages) {
        text.in(language) = root.at_path(path + "." + std::string{code(language)})
                                .value<std::string>()
                                .value_or("");
    }
    return text;
}

std::vector<std::string> texts(const toml::table& root, std::string_view key)
{
    std::vector<std::string> list;
    if (const toml::array* array = root[key].as_array()) {
        for (const toml::node& node : *array) {
            list.push_back(node.value<std::string>().value_or(""));
        }
    }
    return list;
}

Profile profileOf(const toml::table& root)
{
    Profile profile;
    profile.id = root["id"].value<std::string>().value_or("");
    profile.isDefault = root["default"].value<bool>().value_or(false);
    profile.name = localText(root, "name");
    profile.requiredFields = texts(root, "required_fields");
    profile.draftAlways = root["draft_mark"].value<std::string>().value_or("always") == "always";
    profile.draftText = localText(root, "draft_text");
    profile.draftSentence = localText(root, "draft_sentence");
    profile.disclaimer = localText(root, "disclaimer");
    for (const Language language : allLanguages) {
        profile.disclaimerOfficial[static_cast<std::size_t>(language)] =
            root["disclaimer_official"][code(language)].value<bool>().value_or(false);
    }
    for (std::string& level : texts(root, "sharing_levels")) {
        profile.sharingLevels.insert(std::move(level));
    }
    profile.maskNoData = root["mask_no_data"].value<bool>().value_or(true);
    if (const toml::table* boundaries = root["boundary"].as_table()) {
        for (const auto& [key, node] : *boundaries) {
            const std::string status{key.str()};
            Profile::Boundary& boundary = profile.boundaries[status];
            boundary.visible = root["boundary"][status]["visible"].value<bool>().value_or(true);
            boundary.name = localText(root, "boundary." + status);
        }
    }
    return profile;
}

} // namespace

Result<Profile> Profile::load(std::string_view id)
{
    const bool plain = !id.empty() && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
    const std::filesystem::path path =
        resourcePath("profiles/" + (plain ? std::string{id} : std::string{"-"}) + ".toml");
    std::error_code error;
    if (!plain || !std::filesystem::exists(path, error)) {
        std::string known;
        for (const std::string& other : profileIds()) {
            known += (known.empty() ? "" : ", ") + other;
        }
        return fail(ErrorCode::NotFound,
                    "no publication profile \"" + std::string{id} + "\"; there are " + known);
    }
    ECO_ASSIGN(const std::string text, readFile(path));
    return fromToml(text, fileName(path));
}

Result<Profile> Profile::fromToml(std::string_view text, std::string_view name)
{
    toml::table root;
    try {
        root = toml::parse(text);
    } catch (const toml::parse_error& error) {
        return fail(ErrorCode::FileDamaged,
                    std::string{name} + ", line " + std::to_string(error.source().begin.line) +
                        ": " + std::string{error.description()});
    }
    Profile profile = profileOf(root);
    if (profile.id.empty() || !profile.disclaimer.complete() || !profile.draftText.complete()) {
        return fail(ErrorCode::FileDamaged,
                    std::string{name} +
                        ": id, disclaimer and draft_text are needed in four languages");
    }
    return profile;
}

bool Profile::isDraft(const std::map<std::string, std::string>& fields) const
{
    return draftAlways || std::ranges::any_of(requiredFields, [&](const std::string& field) {
               const auto found = fields.find(field);
               return found == fields.end() || found->second.empty();
           });
}

std::vector<std::string> profileIds()
{
    std::vector<std::string> ids;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator{resourcePath("profiles"), error}) {
        if (entry.path().extension() == ".toml") {
            ids.push_back(toUtf8(entry.path().stem()));
        }
    }
    // The default first, the others by name.
    std::ranges::sort(
        ids, {}, [](const std::string& id) { return std::pair{id != "working", id}; });
    return ids;
}

} // namespace ecotone::layout
