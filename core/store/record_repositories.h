#pragma once

#include "core/base/result.h"
#include "core/geometry/area.h"
#include "core/geometry/shape.h"
#include "core/model/claim.h"
#include "core/model/document.h"
#include "core/model/issue.h"
#include "core/model/source.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The rows that accompany the map: where it came from, what is wrong with it, what else was said
/// about a place, how it is drawn. Writing sources, claims, issues and extents needs a Recording
/// of scope Map; documents and styles one of scope Layout (of another scope they are written with
/// it, but not undone by it).
namespace ecotone::store {

class Database;

class SourceRepository
{
public:
    explicit SourceRepository(Database& database) : m_database{&database} {}
    /// Id 0 gets the next one; an existing id is overwritten. Returns the id.
    [[nodiscard]] Result<model::SourceId> put(const model::Source& source);
    [[nodiscard]] Result<model::Source> get(model::SourceId id);
    [[nodiscard]] Result<std::vector<model::Source>> list();
    /// With the same content hash and layer, if it was read before.
    [[nodiscard]] Result<std::optional<model::Source>> find(const std::string& contentHash,
                                                            const std::string& layer);
    [[nodiscard]] Result<> erase(model::SourceId id);

private:
    Database* m_database;
};

class ClaimRepository
{
public:
    explicit ClaimRepository(Database& database) : m_database{&database} {}
    [[nodiscard]] Result<> insert(std::span<const model::Claim> claims);
    [[nodiscard]] Result<std::vector<model::Claim>> list();
    [[nodiscard]] Result<> erase(std::int64_t id);

private:
    Database* m_database;
};

class IssueRepository
{
public:
    explicit IssueRepository(Database& database) : m_database{&database} {}
    /// By identity: the same defect found again updates its row and keeps its id and its state.
    [[nodiscard]] Result<> put(std::span<const model::Issue> issues);
    /// Errors first, then by code and id.
    [[nodiscard]] Result<std::vector<model::Issue>> list();
    [[nodiscard]] Result<> setState(model::IssueId id, const std::string& state);
    [[nodiscard]] Result<> erase(std::span<const model::IssueId> ids);

private:
    Database* m_database;
};

/// A row of layer_styles.
struct NamedStyle
{
    std::string name;
    std::string qml;
    std::string sld;
};
inline constexpr std::string_view ownStyleName = "Ecotone";

class DocumentRepository
{
public:
    explicit DocumentRepository(Database& database) : m_database{&database} {}
    /// By kind and name; returns the id.
    [[nodiscard]] Result<std::int64_t> put(const model::Document& document);
    [[nodiscard]] Result<model::Document> get(const std::string& kind, const std::string& name);
    /// All of one kind, or of every kind when it is empty; by kind and name.
    [[nodiscard]] Result<std::vector<model::Document>> list(const std::string& kind);
    [[nodiscard]] Result<> erase(const std::string& kind, const std::string& name);

    /// The styles of a layer as other programs read them (table layer_styles), in place of those
    /// written before; what other programs stored there stays. The one called ownStyleName is the
    /// default.
    [[nodiscard]] Result<> setLayerStyles(const std::string& layer,
                                          const std::vector<NamedStyle>& styles);

private:
    Database* m_database;
};

/// The mapped extent of one landscape ("" for a project without landscapes): the union of the
/// accepted source extents. gap = area(extent) - sum of the patches' areas.
struct Extent
{
    std::string landscape;
    geometry::MultiPolygon outline;
    geometry::Area area; ///< Of the outline; kept by the store.
};

class ExtentRepository
{
public:
    explicit ExtentRepository(Database& database) : m_database{&database} {}
    [[nodiscard]] Result<> set(const std::string& landscape, const geometry::MultiPolygon& outline);
    [[nodiscard]] Result<std::optional<Extent>> get(const std::string& landscape);
    [[nodiscard]] Result<std::vector<Extent>> list();

private:
    Database* m_database;
};

} // namespace ecotone::store
