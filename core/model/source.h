#pragma once

#include "core/model/feature.h"
#include "core/model/ids.h"

#include <cstdint>
#include <map>
#include <string>

namespace ecotone::model {

/// One delivered national dataset (file and layer) and how it was read: a row of ecotone_source.
struct Source
{
    SourceId id = 0;
    std::string title;
    std::string country;
    std::string agency;
    std::string date; ///< ISO date of the delivery or survey.
    std::string licence;
    Sharing sharing = Sharing::Open;
    std::string file; ///< File name without folder.
    std::string layer;
    std::string contentHash; ///< base/hash.h fileHash.
    std::string encoding;
    std::string crs;              ///< Code or name of the source CRS as decided.
    std::string operation;        ///< Datum operation as registered.
    double accuracyMetres = -1.0; ///< Declared accuracy; negative: unknown.
    std::string scheme;
    std::string landscape;
    int authority = 0;      ///< Away from borders the higher one wins.
    std::string reportJson; ///< The whole reading report.
    /// The first delivery of the same dataset; 0: this is the first.
    SourceId seriesId = 0;
    int generation = 1; ///< Which delivery of the series, from 1.
};

} // namespace ecotone::model
