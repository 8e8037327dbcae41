#include "core/crs/project_grid.h"
#include "core/store/project_file.h"
#include "core/text/romanise.h"
#include "ui/bridge/facts.h"
#include "ui/bridge/map_queries.h"
#include "ui/bridge/text.h"

#include <algorithm>

namespace ecotone::bridge {

namespace {

constexpr std::size_t mostPlaces = 40;

/// Lower case, without accents, blanks, hyphens and quotes: how a name is compared.
QString folded(const QString& text)
{
    QString plain;
    const QString decomposed = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const QChar letter : decomposed) {
        if (letter.isLetterOrNumber()) {
            plain += letter;
        }
    }
    return plain;
}

/// 0: no match; higher is better.
int matchOf(const QString& name, const QString& wanted)
{
    if (name.isEmpty()) {
        return 0;
    }
    const QString plain = folded(name);
    if (plain == wanted) {
        return 4;
    }
    if (plain.startsWith(wanted)) {
        return 3;
    }
    return plain.contains(wanted) ? 2 : 0;
}

struct Candidate
{
    FoundPlace place;
    int match = 0;
};

class Finder
{
public:
    explicit Finder(QString wanted) : m_wanted{folded(wanted)} {}

    void look(const LocalText& names,
              const std::string& local,
              const std::vector<std::string>& others,
              const QString& kind,
              const geometry::Box& box)
    {
        Candidate candidate;
        const auto take = [&](const QString& name) {
            const int match = matchOf(name, m_wanted);
            if (match > candidate.match) {
                candidate.match = match;
                candidate.place.other = name;
            }
        };
        for (const Language language : allLanguages) {
            take(fromUtf8(names.in(language)));
            takeRomanised(names.in(language), language, take);
        }
        take(fromUtf8(local));
        for (const std::string& other : others) {
            take(fromUtf8(other).section(QLatin1Char{':'}, -1));
        }
        if (candidate.match == 0) {
            return;
        }
        const std::string& shown = names.in(currentLanguage());
        candidate.place.name = fromUtf8(!shown.empty() ? shown : local);
        if (candidate.place.name.isEmpty()) {
            candidate.place.name = in(names);
        }
        if (candidate.place.other == candidate.place.name) {
            candidate.place.other.clear();
        }
        candidate.place.kind = kind;
        candidate.place.box = box;
        m_found.push_back(std::move(candidate));
    }

    [[nodiscard]] std::vector<FoundPlace> best()
    {
        std::stable_sort(m_found.begin(), m_found.end(), [](const auto& left, const auto& right) {
            return left.match > right.match;
        });
        std::vector<FoundPlace> places;
        for (Candidate& candidate : m_found) {
            const bool known =
                std::any_of(places.begin(), places.end(), [&candidate](const FoundPlace& place) {
                    return place.name == candidate.place.name && place.kind == candidate.place.kind;
                });
            if (!known && places.size() < mostPlaces) {
                places.push_back(std::move(candidate.place));
            }
        }
        return places;
    }

private:
    template <class Take>
    void takeRomanised(const std::string& name, Language language, const Take& take) const
    {
        if (name.empty() || language == Language::English) {
            return;
        }
        if (const auto latin = text::romanised(name, language); latin) {
            if (matchOf(fromUtf8(latin->text), m_wanted) > 0) {
                take(fromUtf8(latin->text));
            }
        }
    }

    QString m_wanted;
    std::vector<Candidate> m_found;
};

geometry::Box boxAt(geometry::RealPoint lonLat)
{
    const geometry::GridPoint point = crs::gridFromLonLat(lonLat.x, lonLat.y);
    return {point.x, point.y, point.x, point.y};
}

void lookInGazetteer(Finder& finder)
{
    for (const habitat::Landscape& landscape : facts().gazetteer.landscapes) {
        finder.look(landscape.name, {}, {}, word("landscape"), crs::gridBounds(landscape.box));
    }
    for (const habitat::Place& place : facts().gazetteer.places) {
        finder.look(
            place.name, place.localName, place.otherNames, word(place.type), boxAt(place.lonLat));
    }
    for (const habitat::ProtectedArea& area : facts().gazetteer.protectedAreas) {
        if (area.box || area.lonLat) {
            finder.look(area.name,
                        area.localName,
                        area.otherNames,
                        word("protected_area"),
                        area.box ? crs::gridBounds(*area.box) : boxAt(*area.lonLat));
        }
    }
}

} // namespace

void askPlaces(StoreBridge& bridge,
               QObject* context,
               QString text,
               Answer<std::vector<FoundPlace>> done)
{
    using Places = std::vector<FoundPlace>;
    bridge.read<Places>(
        context,
        [text = std::move(text)](store::ProjectFile& project) -> Result<Places> {
            Finder finder{text};
            ECO_ASSIGN(const auto layers, project.layers());
            for (const model::Layer& layer : layers) {
                if (layer.name == "road" || layer.name == "river" || layer.name == "admin") {
                    continue;
                }
                ECO_TRY(project.visitFeatures(layer.name, {}, [&](const model::Feature& feature) {
                    finder.look(feature.names,
                                feature.localName,
                                {},
                                word("layer_" + layer.name),
                                geometry::boundsOf(feature.shape));
                    return true;
                }));
            }
            lookInGazetteer(finder);
            return finder.best();
        },
        std::move(done));
}

} // namespace ecotone::bridge
