#include "core/exchange/probe.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/number.h"

#include <algorithm>
#include <map>
#include <system_error>
#include <utility>

namespace ecotone::exchange {

namespace {

constexpr std::size_t mostDistinct = 10000;
constexpr std::size_t mostExamples = 60;

FieldProbe fieldProbeOf(const SourceTable& table, std::size_t field)
{
    FieldProbe probe;
    probe.name = table.fields[field].name;
    probe.type = table.fields[field].type;
    probe.width = table.layer.fields[field].width;
    std::map<std::string, std::int64_t> counts;
    for (const SourceRow& row : table.rows) {
        const std::string text = model::toText(row.values[field]);
        if (trimmed(text).empty()) {
            continue;
        }
        ++probe.filled;
        if (counts.size() < mostDistinct || counts.contains(text)) {
            ++counts[text];
        }
    }
    probe.distinct = static_cast<std::int64_t>(counts.size());
    std::vector<std::pair<std::string, std::int64_t>> ordered{counts.begin(), counts.end()};
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto& left, const auto& right) {
        return left.second > right.second;
    });
    for (std::size_t i = 0; i < std::min(ordered.size(), mostExamples); ++i) {
        probe.examples.push_back(ordered[i].first);
    }
    return probe;
}

} // namespace

bool FileProbe::damaged() const
{
    return std::any_of(layers.begin(), layers.end(), [](const LayerProbe& layer) {
        return std::any_of(layer.issues.begin(), layer.issues.end(), [](const ReadIssue& each) {
            return each.severity == model::Severity::Error;
        });
    });
}

LayerProbe probeOf(const SourceTable& table, std::size_t sampleRows)
{
    LayerProbe probe;
    probe.name = table.layer.name;
    probe.kind = table.layer.kind;
    probe.mixedKinds = table.layer.mixedKinds;
    probe.features = table.layer.featureCount;
    probe.extent = table.layer.extent;
    probe.encoding = table.encoding;
    probe.stated = table.layer.encoding;
    probe.crs = table.layer.crs;
    probe.account = table.account;
    probe.issues = table.issues;
    for (std::size_t field = 0; field < table.fields.size(); ++field) {
        probe.fields.push_back(fieldProbeOf(table, field));
    }
    for (std::size_t i = 0; i < std::min(sampleRows, table.rows.size()); ++i) {
        auto& sample = probe.samples.emplace_back();
        for (std::size_t field = 0; field < table.fields.size(); ++field) {
            sample.emplace_back(table.fields[field].name,
                                model::toText(table.rows[i].values[field]));
        }
    }
    return probe;
}

Result<std::string> contentHashOf(const std::filesystem::path& path)
{
    std::error_code problem;
    if (!std::filesystem::is_directory(path, problem)) {
        return fileHash(path);
    }
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{path, problem}) {
        if (entry.is_regular_file(problem)) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    Hash64 hash;
    for (const std::filesystem::path& file : files) {
        ECO_ASSIGN(const std::string content, fileHash(file));
        hash.add(toUtf8(file.lexically_relative(path))).add(content);
    }
    return toHex(hash.value());
}

Result<FileProbe>
probe(const std::filesystem::path& path, const ProbeOptions& options, const Progress& progress)
{
    FileProbe result;
    result.file = toUtf8(path);
    ReadOptions read;
    read.country = options.country;
    read.encoding = options.encoding;
    read.open = options.open;
    ECO_ASSIGN(const auto tables, readAllLayers(path, read, progress));
    for (const SourceTable& table : tables) {
        result.driver = table.driver;
        result.layers.push_back(probeOf(table, options.sampleRows));
    }
    if (auto hash = contentHashOf(path)) {
        result.contentHash = *std::move(hash);
    }
    return result;
}

} // namespace ecotone::exchange
