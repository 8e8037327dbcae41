#include "ui/bridge/import_preview.h"

#include "core/base/file.h"
#include "core/crs/project_grid.h"
#include "core/store/project_file.h"
#include "core/text/reading.h"
#include "ui/bridge/text.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace ecotone::bridge {

namespace {

using harmonise::CrosswalkPreview;
using harmonise::Surroundings;

constexpr std::size_t waitingJobs = 4;

struct Question
{
    harmonise::Recipe recipe;
    harmonise::LayerReport report;
};

exchange::ReadOptions readOptions(const harmonise::Recipe& recipe)
{
    exchange::ReadOptions options;
    options.layer = recipe.layer;
    options.country = recipe.country;
    options.open.xColumn = recipe.xColumn;
    options.open.yColumn = recipe.yColumn;
    options.open.wktColumn = recipe.wktColumn;
    options.open.band = recipe.band;
    return options;
}

harmonise::Origin originOf(const exchange::RawSample& sample, const harmonise::Recipe& recipe)
{
    harmonise::Origin origin;
    origin.file = ecotone::toUtf8(recipe.sourcePath());
    for (const auto& field : sample.layer.fields) {
        origin.fieldNames.push_back(field.nameBytes);
    }
    return origin;
}

SourceView viewOf(const exchange::RawSample& sample,
                  const Question& question,
                  const Surroundings& surroundings)
{
    SourceView view;
    const auto& recipe = question.recipe;
    view.texts = harmonise::textReadings(sample, question.report.encoding);
    if (recipe.encoding != "auto" && !view.texts.empty()) {
        auto reading = harmonise::readAs(sample, recipe.encoding);
        const auto same = [&](const auto& each) { return each.encoding == reading.encoding; };
        if (std::none_of(view.texts.begin(), view.texts.end(), same)) {
            view.texts.push_back(std::move(reading));
        }
    }
    const std::string encoding = !view.texts.empty() && recipe.encoding == "auto"
                                     ? view.texts.front().encoding
                                     : recipe.encoding;
    const auto known = text::readingFromName(encoding).value_or(text::Reading{});
    for (const auto& text : sample.texts) {
        view.textFields.push_back(
            text.isFieldName
                ? QString{}
                : fromUtf8(text::decode(sample.layer.fields[text.field].nameBytes, known).text));
    }
    // Ways that were worth looking at before a choice stay worth it after.
    const auto present = harmonise::optionOf(recipe);
    harmonise::CrsOption nothingStated;
    nothingStated.offset = present.offset;
    const auto origin = originOf(sample, recipe);
    const auto taken = [&](const harmonise::CrsOption& option) {
        return harmonise::placed(sample, option, recipe.country, surroundings, origin);
    };
    const auto asFound = taken(nothingStated);
    auto options = harmonise::crsOptions(sample, asFound.finding, nothingStated, recipe.country);
    if (std::find(options.begin(), options.end(), present) == options.end()) {
        const auto stated = taken(present);
        if (options.size() == 1 && stated.finding.code == asFound.finding.code) {
            options.clear(); // The recipe repeats what the file says.
        }
        options.insert(options.begin(), present);
    }
    for (const auto& option : options) {
        view.places.push_back(taken(option));
        if (option == present) {
            view.crs = view.places.back().finding;
            view.lonLat = view.places.back().lonLat;
        }
    }
    // Ways that lead nowhere near are no choice beside those that do.
    const auto isSomewhere = [](const auto& place) { return !place.country.empty(); };
    if (std::any_of(view.places.begin(), view.places.end(), isSomewhere)) {
        std::erase_if(view.places, [&](const auto& place) {
            return !isSomewhere(place) && (place.option != present || !place.finding.decided);
        });
    }
    return view;
}

} // namespace

struct ImportPreview::Shared
{
    std::filesystem::path path;
    std::string layer;
    std::optional<exchange::RawSample> sample;

    [[nodiscard]] Result<> read(const harmonise::Recipe& recipe, const Progress& progress)
    {
        const auto source = recipe.sourcePath();
        if (sample && path == source && layer == recipe.layer) {
            return {};
        }
        sample.reset();
        ECO_ASSIGN(auto read, exchange::rawSample(source, readOptions(recipe), {}, progress));
        sample = std::move(read);
        path = source;
        layer = recipe.layer;
        return {};
    }
};

ImportPreview::ImportPreview(StoreBridge& bridge, QObject* parent)
    : QObject{parent}
    , m_bridge{&bridge}
    , m_shared{std::make_shared<Shared>()}
    , m_thread{"import-preview", waitingJobs, Priority::Normal}
{
    if (bridge.hasProject()) {
        readReferenceLines();
    }
}

ImportPreview::~ImportPreview() = default;

void ImportPreview::readReferenceLines()
{
    using Lines = std::vector<geometry::RealLine>;
    m_bridge->read<Lines>(
        this,
        [](store::ProjectFile& project) -> Result<Lines> {
            Lines lines;
            const auto take = [&](const model::Feature& feature) {
                for (const geometry::Line& line : feature.shape.lines) {
                    geometry::RealLine real;
                    for (const geometry::GridPoint point : line) {
                        real.push_back(crs::lonLatFromGrid(point));
                    }
                    lines.push_back(std::move(real));
                }
                return true;
            };
            if (const auto visited = project.visitFeatures("reference_line", {}, take); !visited) {
                lines.clear(); // A project without the layer.
            }
            return lines;
        },
        [this](Result<Lines> lines) {
            m_referenceLines = std::move(lines).value_or(Lines{});
            m_surroundings.reset();
        });
}

void ImportPreview::look(const harmonise::Recipe& recipe,
                         const harmonise::LayerReport& report,
                         bool withClasses)
{
    const std::uint64_t asked = ++m_asked;
    m_thread.cancelAll();
    const QPointer<QObject> guard{this};
    const auto answer = [bridge = m_bridge, self = this, guard, asked](auto what) {
        bridge->post(guard, [self, asked, what = std::move(what)] {
            if (self->m_asked == asked) {
                what(*self);
            }
        });
    };
    const auto job = [question = Question{recipe, report},
                      shared = m_shared,
                      known = m_surroundings,
                      lines = m_referenceLines,
                      withClasses,
                      answer](const std::stop_token& stop) {
        const Progress progress{{}, stop};
        auto around = known;
        if (around == nullptr) {
            auto loaded = Surroundings::load();
            auto surroundings = std::make_shared<Surroundings>();
            if (loaded) {
                *surroundings = *std::move(loaded);
            }
            surroundings->boundaries.insert(
                surroundings->boundaries.end(), lines.begin(), lines.end());
            around = std::move(surroundings);
        }
        if (const auto read = shared->read(question.recipe, progress); !read) {
            answer([error = read.error()](ImportPreview& self) { Q_EMIT self.failed(error); });
            return;
        }
        answer([view = viewOf(*shared->sample, question, *around), around](ImportPreview& self) {
            self.m_surroundings = around;
            Q_EMIT self.sourceReady(view);
        });
        if (!withClasses || stop.stop_requested()) {
            return;
        }
        if (auto classes = harmonise::previewCrosswalk(question.recipe, progress)) {
            answer([classes = *std::move(classes)](ImportPreview& self) {
                Q_EMIT self.classesReady(classes);
            });
        } else {
            answer([error = classes.error()](ImportPreview& self) {
                Q_EMIT self.classesFailed(error);
            });
        }
    };
    static_cast<void>(m_thread.put(job));
}

void ImportPreview::stop()
{
    ++m_asked;
    m_thread.cancelAll();
}

} // namespace ecotone::bridge
