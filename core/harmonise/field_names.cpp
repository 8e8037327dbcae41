#include "core/harmonise/field_names.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace ecotone::harmonise {

namespace {

struct KnownField
{
    std::string FieldMapping::* member;
    std::string_view names; ///< Upper-case, between bars; the first found wins.
};

constexpr std::array<KnownField, 18> knownFields{{
    {&FieldMapping::code,
     "|DI_LEI|DILEI|DLBM|YDYHFLDM|DLDM|地类|地类编码|KATZEM|KAT_ZEM|KAT|KATEG|LANDUSE|LU_CODE|GA_"
     "CODE|"
     "ANGILAL|KOD|CODE|IGBP|VALUE|CLASS|LC_TYPE|"},
    {&FieldMapping::name,
     "|DLMC|地类名称|DI_LEI_MC|KATNAME|KAT_NAME|LU_NAME|GA_NAME|NER|NAME|CLASSNAME|"},
    {&FieldMapping::species,
     "|YOU_SHI_SZ|YOUSHISZ|YSSZ|优势树种|POR|PORODA|PRPOR|GLPOR|MOD|SPECIES|"},
    {&FieldMapping::composition,
     "|SHUZHONGZC|SHU_ZHONG_|SZZC|ZC|树种组成|SOSTAV|SOST|FORMULA|BUREL|COMPOSITION|"},
    {&FieldMapping::origin, "|QI_YUAN|QIYUAN|起源|PROISH|PROISHOZHD|GARAL|ORIGIN|"},
    {&FieldMapping::age, "|PINGJUN_NL|PING_JUN_N|PJNL|NL|平均年龄|VOZR|VOZRAST|A|NAS|AGE|"},
    {&FieldMapping::ageClass, "|LING_ZU|LINGZU|KLVOZR|KL_VOZR|AGE_CLASS|"},
    {&FieldMapping::closure, "|YU_BI_DU|YUBIDU|YBD|郁闭度|POLN|POLNOTA|BITUUSHIL|CLOSURE|"},
    {&FieldMapping::landform, "|PO_WEI|POWEI|坡位|RELIEF|RELEF|LANDFORM|GADARGA|"},
    {&FieldMapping::site, "|TIPLESA|TIP_LESA|TIP|TLU|SITE|"},
    {&FieldMapping::soil, "|TU_RANG_LX|TURANG|POCHVA|SOIL|"},
    {&FieldMapping::cause, "|PRICHINA|ZAI_HAI|CAUSE|"},
    {&FieldMapping::zone, "|BUS|BUSLUUR|ZONE|"},
    {&FieldMapping::elevation, "|HAI_BA|HAIBA|VYSOTA|ELEV|ELEVATION|UNDUR|"},
    {&FieldMapping::slope, "|PO_DU|PODU|KRUTIZNA|SLOPE|"},
    {&FieldMapping::statedArea, "|MIAN_JI|MIANJI|TBMJ|面积|PL|PLOSH|PLOSHAD|AREA_HA|TALBAI|"},
    {&FieldMapping::observedOn, "|DIAO_CHA_N|GOD|YEAR|SURVEYED|ON|"},
    {&FieldMapping::id, "|UUID|TBBH|XIAO_BAN_I|FID_1|OBJECTID|ID|"},
}};

std::string upper(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        result.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    }
    return result;
}

/// The column that stands first in the list of known names.
std::string firstOf(std::span<const std::string> columns, std::string_view names)
{
    std::string best;
    auto bestPlace = std::string_view::npos;
    for (const auto& column : columns) {
        const auto place = names.find("|" + upper(column) + "|");
        if (place < bestPlace) {
            bestPlace = place;
            best = column;
        }
    }
    return best;
}

} // namespace

FieldMapping suggestedFields(std::span<const std::string> columns)
{
    FieldMapping mapping;
    for (const auto& field : knownFields) {
        mapping.*field.member = firstOf(columns, field.names);
    }
    // A Chinese land-use layer names the forest land type beside its own code.
    const auto dilei = firstOf(columns, "|DI_LEI|DILEI|");
    if (const auto landUse = firstOf(columns, "|DLBM|YDYHFLDM|"); !landUse.empty()) {
        mapping.code = landUse;
        mapping.dilei = dilei;
    }
    return mapping;
}

NameColumns suggestedNames(std::span<const std::string> columns, const std::string& country)
{
    NameColumns names;
    names.en = firstOf(columns, "|NAME_EN|NAME_ENG|ENGLISH|NAMEEN|ENAME|");
    names.zh = firstOf(columns, "|NAME_ZH|NAME_CN|NAME_CHN|FCNAME|名称|中文名|");
    names.ru = firstOf(columns, "|NAME_RU|NAME_RUS|НАЗВАНИЕ|НАИМЕНОВАНИЕ|");
    names.mn = firstOf(columns, "|NAME_MN|NER|НЭР|");
    names.local = firstOf(columns, "|NAME_LOCAL|NAME_LOC|LOCAL|NAME|MC|NAZV|NAZVANIE|");
    if (names.local.empty()) {
        names.local = country == "CN" ? names.zh : country == "RU" ? names.ru : names.mn;
    }
    return names;
}

} // namespace ecotone::harmonise
