#include "core/exchange/raw_sample.h"

#include "core/exchange/child_reader.h"
#include "core/exchange/readers.h"
#include "core/exchange/source_reader.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

namespace ecotone::exchange {

namespace {

/// Every n-th thing of an unknown number, evenly over the file: when there are too many, every
/// second one goes and the step doubles.
class EvenChoice
{
public:
    explicit EvenChoice(std::size_t wanted) : m_wanted{std::max<std::size_t>(wanted, 1)} {}

    [[nodiscard]] bool takes() { return m_seen++ % m_step == 0; }
    template <class Thing>
    void thin(std::vector<Thing>& things)
    {
        if (things.size() < 2 * m_wanted) {
            return;
        }
        for (std::size_t i = 1; 2 * i < things.size(); ++i) {
            things[i] = std::move(things[2 * i]);
        }
        things.resize((things.size() + 1) / 2);
        m_step *= 2;
    }

private:
    std::size_t m_wanted;
    std::size_t m_step = 1;
    std::size_t m_seen = 0;
};

geometry::RealLine thinned(std::span<const geometry::RealPoint> line, std::size_t most, bool closed)
{
    geometry::RealLine result;
    const std::size_t step = std::max<std::size_t>(1, (line.size() + most - 1) / most);
    for (std::size_t i = 0; i < line.size(); i += step) {
        result.push_back(line[i]);
    }
    if (closed && !line.empty()) {
        result.push_back(line.front());
    } else if (!closed && !line.empty() && result.back() != line.back()) {
        result.push_back(line.back());
    }
    return result;
}

class Sampler
{
public:
    Sampler(RawSample& sample, const RawSampleOptions& amount)
        : m_sample{&sample}
        , m_amount{amount}
        , m_outlines{amount.outlines}
        , m_points{amount.outlines}
    {
    }

    void takeNames(const LayerInfo& layer)
    {
        m_ofField.assign(layer.fields.size(), 0);
        for (std::size_t field = 0; field < layer.fields.size(); ++field) {
            const std::string& name = layer.fields[field].nameBytes;
            if (!text::isAscii(name) && m_sample->texts.size() < m_amount.textsOfField) {
                m_sample->texts.push_back({field, true, name});
            }
        }
    }

    void take(const std::vector<model::Value>& values, const geometry::RealShape& shape)
    {
        for (std::size_t field = 0; field < std::min(values.size(), m_ofField.size()); ++field) {
            const auto* value = std::get_if<std::string>(&values[field]);
            if (value == nullptr || m_sample->texts.size() >= m_amount.texts ||
                m_ofField[field] >= m_amount.textsOfField || text::isAscii(*value) ||
                !m_seen.insert(*value).second) {
                continue;
            }
            ++m_ofField[field];
            m_sample->texts.push_back({field, false, *value});
        }
        if (shape.empty()) {
            return;
        }
        m_sample->extent.extend(geometry::boundsOf(shape));
        for (const geometry::RealPoint& point : shape.points) {
            if (m_points.takes()) {
                m_sample->points.push_back(point);
                m_points.thin(m_sample->points);
            }
        }
        for (const geometry::RealLine& line : shape.lines) {
            outline(line, false);
        }
        for (const geometry::RealPolygon& polygon : shape.polygons) {
            outline(polygon.outer, true);
        }
    }

private:
    void outline(const std::vector<geometry::RealPoint>& line, bool closed)
    {
        if (m_outlines.takes()) {
            m_sample->outlines.push_back(thinned(line, m_amount.vertices, closed));
            m_outlines.thin(m_sample->outlines);
        }
    }

    RawSample* m_sample;
    RawSampleOptions m_amount;
    EvenChoice m_outlines;
    EvenChoice m_points;
    std::vector<std::size_t> m_ofField;
    std::set<std::string> m_seen;
};

/// What a foreign driver gives has been decoded in the child: one reading, in UTF-8.
Result<RawSample> decodedSample(const std::filesystem::path& path,
                                const ReadOptions& options,
                                const RawSampleOptions& amount,
                                const Progress& progress)
{
    ECO_ASSIGN(auto table, readSource(path, options, progress));
    RawSample sample;
    sample.isUtf8 = true;
    sample.layer = table.layer;
    for (std::size_t i = 0; i < std::min(table.fields.size(), sample.layer.fields.size()); ++i) {
        sample.layer.fields[i].nameBytes = table.fields[i].name;
    }
    Sampler sampler{sample, amount};
    sampler.takeNames(sample.layer);
    for (const SourceRow& row : table.rows) {
        sampler.take(row.values, row.shape);
    }
    return sample;
}

} // namespace

Result<RawSample> rawSample(const std::filesystem::path& path,
                            const ReadOptions& options,
                            const RawSampleOptions& amount,
                            const Progress& progress)
{
    if (hasReaderProgram() && needsForeignDriver(path)) {
        return decodedSample(path, options, amount, progress);
    }
    ECO_ASSIGN(const auto reader, SourceReader::open(path, options.open));
    ECO_ASSIGN(const auto layer, reader->layerIndex(options.layer));
    RawSample sample;
    Sampler sampler{sample, amount};
    sampler.takeNames(reader->layers()[layer]);
    ECO_TRY(reader->visit(
        layer,
        [&](RawFeature&& feature) {
            sampler.take(feature.values, feature.shape);
            return !progress.stopRequested();
        },
        progress));
    ECO_TRY(progress.check());
    sample.layer = reader->layers()[layer];
    sample.isUtf8 = sample.layer.encoding.utf8ByFormat;
    return sample;
}

} // namespace ecotone::exchange
