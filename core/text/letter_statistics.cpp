#include "core/text/letter_models.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

/// Counted over the translations of the ISO lists of countries, their parts, languages and scripts,
/// and over system messages, into Russian, Mongolian and Chinese; words met often count by a root
/// of their number, since a map names things once. No text of this product was counted.
namespace ecotone::text {

namespace {

/// -2 log2 of the chance of a letter (columns, in the order of the alphabet) after another (rows;
/// the first row: at the start of a word), 'a' for 0.
constexpr std::u32string_view russianAlphabet = U"абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
constexpr std::array<std::string_view, 34> russianPairs{{
    "jjiljpuqkjrhljiigjgjklnpmnuuuumqo", "pljlklsojpjkhjfrlhjhnpmnmnquuutni",
    "fqqsuguuthulhrlgrgmuhunprtllkrrtn", "eunsqfsushuljpjgplknluouuqtuhqtto",
    "fploliruuiuskpkdrgmphspstuuururrs", "funsmfrjpgumkpjglkkrjspqsouunqspq",
    "pokmiotnmokjhifnmfihrqpnlopuuussq", "ptktnqupmqnolicqshjfstluttuuttuts",
    "gnrrhenuueunrqflorltkuuuupuuusquu", "dniqijtsriunoiigsmlujuuquuuuituuo",
    "mlkmlitqklgjkihonihhrlnmlpsuuuuoi", "opmojmuuomukfkijpkdhrornpouuouupn",
    "etnttkusueupjqpfsijljspptquussqrt", "gpqopgpnufunlqlgrunojqsuquuunfsjj",
    "ekkrresuuhuqplmglslsjttrtruuisqsl", "gsrkjgrtqgunssifttijlqropruuhmusm",
    "qjgjikullojjhiipkhiiqqpplnsuuuutp", "gtuuuguuuhutmuoemeoohtrutruuoqtpq",
    "eommlftmsgunolkfqokkjrnrrnuulqsso", "ipnsritsuiuejonijokfkspuppuunmtsj",
    "fsjtrgtuqgulopkgphipksququuulgtrq", "jknkikullnmiiiiojhhirmpqlnluuumiq",
    "fuupuhuuueurkprgrfqpjkruuuuuqmuur", "eolurhuuugutnljeuhknjuuuuruurqrur",
    "gproqeuupduiqttlqtoqjuppuuuujuuru", "fususeloufukpqgmuuojluruqtuuuquuu",
    "gumuufnuudujlokjrokjluuuruuurruup", "gttutclutdtsttqstsssluuuuuuutnuut",
    "nrprqbmsrnqppqnnqoooqsstssturrtsh", "tmhpmfuumtekjhntllnjutgsmouuuusus",
    "tnnnmjqugpukulelpsfjupumokuuuuujh", "rpmllsuunpjgfkgsohggokppujuuttuut",
    "pltpmsuinoqlonkqohlgtquqeueuuupqu", "qmimkhuqgtmnligpmjjfopllrunuuuojk",
}};

constexpr std::u32string_view mongolianAlphabet = U"абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя";
constexpr std::array<std::string_view, 36> mongolianPairs{{
    "ihnkirroikulnkjkkmniglllgmmluusukrp", "hnkhjuunouhnhjgqutgklpuphponuuuutup",
    "duqstjuuugtplusfnrkttiiutuuuunonkuo", "eptmliuuugtultqmlulhioquinhjuuunkuu",
    "funrgnuruiurjuqhiummjjguumiquuluiuu", "euumonunuhuujungjulirkjusuquuukufuu",
    "otlkkpqnmqjgigfmtogiintumonpuuuuspu", "koplmpuiqmnqlolmoscgmnosmrpruuqslus",
    "hstkrhutndrtmsqlsuqllmgurttuuutufuu", "dltjskuuukstptrlhuosseiusutuuuuuhuu",
    "lmnijpulotdjilgnuoikjnuukrkouuuusuq", "pumfluunortnfpcquujnmttukmupuuuutuu",
    "etorsluuthsnrmrftuifiilusptuuumunuu", "fkqiikukshuslrnijuslhlmuonuuuulmguq",
    "ehumihuhuitusmkhjqqollpuouruuuluiuq", "guufgluqqgumprqklutnilnuknuouujlgup",
    "pmjhjrppstingkfhuqgjlruqjosruuuutuu", "suihkuuquttuglftguekkttuiouuuuuutuu",
    "esspqiuttfrskspgrmfrkjruqtstuutmjuu", "golijluouguoinniluokjinrkqkpurlnhuu",
    "fukirlusujtmiukgknllgjouruuouumrhuu", "eunjsjuuuhuuroqeiumnmikuprsuuukqguu",
    "lnkkhrusqtlogkitunfjjeupnprruuuunro", "surkhmuumrfuhujtuugkqteunuluuuuutuu",
    "drsjqjutthqslsphrugmqhrmqtstuutupuu", "euuinnumuhrunumhkuptnihutsuuuuloful",
    "fsmqriuttjrtjsnfouqomrhuktttuunueuu", "fttjpjuutdsthojpkursmkpunutuuukuhuu",
    "gsjnrtuttcrmqkqliumrihkurtttuutuluu", "glmijmtnnikniliilpikjkkpjomoutnqitq",
    "jnokldtpplmpknklnrkmlmnrlqpquupskuf", "qttertuttrstrtbrsursrssusutuuuturuu",
    "mqlngfujroprnqijqjnhopplogriuustnkk", "ttjfkuuntulrgihsusgimuuuhoquuuruguu",
    "jnoklouqplmhlhglnrlmlffrmqpquupslus", "hriipsusgpqsgghprjhqjqqtmistuusupuu",
}};

/// Characters of names and notes: the 128 most frequent, the next 384, the next 688.
constexpr std::u32string_view hanFirst =
    U"一上下不东个中为于亚交以件伊作使保克入兰共内出分列利到加北区南卡原县取口古可号吉"
    U"名命和国在地塔多大字定密对将小尔尼山岛州工已巴市布库式录德或拉指提支效数文斯新无"
    U"时是有木未林果标格江河法特用的目省示科称程符类纳编罗置能自行表西要设语输达过选里"
    U"针错长阿面项马黑";

constexpr std::u32string_view hanSecond =
    U"丁与且串丹主久义之乌乔乡书了事人什仅从仓代令们任优会伦伯但位住何例信修值储像允元"
    U"全公关其兹写农冰准切则创删别制前务动勒包化匹单博卢印参及双发变只台叶合同后向否含"
    U"启告员哈哥商嘉器回园图土圣场均块坡坦型埃域基堡塞境处备复外天夫失奇奥如姆始威子存"
    U"学宁它安宗容少属屯岭岸川希帕带平年并序应府度延建开引归当径得必忽态性恩息您意戈成"
    U"户所扎打托执找护持按换据接操改教敦整方旗日明显普景更曼替最月服期本机权村条来松析"
    U"柏查柳树校桑档桦检森植模次止正此殊段每比水永求汤沃沙沟没治沼波注泰泽洛洲海消混添"
    U"清港游湖湾源灌点然版物状玛现理瓦生田甸界略疏白盖盟相知码确种积移穆空立站第等签算"
    U"米系索红级线组结给统维缓缺美群者而至节芬苏苗范草莎莫莱获萨落蒂蒙补被视解言警认记"
    U"许证识该误说请诸诺读调象贝败质赤起跟路转边辽运近返这进远迪退通道那邦郡部配采重量"
    U"钥链锡键镇门闭问闲间阔限除隆雷需青非须风鲁默齐龙";

constexpr std::u32string_view hanThird =
    U"七万三世丘业丛丢两严丰临举么也二云互五些产亨享京亮仍他价份伍伐传似低佐体余佛你佩"
    U"佳供依侧便俄俾倍候假偏做停僧充先光免八六具典兼冈册再冒军冲决况冷减几凡凯击函刚初"
    U"刷剩副力功助努劳势勃匈匙医十升华协卜占即却卷厄历压厚去反受叙句另史右各吊吗周味呼"
    U"哇响哪喀善四因围固圃圭址坎坏坪城塘填墓增墨壁壤士声夏够太头夷夸夹奈奎套好姓媒嫩孔"
    U"孟季宅守完宏宛宜实客家宽宾富察寨寻导封射尚尝尤就尽尾局层居屏展岗岩峰嵌左差币帮常"
    U"幕干幼广庆底店废康廷异弃弗强形彦彭影彼待很律循微心志快怀急总恢恰悬情惠想我截戳戴"
    U"手才扩扬批承技把抓抚报拆拒拜拟拣择括拷拿挂挝挪损捷排控推掸描插搜摘摩摸撒播收放政"
    U"散斐斜断施旁旅族旧早旱旺昂昆易星映春智暂暗朗望朝末术朱杉杜束杠杨杰板极构架柄某柯"
    U"栈栎栏栖株样核根框案桌桥梅梯梵棉棕棱椴楚楠概榆槭樟横橡欧步武歧死殖母毛毫氏民汉汗"
    U"汪汶泉泊洋洞津洪活派流浅浇测济浦浩浮涅涉淖深渠温湿溢溪滕滚满滤滨滩演漠潘澳激灵热"
    U"焦照熊熟爪爱父片牙牡牧独狼猜王环玻班珲瑙瑞瑟瓜甘由申电畔留疆登百皮盐监盘直看真着"
    U"短石矿研砾硬碱磁社祖禁福离私秒秘稀突窗端竹笔答策简管精素紧紫累约纯纹纽细终绍经绑"
    U"绘络绝绥继续绿缀缅缩网罕羊翁翰翻老考耕耗耳耶联聚肖肯育胡胶胸脑脚脱腊腐致舍舒良色"
    U"艾芒芦花苇苔若英茅茨茵茶荐荒荫荷菜菲萄营葡葬蒿蓄蓬薄藏藓虎虑蜂街装裸褐覆见规角触"
    U"詹计议讷访诊词译试话询详谢谷豪豹负贡货贮费贾资赋赖赛赞赫超越足跳踪身车轮软载较辅"
    U"辑辖辛还连迟述追送适逊递途逗速造逻遇遍遮避邓邮郁郎郭都释金钟钦钩钮钵铁销锁镑闪闽"
    U"阅防阻陀附际陶陷随隐隔雅集雪零霍静韦音页顶顺顿预领频题颜额颠饲饶首香验高鲜鸟鸡鸣"
    U"鸭鹤鹿麦黄黎鼠龄";

constexpr double unknownLetterBits = -14.0;

/// One alphabet's pairs, by code point.
class PairTable
{
public:
    template <std::size_t Rows>
    PairTable(std::u32string_view alphabet, const std::array<std::string_view, Rows>& rows)
        : m_places(0x100, 0)
        , m_width{alphabet.size()}
    {
        for (std::size_t i = 0; i < alphabet.size(); ++i) {
            m_places[alphabet[i] - 0x400] = static_cast<std::uint8_t>(i + 1);
        }
        for (const std::string_view row : rows) {
            for (const char bits : row) {
                m_bits.push_back(static_cast<double>('a' - bits) / 2.0);
            }
        }
    }
    [[nodiscard]] double of(char32_t before, char32_t letter) const
    {
        const std::size_t column = placeOf(letter);
        return column == 0 ? unknownLetterBits : m_bits[placeOf(before) * m_width + column - 1];
    }

private:
    [[nodiscard]] std::size_t placeOf(char32_t letter) const
    {
        return letter < 0x400 || letter > 0x4FF ? 0 : m_places[letter - 0x400];
    }

    std::vector<std::uint8_t> m_places; ///< Row of a letter; 0: none, the start of a word.
    std::size_t m_width;
    std::vector<double> m_bits;
};

} // namespace

double pairBits(char32_t before, char32_t letter, LetterModel model)
{
    static const PairTable russian{russianAlphabet, russianPairs};
    static const PairTable mongolian{mongolianAlphabet, mongolianPairs};
    return (model == LetterModel::Mongolian ? mongolian : russian).of(before, letter);
}

int hanRank(char32_t code)
{
    static const std::vector<std::uint8_t> ranks = [] {
        std::vector<std::uint8_t> made(0x10000, 0);
        int rank = 0;
        for (const std::u32string_view tier : {hanFirst, hanSecond, hanThird}) {
            ++rank;
            for (const char32_t each : tier) {
                made[each] = static_cast<std::uint8_t>(rank);
            }
        }
        return made;
    }();
    return code < ranks.size() ? ranks[code] : 0;
}

} // namespace ecotone::text
