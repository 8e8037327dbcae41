#pragma once

#include "core/exchange/read_issues.h"
#include "core/exchange/source_reader.h"

#include <string>
#include <utility>
#include <vector>

/// What readers of one file, or of one set of files, keep alike. Private to the room.
namespace ecotone::exchange {

class FileReader : public SourceReader
{
public:
    [[nodiscard]] const std::string& driver() const override { return m_driver; }
    [[nodiscard]] const std::vector<LayerInfo>& layers() const override { return m_layers; }
    [[nodiscard]] std::vector<ReadIssue> issues(std::size_t) const override
    {
        ReadIssues all = m_opening;
        all.append(m_reading.all());
        return all.all();
    }

protected:
    FileReader() = default;
    explicit FileReader(std::string driver) : m_driver{std::move(driver)} {}

    std::string m_driver;
    std::vector<LayerInfo> m_layers;
    ReadIssues m_opening; ///< Found while the file was opened.
    ReadIssues m_reading; ///< Found by the last visit.
};

} // namespace ecotone::exchange
