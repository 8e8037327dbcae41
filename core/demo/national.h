#pragma once

#include "core/demo/mosaic.h"
#include "core/demo/noise.h"
#include "core/exchange/writer.h"
#include "core/harmonise/recipe.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How each country writes its inventory. The made-up patches are true first; each scheme then
/// finds the code and the stand that its own crosswalk reads back as the same class.
namespace ecotone::demo {

/// A code that makes trouble on purpose.
struct OddCode
{
    std::string code;
    std::string name;
};

/// One delivered file of patches, without its rows.
struct NationalForm
{
    std::string stem; ///< File name without extension.
    std::vector<exchange::WriteField> fields;
    std::size_t codeField = 0;
    std::size_t nameField = 0;          ///< Of the name of the code.
    std::string crs;                    ///< "EPSG:…"
    exchange::ShapefileOptions options; ///< Encoding; the .prj is filled in when written.
    std::vector<OddCode> unmapped;      ///< Not in the scheme.
    std::vector<OddCode> restricted;    ///< Withheld by default.
    harmonise::Recipe recipe;           ///< Without file name and folder.
};

/// A patch as a row of one of the forms.
struct NationalRow
{
    std::size_t form = 0;
    std::vector<model::Value> values;
};

/// What a scheme may know of a patch besides its class.
struct PatchFacts
{
    const MosaicPatch& patch;
    std::string landscape;
    std::int64_t number = 0; ///< Within the landscape and country, from 1.
    double hectares = 0.0;
    double timberline = 0.0;
};

class NationalScheme
{
public:
    NationalScheme() = default;
    NationalScheme(const NationalScheme&) = delete;
    NationalScheme& operator=(const NationalScheme&) = delete;
    virtual ~NationalScheme() = default;

    [[nodiscard]] virtual std::vector<NationalForm> forms(std::string_view landscape) const = 0;
    /// nullopt for a class the scheme cannot say; vegetation.h avoids them.
    [[nodiscard]] virtual std::optional<NationalRow> row(const PatchFacts& facts) const = 0;
};

[[nodiscard]] std::unique_ptr<NationalScheme> chineseScheme();
[[nodiscard]] std::unique_ptr<NationalScheme> russianScheme();
[[nodiscard]] std::unique_ptr<NationalScheme> mongolianScheme();

// Small words the three share.

[[nodiscard]] exchange::WriteField textField(std::string name, int width);
[[nodiscard]] exchange::WriteField numberField(std::string name, int width, int decimals);
[[nodiscard]] exchange::WriteField wholeField(std::string name, int width);
/// Two decimals, as a number.
[[nodiscard]] double hundredths(double value);

/// A composition of one leading species and admixtures: tenths that sum to ten.
struct Admixture
{
    std::string_view symbol;
    int tenths;
};
[[nodiscard]] std::string formula(const std::vector<Admixture>& parts);

} // namespace ecotone::demo
