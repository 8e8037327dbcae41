#pragma once

#include "core/exchange/read_issues.h"
#include "core/geometry/shape.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The graphic objects of a MIF file after its Data line. Private to the room.
namespace ecotone::exchange {

class MifObjects
{
public:
    MifObjects(std::string_view bytes, std::string name, ReadIssues& issues)
        : m_bytes{bytes}
        , m_name{std::move(name)}
        , m_issues{issues}
    {
    }

    /// Shapes of the next object, one a kind (a collection may have several; an object without
    /// position has none); nullopt at the end of the file.
    [[nodiscard]] std::optional<std::vector<geometry::RealShape>> next(std::int64_t row);
    /// Part of the bytes that was read, 0 to 1.
    [[nodiscard]] double share() const;

private:
    [[nodiscard]] std::string_view token();
    [[nodiscard]] std::string_view peek();
    [[nodiscard]] std::optional<double> number();
    [[nodiscard]] std::optional<std::size_t> count();
    [[nodiscard]] std::optional<geometry::RealPoint> point();
    [[nodiscard]] std::optional<std::vector<geometry::RealPoint>> points();
    void skipLine();
    void skipStyles();
    [[nodiscard]] bool readObject(const std::string& word, std::vector<geometry::RealShape>& into);
    [[nodiscard]] bool readRegion(std::vector<geometry::RealShape>& into);
    [[nodiscard]] bool readPline(std::vector<geometry::RealShape>& into);
    [[nodiscard]] bool readBoxed(const std::string& word, std::vector<geometry::RealShape>& into);
    [[nodiscard]] bool readCollection(std::vector<geometry::RealShape>& into);
    void report(std::string_view code, model::Severity severity, const std::string& cause);

    std::string_view m_bytes;
    std::string m_name;
    ReadIssues& m_issues;
    std::size_t m_at = 0;
    std::int64_t m_row = 0;
};

} // namespace ecotone::exchange
