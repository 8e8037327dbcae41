#include "core/layout/pdf_finish.h"

#include "core/layout/pdf_fonts.h"
#include "core/layout/pdf_text.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <array>
#include <exception>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace ecotone::layout {
namespace {

std::string_view languageTag(Language language)
{
    switch (language) {
    case Language::English: return "en";
    case Language::Chinese: return "zh-Hans";
    case Language::Russian: return "ru";
    case Language::Mongolian: return "mn-Cyrl";
    }
    return "en";
}

/// "D:20261121100500Z" of an ISO time.
std::string pdfDate(Clock::Time time)
{
    std::string digits = "D:";
    for (const char c : isoTime(time)) {
        if (c >= '0' && c <= '9') {
            digits.push_back(c);
        }
    }
    return digits + "Z";
}

QPDFObjectHandle text(const std::string& utf8)
{
    return QPDFObjectHandle::newUnicodeString(utf8);
}

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    }
    return out;
}

/// One page with everything the backend painted on several.
class Finisher
{
public:
    Finisher(const Composition& composition, PdfFinishReport& report)
        : m_composition{composition}
        , m_report{report}
    {
    }

    Result<std::string> finish(std::string_view bytes)
    {
        m_pdf.setSuppressWarnings(true);
        m_pdf.processMemoryFile("layout", bytes.data(), bytes.size());
        ECO_TRY(repairFontTexts(m_pdf, m_report));
        joinPages();
        describe();
        addOutline();
        QPDFWriter writer{m_pdf};
        writer.setOutputMemory();
        writer.setDeterministicID(true);
        writer.setObjectStreamMode(qpdf_o_generate);
        writer.setStreamDataMode(qpdf_s_compress);
        writer.setMinimumPDFVersion("1.7");
        writer.setSuppressOriginalObjectIDs(true);
        writer.write();
        const auto buffer = writer.getBufferSharedPointer();
        return std::string{reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
    }

private:
    /// Titles of the layers in order; a first page before any layer has none.
    [[nodiscard]] std::vector<const cartography::BeginLayer*> layers() const
    {
        std::vector<const cartography::BeginLayer*> found;
        for (std::size_t i = 0; i < m_composition.page.items.size(); ++i) {
            const auto* begin = std::get_if<cartography::BeginLayer>(&m_composition.page.items[i]);
            if (begin != nullptr) {
                found.push_back(begin);
            } else if (i == 0) {
                found.push_back(nullptr);
            }
        }
        return found;
    }

    /// Optional content for the layers of the map alone: texts of the sheet cannot be hidden.
    static bool canBeHidden(const cartography::BeginLayer* layer)
    {
        constexpr std::array<std::string_view, 5> fixed{
            "sheet", "frame", "legend", "foot", "draft"};
        return layer != nullptr && std::ranges::find(fixed, layer->name) == fixed.end();
    }

    void joinPages()
    {
        QPDFPageDocumentHelper document{m_pdf};
        std::vector<QPDFPageObjectHelper> pages = document.getAllPages();
        const auto names = layers();
        QPDFObjectHandle forms = QPDFObjectHandle::newDictionary();
        QPDFObjectHandle properties = QPDFObjectHandle::newDictionary();
        QPDFObjectHandle groups = QPDFObjectHandle::newArray();
        std::string content;
        for (std::size_t i = 0; i < pages.size(); ++i) {
            const std::string number = std::to_string(i);
            forms.replaceKey("/L" + number, pages[i].getFormXObjectForPage());
            const cartography::BeginLayer* layer = i < names.size() ? names[i] : nullptr;
            const bool optional = canBeHidden(layer);
            if (optional) {
                QPDFObjectHandle group =
                    m_pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
                group.replaceKey("/Type", QPDFObjectHandle::newName("/OCG"));
                group.replaceKey("/Name", text(layer->title));
                properties.replaceKey("/O" + number, group);
                groups.appendItem(group);
                content += "/OC /O" + number + " BDC\n";
                ++m_report.layers;
            }
            content += "q /L" + number + " Do Q\n";
            if (optional) {
                content += "EMC\n";
            }
        }
        // A page of its own: the forms still read the old ones while the file is written.
        QPDFObjectHandle page = m_pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        page.replaceKey("/Type", QPDFObjectHandle::newName("/Page"));
        page.replaceKey("/MediaBox", pages.front().getObjectHandle().getKey("/MediaBox"));
        QPDFObjectHandle resources = QPDFObjectHandle::newDictionary();
        resources.replaceKey("/XObject", forms);
        resources.replaceKey("/Properties", properties);
        page.replaceKey("/Resources", resources);
        page.replaceKey("/Contents", QPDFObjectHandle::newStream(&m_pdf, content));
        document.addPage(QPDFPageObjectHelper{page}, true);
        for (QPDFPageObjectHelper& old : pages) {
            document.removePage(old);
        }
        QPDFObjectHandle usual = QPDFObjectHandle::newDictionary();
        usual.replaceKey("/Order", groups);
        usual.replaceKey("/ON", groups);
        QPDFObjectHandle optional = QPDFObjectHandle::newDictionary();
        optional.replaceKey("/OCGs", groups);
        optional.replaceKey("/D", usual);
        m_pdf.getRoot().replaceKey("/OCProperties", optional);
    }

    void describe()
    {
        const std::string date = pdfDate(m_composition.date);
        QPDFObjectHandle info = m_pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        info.replaceKey("/Title", text(m_composition.title));
        if (!m_composition.subject.empty()) {
            info.replaceKey("/Subject", text(m_composition.subject));
        }
        if (!m_composition.author.empty()) {
            info.replaceKey("/Author", text(m_composition.author));
        }
        info.replaceKey("/Creator", text("Ecotone"));
        info.replaceKey("/Producer", text("Ecotone"));
        info.replaceKey("/CreationDate", QPDFObjectHandle::newString(date));
        info.replaceKey("/ModDate", QPDFObjectHandle::newString(date));
        m_pdf.getTrailer().replaceKey("/Info", info);
        QPDFObjectHandle root = m_pdf.getRoot();
        const std::string language{languageTag(m_composition.language)};
        root.replaceKey("/Lang", QPDFObjectHandle::newString(language));
        QPDFObjectHandle view = QPDFObjectHandle::newDictionary();
        view.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
        root.replaceKey("/ViewerPreferences", view);
        QPDFObjectHandle metadata = QPDFObjectHandle::newStream(&m_pdf, xmp(language));
        metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
        metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
        root.replaceKey("/Metadata", metadata);
    }

    [[nodiscard]] std::string xmp(const std::string& language) const
    {
        const std::string time = isoTime(m_composition.date);
        const auto alternative = [&language](std::string_view tag, const std::string& value) {
            return value.empty() ? std::string{}
                                 : "<dc:" + std::string{tag} + "><rdf:Alt><rdf:li xml:lang=\"" +
                                       language + "\">" + escaped(value) +
                                       "</rdf:li></rdf:Alt></dc:" + std::string{tag} + ">";
        };
        return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
               "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
               "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description "
               "rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
               "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">" +
               alternative("title", m_composition.title) +
               alternative("description", m_composition.subject) +
               "<dc:language><rdf:Bag><rdf:li>" + language +
               "</rdf:li></rdf:Bag></dc:language><xmp:CreatorTool>Ecotone</xmp:CreatorTool>"
               "<xmp:CreateDate>" +
               time + "</xmp:CreateDate><xmp:ModifyDate>" + time +
               "</xmp:ModifyDate></rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
    }

    /// A bookmark for the sheet and one for each of its parts.
    void addOutline()
    {
        QPDFObjectHandle page =
            QPDFPageDocumentHelper{m_pdf}.getAllPages().front().getObjectHandle();
        QPDFObjectHandle outline = m_pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        QPDFObjectHandle item = m_pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        item.replaceKey("/Title", text(m_composition.title));
        item.replaceKey("/Parent", outline);
        QPDFObjectHandle target = QPDFObjectHandle::newArray();
        target.appendItem(page);
        target.appendItem(QPDFObjectHandle::newName("/Fit"));
        item.replaceKey("/Dest", target);
        outline.replaceKey("/Type", QPDFObjectHandle::newName("/Outlines"));
        outline.replaceKey("/First", item);
        outline.replaceKey("/Last", item);
        outline.replaceKey("/Count", QPDFObjectHandle::newInteger(1));
        m_pdf.getRoot().replaceKey("/Outlines", outline);
    }

    const Composition& m_composition;
    PdfFinishReport& m_report;
    QPDF m_pdf;
};

} // namespace

Result<std::string>
finishPdf(std::string_view pdf, const Composition& composition, PdfFinishReport* report)
{
    PdfFinishReport own;
    try {
        return Finisher{composition, report != nullptr ? *report : own}.finish(pdf);
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, std::string{"finishing the PDF: "} + error.what());
    }
}

} // namespace ecotone::layout
