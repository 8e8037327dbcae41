<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="mn" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;New project…</source>
        <translation>&amp;Шинэ төсөл…</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>Төсөл &amp;нээх…</translation>
    </message>
    <message>
        <source>&amp;Look at a file…</source>
        <translation>&amp;Файл харах…</translation>
    </message>
    <message>
        <source>Name this &amp;state…</source>
        <translation>Энэ төлвийг &amp;нэрлэх…</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>Төсөл &amp;хаах</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Гарах</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Буцаах</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Дахин хийх</translation>
    </message>
    <message>
        <source>Select &amp;all in view</source>
        <translation>Харагдаж буй &amp;бүгдийг сонгох</translation>
    </message>
    <message>
        <source>&amp;Deselect</source>
        <translation>&amp;Сонголтыг болих</translation>
    </message>
    <message>
        <source>&amp;Find a place</source>
        <translation>Газар &amp;хайх</translation>
    </message>
    <message>
        <source>&amp;Who are you…</source>
        <translation>Та &amp;хэн бэ…</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Томруулах</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Жижигрүүлэх</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>&amp;Бүгдийг харуулах</translation>
    </message>
    <message>
        <source>Show the &amp;selection</source>
        <translation>&amp;Сонгосныг харуулах</translation>
    </message>
    <message>
        <source>&amp;Previous view</source>
        <translation>&amp;Өмнөх харагдац</translation>
    </message>
    <message>
        <source>&amp;Next view</source>
        <translation>&amp;Дараагийн харагдац</translation>
    </message>
    <message>
        <source>Patches as out&amp;lines only</source>
        <translation>Дэвсгэрийн зөвхөн &amp;хүрээ</translation>
    </message>
    <message>
        <source>&amp;Graticule</source>
        <translation>&amp;Газарзүйн тор</translation>
    </message>
    <message>
        <source>La&amp;yers</source>
        <translation>&amp;Давхарга</translation>
    </message>
    <message>
        <source>Inspec&amp;tor</source>
        <translation>&amp;Шинжигч</translation>
    </message>
    <message>
        <source>Ta&amp;bles</source>
        <translation>&amp;Хүснэгт</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Бүтэн дэлгэц</translation>
    </message>
    <message>
        <source>Dar&amp;k colours</source>
        <translation>Бараан өн&amp;гө</translation>
    </message>
    <message>
        <source>&amp;Hillshade…</source>
        <translation>&amp;Рельефийн сүүдэрлэгээ…</translation>
    </message>
    <message>
        <source>Add a &amp;backdrop image…</source>
        <translation>&amp;Суурь зураг нэмэх…</translation>
    </message>
    <message>
        <source>Attribute &amp;table</source>
        <translation>Шинж чанарын &amp;хүснэгт</translation>
    </message>
    <message>
        <source>&amp;Move the map</source>
        <translation>Зураг &amp;зөөх</translation>
    </message>
    <message>
        <source>&amp;Select patches</source>
        <translation>Дэвсгэр &amp;сонгох</translation>
    </message>
    <message>
        <source>&amp;Ask what is there</source>
        <translation>Энд юу байгааг &amp;асуух</translation>
    </message>
    <message>
        <source>M&amp;easure</source>
        <translation>&amp;Хэмжих</translation>
    </message>
    <message>
        <source>&amp;Paint classes</source>
        <translation>Ангиллаар &amp;будах</translation>
    </message>
    <message>
        <source>&amp;Change class…</source>
        <translation>Ангилал &amp;өөрчлөх…</translation>
    </message>
    <message>
        <source>Mark as &amp;reviewed</source>
        <translation>&amp;Хянасан гэж тэмдэглэх</translation>
    </message>
    <message>
        <source>Draw a &amp;proposal</source>
        <translation>&amp;Санал зурах</translation>
    </message>
    <message>
        <source>&amp;Export a layout…</source>
        <translation>Макет &amp;экспортлох…</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>&amp;Эхний алхам</translation>
    </message>
    <message>
        <source>&amp;About Ecotone</source>
        <translation>Ecotone-ийн &amp;тухай</translation>
    </message>
    <message>
        <source>S&amp;plit patches</source>
        <translation>Дэвсгэр &amp;хуваах</translation>
    </message>
    <message>
        <source>Mer&amp;ge patches</source>
        <translation>Дэвсгэр нэ&amp;гтгэх</translation>
    </message>
    <message>
        <source>Res&amp;hape a patch</source>
        <translation>Дэвсгэрийн хил ө&amp;өрчлөх</translation>
    </message>
    <message>
        <source>Move a c&amp;orner</source>
        <translation>Орой з&amp;өөх</translation>
    </message>
    <message>
        <source>&amp;Fill a gap</source>
        <translation>За&amp;всар дүүргэх</translation>
    </message>
    <message>
        <source>&amp;Check the map</source>
        <translation>Зургийг &amp;шалгах</translation>
    </message>
    <message>
        <source>&amp;Next issue</source>
        <translation>Дараагийн &amp;зөрчил</translation>
    </message>
    <message>
        <source>&amp;Draw a new patch</source>
        <translation>Шинэ дэвсгэр &amp;зурах</translation>
    </message>
    <message>
        <source>C&amp;ut out of a patch</source>
        <translation>Дэвсгэрээс огт&amp;лж авах</translation>
    </message>
    <message>
        <source>Dissolve in&amp;to neighbours</source>
        <translation>Хөршид &amp;уусгах</translation>
    </message>
    <message>
        <source>&amp;Style of the map…</source>
        <translation>Газрын зургийн &amp;загвар…</translation>
    </message>
    <message>
        <source>Add a boo&amp;kmark…</source>
        <translation>Хавчуурга нэ&amp;мэх…</translation>
    </message>
    <message>
        <source>Book&amp;marks…</source>
        <translation>Хавчуур&amp;га…</translation>
    </message>
    <message>
        <source>&amp;Compare two maps</source>
        <translation>Хоёр зургийг &amp;харьцуулах</translation>
    </message>
    <message>
        <source>O&amp;verview map</source>
        <translation>&amp;Тойм зураг</translation>
    </message>
</context>
<context>
    <name>AreaModel</name>
    <message>
        <source>km²</source>
        <translation>км²</translation>
    </message>
</context>
<context>
    <name>Coordinates</name>
    <message>
        <source>%1° W</source>
        <translation>%1° Б.у.</translation>
    </message>
    <message>
        <source>%1° E</source>
        <translation>%1° З.у.</translation>
    </message>
    <message>
        <source>%1° S</source>
        <translation>%1° Ө.ө.</translation>
    </message>
    <message>
        <source>%1° N</source>
        <translation>%1° Х.ө.</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>The file is not there.</source>
        <translation>Файл байрандаа алга.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed. Look for it again.</source>
        <translation>Зөөсөн эсвэл нэрийг нь сольсон байж магадгүй. Дахин хайна уу.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Файлыг унших боломжгүй.</translation>
    </message>
    <message>
        <source>Ask for the right to read it, or copy it to your own folder.</source>
        <translation>Унших эрх авах эсвэл өөрийн хавтас руу хуулна уу.</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>Файл гэмтсэн байна.</translation>
    </message>
    <message>
        <source>Nothing was changed in the project. Ask the sender for the file again.</source>
        <translation>Төсөлд юу ч өөрчлөгдөөгүй. Илгээгчээс файлыг дахин авна уу.</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>Файлыг бичих боломжгүй.</translation>
    </message>
    <message>
        <source>Choose another folder. The project is as it was.</source>
        <translation>Өөр хавтас сонгоно уу. Төсөл хэвээрээ байна.</translation>
    </message>
    <message>
        <source>This kind of file is not known.</source>
        <translation>Ийм төрлийн файл танигдаагүй.</translation>
    </message>
    <message>
        <source>Shapefile, MapInfo, GeoPackage, GeoJSON, KML, SXF, CSV and GeoTIFF can be read.</source>
        <translation>Shapefile, MapInfo, GeoPackage, GeoJSON, KML, SXF, CSV, GeoTIFF файлыг уншина.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Диск дүүрсэн байна.</translation>
    </message>
    <message>
        <source>Free some space, then repeat. The project is as it was.</source>
        <translation>Зай чөлөөлөөд давтана уу. Төсөл хэвээрээ байна.</translation>
    </message>
    <message>
        <source>The text encoding cannot be decided from the file.</source>
        <translation>Тэмдэгтийн кодчиллыг файлаас тогтоож чадсангүй.</translation>
    </message>
    <message>
        <source>Choose the encoding whose names you can read.</source>
        <translation>Нэр зөв уншигдах кодчиллыг сонгоно уу.</translation>
    </message>
    <message>
        <source>The coordinate system is not known.</source>
        <translation>Солбицлын систем тодорхойгүй.</translation>
    </message>
    <message>
        <source>Ask the sender which one it is, and choose it.</source>
        <translation>Илгээгчээс лавлаад сонгоно уу.</translation>
    </message>
    <message>
        <source>The coordinates do not fit their coordinate system.</source>
        <translation>Солбицол өөрийн системтэй нийцэхгүй байна.</translation>
    </message>
    <message>
        <source>Check the coordinate system of the file.</source>
        <translation>Файлын солбицлын системийг шалгана уу.</translation>
    </message>
    <message>
        <source>This coordinate system has no public parameters.</source>
        <translation>Энэ солбицлын системд нийтэд нээлттэй параметр байхгүй.</translation>
    </message>
    <message>
        <source>Enter local control points, or state an assumption in the import setup.</source>
        <translation>Орон нутгийн тулгуур цэг оруулах эсвэл импортын тохиргоонд таамаглал бичнэ үү.</translation>
    </message>
    <message>
        <source>The outline is not valid.</source>
        <translation>Хүрээ буруу байна.</translation>
    </message>
    <message>
        <source>It may cross itself. Draw it again.</source>
        <translation>Өөрийгөө огтолсон байж магадгүй. Дахин зурна уу.</translation>
    </message>
    <message>
        <source>The outlines could not be made to meet.</source>
        <translation>Хүрээнүүдийг нийлүүлж чадсангүй.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Юу ч өөрчлөгдөөгүй.</translation>
    </message>
    <message>
        <source>Another person edits this project now.</source>
        <translation>Энэ төслийг өөр хүн засварлаж байна.</translation>
    </message>
    <message>
        <source>You can look at it; edit when they are done.</source>
        <translation>Харж болно; тэр дууссаны дараа засварлана уу.</translation>
    </message>
    <message>
        <source>This file is not a sound Ecotone project.</source>
        <translation>Энэ файл бүрэн бүтэн Ecotone төсөл биш.</translation>
    </message>
    <message>
        <source>The file was not changed. Use a copy made before, or open it as a layer.</source>
        <translation>Файл өөрчлөгдөөгүй. Өмнөх хуулбарыг ашиглах эсвэл давхарга болгон нээнэ үү.</translation>
    </message>
    <message>
        <source>A newer Ecotone wrote this project.</source>
        <translation>Энэ төслийг Ecotone-ийн шинэ хувилбар бичсэн.</translation>
    </message>
    <message>
        <source>Install the newer version to open it.</source>
        <translation>Нээхийн тулд шинэ хувилбарыг суулгана уу.</translation>
    </message>
    <message>
        <source>The rows changed underneath; nothing was applied.</source>
        <translation>Мөрүүд энэ хооронд өөрчлөгдсөн; юу ч хэрэгжээгүй.</translation>
    </message>
    <message>
        <source>Look at the history, then repeat the edit.</source>
        <translation>Түүхийг хараад засвараа давтана уу.</translation>
    </message>
    <message>
        <source>The project is open for reading only.</source>
        <translation>Төсөл зөвхөн уншихаар нээгдсэн.</translation>
    </message>
    <message>
        <source>Save a copy to edit it.</source>
        <translation>Засварлахын тулд хуулбар хадгална уу.</translation>
    </message>
    <message>
        <source>It is not in the project any more.</source>
        <translation>Энэ төсөлд байхгүй болсон.</translation>
    </message>
    <message>
        <source>The name is taken.</source>
        <translation>Нэр ашиглагдсан байна.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Өөр нэр сонгоно уу.</translation>
    </message>
    <message>
        <source>The import setup is not valid.</source>
        <translation>Импортын тохиргоо буруу байна.</translation>
    </message>
    <message>
        <source>Look at the line named below.</source>
        <translation>Доор заасан мөрийг харна уу.</translation>
    </message>
    <message>
        <source>A classification table is not valid.</source>
        <translation>Ангиллын хүснэгт буруу байна.</translation>
    </message>
    <message>
        <source>The condition is not understood.</source>
        <translation>Нөхцөл ойлгогдсонгүй.</translation>
    </message>
    <message>
        <source>There is no such habitat class.</source>
        <translation>Ийм амьдрах орчны ангилал байхгүй.</translation>
    </message>
    <message>
        <source>An edit needs your name.</source>
        <translation>Засварт таны нэр хэрэгтэй.</translation>
    </message>
    <message>
        <source>Tell us who you are, then repeat.</source>
        <translation>Өөрийгөө танилцуулаад давтана уу.</translation>
    </message>
    <message>
        <source>This patch belongs to another side.</source>
        <translation>Энэ дэвсгэр нөгөө талынх.</translation>
    </message>
    <message>
        <source>Comment on it, or unlock it with a mandate that enters the history.</source>
        <translation>Санал бичих эсвэл түүхэнд орох эрхийн бичгээр түгжээг тайлна уу.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Цуцлагдсан.</translation>
    </message>
    <message>
        <source>Something entered is not right.</source>
        <translation>Оруулсан зүйл буруу байна.</translation>
    </message>
    <message>
        <source>Something went wrong inside Ecotone.</source>
        <translation>Ecotone дотор алдаа гарлаа.</translation>
    </message>
    <message>
        <source>Nothing was lost. Repeat it; if it happens again, send us the log.</source>
        <translation>Юу ч алдагдаагүй. Давтана уу; дахин тохиолдвол бүртгэлийг бидэнд илгээнэ үү.</translation>
    </message>
</context>
<context>
    <name>ExampleWords</name>
    <message>
        <source>Making the example</source>
        <translation>Жишээг үүсгэж байна</translation>
    </message>
</context>
<context>
    <name>HistoryKind</name>
    <message>
        <source>Class changed</source>
        <translation>Ангилал өөрчилсөн</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Хянасан</translation>
    </message>
    <message>
        <source>Source brought in</source>
        <translation>Эх сурвалж оруулсан</translation>
    </message>
    <message>
        <source>Sources harmonised</source>
        <translation>Эх сурвалжийг нэгтгэсэн</translation>
    </message>
    <message>
        <source>Reclassified by edited rules</source>
        <translation>Засварласан дүрмээр дахин ангилсан</translation>
    </message>
    <message>
        <source>Table of rules</source>
        <translation>Дүрмийн хүснэгт</translation>
    </message>
    <message>
        <source>Edges matched</source>
        <translation>Зааг тулгасан</translation>
    </message>
    <message>
        <source>New delivery accepted</source>
        <translation>Шинэ нийлүүлэлт хүлээн авсан</translation>
    </message>
    <message>
        <source>Conflicts with a delivery settled</source>
        <translation>Нийлүүлэлттэй зөрчлийг шийдсэн</translation>
    </message>
    <message>
        <source>File brought up to date</source>
        <translation>Файлыг шинэчилсэн</translation>
    </message>
    <message>
        <source>Edited by another program</source>
        <translation>Өөр програмаар зассан</translation>
    </message>
    <message>
        <source>Patch split</source>
        <translation>Дэвсгэр хуваасан</translation>
    </message>
    <message>
        <source>Patches merged</source>
        <translation>Дэвсгэр нэгтгэсэн</translation>
    </message>
    <message>
        <source>Boundary reshaped</source>
        <translation>Зааг зассан</translation>
    </message>
    <message>
        <source>Proposal changed</source>
        <translation>Санал өөрчилсөн</translation>
    </message>
    <message>
        <source>Proposal drawn</source>
        <translation>Санал зурсан</translation>
    </message>
    <message>
        <source>Proposal removed</source>
        <translation>Санал устгасан</translation>
    </message>
    <message>
        <source>Layout changed</source>
        <translation>Макет өөрчилсөн</translation>
    </message>
    <message>
        <source>Project made</source>
        <translation>Төсөл үүсгэсэн</translation>
    </message>
    <message>
        <source>Layers brought in</source>
        <translation>Давхарга оруулсан</translation>
    </message>
    <message>
        <source>Demonstration made</source>
        <translation>Жишээ өгөгдөл үүсгэсэн</translation>
    </message>
    <message>
        <source>Extent accepted</source>
        <translation>Хамрах хүрээг баталсан</translation>
    </message>
    <message>
        <source>Corner moved</source>
        <translation>Орой зөөсөн</translation>
    </message>
    <message>
        <source>Corner set</source>
        <translation>Орой нэмсэн</translation>
    </message>
    <message>
        <source>Corner removed</source>
        <translation>Орой устгасан</translation>
    </message>
    <message>
        <source>Patch drawn</source>
        <translation>Дэвсгэр зурсан</translation>
    </message>
    <message>
        <source>Patch cut out</source>
        <translation>Дэвсгэр огтолж авсан</translation>
    </message>
    <message>
        <source>Gap filled</source>
        <translation>Завсар бөглөсөн</translation>
    </message>
    <message>
        <source>Slivers dissolved</source>
        <translation>Зүсмийг уусгасан</translation>
    </message>
    <message>
        <source>Land given to a neighbour</source>
        <translation>Газрыг хөршид өгсөн</translation>
    </message>
    <message>
        <source>Outlines cleaned up</source>
        <translation>Хүрээг цэгцэлсэн</translation>
    </message>
    <message>
        <source>Issues fixed</source>
        <translation>Зөрчлийг зассан</translation>
    </message>
    <message>
        <source>Style of the map changed</source>
        <translation>Газрын зургийн загварыг өөрчилсөн</translation>
    </message>
    <message>
        <source>Hillshade changed</source>
        <translation>Рельефийн сүүдэрлэгээг өөрчилсөн</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>undone</source>
        <translation>буцаасан</translation>
    </message>
    <message>
        <source>abandoned</source>
        <translation>орхисон</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>битүүмжилсэн</translation>
    </message>
    <message>
        <source>done</source>
        <translation>хийсэн</translation>
    </message>
    <message>
        <source>change on the ground</source>
        <translation>бодит өөрчлөлт</translation>
    </message>
    <message>
        <source>correction of the map</source>
        <translation>зургийн засвар</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Цаг</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Юу</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Хэн</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Төлөв</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Яагаад</translation>
    </message>
</context>
<context>
    <name>IdentifyTool</name>
    <message>
        <source>Click to ask what is there and why.</source>
        <translation>Энд юу, яагаад байгааг мэдэхийн тулд дарна уу.</translation>
    </message>
</context>
<context>
    <name>ImportEntryWords</name>
    <message>
        <source>areas</source>
        <translation>талбай</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>шугам</translation>
    </message>
    <message>
        <source>points</source>
        <translation>цэг</translation>
    </message>
    <message>
        <source>a table without places</source>
        <translation>байршилгүй хүснэгт</translation>
    </message>
    <message>
        <source>Say which column holds the code of the land.</source>
        <translation>Газрын кодтой баганыг заана уу.</translation>
    </message>
    <message>
        <source>The codes fit no classification for certain: choose the one they follow.</source>
        <translation>Код аль ангилалд хамаарах нь тодорхойгүй: дагасан ангиллыг сонгоно уу.</translation>
    </message>
    <message>
        <source>Say whose side of the border this maps.</source>
        <translation>Хилийн аль талын зураг болохыг заана уу.</translation>
    </message>
    <message>
        <source>The file holds no places, so it cannot be put on a map.</source>
        <translation>Файлд байршил байхгүй тул зурагт тавих боломжгүй.</translation>
    </message>
    <message>
        <source>The texts can be read in two ways: choose the right one.</source>
        <translation>Бичвэрийг хоёр янзаар уншиж болно: зөвийг нь сонгоно уу.</translation>
    </message>
    <message>
        <source>The file does not say where it lies: choose its coordinate system, or ask the sender for it.</source>
        <translation>Файл хаана байгаагаа заагаагүй: солбицлын системийг сонгох эсвэл илгээгчээс асууна уу.</translation>
    </message>
    <message>
        <source>Nobody published how %1 leads to today&apos;s coordinates: ask the sender for CGCS2000 or WGS 84, name your control points, or assume a datum.</source>
        <translation>%1-ээс өнөөгийн солбицолд шилжих параметр нийтлэгдээгүй: илгээгчээс CGCS2000 эсвэл WGS 84 солбицол авах, тулгуур цэгээ заах эсвэл тооллын эхлэлийг таамаглана уу.</translation>
    </message>
    <message>
        <source>Part of the file could not be read. Ask the sender for it again, or go on with what was read.</source>
        <translation>Файлын зарим хэсгийг уншиж чадсангүй. Дахин авах эсвэл уншсан хэсгээр үргэлжлүүлнэ үү.</translation>
    </message>
    <message>
        <source>The place rests on an assumption: compare it with the border on the small map.</source>
        <translation>Байршил таамаглалд тулгуурласан: жижиг зураг дээрх хилтэй харьцуулна уу.</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>Батлах</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Таныг хүлээж буй</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Шийдсэн</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n мөр</numerusform>
            <numerusform>%n мөр</numerusform>
        </translation>
    </message>
    <message>
        <source>texts in %1</source>
        <translation>бичвэр %1</translation>
    </message>
    <message>
        <source>texts not decided</source>
        <translation>бичвэрийн кодчилол тодорхойгүй</translation>
    </message>
    <message>
        <source>place not decided</source>
        <translation>байршил тодорхойгүй</translation>
    </message>
    <message>
        <source>%1, within %2 m</source>
        <translation>%1, %2 м дотор</translation>
    </message>
    <message>
        <source>%1 (%2); %3; %4.</source>
        <translation>%1 (%2); %3; %4.</translation>
    </message>
    <message>
        <source>The codes stand for different land in two classifications: choose the one they follow.</source>
        <translation>Эдгээр код хоёр ангилалд өөр газрыг заадаг: алийг нь дагаснаа сонгоно уу.</translation>
    </message>
    <message>
        <source>A Chinese web map has probably shifted the positions: ask the provider for CGCS2000 coordinates, or decide what to do.</source>
        <translation>Хятадын веб газрын зураг байрлалыг шилжүүлсэн бололтой: нийлүүлэгчээс CGCS2000 солбицол хүсэх, эсвэл яахаа шийднэ үү.</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>Looking at the file</source>
        <translation>Файлыг үзэж байна</translation>
    </message>
    <message>
        <source>Bringing the file into the map</source>
        <translation>Файлыг зурагт оруулж байна</translation>
    </message>
    <message>
        <source>Chinese forest inventory</source>
        <translation>Хятадын ойн тооллого</translation>
    </message>
    <message>
        <source>Chinese land use, GB/T 21010-2017</source>
        <translation>Хятадын газар ашиглалт, GB/T 21010-2017</translation>
    </message>
    <message>
        <source>Chinese land and sea use, 2023</source>
        <translation>Хятадын газар, далай ашиглалт, 2023</translation>
    </message>
    <message>
        <source>Vegetation map of China, 1:1,000,000</source>
        <translation>Хятадын ургамлын зураг, 1:1 000 000</translation>
    </message>
    <message>
        <source>Russian forest inventory</source>
        <translation>Оросын ойн тооллого</translation>
    </message>
    <message>
        <source>Russian vegetation map</source>
        <translation>Оросын ургамлын зураг</translation>
    </message>
    <message>
        <source>Mongolian land use</source>
        <translation>Монголын газар ашиглалт</translation>
    </message>
    <message>
        <source>Mongolian land fund</source>
        <translation>Монголын газрын нэгдмэл сан</translation>
    </message>
    <message>
        <source>Ecosystems of Mongolia</source>
        <translation>Монголын экосистем</translation>
    </message>
</context>
<context>
    <name>IssueModel</name>
    <message>
        <source>error</source>
        <translation>алдаа</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>анхааруулга</translation>
    </message>
    <message>
        <source>note</source>
        <translation>тэмдэглэл</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>зассан</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>зөвшөөрсөн</translation>
    </message>
    <message>
        <source>open</source>
        <translation>нээлттэй</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Түвшин</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>Асуудал</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Тоо</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Төлөв</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Дэлгэрэнгүй</translation>
    </message>
</context>
<context>
    <name>IssueWords</name>
    <message>
        <source>Give it to the neighbour</source>
        <translation>Хөршид өгөх</translation>
    </message>
    <message>
        <source>Make it a patch</source>
        <translation>Дэвсгэр болгох</translation>
    </message>
    <message>
        <source>Clean up the outlines</source>
        <translation>Хүрээг цэгцлэх</translation>
    </message>
    <message>
        <source>Dissolve into the neighbour</source>
        <translation>Хөршид уусгах</translation>
    </message>
    <message>
        <source>Give it to the other side</source>
        <translation>Нөгөө талд өгөх</translation>
    </message>
    <message>
        <source>Checking the map</source>
        <translation>Зургийг шалгаж байна</translation>
    </message>
    <message>
        <source>Keep our edit</source>
        <translation>Манай засварыг үлдээх</translation>
    </message>
    <message>
        <source>Take the delivery</source>
        <translation>Нийлүүлэлтийг авах</translation>
    </message>
</context>
<context>
    <name>LayoutWords</name>
    <message>
        <source>Writing the layout</source>
        <translation>Макетыг бичиж байна</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Урьдчилан харах</translation>
    </message>
</context>
<context>
    <name>MeasureTool</name>
    <message>
        <source>Click along the line; a double-click ends it, Backspace takes a point back.</source>
        <translation>Шугамын дагуу дарна; давхар даралт дуусгана, Backspace цэгийг буцаана.</translation>
    </message>
</context>
<context>
    <name>MergeTool</name>
    <message>
        <source>Click neighbouring patches; a double-click makes them one, Esc lets them go.</source>
        <translation>Зэргэлдээ дэвсгэрүүдийг товш; давхар товшиход нэгтгэнэ, Esc болиулна.</translation>
    </message>
</context>
<context>
    <name>PaintTool</name>
    <message>
        <source>Choose a class in the inspector, then click patches.</source>
        <translation>Шинжигчээс ангилал сонгоод дэвсгэрүүд дээр дарна уу.</translation>
    </message>
    <message>
        <source>Click patches to make them: %1</source>
        <translation>Дэвсгэр дээр дарж болгох нь: %1</translation>
    </message>
</context>
<context>
    <name>PanTool</name>
    <message>
        <source>Drag to move the map; the wheel zooms.</source>
        <translation>Чирж зургийг зөөнө; хүрд масштабыг өөрчилнө.</translation>
    </message>
</context>
<context>
    <name>PlaceSearch</name>
    <message>
        <source>Patch %1</source>
        <translation>Дэвсгэр %1</translation>
    </message>
    <message>
        <source>National code %1</source>
        <translation>Үндэсний код %1</translation>
    </message>
    <message numerus="yes">
        <source>%n patch(es)</source>
        <translation>
            <numerusform>%n дэвсгэр</numerusform>
            <numerusform>%n дэвсгэр</numerusform>
        </translation>
    </message>
    <message>
        <source>latitude, longitude</source>
        <translation>өргөрөг, уртраг</translation>
    </message>
    <message>
        <source>longitude, latitude</source>
        <translation>уртраг, өргөрөг</translation>
    </message>
    <message>
        <source>X north, Y east</source>
        <translation>X хойш, Y зүүн тийш</translation>
    </message>
    <message>
        <source>X east, Y north</source>
        <translation>X зүүн тийш, Y хойш</translation>
    </message>
    <message>
        <source>project coordinates</source>
        <translation>төслийн солбицол</translation>
    </message>
    <message>
        <source>%1, unofficial parameters</source>
        <translation>%1, албан бус параметр</translation>
    </message>
    <message>
        <source>datum shift %1, accuracy unknown</source>
        <translation>датумын шилжилт %1, нарийвчлал тодорхойгүй</translation>
    </message>
    <message>
        <source>datum shift %1 ± %2</source>
        <translation>датумын шилжилт %1 ± %2</translation>
    </message>
    <message>
        <source>far from every landscape</source>
        <translation>бүх ландшафтаас хол</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%2-аас %1</translation>
    </message>
    <message>
        <source>position</source>
        <translation>байршил</translation>
    </message>
    <message>
        <source>Not placed</source>
        <translation>Байршуулаагүй</translation>
    </message>
    <message>
        <source>its way to WGS 84 is not known</source>
        <translation>WGS 84 руу шилжих арга тодорхойгүй</translation>
    </message>
</context>
<context>
    <name>ProposalTool</name>
    <message>
        <source>Click along the boundary; a double-click closes it, Esc drops it.</source>
        <translation>Заагийн дагуу дарна; давхар даралт битүүлнэ, Esc болино.</translation>
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <source>OK</source>
        <translation>За</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>Хайх газар:</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Буцах</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Урагш</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Дээд хавтас</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Шинэ хавтас үүсгэх</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Жагсаалт</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Дэлгэрэнгүй</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Файлын төрөл:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>Файлын &amp;нэр:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Хавтас:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Нээх</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Хадгалах</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Сонгох</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Нээх</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Өөр нэрээр хадгалах</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Бүх файл (*)</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>Харуулах </translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Н&amp;эр солих</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Устгах</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>&amp;Нуугдсан файлыг харуулах</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>&amp;Шинэ хавтас</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Шинэ хавтас</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Миний компьютер</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Сүүлийн газрууд</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Устгах</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Компьютер</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 аль хэдийн байна.
Солих уу?</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Нэр</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Хэмжээ</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Төрөл</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Өөрчилсөн огноо</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Компьютер</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Буцаах</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Дахин хийх</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Таслах</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Хуулах</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Буулгах</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Устгах</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Бүгдийг сонгох</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>За</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Хадгалах</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Бүгдийг хадгалах</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Нээх</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Тийм</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>Ү&amp;гүй</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Зогсоох</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Дахин оролдох</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Үл тоох</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Хаах</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Болих</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Хадгалахгүй</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Тусламж</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Хэрэглэх</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Сэргээх</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Анхны утгад буцаах</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Буцаах</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Дахин хийх</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Таслах</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Хуулах</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>&amp;Холбоосын хаягийг хуулах</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Буулгах</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Устгах</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Бүгдийг сонгох</translation>
    </message>
</context>
<context>
    <name>SelectTool</name>
    <message>
        <source>Click a patch, or drag a box. Shift adds to the selection.</source>
        <translation>Дэвсгэр дээр дарах эсвэл хүрээ татна. Shift сонголтод нэмнэ.</translation>
    </message>
</context>
<context>
    <name>SourceModel</name>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Кодчилол</translation>
    </message>
    <message>
        <source>Accuracy, m</source>
        <translation>Нарийвчлал, м</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Ангиллын схем</translation>
    </message>
</context>
<context>
    <name>StrokeTool</name>
    <message>
        <source>Select a patch, then draw its new border from border to border; a double-click ends, Esc drops it.</source>
        <translation>Дэвсгэр сонгоод шинэ хилийг хилээс хил хүртэл зур; давхар товшиж дуусгана, Esc болиулна.</translation>
    </message>
    <message>
        <source>Draw around a gap; a double-click fills it, Esc drops it.</source>
        <translation>Завсрыг тойруулан зур; давхар товшиход дүүргэнэ, Esc болиулна.</translation>
    </message>
    <message>
        <source>Draw a line across patches; a double-click cuts them, Esc drops it.</source>
        <translation>Дэвсгэрүүдийг дайруулан шугам зур; давхар товшиход хуваана, Esc болиулна.</translation>
    </message>
    <message>
        <source>Draw around the new patch; a double-click ends, Esc drops it. Ctrl follows a border, Shift lets it go.</source>
        <translation>Шинэ дэвсгэрийг тойруулж зур; давхар товшиход дуусна, Esc болиулна. Ctrl хилийг дагана, Shift тавьж явуулна.</translation>
    </message>
    <message>
        <source>Draw around the land to cut out of a patch; a double-click ends, Esc drops it.</source>
        <translation>Дэвсгэрээс огтолж авах газрыг тойруулж зур; давхар товшиход дуусна, Esc болиулна.</translation>
    </message>
</context>
<context>
    <name>VertexTool</name>
    <message>
        <source>Click a patch to see its corners.</source>
        <translation>Дэвсгэр дээр товшиж оройнуудыг нь харна уу.</translation>
    </message>
    <message>
        <source>Drag a corner; double-click an edge for a new one, Delete removes it.</source>
        <translation>Оройг чир; ирмэг дээр давхар товшиж шинийг нэмнэ, Delete устгана.</translation>
    </message>
</context>
<context>
    <name>WhyText</name>
    <message>
        <source>%1, because %2 changed it (%3).</source>
        <translation>%1, учир нь %2 өөрчилсөн (%3).</translation>
    </message>
    <message>
        <source>%1, because %2 changed it (%3): %4</source>
        <translation>%1, учир нь %2 өөрчилсөн (%3): %4</translation>
    </message>
</context>
<context>
    <name>ecotone::bridge::StoreBridge</name>
    <message>
        <source>Too many edits wait to be written.</source>
        <translation>Бичигдэх засвар хэт олон байна.</translation>
    </message>
    <message>
        <source>Wait a moment, then repeat the last one.</source>
        <translation>Түр хүлээгээд сүүлийнхийг давтана уу.</translation>
    </message>
    <message>
        <source>The project is busy; the last question was skipped.</source>
        <translation>Төсөл завгүй; сүүлийн асуултыг алгаслаа.</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) fixed.</source>
        <translation>
            <numerusform>%n зөрчлийг заслаа.</numerusform>
            <numerusform>%n зөрчлийг заслаа.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %n cannot be fixed so and stay(s).</source>
        <translation>
            <numerusform>%1 %n зөрчлийг ингэж засах боломжгүй тул үлдээв.</numerusform>
            <numerusform>%1 %n зөрчлийг ингэж засах боломжгүй тул үлдээв.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::canvas::MapCanvas</name>
    <message>
        <source>Map</source>
        <translation>Газрын зураг</translation>
    </message>
    <message>
        <source>corner</source>
        <translation>орой</translation>
    </message>
    <message>
        <source>border</source>
        <translation>хил</translation>
    </message>
</context>
<context>
    <name>ecotone::canvas::OverviewMap</name>
    <message>
        <source>Overview map</source>
        <translation>Тойм зураг</translation>
    </message>
    <message>
        <source>Drag to move the map</source>
        <translation>Зургийг шилжүүлэхийн тулд чирнэ үү</translation>
    </message>
</context>
<context>
    <name>ecotone::canvas::SwipeHandle</name>
    <message>
        <source>Swipe line</source>
        <translation>Хөшигний шугам</translation>
    </message>
    <message>
        <source>Drag, or press the left and right arrows</source>
        <translation>Чирэх, эсвэл баруун, зүүн сумыг дарна уу</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::AuthorDialog</name>
    <message>
        <source>Who are you?</source>
        <translation>Та хэн бэ?</translation>
    </message>
    <message>
        <source>Every edit carries a name in the history. Patches of another side stay locked for you; a joint editor may change all.</source>
        <translation>Засвар бүр түүхэнд нэртэй үлдэнэ. Нөгөө талын дэвсгэр танд түгжээтэй; хамтарсан засварлагч бүгдийг өөрчилж болно.</translation>
    </message>
    <message>
        <source>Joint editor</source>
        <translation>Хамтарсан засварлагч</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Нэр</translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation>&amp;Байгууллага</translation>
    </message>
    <message>
        <source>&amp;Side</source>
        <translation>&amp;Тал</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::BookmarksDialog</name>
    <message>
        <source>Bookmarks</source>
        <translation>Хавчуурга</translation>
    </message>
    <message>
        <source>A bookmark is a named view that stays in the project. Add one with Ctrl+D.</source>
        <translation>Хавчуурга бол төсөлд хадгалагдах нэртэй харагдац. Ctrl+D дарж нэмнэ үү.</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>&amp;Очих</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Нэр өөрчлөх</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Устгах</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::HillshadeDialog</name>
    <message>
        <source>Hillshade</source>
        <translation>Рельефийн сүүдэрлэгээ</translation>
    </message>
    <message>
        <source>&amp;Light from four sides</source>
        <translation>&amp;Дөрвөн талаас гэрэл</translation>
    </message>
    <message>
        <source>The shape of the land as light and shade below the habitat classes, on the screen and on pages. The file is linked, not copied.</source>
        <translation>Дэлгэц, хуудсан дээр амьдрах орчны ангийн доор газрын хэлбэрийг гэрэл сүүдрээр харуулна. Файлыг хуулахгүй, холбоно.</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Сонгох…</translation>
    </message>
    <message>
        <source>&amp;Elevation model</source>
        <translation>&amp;Өндрийн загвар</translation>
    </message>
    <message>
        <source>Elevation model</source>
        <translation>Өндрийн загвар</translation>
    </message>
    <message>
        <source>&amp;Direction of the light</source>
        <translation>Гэрлийн &amp;чиглэл</translation>
    </message>
    <message>
        <source>&amp;Height of the light</source>
        <translation>&amp;Гэрлийн өндөр</translation>
    </message>
    <message>
        <source>E&amp;xaggeration of heights</source>
        <translation>Өндрийг &amp;ихэсгэх</translation>
    </message>
    <message>
        <source>&amp;Opacity of the shading</source>
        <translation>Сүүдрийн &amp;тунгалаг бус байдал</translation>
    </message>
    <message>
        <source>Opacity of the &amp;classes above</source>
        <translation>Дээрх &amp;ангийн тунгалаг бус байдал</translation>
    </message>
    <message>
        <source>&amp;Remove the hillshade</source>
        <translation>Сүүдэрлэгээг ари&amp;лгах</translation>
    </message>
    <message>
        <source>Elevation models (*.tif *.tiff *.img *.hgt *.asc *.dem *.vrt);;All files (*)</source>
        <translation>Өндрийн загвар (*.tif *.tiff *.img *.hgt *.asc *.dem *.vrt);;Бүх файл (*)</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportClassPage</name>
    <message>
        <source>not decided</source>
        <translation>тодорхойгүй</translation>
    </message>
    <message>
        <source>leave their place empty</source>
        <translation>байрыг нь хоосон үлдээх</translation>
    </message>
    <message>
        <source>bring them in, the source becomes internal</source>
        <translation>оруулах, эх сурвалж дотоод болно</translation>
    </message>
    <message>
        <source>Codes and their classes</source>
        <translation>Код ба түүний анги</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Код</translation>
    </message>
    <message>
        <source>Name in the file</source>
        <translation>Файл дахь нэр</translation>
    </message>
    <message>
        <source>km²</source>
        <translation>км²</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Болох анги</translation>
    </message>
    <message>
        <source>Rule, certainty</source>
        <translation>Дүрэм, итгэл</translation>
    </message>
    <message>
        <source>C&amp;lassification</source>
        <translation>&amp;Ангилал</translation>
    </message>
    <message>
        <source>&amp;Restricted objects</source>
        <translation>Хя&amp;згаарлалттай объект</translation>
    </message>
    <message>
        <source>Classes are only given to what is brought into the habitat map.</source>
        <translation>Зөвхөн амьдрах орчны зурагт оруулахад анги олгоно.</translation>
    </message>
    <message>
        <source>Working out the classes…</source>
        <translation>Ангиудыг тодорхойлж байна…</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) with codes that have no class: %1 of %2 km². They become U00.</source>
        <translation>
            <numerusform>Ангигүй кодтой %n мөр: %2 км²-аас %1. U00 болно.</numerusform>
            <numerusform>Ангигүй кодтой %n мөр: %2 км²-аас %1. U00 болно.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every code has a class: %1 km².</source>
        <translation>Код бүр ангитай: %1 км².</translation>
    </message>
    <message>
        <source>no class</source>
        <translation>ангигүй</translation>
    </message>
    <message>
        <source>withheld</source>
        <translation>оруулахгүй</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 % of the codes, %2 % of the names</source>
        <translation>Кодын %1 %, нэрийн %2 %</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportColumnsPage</name>
    <message>
        <source>Code of the land</source>
        <translation>Газрын код</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>Түүний нэр</translation>
    </message>
    <message>
        <source>Number of the row</source>
        <translation>Мөрийн дугаар</translation>
    </message>
    <message>
        <source>Leading species</source>
        <translation>Давамгай мод</translation>
    </message>
    <message>
        <source>Stand composition</source>
        <translation>Модны бүрдэл</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Гарал үүсэл</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Нас</translation>
    </message>
    <message>
        <source>Age class</source>
        <translation>Насны анги</translation>
    </message>
    <message>
        <source>Crown closure</source>
        <translation>Титмийн бүрхэц</translation>
    </message>
    <message>
        <source>Landform</source>
        <translation>Газрын хэлбэр</translation>
    </message>
    <message>
        <source>Site type</source>
        <translation>Ургах орчны хэв шинж</translation>
    </message>
    <message>
        <source>Soil</source>
        <translation>Хөрс</translation>
    </message>
    <message>
        <source>Forest land type</source>
        <translation>Ойн газрын төрөл</translation>
    </message>
    <message>
        <source>Cause of loss</source>
        <translation>Хорогдлын шалтгаан</translation>
    </message>
    <message>
        <source>Natural zone</source>
        <translation>Байгалийн бүс</translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation>Өндөр</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Налуу</translation>
    </message>
    <message>
        <source>Date of survey</source>
        <translation>Судалгааны огноо</translation>
    </message>
    <message>
        <source>Stated area</source>
        <translation>Заасан талбай</translation>
    </message>
    <message>
        <source>hectares</source>
        <translation>гектар</translation>
    </message>
    <message>
        <source>square kilometres</source>
        <translation>квадрат километр</translation>
    </message>
    <message>
        <source>square metres</source>
        <translation>квадрат метр</translation>
    </message>
    <message>
        <source>mu</source>
        <translation>му</translation>
    </message>
    <message>
        <source>Its unit</source>
        <translation>Түүний нэгж</translation>
    </message>
    <message>
        <source>English names</source>
        <translation>Англи нэр</translation>
    </message>
    <message>
        <source>Chinese names</source>
        <translation>Хятад нэр</translation>
    </message>
    <message>
        <source>Russian names</source>
        <translation>Орос нэр</translation>
    </message>
    <message>
        <source>Mongolian names</source>
        <translation>Монгол нэр</translation>
    </message>
    <message>
        <source>Names as written locally</source>
        <translation>Нутгийн бичлэгээрх нэр</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportDialog</name>
    <message>
        <source>Look at a file</source>
        <translation>Файл харах</translation>
    </message>
    <message>
        <source>Nothing is written until you accept.</source>
        <translation>Таныг зөвшөөрөх хүртэл юу ч бичигдэхгүй.</translation>
    </message>
    <message numerus="yes">
        <source>%n patch(es) brought in.</source>
        <translation>
            <numerusform>%n дэвсгэр оруулсан.</numerusform>
            <numerusform>%n дэвсгэр оруулсан.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>Файлуудыг үзэж байна…</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Файл нэмэх</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Хавтас нэмэх</translation>
    </message>
    <message>
        <source>Drop files or folders here.</source>
        <translation>Файл эсвэл хавтсыг энд чирж тавина уу.</translation>
    </message>
    <message>
        <source>Choose what becomes of all files of this folder.</source>
        <translation>Энэ хавтасны бүх файлыг яахыг сонгоно уу.</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Зогсоох</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Хаах</translation>
    </message>
    <message>
        <source>Open a project that you may write to bring files in.</source>
        <translation>Файл оруулахын тулд бичих эрхтэй төсөл нээнэ үү.</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) still need you.</source>
        <translation>
            <numerusform>%n эх сурвалж таныг хүлээж байна.</numerusform>
            <numerusform>%n эх сурвалж таныг хүлээж байна.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bringing the files into the map…</source>
        <translation>Файлуудыг зурагт оруулж байна…</translation>
    </message>
    <message>
        <source>Stopped. The project is as it was.</source>
        <translation>Зогсоов. Төсөл хэвээрээ.</translation>
    </message>
    <message>
        <source>Nothing was brought in. The project is as it was.</source>
        <translation>Юу ч оруулсангүй. Төсөл хэвээрээ.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Зогсоож байна…</translation>
    </message>
    <message>
        <source>Con&amp;firm</source>
        <translation>&amp;Батлах</translation>
    </message>
    <message>
        <source>Read a&amp;gain</source>
        <translation>&amp;Дахин унших</translation>
    </message>
    <message>
        <source>Bring into the &amp;map</source>
        <translation>Зу&amp;рагт оруулах</translation>
    </message>
    <message>
        <source>Report (&amp;1)</source>
        <translation>Тайлан (&amp;1)</translation>
    </message>
    <message>
        <source>Text (&amp;2)</source>
        <translation>Бичвэр (&amp;2)</translation>
    </message>
    <message>
        <source>Place (&amp;3)</source>
        <translation>Байршил (&amp;3)</translation>
    </message>
    <message>
        <source>Classes (&amp;4)</source>
        <translation>Анги (&amp;4)</translation>
    </message>
    <message>
        <source>Columns (&amp;5)</source>
        <translation>Багана (&amp;5)</translation>
    </message>
    <message>
        <source>Source (&amp;6)</source>
        <translation>Эх сурвалж (&amp;6)</translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation>&amp;Файл нэмэх…</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>Хав&amp;тас нэмэх…</translation>
    </message>
    <message>
        <source>&amp;Bring it in</source>
        <translation>&amp;Оруулах</translation>
    </message>
    <message>
        <source>Sho&amp;w it</source>
        <translation>&amp;Үзүүлэх</translation>
    </message>
    <message>
        <source>Lea&amp;ve it out</source>
        <translation>Орх&amp;их</translation>
    </message>
    <message>
        <source>It becomes part of the map and its statistics.</source>
        <translation>Зураг, статистикийн нэг хэсэг болно.</translation>
    </message>
    <message>
        <source>A layer to look at; it enters no statistics.</source>
        <translation>Зөвхөн үзэх давхарга; статистикт орохгүй.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Явц</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportList</name>
    <message>
        <source>Files and what is decided about them</source>
        <translation>Файлууд ба тэдгээрийн шийдвэр</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>орхисон</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>уншигдахгүй</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportPlacePage</name>
    <message>
        <source>as the file says; or EPSG:4490, WKT, PROJ</source>
        <translation>файлд зааснаар; эсвэл EPSG:4490, WKT, PROJ</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>байхгүй</translation>
    </message>
    <message>
        <source>label of a set in your local file</source>
        <translation>таны дотоод файл дахь багцын нэр</translation>
    </message>
    <message>
        <source>Coordinate s&amp;ystem</source>
        <translation>&amp;Солбицлын систем</translation>
    </message>
    <message>
        <source>Ass&amp;umed datum</source>
        <translation>Таамаг&amp;ласан тооллын эхлэл</translation>
    </message>
    <message>
        <source>Control &amp;points</source>
        <translation>Тулгуур &amp;цэг</translation>
    </message>
    <message>
        <source>Compare with the boundary and choose the map that is right; if none is, ask the sender.</source>
        <translation>Хилтэй харьцуулж зөв зургийг сонгоно уу; байхгүй бол илгээгчээс асууна уу.</translation>
    </message>
    <message>
        <source>Only the sender can say how these coordinates are meant; a system can also be stated below.</source>
        <translation>Эдгээр солбицлын утгыг зөвхөн илгээгч мэднэ; системийг доор зааж болно.</translation>
    </message>
    <message>
        <source>ask where one is suspected</source>
        <translation>сэжигтэй бол асуух</translation>
    </message>
    <message>
        <source>none: the positions are right</source>
        <translation>байхгүй: байрлал зөв</translation>
    </message>
    <message>
        <source>undo GCJ-02 (Amap, Tencent)</source>
        <translation>GCJ-02-г буцаах (Amap, Tencent)</translation>
    </message>
    <message>
        <source>undo BD-09 (Baidu)</source>
        <translation>BD-09-г буцаах (Baidu)</translation>
    </message>
    <message>
        <source>Web map s&amp;hift</source>
        <translation>Веб зургийн &amp;шилжилт</translation>
    </message>
    <message>
        <source>Inside China alone, true to about 2 m. Kept as your decision.</source>
        <translation>Зөвхөн Хятадын дотор, ойролцоогоор 2 м нарийвчлалтай. Таны шийдвэр гэж бүртгэнэ.</translation>
    </message>
    <message>
        <source>Ask the provider for CGCS2000 coordinates</source>
        <translation>Нийлүүлэгчээс CGCS2000 солбицол хүсэх</translation>
    </message>
    <message>
        <source>The best way. The file is left out until they come.</source>
        <translation>Хамгийн зөв арга. Ирэх хүртэл файлыг оруулахгүй.</translation>
    </message>
    <message>
        <source>Undo the shift of Amap and Tencent (GCJ-02)</source>
        <translation>Amap, Tencent-ийн шилжилтийг буцаах (GCJ-02)</translation>
    </message>
    <message>
        <source>Undo the shift of Baidu (BD-09)</source>
        <translation>Baidu-гийн шилжилтийг буцаах (BD-09)</translation>
    </message>
    <message>
        <source>The positions are right</source>
        <translation>Байрлал зөв</translation>
    </message>
    <message>
        <source>Nothing is moved. Kept as your decision.</source>
        <translation>Юу ч зөөхгүй. Таны шийдвэр гэж бүртгэнэ.</translation>
    </message>
    <message>
        <source>The fields or the name of the file are those of a Chinese web map, which shifts positions by up to 1.5 km.</source>
        <translation>Талбар эсвэл файлын нэр нь байрлалыг 1.5 км хүртэл шилжүүлдэг Хятадын веб газрын зургийнх байна.</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportReportPage</name>
    <message>
        <source>First rows</source>
        <translation>Эхний мөрүүд</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Оруулах жор</translation>
    </message>
    <message>
        <source>The decisions of an earlier import of this file are used.</source>
        <translation>Энэ файлыг өмнө оруулсан шийдвэрийг ашиглаж байна.</translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation>танигдсангүй</translation>
    </message>
    <message>
        <source>perhaps %1 (%2), %3 %</source>
        <translation>магадгүй %1 (%2), %3 %</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>тодорхойгүй</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportSourcePage</name>
    <message>
        <source>Part of the habitat map</source>
        <translation>Амьдрах орчны зургийн хэсэг</translation>
    </message>
    <message>
        <source>The area that this side maps</source>
        <translation>Энэ талын зураглах нутаг</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>заагаагүй</translation>
    </message>
    <message>
        <source>open to all</source>
        <translation>бүгдэд нээлттэй</translation>
    </message>
    <message>
        <source>partners</source>
        <translation>түншүүд</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>дотоод</translation>
    </message>
    <message>
        <source>sensitive, nothing leaves this project</source>
        <translation>эмзэг, төслөөс гарахгүй</translation>
    </message>
    <message>
        <source>Where two sources of one side overlap, the higher one wins.</source>
        <translation>Нэг талын хоёр эх сурвалж давхцвал өндөр нь давамгайлна.</translation>
    </message>
    <message>
        <source>B&amp;ecomes</source>
        <translation>Болох зүй&amp;л</translation>
    </message>
    <message>
        <source>Si&amp;de</source>
        <translation>Т&amp;ал</translation>
    </message>
    <message>
        <source>S&amp;haring</source>
        <translation>Хуваал&amp;цах</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Давуу эрх</translation>
    </message>
    <message>
        <source>T&amp;itle</source>
        <translation>&amp;Гарчиг</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Байгууллага</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Огноо</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Зөвшөөрөл</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportTextPage</name>
    <message>
        <source>not decided</source>
        <translation>тодорхойгүй</translation>
    </message>
    <message>
        <source>Texts of the file in each encoding</source>
        <translation>Файлын бичвэр кодчилол бүрээр</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>&amp;Кодчилол</translation>
    </message>
    <message>
        <source>name of a column</source>
        <translation>баганын нэр</translation>
    </message>
    <message>
        <source>All texts are plain Latin letters and figures: every encoding reads them alike.</source>
        <translation>Бүх бичвэр энгийн латин үсэг, тооноос бүрдэнэ: аль ч кодчилол адил уншина.</translation>
    </message>
    <message>
        <source>The format leaves no choice.</source>
        <translation>Форматад сонголт байхгүй.</translation>
    </message>
    <message>
        <source>Choose the column that reads like a language.</source>
        <translation>Хэл мэт уншигдах баганыг сонгоно уу.</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Багана</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::OutlineMap</name>
    <message>
        <source>As the file says</source>
        <translation>Файлд зааснаар</translation>
    </message>
    <message>
        <source>%1, taken as %2</source>
        <translation>%1, %2 гэж үзсэн</translation>
    </message>
    <message>
        <source>The numbers do not fit.</source>
        <translation>Тоо таарахгүй.</translation>
    </message>
    <message>
        <source>Outside the countries of the base map</source>
        <translation>Суурь зургийн улсуудаас гадна</translation>
    </message>
    <message>
        <source>%1, %2 km from the nearest boundary</source>
        <translation>%1, ойрын хилээс %2 км</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>тодорхойгүй</translation>
    </message>
    <message>
        <source>accuracy unknown</source>
        <translation>нарийвчлал тодорхойгүй</translation>
    </message>
    <message>
        <source>within %1 m</source>
        <translation>%1 м дотор</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ProjectDialog</name>
    <message>
        <source>New project</source>
        <translation>Шинэ төсөл</translation>
    </message>
    <message>
        <source>A project is one file: every layer, source, style and edit of one map. Other programs that read GeoPackage open it too.</source>
        <translation>Төсөл бол нэг файл: нэг зургийн бүх давхарга, эх сурвалж, загвар, засвар. GeoPackage уншдаг бусад програм ч нээнэ.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Сонгох…</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Гарчиг</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>Ecotone project (*.gpkg)</source>
        <translation>Ecotone төсөл (*.gpkg)</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ProposalDialog</name>
    <message>
        <source>Name, %1</source>
        <translation>Нэр, %1</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Тэмдэглэл</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ThemeClassesPage</name>
    <message>
        <source>%1 mm</source>
        <translation>%1 мм</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Анги</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Хээ</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Хүрээ</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Ангиуд</translation>
    </message>
    <message>
        <source>&amp;Fill</source>
        <translation>&amp;Дүүргэлт</translation>
    </message>
    <message>
        <source>Fill colour, #RRGGBB</source>
        <translation>Дүүргэлтийн өнгө, #RRGGBB</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>Өнгө</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Ханалт</translation>
    </message>
    <message>
        <source>Lightness</source>
        <translation>Гэрэлтэлт</translation>
    </message>
    <message>
        <source>&amp;Pattern</source>
        <translation>&amp;Хээ</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Байхгүй</translation>
    </message>
    <message>
        <source>Hatching</source>
        <translation>Налуу зураас</translation>
    </message>
    <message>
        <source>Upright strokes</source>
        <translation>Босоо зураас</translation>
    </message>
    <message>
        <source>Dots</source>
        <translation>Цэг</translation>
    </message>
    <message>
        <source>Level strokes</source>
        <translation>Хэвтээ зураас</translation>
    </message>
    <message>
        <source>&amp;Outline of its own</source>
        <translation>&amp;Өөрийн хүрээ</translation>
    </message>
    <message>
        <source>Otherwise thin lines at large scales, grey ones around pale fills</source>
        <translation>Үгүй бол том масштабт нарийн, цайвар дүүргэлтийг саарал зураасаар хүрээлнэ</translation>
    </message>
    <message>
        <source>Outline colour, #RRGGBB</source>
        <translation>Хүрээний өнгө, #RRGGBB</translation>
    </message>
    <message>
        <source>Outline width</source>
        <translation>Хүрээний өргөн</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>мм</translation>
    </message>
    <message>
        <source>&amp;Reset the class</source>
        <translation>Ангийг &amp;анхны байдалд</translation>
    </message>
    <message>
        <source>As the theme it builds on has it</source>
        <translation>Суурь сэдвийнхээ адил</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ThemeDialog</name>
    <message>
        <source>Name</source>
        <translation>Нэр</translation>
    </message>
    <message>
        <source>Import a theme</source>
        <translation>Сэдэв импортлох</translation>
    </message>
    <message>
        <source>Export the theme</source>
        <translation>Сэдэв экспортлох</translation>
    </message>
    <message>
        <source>There is a theme of that name already.</source>
        <translation>Ийм нэртэй сэдэв аль хэдийн байна.</translation>
    </message>
    <message>
        <source>New theme</source>
        <translation>Шинэ сэдэв</translation>
    </message>
    <message>
        <source>Duplicate the theme</source>
        <translation>Сэдвийг хувилах</translation>
    </message>
    <message>
        <source>%1, copy</source>
        <translation>%1, хуулбар</translation>
    </message>
    <message>
        <source>Rename the theme</source>
        <translation>Сэдвийн нэрийг солих</translation>
    </message>
    <message numerus="yes">
        <source>%n class(es) read from %1.</source>
        <translation>
            <numerusform>%1 файлаас %n анги уншлаа.</numerusform>
            <numerusform>%1 файлаас %n анги уншлаа.</numerusform>
        </translation>
    </message>
    <message>
        <source>The name of the file ends in .qml or .sld.</source>
        <translation>Файлын нэр .qml эсвэл .sld-ээр төгсөнө.</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>%1 файлд бичлээ.</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1 (өөрчилсөн)</translation>
    </message>
    <message>
        <source>Style of the map</source>
        <translation>Газрын зургийн загвар</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Сэдэв</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Сэдэв</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Шинэ…</translation>
    </message>
    <message>
        <source>&amp;Duplicate…</source>
        <translation>&amp;Хувилах…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Бусад</translation>
    </message>
    <message>
        <source>Rena&amp;me…</source>
        <translation>Нэр &amp;солих…</translation>
    </message>
    <message>
        <source>D&amp;elete</source>
        <translation>&amp;Устгах</translation>
    </message>
    <message>
        <source>Reset to &amp;built-in</source>
        <translation>&amp;Анхны байдалд оруулах</translation>
    </message>
    <message>
        <source>&amp;Import QML or SLD…</source>
        <translation>QML эсвэл SLD &amp;импортлох…</translation>
    </message>
    <message>
        <source>E&amp;xport QML or SLD…</source>
        <translation>QML эсвэл SLD &amp;экспортлох…</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Ангиуд</translation>
    </message>
    <message>
        <source>Layers and scales</source>
        <translation>Давхарга ба масштаб</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Буцаах</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>Хад&amp;галах</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Цуцлах</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ThemeLayersPage</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Layers, the uppermost first</source>
        <translation>Давхаргууд, дээд нь эхэндээ</translation>
    </message>
    <message>
        <source>U&amp;p</source>
        <translation>Д&amp;ээш</translation>
    </message>
    <message>
        <source>Do&amp;wn</source>
        <translation>До&amp;ош</translation>
    </message>
    <message>
        <source>Op&amp;acity</source>
        <translation>&amp;Тунгалаг бус байдал</translation>
    </message>
    <message>
        <source>Hidden at scales larger than</source>
        <translation>Үүнээс том масштабт нуух</translation>
    </message>
    <message>
        <source>Hidden at scales smaller than</source>
        <translation>Үүнээс жижиг масштабт нуух</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>хязгааргүй</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>Би&amp;чээс</translation>
    </message>
    <message>
        <source>Levels of the classes: the map, its legend and its tables show the same.</source>
        <translation>Ангийн түвшин: зураг, таних тэмдэг, хүснэгт ижил харуулна.</translation>
    </message>
    <message>
        <source>Single classes down to</source>
        <translation>Тусдаа ангиудыг хүртэл</translation>
    </message>
    <message>
        <source>Their parents down to</source>
        <translation>Дээд ангиудыг хүртэл</translation>
    </message>
    <message>
        <source>Smaller scales show the groups alone</source>
        <translation>Жижиг масштабт зөвхөн бүлгүүд</translation>
    </message>
    <message>
        <source>&amp;Names also in the language of the country</source>
        <translation>Нэрийг тухайн улсын хэлээр мөн бичих(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Codes of the classes in large patches</source>
        <translation>Том хэсэгт ангийн код бичих(&amp;C)</translation>
    </message>
</context>
<context>
    <name>ecotone::layout_window::LayoutDialog</name>
    <message>
        <source>Target study areas</source>
        <translation>Судалгааны зорилтот бүс</translation>
    </message>
    <message>
        <source>Habitat classes</source>
        <translation>Амьдрах орчны ангилал</translation>
    </message>
    <message>
        <source>Habitat rating of a species</source>
        <translation>Зүйлийн амьдрах орчны үнэлгээ</translation>
    </message>
    <message>
        <source>Protected areas: existing and proposed</source>
        <translation>Тусгай хамгаалалттай газар: байгаа ба санал болгосон</translation>
    </message>
    <message>
        <source>Cross-border scope of a proposal</source>
        <translation>Саналын хил дамнасан хүрээ</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспортлох</translation>
    </message>
    <message>
        <source>Export a layout</source>
        <translation>Макет экспортлох</translation>
    </message>
    <message>
        <source>A4 landscape</source>
        <translation>A4 хөндлөн</translation>
    </message>
    <message>
        <source>A4 portrait</source>
        <translation>A4 босоо</translation>
    </message>
    <message>
        <source>A3 landscape</source>
        <translation>A3 хөндлөн</translation>
    </message>
    <message>
        <source>A3 portrait</source>
        <translation>A3 босоо</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Урьдчилан харах</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Хаах</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>&amp;Зураг</translation>
    </message>
    <message>
        <source>as the template writes it</source>
        <translation>загвараар</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>&amp;Хуудас</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Хэл</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Формат</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Сонгох…</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>Х&amp;автас</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Хавтас</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written to %1</source>
        <translation>
            <numerusform>%n файлыг %1 руу бичив</numerusform>
            <numerusform>%n файлыг %1 руу бичив</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::models::LayerTreeModel</name>
    <message>
        <source>Planning</source>
        <translation>Төлөвлөлт</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Хамгаалалт</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Лавлах</translation>
    </message>
    <message>
        <source>Backdrop images</source>
        <translation>Суурь зургууд</translation>
    </message>
    <message>
        <source>Drop a GeoTIFF here</source>
        <translation>GeoTIFF файлыг энд чирнэ үү</translation>
    </message>
    <message numerus="yes">
        <source>%n feature(s)</source>
        <translation>
            <numerusform>%n объект</numerusform>
            <numerusform>%n объект</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::models::PatchTableModel</name>
    <message>
        <source>No.</source>
        <translation>№</translation>
    </message>
    <message>
        <source>Area, km²</source>
        <translation>Талбай, км²</translation>
    </message>
    <message>
        <source>Source name</source>
        <translation>Эх нэр</translation>
    </message>
    <message>
        <source>Edited by</source>
        <translation>Зассан</translation>
    </message>
</context>
<context>
    <name>ecotone::panels::Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>Шинжигч</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Ангилал</translation>
    </message>
    <message>
        <source>Open issues</source>
        <translation>Шийдээгүй асуудал</translation>
    </message>
    <message>
        <source>Select a patch to see why it has its class, or draw a proposal to see its area by class and country.</source>
        <translation>Дэвсгэр сонгож ангиллын учрыг, санал зурж ангилал ба улсаар талбайг үзнэ үү.</translation>
    </message>
    <message>
        <source>Patch no.</source>
        <translation>Дэвсгэр №</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Мөр</translation>
    </message>
    <message>
        <source>Source name</source>
        <translation>Эх нэр</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Кодчилол</translation>
    </message>
    <message numerus="yes">
        <source>%n patch(es) selected</source>
        <translation>
            <numerusform>%n дэвсгэр сонгосон</numerusform>
            <numerusform>%n дэвсгэр сонгосон</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a class to give it to all of them in one step.</source>
        <translation>Ангилал сонгож бүгдэд нь нэг дор өгнө үү.</translation>
    </message>
    <message>
        <source>New proposal</source>
        <translation>Шинэ санал</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Нэр</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Тоо</translation>
    </message>
    <message>
        <source>Show in view</source>
        <translation>Зураг дээр харуулах</translation>
    </message>
    <message>
        <source>Class: name or code</source>
        <translation>Ангилал: нэр эсвэл код</translation>
    </message>
    <message>
        <source>The map was wrong</source>
        <translation>Зураг буруу байсан</translation>
    </message>
    <message>
        <source>The land has changed</source>
        <translation>Газар өөрчлөгдсөн</translation>
    </message>
    <message>
        <source>When: 2026-05</source>
        <translation>Хэзээ: 2026-05</translation>
    </message>
    <message>
        <source>Cause: fire, felling…</source>
        <translation>Шалтгаан: түймэр, мод огтлолт…</translation>
    </message>
    <message>
        <source>Why (goes into the history)</source>
        <translation>Яагаад (түүхэнд орно)</translation>
    </message>
    <message>
        <source>Change class</source>
        <translation>Ангилал өөрчлөх</translation>
    </message>
    <message>
        <source>Properties…</source>
        <translation>Шинж чанар…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Устгах</translation>
    </message>
</context>
<context>
    <name>ecotone::panels::IssuesPanel</name>
    <message>
        <source>All kinds</source>
        <translation>Бүх төрөл</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) would go</source>
        <translation>
            <numerusform>%n зөрчил арилна</numerusform>
            <numerusform>%n зөрчил арилна</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patch(es) would change</source>
        <translation>
            <numerusform>%n дэвсгэр өөрчлөгдөнө</numerusform>
            <numerusform>%n дэвсгэр өөрчлөгдөнө</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 would change hands</source>
        <translation>%1 газар эзнээ солино</translation>
    </message>
    <message>
        <source>Check the map</source>
        <translation>Зургийг шалгах</translation>
    </message>
    <message>
        <source>Gaps, overlaps, slivers, outlines and borders of the whole map</source>
        <translation>Бүх зургийн завсар, давхцал, зүсэм, хүрээ ба хил</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Дараагийн</translation>
    </message>
    <message>
        <source>Show the next issue on the map  (F8)</source>
        <translation>Дараагийн зөрчлийг зураг дээр үзүүлэх  (F8)</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Засах</translation>
    </message>
    <message>
        <source>Fix all of this kind…</source>
        <translation>Энэ төрлийн бүгдийг засах…</translation>
    </message>
    <message>
        <source>Fix all</source>
        <translation>Бүгдийг засах</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Болих</translation>
    </message>
    <message>
        <source>Kind of issue</source>
        <translation>Зөрчлийн төрөл</translation>
    </message>
    <message>
        <source>How to fix it</source>
        <translation>Хэрхэн засах</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>Асуудал</translation>
    </message>
    <message>
        <source>%1: %2, %3, %4.</source>
        <translation>%1: %2, %3, %4.</translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be fixed so.</source>
        <translation>
            <numerusform>%n-г ингэж засах боломжгүй.</numerusform>
            <numerusform>%n-г ингэж засах боломжгүй.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::panels::LayersPanel</name>
    <message>
        <source>Show in view</source>
        <translation>Зураг дээр харуулах</translation>
    </message>
    <message>
        <source>Select all its patches</source>
        <translation>Бүх дэвсгэрийг нь сонгох</translation>
    </message>
    <message>
        <source>List in the table</source>
        <translation>Хүснэгтэд жагсаах</translation>
    </message>
    <message>
        <source>Remove from the map</source>
        <translation>Зургаас хасах</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Давхарга</translation>
    </message>
    <message>
        <source>Layers and legend</source>
        <translation>Давхарга, таних тэмдэг</translation>
    </message>
    <message>
        <source>Add a backdrop image…</source>
        <translation>Суурь зураг нэмэх…</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Тунгалаг бус байдал</translation>
    </message>
    <message>
        <source>Style…</source>
        <translation>Загвар…</translation>
    </message>
    <message>
        <source>Style of the map (F4)</source>
        <translation>Газрын зургийн загвар (F4)</translation>
    </message>
</context>
<context>
    <name>ecotone::panels::MapHeader</name>
    <message>
        <source>Nothing found</source>
        <translation>Юу ч олдсонгүй</translation>
    </message>
    <message>
        <source>Protected areas: existing and proposed</source>
        <translation>Тусгай хамгаалалттай газар: байгаа ба санал болгосон</translation>
    </message>
    <message>
        <source>All landscapes</source>
        <translation>Бүх ландшафт</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Сэдэв</translation>
    </message>
    <message>
        <source>Snow leopard habitat: Chikhachev ridge to Eastern Sayan</source>
        <translation>Ирвэсийн амьдрах орчин: Чихачёвын нуруунаас Зүүн Саян хүртэл</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Хайж байна…</translation>
    </message>
</context>
<context>
    <name>ecotone::panels::StatusLine</name>
    <message>
        <source>zone %1 (%2°)</source>
        <translation>%1-р бүс (%2°)</translation>
    </message>
    <message>
        <source>Project coordinates in metres; six-degree Gauss-Krüger zone and its central meridian</source>
        <translation>Төслийн солбицол метрээр; зургаан градусын Гаусс-Крюгерийн бүс, төв меридиан</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>хадгалсан %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Болих</translation>
    </message>
    <message>
        <source>A scale is a number such as 1:250 000.</source>
        <translation>Масштаб нь 1:250 000 мэт тоо байна.</translation>
    </message>
</context>
<context>
    <name>ecotone::panels::TablesPanel</name>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 мөр</numerusform>
            <numerusform>%1 мөр</numerusform>
        </translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Хүснэгт</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>Асуудал</translation>
    </message>
    <message>
        <source>Issues %1</source>
        <translation>Асуудал %1</translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation>Мөр шүүх</translation>
    </message>
</context>
<context>
    <name>ecotone::shell::Actions</name>
    <message>
        <source>&amp;Project</source>
        <translation>&amp;Төсөл</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Засвар</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Харагдац</translation>
    </message>
    <message>
        <source>La&amp;yer</source>
        <translation>&amp;Давхарга</translation>
    </message>
    <message>
        <source>&amp;Habitat</source>
        <translation>&amp;Амьдрах орчин</translation>
    </message>
    <message>
        <source>P&amp;lan</source>
        <translation>Тө&amp;лөвлөлт</translation>
    </message>
    <message>
        <source>L&amp;ayout</source>
        <translation>&amp;Макет</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Тусламж</translation>
    </message>
    <message>
        <source>&amp;Recent projects</source>
        <translation>&amp;Сүүлийн төслүүд</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>Х&amp;эл</translation>
    </message>
</context>
<context>
    <name>ecotone::shell::Banner</name>
    <message>
        <source>Details</source>
        <translation>Дэлгэрэнгүй</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Хаах</translation>
    </message>
</context>
<context>
    <name>ecotone::shell::CompareView</name>
    <message>
        <source>Now</source>
        <translation>Одоо</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>Одоо: %1</translation>
    </message>
    <message>
        <source>As delivered, before harmonisation</source>
        <translation>Ирүүлсэн байдлаар, нэгтгэхээс өмнө</translation>
    </message>
    <message>
        <source>Edition %1</source>
        <translation>Хувилбар %1</translation>
    </message>
    <message>
        <source>After: %1, %2</source>
        <translation>Дараа нь: %1, %2</translation>
    </message>
    <message>
        <source>Preparing the earlier map</source>
        <translation>Өмнөх зургийг бэлтгэж байна</translation>
    </message>
    <message>
        <source>Preparing the earlier map…</source>
        <translation>Өмнөх зургийг бэлтгэж байна…</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) were not kept as delivered.</source>
        <translation>
            <numerusform>%n эх сурвалж ирүүлсэн байдлаараа хадгалагдаагүй.</numerusform>
            <numerusform>%n эх сурвалж ирүүлсэн байдлаараа хадгалагдаагүй.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sources in their own outlines. Stripes: they disagree; gaps are left as they came.</source>
        <translation>Эх сурвалжууд өөрийн хүрээтэй. Судал: эх сурвалжууд зөрж байна; завсрыг хэвээр үлдээсэн.</translation>
    </message>
    <message>
        <source>Drag the line, or press the arrows. Esc ends.</source>
        <translation>Шугамыг чирэх эсвэл сумыг дарна уу. Esc дуусгана.</translation>
    </message>
    <message>
        <source>Both maps move together. Esc ends.</source>
        <translation>Хоёр зураг хамт хөдөлнө. Esc дуусгана.</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>Хөшиг</translation>
    </message>
    <message>
        <source>One map over the other, parted by a line</source>
        <translation>Нэг зураг нөгөөгийн дээр, шугамаар тусгаарлана</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Зэрэгцүүлэн</translation>
    </message>
    <message>
        <source>Two maps of the same place</source>
        <translation>Нэг газрын хоёр зураг</translation>
    </message>
    <message>
        <source>End comparing (Esc)</source>
        <translation>Харьцуулалтыг дуусгах (Esc)</translation>
    </message>
    <message>
        <source>Left map</source>
        <translation>Зүүн зураг</translation>
    </message>
    <message>
        <source>Right map</source>
        <translation>Баруун зураг</translation>
    </message>
</context>
<context>
    <name>ecotone::shell::MainWindow</name>
    <message>
        <source>About Ecotone</source>
        <translation>Ecotone-ийн тухай</translation>
    </message>
    <message>
        <source>Ecotone turns the habitat data of several countries into one map, keeps it whole while people edit it, and prints it in their languages.</source>
        <translation>Ecotone хэд хэдэн улсын амьдрах орчны өгөгдлийг нэг зураг болгож, засварлах явцад бүрэн бүтэн хадгалж, тэдний хэлээр хэвлэдэг.</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>зөвхөн унших</translation>
    </message>
    <message>
        <source>%1 edits this project since %2.</source>
        <translation>%1 энэ төслийг %2-оос засварлаж байна.</translation>
    </message>
    <message>
        <source>You can look at everything; editing waits until they are done.</source>
        <translation>Бүгдийг харж болно; засвар тэр дууссаны дараа.</translation>
    </message>
    <message numerus="yes">
        <source>Another program changed %n row(s) of this project.</source>
        <translation>
            <numerusform>Өөр програм энэ төслийн %n мөрийг өөрчилсөн.</numerusform>
            <numerusform>Өөр програм энэ төслийн %n мөрийг өөрчилсөн.</numerusform>
        </translation>
    </message>
    <message>
        <source>The change is in the history and can be undone. Check the issues.</source>
        <translation>Өөрчлөлт түүхэнд орсон, буцааж болно. Асуудлуудыг шалгана уу.</translation>
    </message>
    <message>
        <source>Open my project</source>
        <translation>Төслөө нээх</translation>
    </message>
    <message>
        <source>Ecotone project (*.gpkg)</source>
        <translation>Ecotone төсөл (*.gpkg)</translation>
    </message>
    <message>
        <source>Look at a file</source>
        <translation>Файл харах</translation>
    </message>
    <message>
        <source>Maps and tables (*.shp *.tab *.mif *.gpkg *.geojson *.json *.kml *.kmz *.sxf *.csv *.tif *.tiff);;All files (*)</source>
        <translation>Зураг ба хүснэгт (*.shp *.tab *.mif *.gpkg *.geojson *.json *.kml *.kmz *.sxf *.csv *.tif *.tiff);;Бүх файл (*)</translation>
    </message>
    <message>
        <source>Add a backdrop image</source>
        <translation>Суурь зураг нэмэх</translation>
    </message>
    <message>
        <source>Images with coordinates (*.tif *.tiff *.jp2 *.img *.mbtiles *.vrt);;All files (*)</source>
        <translation>Солбицолтой зураг (*.tif *.tiff *.jp2 *.img *.mbtiles *.vrt);;Бүх файл (*)</translation>
    </message>
    <message>
        <source>Name this state</source>
        <translation>Энэ төлвийг нэрлэх</translation>
    </message>
    <message>
        <source>Everything is already saved (%1). Name this state?</source>
        <translation>Бүх өөрчлөлт хадгалагдсан (%1). Энэ төлвийг нэрлэх үү?</translation>
    </message>
    <message>
        <source>The state is named %1.</source>
        <translation>Төлвийг %1 гэж нэрлэв.</translation>
    </message>
    <message>
        <source>Select the one patch that is to be reshaped.</source>
        <translation>Өөрчлөх нэг дэвсгэрийг сонгоно уу.</translation>
    </message>
    <message>
        <source>No patch lies there.</source>
        <translation>Тэнд дэвсгэр алга.</translation>
    </message>
    <message>
        <source>Style of the map changed</source>
        <translation>Газрын зургийн загварыг өөрчилсөн</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>нэргүй</translation>
    </message>
    <message>
        <source>Add a bookmark</source>
        <translation>Хавчуурга нэмэх</translation>
    </message>
    <message>
        <source>Name of this view</source>
        <translation>Энэ харагдацын нэр</translation>
    </message>
    <message>
        <source>The bookmark is in the project.</source>
        <translation>Хавчуурга төсөлд хадгалагдлаа.</translation>
    </message>
</context>
<context>
    <name>ecotone::shell::StartPage</name>
    <message>
        <source>Projects you open appear here.</source>
        <translation>Нээсэн төслүүд энд харагдана.</translation>
    </message>
    <message>
        <source>done</source>
        <translation>хийсэн</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>хийх</translation>
    </message>
    <message>
        <source>One habitat map across borders</source>
        <translation>Хил дамнасан амьдрах орчны нэг зураг</translation>
    </message>
    <message>
        <source>See the example</source>
        <translation>Жишээг үзэх</translation>
    </message>
    <message>
        <source>Five landscapes with invented data. Nothing can break.</source>
        <translation>Зохиомол өгөгдөлтэй таван ландшафт. Юу ч эвдрэхгүй.</translation>
    </message>
    <message>
        <source>Open my project</source>
        <translation>Төслөө нээх</translation>
    </message>
    <message>
        <source>A project is one file. Or make a new one from the menu.</source>
        <translation>Төсөл бол нэг файл. Цэснээс шинийг үүсгэж болно.</translation>
    </message>
    <message>
        <source>Look at a file</source>
        <translation>Файл харах</translation>
    </message>
    <message>
        <source>See what is in a file and whether its texts and coordinates are read right.</source>
        <translation>Файлд юу байгааг, бичвэр ба солбицол зөв уншигдаж буйг үзнэ үү.</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Сүүлийн төслүүд</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Эхний алхам</translation>
    </message>
    <message>
        <source>Move the map: drag it, turn the wheel</source>
        <translation>Зургийг зөөх: чирж, хүрдийг эргүүлэх</translation>
    </message>
    <message>
        <source>Ask a patch why it has its class</source>
        <translation>Дэвсгэрээс ангиллын учрыг асуух</translation>
    </message>
    <message>
        <source>Change a class, then undo it</source>
        <translation>Ангилал өөрчлөөд буцаах</translation>
    </message>
    <message>
        <source>Draw a proposal and read its areas</source>
        <translation>Санал зурж талбайг нь үзэх</translation>
    </message>
    <message>
        <source>Export a layout as PDF</source>
        <translation>Макетыг PDF болгон экспортлох</translation>
    </message>
    <message>
        <source>Back to the map</source>
        <translation>Зураг руу буцах</translation>
    </message>
</context>
</TS>
