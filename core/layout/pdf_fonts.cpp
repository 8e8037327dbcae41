#include "core/layout/pdf_fonts.h"

#include "core/layout/pdf_text.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <map>
#include <string>
#include <utility>

namespace ecotone::layout {
namespace {

std::string contentOf(QPDFObjectHandle& stream)
{
    const auto buffer = stream.getStreamData(qpdf_dl_generalized);
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

/// True when the map changed.
bool repair(UnicodeMap& map, const std::map<char32_t, char32_t>& radicals, PdfFinishReport& report)
{
    bool changed = false;
    for (auto& [code, text] : map.texts) {
        for (char32_t& point : text) {
            if (const auto found = radicals.find(point); found != radicals.end()) {
                point = found->second;
                ++report.radicalsReplaced;
                changed = true;
            }
        }
    }
    return changed;
}

/// Latin ligatures are letters to whoever searches.
bool splitLigatures(UnicodeMap& map)
{
    static const std::map<char32_t, std::u32string> ligatures{{U'\uFB00', U"ff"},
                                                              {U'\uFB01', U"fi"},
                                                              {U'\uFB02', U"fl"},
                                                              {U'\uFB03', U"ffi"},
                                                              {U'\uFB04', U"ffl"},
                                                              {U'\uFB05', U"st"},
                                                              {U'\uFB06', U"st"}};
    bool changed = false;
    for (auto& [code, text] : map.texts) {
        const auto found = text.size() == 1 ? ligatures.find(text.front()) : ligatures.end();
        if (found != ligatures.end()) {
            text = found->second;
            changed = true;
        }
    }
    return changed;
}

/// Characters of one advance that fonts share a glyph for and that the writer left without text.
void fill(UnicodeMap& map, PdfFinishReport& report)
{
    for (auto& [code, text] : map.texts) {
        // Glyph 0 and empty texts read as nothing: a space keeps words apart.
        if (text.empty() || text == std::u32string(1, U'\0')) {
            text = code == 0 ? U"\uFFFD" : U" ";
            ++report.entriesFilled;
        }
    }
}

} // namespace

Result<> repairFontTexts(QPDF& pdf, PdfFinishReport& report)
{
    ECO_ASSIGN(const auto radicals, radicalTable());
    for (QPDFObjectHandle object : pdf.getAllObjects()) {
        if (!object.isDictionaryOfType("/Font") || !object.getKey("/ToUnicode").isStream()) {
            continue;
        }
        QPDFObjectHandle stream = object.getKey("/ToUnicode");
        UnicodeMap map = parseUnicodeMap(contentOf(stream));
        const int filled = report.entriesFilled;
        fill(map, report);
        const bool split = splitLigatures(map);
        if (repair(map, radicals, report) || split || report.entriesFilled != filled) {
            stream.replaceStreamData(
                writeUnicodeMap(map), QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
        }
    }
    return {};
}

} // namespace ecotone::layout
