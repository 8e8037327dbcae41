#include "core/exchange/probe.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/number.h"
#include "core/exchange/bulk_shapefile.h"
#include "core/exchange/read_issues.h"

#include <algorithm>
#include <future>
#include <map>
#include <system_error>
#include <unordered_map>
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

/// From so many rows on the outlines are not looked at one by one: a gibibyte has to be told in two
/// seconds.
constexpr std::size_t manyRows = 100'000;

FieldProbe fieldProbeOf(const BulkShapefile& file, std::size_t field)
{
    const SourceTable& head = file.head();
    FieldProbe probe;
    probe.name = head.fields[field].name;
    probe.type = head.fields[field].type;
    probe.width = head.layer.fields[field].width;
    struct Seen
    {
        std::size_t row;
        std::int64_t count;
    };
    std::unordered_map<std::uint64_t, Seen> seen;
    for (std::size_t row = 0; row < file.rowCount(); ++row) {
        const std::uint64_t key = file.key(row, field);
        if (const auto known = seen.find(key); known != seen.end()) {
            ++known->second.count;
        } else if (seen.size() < mostDistinct) {
            seen.emplace(key, Seen{row, 1});
        }
    }
    std::vector<std::pair<std::string, std::int64_t>> ordered;
    std::int64_t blank = 0;
    for (const auto& [key, each] : seen) {
        std::string text = model::toText(file.value(each.row, field));
        if (trimmed(text).empty()) {
            blank += each.count;
        } else {
            ordered.emplace_back(std::move(text), each.count);
        }
    }
    std::sort(ordered.begin(), ordered.end(), [](const auto& left, const auto& right) {
        return left.second != right.second ? left.second > right.second : left.first < right.first;
    });
    probe.filled = static_cast<std::int64_t>(file.rowCount()) - blank;
    probe.distinct = static_cast<std::int64_t>(ordered.size());
    for (std::size_t i = 0; i < std::min(ordered.size(), mostExamples); ++i) {
        probe.examples.push_back(std::move(ordered[i].first));
    }
    return probe;
}

/// Nothing when the file is to be read row by row.
Result<std::optional<LayerProbe>> probeInBulk(const std::filesystem::path& path,
                                              const ReadOptions& read,
                                              std::size_t sampleRows,
                                              const Progress& progress)
{
    ECO_ASSIGN(const auto file, BulkShapefile::open(path, read, progress, manyRows));
    if (!file) {
        return std::optional<LayerProbe>{};
    }
    SourceTable first = file->head();
    first.rows.resize(std::min(first.rows.size(), sampleRows));
    LayerProbe probe = probeOf(first, sampleRows);
    probe.features = static_cast<std::int64_t>(file->rowCount());
    probe.account = {probe.features, probe.features, 0, 0};
    probe.issues.push_back({std::string{issue::outlinesNotRead},
                            model::Severity::Note,
                            -1,
                            probe.features,
                            first.file + ": its outlines were not looked at one by one; bringing "
                                         "it in reads them all"});
    for (std::size_t field = 0; field < probe.fields.size(); ++field) {
        probe.fields[field] = fieldProbeOf(*file, field);
    }
    return std::optional{std::move(probe)};
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
    auto hash = std::async(std::launch::async, [&path] { return contentHashOf(path); });
    ECO_ASSIGN(auto layer, probeInBulk(path, read, options.sampleRows, progress));
    if (layer) {
        result.driver = "Shapefile";
        result.layers.push_back(*std::move(layer));
    } else {
        ECO_ASSIGN(const auto tables, readAllLayers(path, read, progress));
        for (const SourceTable& table : tables) {
            result.driver = table.driver;
            result.layers.push_back(probeOf(table, options.sampleRows));
        }
    }
    if (auto known = hash.get()) {
        result.contentHash = *std::move(known);
    }
    return result;
}

} // namespace ecotone::exchange
