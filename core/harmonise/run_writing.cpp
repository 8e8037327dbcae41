#include "core/base/number.h"
#include "core/coverage/engine.h"
#include "core/harmonise/layer_rows.h"
#include "core/harmonise/run.h"
#include "core/harmonise/settled_patches.h"

#include <algorithm>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <span>

namespace ecotone::harmonise {

namespace {

/// Writes one run; lives as long as its transaction.
class RunWriter
{
public:
    RunWriter(Run& run, store::ProjectFile& project, const HarmoniseOptions& options)
        : m_run{&run}
        , m_project{&project}
        , m_options{&options}
        , m_ids(run.pieces.size(), 0)
    {
    }

    Result<> write(const Progress& progress)
    {
        ECO_ASSIGN(const auto head, m_project->history().head());
        m_group = "harmonise-" + toText(head + 1);
        ECO_ASSIGN(auto batch, m_project->history().beginBatch());
        for (std::size_t i = 0; i < m_run->pieces.size(); ++i) {
            m_ids[i] = m_run->pieces[i].existing;
        }
        for (std::size_t i = 0; i < m_run->sources.size(); ++i) {
            ECO_TRY(progress.check());
            progress.report(0.1 + 0.6 * static_cast<double>(i) /
                                      static_cast<double>(m_run->sources.size()),
                            "writing " + m_run->sources[i].report.file);
            ECO_TRY(writeSource(static_cast<int>(i)));
        }
        progress.report(0.7, "writing the edges");
        ECO_TRY(writeJoined());
        return batch.commit();
    }

private:
    [[nodiscard]] model::EntryHeader header(const std::string& kind,
                                            const std::string& reason) const
    {
        model::EntryHeader header;
        header.kind = kind;
        header.author = m_options->author;
        header.reason = reason;
        header.group = m_group;
        return header;
    }

    Result<> writeSource(int index)
    {
        auto& source = m_run->sources[static_cast<std::size_t>(index)];
        auto entry = header("import", source.recipe.title);
        const bool isProposal =
            source.recipe.role == Role::Layer && source.recipe.targetLayer == "proposal";
        entry.detailsJson = nlohmann::ordered_json{{"source", source.recipe.title},
                                                   {"patches", source.report.patches}}
                                .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        std::vector<model::Feature> features;
        if (source.recipe.role == Role::Layer) {
            ECO_ASSIGN(features, featuresOf(source));
            source.report.patches = static_cast<std::int64_t>(features.size());
        }
        source.source.scheme = source.report.layer.scheme.name;
        source.source.reportJson = sourceJson(source.report);
        ECO_ASSIGN(auto recording,
                   m_project->history().begin(std::move(entry), store::Record::Import));
        ECO_ASSIGN(source.source.id, m_project->sources().put(source.source));
        ECO_TRY(writePieces(index, source.source.id));
        if (const auto rows = m_run->deliveries.find(index); rows != m_run->deliveries.end()) {
            ECO_TRY(m_project->deliveries().put(source.source.id, std::move(rows->second)));
        }
        ECO_TRY(m_project->issues().put(issuesOf(source)));
        if (source.recipe.role == Role::Layer && !isProposal) {
            ECO_TRY(writeFeatures(source, std::move(features)));
        }
        ECO_TRY(m_project->documents().put(recipeDocument(source)));
        ECO_ASSIGN(const auto written, recording.commit());
        static_cast<void>(written);
        if (isProposal) {
            auto proposals = header("import", source.recipe.title);
            proposals.scope = model::Scope::Proposal;
            ECO_ASSIGN(auto own, m_project->history().begin(std::move(proposals)));
            ECO_TRY(writeFeatures(source, std::move(features)));
            ECO_TRY(own.commit());
        }
        return {};
    }

    Result<> writePieces(int index, model::SourceId sourceId)
    {
        std::vector<model::Patch> patches;
        std::vector<std::size_t> positions;
        for (std::size_t i = 0; i < m_run->pieces.size(); ++i) {
            auto& piece = m_run->pieces[i];
            if (piece.source == index && !piece.settled) {
                piece.attributes.sourceId = sourceId;
                patches.push_back({0, piece.attributes, piece.outline, {}});
                positions.push_back(i);
            }
        }
        if (m_run->sources[static_cast<std::size_t>(index)].bulk) {
            return writeBulk(index, sourceId, patches, positions);
        }
        ECO_ASSIGN(const auto ids, m_project->patches().insert(patches));
        for (std::size_t i = 0; i < ids.size(); ++i) {
            m_ids[positions[i]] = ids[i];
        }
        return {};
    }

    /// Settled rows with the pieces of the others between them, in order of row.
    Result<> writeBulk(int index,
                       model::SourceId sourceId,
                       const std::vector<model::Patch>& pieces,
                       const std::vector<std::size_t>& positions)
    {
        const auto tagOf = [&](std::size_t i) { return m_run->pieces[positions[i]].tag; };
        SettledPatches settled{m_run->sources[static_cast<std::size_t>(index)], sourceId};
        ECO_TRY(settled.start());
        std::size_t taken = 0;
        const auto writeUpTo = [&](std::int64_t row) -> Result<> {
            const std::size_t from = taken;
            while (taken < pieces.size() && tagOf(taken) < row) {
                ++taken;
            }
            ECO_ASSIGN(const auto ids,
                       m_project->patches().insert(std::span{pieces}.subspan(from, taken - from)));
            for (std::size_t i = 0; i < ids.size(); ++i) {
                m_ids[positions[from + i]] = ids[i];
            }
            return {};
        };
        for (;;) {
            ECO_ASSIGN(const auto run, settled.next());
            if (run.empty()) {
                return writeUpTo(std::numeric_limits<std::int64_t>::max());
            }
            ECO_TRY(writeUpTo(settled.firstRow()));
            ECO_TRY(m_project->patches().insert(run));
        }
    }

    /// A layer holds one kind of geometry: what a file mixes goes into layers beside it.
    Result<> writeFeatures(ReadSource& source, std::vector<model::Feature> features)
    {
        std::map<geometry::ShapeKind, std::vector<model::Feature>> byKind;
        for (auto& feature : features) {
            byKind[feature.shape.kind].push_back(std::move(feature));
        }
        auto main = geometry::ShapeKind::None;
        std::optional<model::Layer> existing;
        if (auto found = m_project->layerRows().layer(source.recipe.targetLayer)) {
            main = found->kind;
            existing = *std::move(found);
        } else {
            std::size_t most = 0;
            for (const auto& [kind, list] : byKind) {
                if (list.size() > most) {
                    most = list.size();
                    main = kind;
                }
            }
        }
        for (auto& [kind, list] : byKind) {
            auto layer = layerOf(source, kind == main ? existing : std::nullopt);
            layer.kind = kind;
            if (kind != main) {
                layer.name += suffixOf(kind);
            }
            if (layer.sourceId == 0) {
                layer.sourceId = source.source.id;
            }
            fitToFields(layer, list);
            ECO_TRY(m_project->layerRows().ensureLayer(layer));
            ECO_TRY(m_project->layerRows().insert(layer.name, list));
        }
        return {};
    }

    static std::string suffixOf(geometry::ShapeKind kind)
    {
        switch (kind) {
        case geometry::ShapeKind::Point: return "_points";
        case geometry::ShapeKind::Line: return "_lines";
        case geometry::ShapeKind::Polygon: return "_polygons";
        case geometry::ShapeKind::None: break;
        }
        return {};
    }

    Result<> writeJoined()
    {
        auto entry = header("edge-match", "edge matching and extents");
        entry.detailsJson = nlohmann::ordered_json{{"claims", m_run->joined.report.claims},
                                                   {"closed", m_run->joined.report.closedFaces}}
                                .dump();
        ECO_ASSIGN(auto recording, m_project->history().begin(std::move(entry)));
        ECO_TRY(writePatchChanges());
        ECO_TRY(writeClaims());
        for (auto& issue : m_run->joined.issues) {
            issue.patchId = issue.patchId > 0 ? idOf(issue.patchId) : 0;
        }
        ECO_TRY(m_project->issues().put(m_run->joined.issues));
        ECO_TRY(writeExtents());
        ECO_TRY(recording.commit());
        return {};
    }

    /// The row of piece `id` - 1.
    [[nodiscard]] model::PatchId idOf(model::PatchId id) const
    {
        return m_ids[static_cast<std::size_t>(id - 1)];
    }

    Result<> writePatchChanges()
    {
        const auto& changes = m_run->joined.changes;
        const auto& pieces = m_run->pieces;
        std::set<model::PatchId> settled;
        std::vector<model::Patch> replaced;
        std::vector<model::Patch> created;
        std::vector<model::PatchId> removed = m_run->removed;
        for (const auto& each : changes.replaced) {
            settled.insert(each.id);
            const auto& piece = pieces[static_cast<std::size_t>(each.id - 1)];
            auto& list = idOf(each.id) == 0 ? created : replaced;
            list.push_back({idOf(each.id), piece.attributes, each.outline, {}});
        }
        for (const auto id : changes.removed) {
            settled.insert(id);
            if (idOf(id) != 0) {
                removed.push_back(idOf(id));
            }
        }
        for (const auto& each : changes.created) {
            const auto& piece = pieces[static_cast<std::size_t>(each.like - 1)];
            created.push_back({0, piece.attributes, each.outline, {}});
        }
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            if (pieces[i].settled || settled.contains(static_cast<model::PatchId>(i + 1))) {
                continue;
            }
            if (m_ids[i] == 0) {
                created.push_back({0, pieces[i].attributes, pieces[i].outline, {}});
            } else if (pieces[i].changed) {
                replaced.push_back({m_ids[i], pieces[i].attributes, pieces[i].outline, {}});
            }
        }
        for (const auto& piece : m_run->joined.filled) {
            created.push_back({0, piece.attributes, piece.outline, {}});
        }
        ECO_TRY(m_project->patches().erase(removed));
        ECO_TRY(m_project->patches().replace(replaced));
        ECO_TRY(m_project->patches().insert(created));
        return {};
    }

    Result<> writeClaims()
    {
        std::vector<model::Claim> claims;
        for (const auto& each : m_run->joined.claims) {
            const auto& loser = m_run->pieces[static_cast<std::size_t>(each.losingPatch - 1)];
            model::Claim claim;
            claim.sourceId = loser.attributes.sourceId;
            claim.sourceFid = loser.attributes.sourceFid;
            claim.sourceCode = loser.attributes.sourceCode;
            claim.country = each.losingCountry;
            claim.classCode = each.losingClass;
            if (each.winningPatch > 0) {
                claim.winner = m_run->pieces[static_cast<std::size_t>(each.winningPatch - 1)]
                                   .attributes.country;
            }
            claim.ruleId = "reference-line";
            claim.landscape = loser.attributes.landscape;
            claim.outline.push_back(each.geometry);
            claims.push_back(std::move(claim));
        }
        return m_project->claims().insert(claims);
    }

    /// The union of the patches of each landscape.
    Result<> writeExtents()
    {
        std::map<std::string, std::vector<geometry::Polygon>> byLandscape;
        for (auto& piece : applied(m_run->pieces, m_run->joined)) {
            byLandscape[piece.attributes.landscape].push_back(std::move(piece.outline));
        }
        for (const auto& [landscape, outlines] : byLandscape) {
            ECO_ASSIGN(const auto outline, coverage::outlineOf(outlines));
            ECO_TRY(m_project->extents().set(landscape, outline));
        }
        return {};
    }

    Run* m_run;
    store::ProjectFile* m_project;
    const HarmoniseOptions* m_options;
    std::vector<model::PatchId> m_ids; ///< Rows of the pieces; 0 before they are written.
    std::string m_group;
};

} // namespace

model::Document recipeDocument(const ReadSource& source)
{
    model::Document document;
    document.kind = "recipe";
    document.name = source.recipe.name.empty() ? source.recipe.title : source.recipe.name;
    document.json = toToml(source.recipe);
    return document;
}

std::vector<model::Issue> issuesOf(const ReadSource& source)
{
    std::vector<model::Issue> issues = source.issues;
    std::map<std::string, int> times;
    for (const auto& finding : source.report.layer.issues) {
        model::Issue issue;
        issue.code = finding.code;
        issue.severity = finding.severity;
        issue.count = finding.count;
        issue.message = finding.message;
        issue.sourceId = source.source.id;
        issue.landscape = source.recipe.landscape;
        issue.identity = finding.code + ":" + toText(source.source.id) + ":" +
                         toText(std::int64_t{times[finding.code]++});
        issue.argumentsJson = nlohmann::ordered_json{
            {"count", finding.count},
            {"source", source.recipe.title},
            {"message",
             finding.message}}.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        issues.push_back(std::move(issue));
    }
    return issues;
}

Result<> writeRun(Run& run,
                  store::ProjectFile& project,
                  const HarmoniseOptions& options,
                  const Progress& progress)
{
    return RunWriter{run, project, options}.write(progress);
}

} // namespace ecotone::harmonise
