<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;New project…</source>
        <translation>&amp;Новый проект…</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>&amp;Открыть проект…</translation>
    </message>
    <message>
        <source>&amp;Look at a file…</source>
        <translation>&amp;Посмотреть файл…</translation>
    </message>
    <message>
        <source>Name this &amp;state…</source>
        <translation>&amp;Назвать это состояние…</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>&amp;Закрыть проект</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>В&amp;ыход</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Отменить</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Повторить</translation>
    </message>
    <message>
        <source>Select &amp;all in view</source>
        <translation>Выделить всё на &amp;экране</translation>
    </message>
    <message>
        <source>&amp;Deselect</source>
        <translation>&amp;Снять выделение</translation>
    </message>
    <message>
        <source>&amp;Find a place</source>
        <translation>&amp;Найти место</translation>
    </message>
    <message>
        <source>&amp;Who are you…</source>
        <translation>Кто &amp;вы…</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Крупнее</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Мельче</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>Показать &amp;всё</translation>
    </message>
    <message>
        <source>Show the &amp;selection</source>
        <translation>Показать в&amp;ыделенное</translation>
    </message>
    <message>
        <source>&amp;Previous view</source>
        <translation>&amp;Предыдущий вид</translation>
    </message>
    <message>
        <source>&amp;Next view</source>
        <translation>&amp;Следующий вид</translation>
    </message>
    <message>
        <source>Patches as out&amp;lines only</source>
        <translation>Только &amp;границы контуров</translation>
    </message>
    <message>
        <source>&amp;Graticule</source>
        <translation>Картографическая се&amp;тка</translation>
    </message>
    <message>
        <source>La&amp;yers</source>
        <translation>С&amp;лои</translation>
    </message>
    <message>
        <source>Inspec&amp;tor</source>
        <translation>&amp;Инспектор</translation>
    </message>
    <message>
        <source>Ta&amp;bles</source>
        <translation>&amp;Таблицы</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Во весь &amp;экран</translation>
    </message>
    <message>
        <source>Dar&amp;k colours</source>
        <translation>Тё&amp;мные цвета</translation>
    </message>
    <message>
        <source>&amp;Hillshade…</source>
        <translation>&amp;Отмывка рельефа…</translation>
    </message>
    <message>
        <source>Add a &amp;backdrop image…</source>
        <translation>Добавить &amp;фоновое изображение…</translation>
    </message>
    <message>
        <source>Attribute &amp;table</source>
        <translation>&amp;Таблица атрибутов</translation>
    </message>
    <message>
        <source>&amp;Move the map</source>
        <translation>&amp;Двигать карту</translation>
    </message>
    <message>
        <source>&amp;Select patches</source>
        <translation>&amp;Выделить контуры</translation>
    </message>
    <message>
        <source>&amp;Ask what is there</source>
        <translation>&amp;Спросить, что здесь</translation>
    </message>
    <message>
        <source>M&amp;easure</source>
        <translation>&amp;Измерить</translation>
    </message>
    <message>
        <source>&amp;Paint classes</source>
        <translation>&amp;Закрасить классами</translation>
    </message>
    <message>
        <source>&amp;Change class…</source>
        <translation>&amp;Изменить класс…</translation>
    </message>
    <message>
        <source>Mark as &amp;reviewed</source>
        <translation>Отметить &amp;проверенным</translation>
    </message>
    <message>
        <source>Draw a &amp;proposal</source>
        <translation>Начертить &amp;предложение</translation>
    </message>
    <message>
        <source>&amp;Export a layout…</source>
        <translation>&amp;Экспорт макета…</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>&amp;Первые шаги</translation>
    </message>
    <message>
        <source>&amp;About Ecotone</source>
        <translation>&amp;О программе Ecotone</translation>
    </message>
    <message>
        <source>S&amp;plit patches</source>
        <translation>&amp;Разрезать контуры</translation>
    </message>
    <message>
        <source>Mer&amp;ge patches</source>
        <translation>О&amp;бъединить контуры</translation>
    </message>
    <message>
        <source>Res&amp;hape a patch</source>
        <translation>Перечер&amp;тить границу</translation>
    </message>
    <message>
        <source>Move a c&amp;orner</source>
        <translation>Сдвинуть вер&amp;шину</translation>
    </message>
    <message>
        <source>&amp;Fill a gap</source>
        <translation>&amp;Заполнить пробел</translation>
    </message>
    <message>
        <source>&amp;Check the map</source>
        <translation>&amp;Проверить карту</translation>
    </message>
    <message>
        <source>&amp;Next issue</source>
        <translation>Следу&amp;ющее замечание</translation>
    </message>
    <message>
        <source>&amp;Draw a new patch</source>
        <translation>&amp;Начертить новый контур</translation>
    </message>
    <message>
        <source>C&amp;ut out of a patch</source>
        <translation>&amp;Вырезать из контура</translation>
    </message>
    <message>
        <source>Dissolve in&amp;to neighbours</source>
        <translation>Ра&amp;створить в соседях</translation>
    </message>
    <message>
        <source>&amp;Style of the map…</source>
        <translation>&amp;Стиль карты…</translation>
    </message>
    <message>
        <source>Add a boo&amp;kmark…</source>
        <translation>Добавить &amp;закладку…</translation>
    </message>
    <message>
        <source>Book&amp;marks…</source>
        <translation>За&amp;кладки…</translation>
    </message>
    <message>
        <source>&amp;Compare two maps</source>
        <translation>&amp;Сравнить две карты</translation>
    </message>
    <message>
        <source>O&amp;verview map</source>
        <translation>О&amp;бзорная карта</translation>
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
        <translation>%1° з. д.</translation>
    </message>
    <message>
        <source>%1° E</source>
        <translation>%1° в. д.</translation>
    </message>
    <message>
        <source>%1° S</source>
        <translation>%1° ю. ш.</translation>
    </message>
    <message>
        <source>%1° N</source>
        <translation>%1° с. ш.</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>The file is not there.</source>
        <translation>Файла нет на месте.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed. Look for it again.</source>
        <translation>Возможно, его переместили или переименовали. Найдите его снова.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Файл не читается.</translation>
    </message>
    <message>
        <source>Ask for the right to read it, or copy it to your own folder.</source>
        <translation>Попросите право на чтение или скопируйте файл в свою папку.</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>Файл повреждён.</translation>
    </message>
    <message>
        <source>Nothing was changed in the project. Ask the sender for the file again.</source>
        <translation>В проекте ничего не изменилось. Попросите отправителя прислать файл ещё раз.</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>Файл нельзя записать.</translation>
    </message>
    <message>
        <source>Choose another folder. The project is as it was.</source>
        <translation>Выберите другую папку. Проект остался прежним.</translation>
    </message>
    <message>
        <source>This kind of file is not known.</source>
        <translation>Такой вид файлов неизвестен.</translation>
    </message>
    <message>
        <source>Shapefile, MapInfo, GeoPackage, GeoJSON, KML, SXF, CSV and GeoTIFF can be read.</source>
        <translation>Читаются Shapefile, MapInfo, GeoPackage, GeoJSON, KML, SXF, CSV и GeoTIFF.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Диск заполнен.</translation>
    </message>
    <message>
        <source>Free some space, then repeat. The project is as it was.</source>
        <translation>Освободите место и повторите. Проект остался прежним.</translation>
    </message>
    <message>
        <source>The text encoding cannot be decided from the file.</source>
        <translation>Кодировку текста по файлу определить нельзя.</translation>
    </message>
    <message>
        <source>Choose the encoding whose names you can read.</source>
        <translation>Выберите кодировку, в которой названия читаются.</translation>
    </message>
    <message>
        <source>The coordinate system is not known.</source>
        <translation>Система координат неизвестна.</translation>
    </message>
    <message>
        <source>Ask the sender which one it is, and choose it.</source>
        <translation>Узнайте её у отправителя и выберите.</translation>
    </message>
    <message>
        <source>The coordinates do not fit their coordinate system.</source>
        <translation>Координаты не подходят к своей системе.</translation>
    </message>
    <message>
        <source>Check the coordinate system of the file.</source>
        <translation>Проверьте систему координат файла.</translation>
    </message>
    <message>
        <source>This coordinate system has no public parameters.</source>
        <translation>У этой системы координат нет открытых параметров.</translation>
    </message>
    <message>
        <source>Enter local control points, or state an assumption in the import setup.</source>
        <translation>Введите местные опорные точки или укажите допущение в схеме импорта.</translation>
    </message>
    <message>
        <source>The outline is not valid.</source>
        <translation>Контур неверен.</translation>
    </message>
    <message>
        <source>It may cross itself. Draw it again.</source>
        <translation>Возможно, он пересекает сам себя. Начертите его заново.</translation>
    </message>
    <message>
        <source>The outlines could not be made to meet.</source>
        <translation>Не удалось свести границы контуров.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Ничего не изменено.</translation>
    </message>
    <message>
        <source>Another person edits this project now.</source>
        <translation>Этот проект сейчас правит другой человек.</translation>
    </message>
    <message>
        <source>You can look at it; edit when they are done.</source>
        <translation>Смотреть можно; править - когда он закончит.</translation>
    </message>
    <message>
        <source>This file is not a sound Ecotone project.</source>
        <translation>Этот файл не является исправным проектом Ecotone.</translation>
    </message>
    <message>
        <source>The file was not changed. Use a copy made before, or open it as a layer.</source>
        <translation>Файл не изменён. Возьмите прежнюю копию или откройте его как слой.</translation>
    </message>
    <message>
        <source>A newer Ecotone wrote this project.</source>
        <translation>Этот проект записан более новой версией Ecotone.</translation>
    </message>
    <message>
        <source>Install the newer version to open it.</source>
        <translation>Установите новую версию, чтобы его открыть.</translation>
    </message>
    <message>
        <source>The rows changed underneath; nothing was applied.</source>
        <translation>Строки тем временем изменились; ничего не применено.</translation>
    </message>
    <message>
        <source>Look at the history, then repeat the edit.</source>
        <translation>Посмотрите журнал и повторите правку.</translation>
    </message>
    <message>
        <source>The project is open for reading only.</source>
        <translation>Проект открыт только для чтения.</translation>
    </message>
    <message>
        <source>Save a copy to edit it.</source>
        <translation>Чтобы править, сохраните копию.</translation>
    </message>
    <message>
        <source>It is not in the project any more.</source>
        <translation>Этого в проекте больше нет.</translation>
    </message>
    <message>
        <source>The name is taken.</source>
        <translation>Имя занято.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Выберите другое имя.</translation>
    </message>
    <message>
        <source>The import setup is not valid.</source>
        <translation>Схема импорта неверна.</translation>
    </message>
    <message>
        <source>Look at the line named below.</source>
        <translation>Посмотрите строку, названную ниже.</translation>
    </message>
    <message>
        <source>A classification table is not valid.</source>
        <translation>Таблица соответствия неверна.</translation>
    </message>
    <message>
        <source>The condition is not understood.</source>
        <translation>Условие непонятно.</translation>
    </message>
    <message>
        <source>There is no such habitat class.</source>
        <translation>Такого типа местообитаний нет.</translation>
    </message>
    <message>
        <source>An edit needs your name.</source>
        <translation>Для правки нужно ваше имя.</translation>
    </message>
    <message>
        <source>Tell us who you are, then repeat.</source>
        <translation>Назовите себя и повторите.</translation>
    </message>
    <message>
        <source>This patch belongs to another side.</source>
        <translation>Этот контур принадлежит другой стороне.</translation>
    </message>
    <message>
        <source>Comment on it, or unlock it with a mandate that enters the history.</source>
        <translation>Оставьте замечание или откройте его по полномочию, которое войдёт в журнал.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Отменено.</translation>
    </message>
    <message>
        <source>Something entered is not right.</source>
        <translation>Что-то введено неверно.</translation>
    </message>
    <message>
        <source>Something went wrong inside Ecotone.</source>
        <translation>Внутри Ecotone произошла ошибка.</translation>
    </message>
    <message>
        <source>Nothing was lost. Repeat it; if it happens again, send us the log.</source>
        <translation>Ничего не потеряно. Повторите; если случится снова, пришлите нам журнал работы.</translation>
    </message>
</context>
<context>
    <name>ExampleWords</name>
    <message>
        <source>Making the example</source>
        <translation>Создаётся пример</translation>
    </message>
</context>
<context>
    <name>HistoryKind</name>
    <message>
        <source>Class changed</source>
        <translation>Изменён класс</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Проверено</translation>
    </message>
    <message>
        <source>Source brought in</source>
        <translation>Загружен источник</translation>
    </message>
    <message>
        <source>Sources harmonised</source>
        <translation>Источники согласованы</translation>
    </message>
    <message>
        <source>Reclassified by edited rules</source>
        <translation>Класс изменён по новым правилам</translation>
    </message>
    <message>
        <source>Table of rules</source>
        <translation>Таблица правил</translation>
    </message>
    <message>
        <source>Edges matched</source>
        <translation>Границы сведены</translation>
    </message>
    <message>
        <source>New delivery accepted</source>
        <translation>Принята новая поставка</translation>
    </message>
    <message>
        <source>Conflicts with a delivery settled</source>
        <translation>Конфликты с поставкой решены</translation>
    </message>
    <message>
        <source>File brought up to date</source>
        <translation>Файл обновлён</translation>
    </message>
    <message>
        <source>Edited by another program</source>
        <translation>Изменено другой программой</translation>
    </message>
    <message>
        <source>Patch split</source>
        <translation>Контур разделён</translation>
    </message>
    <message>
        <source>Patches merged</source>
        <translation>Контуры объединены</translation>
    </message>
    <message>
        <source>Boundary reshaped</source>
        <translation>Изменена граница</translation>
    </message>
    <message>
        <source>Proposal changed</source>
        <translation>Предложение изменено</translation>
    </message>
    <message>
        <source>Proposal drawn</source>
        <translation>Предложение начерчено</translation>
    </message>
    <message>
        <source>Proposal removed</source>
        <translation>Предложение удалено</translation>
    </message>
    <message>
        <source>Layout changed</source>
        <translation>Изменён макет</translation>
    </message>
    <message>
        <source>Project made</source>
        <translation>Создан проект</translation>
    </message>
    <message>
        <source>Layers brought in</source>
        <translation>Загружены слои</translation>
    </message>
    <message>
        <source>Demonstration made</source>
        <translation>Создана демонстрация</translation>
    </message>
    <message>
        <source>Extent accepted</source>
        <translation>Принят охват</translation>
    </message>
    <message>
        <source>Corner moved</source>
        <translation>Вершина сдвинута</translation>
    </message>
    <message>
        <source>Corner set</source>
        <translation>Вершина добавлена</translation>
    </message>
    <message>
        <source>Corner removed</source>
        <translation>Вершина удалена</translation>
    </message>
    <message>
        <source>Patch drawn</source>
        <translation>Контур начерчен</translation>
    </message>
    <message>
        <source>Patch cut out</source>
        <translation>Контур вырезан</translation>
    </message>
    <message>
        <source>Gap filled</source>
        <translation>Разрыв заполнен</translation>
    </message>
    <message>
        <source>Slivers dissolved</source>
        <translation>Лоскуты растворены</translation>
    </message>
    <message>
        <source>Land given to a neighbour</source>
        <translation>Земля передана соседу</translation>
    </message>
    <message>
        <source>Outlines cleaned up</source>
        <translation>Очертания приведены в порядок</translation>
    </message>
    <message>
        <source>Issues fixed</source>
        <translation>Замечания устранены</translation>
    </message>
    <message>
        <source>Style of the map changed</source>
        <translation>Изменён стиль карты</translation>
    </message>
    <message>
        <source>Hillshade changed</source>
        <translation>Изменена отмывка рельефа</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>undone</source>
        <translation>отменено</translation>
    </message>
    <message>
        <source>abandoned</source>
        <translation>оставлено</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>закрыто</translation>
    </message>
    <message>
        <source>done</source>
        <translation>выполнено</translation>
    </message>
    <message>
        <source>change on the ground</source>
        <translation>изменение на местности</translation>
    </message>
    <message>
        <source>correction of the map</source>
        <translation>исправление карты</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
</context>
<context>
    <name>IdentifyTool</name>
    <message>
        <source>Click to ask what is there and why.</source>
        <translation>Щёлкните, чтобы узнать, что здесь и почему.</translation>
    </message>
</context>
<context>
    <name>ImportEntryWords</name>
    <message>
        <source>areas</source>
        <translation>площади</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>линии</translation>
    </message>
    <message>
        <source>points</source>
        <translation>точки</translation>
    </message>
    <message>
        <source>a table without places</source>
        <translation>таблица без места</translation>
    </message>
    <message>
        <source>Say which column holds the code of the land.</source>
        <translation>Укажите столбец с кодом земель.</translation>
    </message>
    <message>
        <source>The codes fit no classification for certain: choose the one they follow.</source>
        <translation>Коды не указывают на одну классификацию: выберите ту, которой они следуют.</translation>
    </message>
    <message>
        <source>Say whose side of the border this maps.</source>
        <translation>Укажите, чья это сторона границы.</translation>
    </message>
    <message>
        <source>The file holds no places, so it cannot be put on a map.</source>
        <translation>В файле нет местоположений, его нельзя нанести на карту.</translation>
    </message>
    <message>
        <source>The texts can be read in two ways: choose the right one.</source>
        <translation>Тексты читаются двояко: выберите верное чтение.</translation>
    </message>
    <message>
        <source>The file does not say where it lies: choose its coordinate system, or ask the sender for it.</source>
        <translation>Файл не говорит, где он лежит: выберите систему координат или запросите её у отправителя.</translation>
    </message>
    <message>
        <source>Nobody published how %1 leads to today&apos;s coordinates: ask the sender for CGCS2000 or WGS 84, name your control points, or assume a datum.</source>
        <translation>Для %1 нет опубликованного перехода к современным координатам: запросите у отправителя CGCS2000 или WGS 84, назовите опорные точки или примите датум.</translation>
    </message>
    <message>
        <source>Part of the file could not be read. Ask the sender for it again, or go on with what was read.</source>
        <translation>Часть файла не прочитана. Запросите файл снова или продолжайте с прочитанным.</translation>
    </message>
    <message>
        <source>The place rests on an assumption: compare it with the border on the small map.</source>
        <translation>Положение основано на допущении: сверьте его с границей на карточке.</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>Подтвердить</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Нужны вы</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Решено</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n строка</numerusform>
            <numerusform>%n строки</numerusform>
            <numerusform>%n строк</numerusform>
        </translation>
    </message>
    <message>
        <source>texts in %1</source>
        <translation>тексты в %1</translation>
    </message>
    <message>
        <source>texts not decided</source>
        <translation>кодировка не решена</translation>
    </message>
    <message>
        <source>place not decided</source>
        <translation>положение не решено</translation>
    </message>
    <message>
        <source>%1, within %2 m</source>
        <translation>%1, в пределах %2 м</translation>
    </message>
    <message>
        <source>%1 (%2); %3; %4.</source>
        <translation>%1 (%2); %3; %4.</translation>
    </message>
    <message>
        <source>The codes stand for different land in two classifications: choose the one they follow.</source>
        <translation>Эти коды значат разное в двух классификациях: выберите ту, которой они следуют.</translation>
    </message>
    <message>
        <source>A Chinese web map has probably shifted the positions: ask the provider for CGCS2000 coordinates, or decide what to do.</source>
        <translation>Положения, вероятно, сдвинуты китайской веб-картой: запросите у поставщика координаты CGCS2000 или решите, что делать.</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>Looking at the file</source>
        <translation>Просмотр файла</translation>
    </message>
    <message>
        <source>Bringing the file into the map</source>
        <translation>Файл вносится в карту</translation>
    </message>
    <message>
        <source>Chinese forest inventory</source>
        <translation>Лесоинвентаризация Китая</translation>
    </message>
    <message>
        <source>Chinese land use, GB/T 21010-2017</source>
        <translation>Землепользование Китая, GB/T 21010-2017</translation>
    </message>
    <message>
        <source>Chinese land and sea use, 2023</source>
        <translation>Использование земель и моря Китая, 2023</translation>
    </message>
    <message>
        <source>Vegetation map of China, 1:1,000,000</source>
        <translation>Карта растительности Китая, 1:1 000 000</translation>
    </message>
    <message>
        <source>Russian forest inventory</source>
        <translation>Лесоустройство России</translation>
    </message>
    <message>
        <source>Russian vegetation map</source>
        <translation>Карта растительности России</translation>
    </message>
    <message>
        <source>Mongolian land use</source>
        <translation>Землепользование Монголии</translation>
    </message>
    <message>
        <source>Mongolian land fund</source>
        <translation>Земельный фонд Монголии</translation>
    </message>
    <message>
        <source>Ecosystems of Mongolia</source>
        <translation>Экосистемы Монголии</translation>
    </message>
</context>
<context>
    <name>IssueModel</name>
    <message>
        <source>error</source>
        <translation>ошибка</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>предупреждение</translation>
    </message>
    <message>
        <source>note</source>
        <translation>примечание</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>исправлено</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>принято</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыто</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Важность</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>Замечание</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Число</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
</context>
<context>
    <name>IssueWords</name>
    <message>
        <source>Give it to the neighbour</source>
        <translation>Отдать соседу</translation>
    </message>
    <message>
        <source>Make it a patch</source>
        <translation>Сделать контуром</translation>
    </message>
    <message>
        <source>Clean up the outlines</source>
        <translation>Привести очертания в порядок</translation>
    </message>
    <message>
        <source>Dissolve into the neighbour</source>
        <translation>Растворить в соседе</translation>
    </message>
    <message>
        <source>Give it to the other side</source>
        <translation>Отдать другой стороне</translation>
    </message>
    <message>
        <source>Checking the map</source>
        <translation>Проверка карты</translation>
    </message>
    <message>
        <source>Keep our edit</source>
        <translation>Оставить нашу правку</translation>
    </message>
    <message>
        <source>Take the delivery</source>
        <translation>Принять поставку</translation>
    </message>
</context>
<context>
    <name>LayoutWords</name>
    <message>
        <source>Writing the layout</source>
        <translation>Запись макета</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Предпросмотр</translation>
    </message>
</context>
<context>
    <name>MeasureTool</name>
    <message>
        <source>Click along the line; a double-click ends it, Backspace takes a point back.</source>
        <translation>Щёлкайте вдоль линии; двойной щелчок завершает, Backspace убирает точку.</translation>
    </message>
</context>
<context>
    <name>MergeTool</name>
    <message>
        <source>Click neighbouring patches; a double-click makes them one, Esc lets them go.</source>
        <translation>Щёлкайте соседние контуры; двойной щелчок объединяет, Esc отпускает.</translation>
    </message>
</context>
<context>
    <name>PaintTool</name>
    <message>
        <source>Choose a class in the inspector, then click patches.</source>
        <translation>Выберите класс в инспекторе, затем щёлкайте по контурам.</translation>
    </message>
    <message>
        <source>Click patches to make them: %1</source>
        <translation>Щёлкните по контурам, чтобы сделать их: %1</translation>
    </message>
</context>
<context>
    <name>PanTool</name>
    <message>
        <source>Drag to move the map; the wheel zooms.</source>
        <translation>Тяните, чтобы двигать карту; колесо меняет масштаб.</translation>
    </message>
</context>
<context>
    <name>PlaceSearch</name>
    <message>
        <source>Patch %1</source>
        <translation>Контур %1</translation>
    </message>
    <message>
        <source>National code %1</source>
        <translation>Национальный код %1</translation>
    </message>
    <message numerus="yes">
        <source>%n patch(es)</source>
        <translation>
            <numerusform>%n контур</numerusform>
            <numerusform>%n контура</numerusform>
            <numerusform>%n контуров</numerusform>
        </translation>
    </message>
    <message>
        <source>latitude, longitude</source>
        <translation>широта, долгота</translation>
    </message>
    <message>
        <source>longitude, latitude</source>
        <translation>долгота, широта</translation>
    </message>
    <message>
        <source>X north, Y east</source>
        <translation>X на север, Y на восток</translation>
    </message>
    <message>
        <source>X east, Y north</source>
        <translation>X на восток, Y на север</translation>
    </message>
    <message>
        <source>project coordinates</source>
        <translation>координаты проекта</translation>
    </message>
    <message>
        <source>%1, unofficial parameters</source>
        <translation>%1, параметры неофициальные</translation>
    </message>
    <message>
        <source>datum shift %1, accuracy unknown</source>
        <translation>сдвиг датума %1, точность неизвестна</translation>
    </message>
    <message>
        <source>datum shift %1 ± %2</source>
        <translation>сдвиг датума %1 ± %2</translation>
    </message>
    <message>
        <source>far from every landscape</source>
        <translation>далеко от всех ландшафтов</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 от %2</translation>
    </message>
    <message>
        <source>position</source>
        <translation>положение</translation>
    </message>
    <message>
        <source>Not placed</source>
        <translation>Не размещено</translation>
    </message>
    <message>
        <source>its way to WGS 84 is not known</source>
        <translation>переход к WGS 84 неизвестен</translation>
    </message>
</context>
<context>
    <name>ProposalTool</name>
    <message>
        <source>Click along the boundary; a double-click closes it, Esc drops it.</source>
        <translation>Щёлкайте вдоль границы; двойной щелчок замыкает, Esc отменяет.</translation>
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <source>OK</source>
        <translation>ОК</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>Папка:</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Вперёд</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>На уровень вверх</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Создать папку</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Список</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Таблица</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Тип файлов:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Имя файла:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Папка:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Открыть</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Сохранить</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Выбрать</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Сохранить как</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>Показать </translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Переименовать</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Показывать &amp;скрытые файлы</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>&amp;Новая папка</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Новая папка</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Мой компьютер</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Недавние места</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Компьютер</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 уже существует.
Заменить?</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Дата изменения</translation>
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
        <translation>&amp;Отменить</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Повторить</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Вырезать</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>Вст&amp;авить</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Выделить всё</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>ОК</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Сохранить всё</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Да</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Нет</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Прервать</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Пропустить</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Не сохранять</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Справка</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Применить</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Восстановить значения по умолчанию</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Отменить</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Повторить</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Вырезать</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Копировать &amp;адрес ссылки</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>Вст&amp;авить</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Выделить всё</translation>
    </message>
</context>
<context>
    <name>SelectTool</name>
    <message>
        <source>Click a patch, or drag a box. Shift adds to the selection.</source>
        <translation>Щёлкните контур или растяните рамку. Shift добавляет к выделению.</translation>
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
        <translation>Кодировка</translation>
    </message>
    <message>
        <source>Accuracy, m</source>
        <translation>Точность, м</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Схема</translation>
    </message>
</context>
<context>
    <name>StrokeTool</name>
    <message>
        <source>Select a patch, then draw its new border from border to border; a double-click ends, Esc drops it.</source>
        <translation>Выберите контур и проведите новую границу от края до края; двойной щелчок завершает, Esc отменяет.</translation>
    </message>
    <message>
        <source>Draw around a gap; a double-click fills it, Esc drops it.</source>
        <translation>Обведите пробел; двойной щелчок заполняет, Esc отменяет.</translation>
    </message>
    <message>
        <source>Draw a line across patches; a double-click cuts them, Esc drops it.</source>
        <translation>Проведите линию через контуры; двойной щелчок режет, Esc отменяет.</translation>
    </message>
    <message>
        <source>Draw around the new patch; a double-click ends, Esc drops it. Ctrl follows a border, Shift lets it go.</source>
        <translation>Обведите новый контур; двойной щелчок завершает, Esc отменяет. Ctrl ведёт по границе, Shift отпускает её.</translation>
    </message>
    <message>
        <source>Draw around the land to cut out of a patch; a double-click ends, Esc drops it.</source>
        <translation>Обведите землю, которую нужно вырезать из контура; двойной щелчок завершает, Esc отменяет.</translation>
    </message>
</context>
<context>
    <name>VertexTool</name>
    <message>
        <source>Click a patch to see its corners.</source>
        <translation>Щёлкните контур, чтобы увидеть его вершины.</translation>
    </message>
    <message>
        <source>Drag a corner; double-click an edge for a new one, Delete removes it.</source>
        <translation>Перетащите вершину; двойной щелчок по стороне ставит новую, Delete удаляет.</translation>
    </message>
</context>
<context>
    <name>WhyText</name>
    <message>
        <source>%1, because %2 changed it (%3).</source>
        <translation>%1, потому что так изменил %2 (%3).</translation>
    </message>
    <message>
        <source>%1, because %2 changed it (%3): %4</source>
        <translation>%1, потому что так изменил %2 (%3): %4</translation>
    </message>
</context>
<context>
    <name>ecotone::bridge::StoreBridge</name>
    <message>
        <source>Too many edits wait to be written.</source>
        <translation>Слишком много правок ждут записи.</translation>
    </message>
    <message>
        <source>Wait a moment, then repeat the last one.</source>
        <translation>Подождите немного и повторите последнюю.</translation>
    </message>
    <message>
        <source>The project is busy; the last question was skipped.</source>
        <translation>Проект занят; последний запрос пропущен.</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) fixed.</source>
        <translation>
            <numerusform>Устранено %n замечание.</numerusform>
            <numerusform>Устранено %n замечания.</numerusform>
            <numerusform>Устранено %n замечаний.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %n cannot be fixed so and stay(s).</source>
        <translation>
            <numerusform>%1 %n так не устранить, оно остаётся.</numerusform>
            <numerusform>%1 %n так не устранить, они остаются.</numerusform>
            <numerusform>%1 %n так не устранить, они остаются.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::canvas::MapCanvas</name>
    <message>
        <source>Map</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>corner</source>
        <translation>вершина</translation>
    </message>
    <message>
        <source>border</source>
        <translation>граница</translation>
    </message>
</context>
<context>
    <name>ecotone::canvas::OverviewMap</name>
    <message>
        <source>Overview map</source>
        <translation>Обзорная карта</translation>
    </message>
    <message>
        <source>Drag to move the map</source>
        <translation>Перетащите, чтобы сдвинуть карту</translation>
    </message>
</context>
<context>
    <name>ecotone::canvas::SwipeHandle</name>
    <message>
        <source>Swipe line</source>
        <translation>Линия шторки</translation>
    </message>
    <message>
        <source>Drag, or press the left and right arrows</source>
        <translation>Перетащите или нажимайте стрелки влево и вправо</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::AuthorDialog</name>
    <message>
        <source>Who are you?</source>
        <translation>Кто вы?</translation>
    </message>
    <message>
        <source>Every edit carries a name in the history. Patches of another side stay locked for you; a joint editor may change all.</source>
        <translation>Каждая правка подписана в журнале. Контуры другой стороны для вас закрыты; совместный редактор может менять все.</translation>
    </message>
    <message>
        <source>Joint editor</source>
        <translation>Совместный редактор</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Имя</translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation>&amp;Организация</translation>
    </message>
    <message>
        <source>&amp;Side</source>
        <translation>&amp;Сторона</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::BookmarksDialog</name>
    <message>
        <source>Bookmarks</source>
        <translation>Закладки</translation>
    </message>
    <message>
        <source>A bookmark is a named view that stays in the project. Add one with Ctrl+D.</source>
        <translation>Закладка — это названный вид, который остаётся в проекте. Добавьте её клавишами Ctrl+D.</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>&amp;Перейти</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Пере&amp;именовать</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Удалить</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::HillshadeDialog</name>
    <message>
        <source>Hillshade</source>
        <translation>Отмывка рельефа</translation>
    </message>
    <message>
        <source>&amp;Light from four sides</source>
        <translation>Свет с &amp;четырёх сторон</translation>
    </message>
    <message>
        <source>The shape of the land as light and shade below the habitat classes, on the screen and on pages. The file is linked, not copied.</source>
        <translation>Рельеф светом и тенью под классами местообитаний, на экране и на страницах. Файл подключается, а не копируется.</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Выбрать…</translation>
    </message>
    <message>
        <source>&amp;Elevation model</source>
        <translation>&amp;Модель рельефа</translation>
    </message>
    <message>
        <source>Elevation model</source>
        <translation>Модель рельефа</translation>
    </message>
    <message>
        <source>&amp;Direction of the light</source>
        <translation>&amp;Направление света</translation>
    </message>
    <message>
        <source>&amp;Height of the light</source>
        <translation>В&amp;ысота света</translation>
    </message>
    <message>
        <source>E&amp;xaggeration of heights</source>
        <translation>&amp;Преувеличение высот</translation>
    </message>
    <message>
        <source>&amp;Opacity of the shading</source>
        <translation>Непро&amp;зрачность отмывки</translation>
    </message>
    <message>
        <source>Opacity of the &amp;classes above</source>
        <translation>Непрозрачность &amp;классов над ней</translation>
    </message>
    <message>
        <source>&amp;Remove the hillshade</source>
        <translation>&amp;Убрать отмывку</translation>
    </message>
    <message>
        <source>Elevation models (*.tif *.tiff *.img *.hgt *.asc *.dem *.vrt);;All files (*)</source>
        <translation>Модели рельефа (*.tif *.tiff *.img *.hgt *.asc *.dem *.vrt);;Все файлы (*)</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportClassPage</name>
    <message>
        <source>not decided</source>
        <translation>не решено</translation>
    </message>
    <message>
        <source>leave their place empty</source>
        <translation>оставить их место пустым</translation>
    </message>
    <message>
        <source>bring them in, the source becomes internal</source>
        <translation>внести, источник станет внутренним</translation>
    </message>
    <message>
        <source>Codes and their classes</source>
        <translation>Коды и их классы</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Код</translation>
    </message>
    <message>
        <source>Name in the file</source>
        <translation>Название в файле</translation>
    </message>
    <message>
        <source>km²</source>
        <translation>км²</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Становится</translation>
    </message>
    <message>
        <source>Rule, certainty</source>
        <translation>Правило, уверенность</translation>
    </message>
    <message>
        <source>C&amp;lassification</source>
        <translation>К&amp;лассификация</translation>
    </message>
    <message>
        <source>&amp;Restricted objects</source>
        <translation>О&amp;граниченные объекты</translation>
    </message>
    <message>
        <source>Classes are only given to what is brought into the habitat map.</source>
        <translation>Классы получает только то, что вносится в карту местообитаний.</translation>
    </message>
    <message>
        <source>Working out the classes…</source>
        <translation>Определение классов…</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) with codes that have no class: %1 of %2 km². They become U00.</source>
        <translation>
            <numerusform>%n строка с кодом без класса: %1 из %2 км². Класс U00.</numerusform>
            <numerusform>%n строки с кодами без класса: %1 из %2 км². Класс U00.</numerusform>
            <numerusform>%n строк с кодами без класса: %1 из %2 км². Класс U00.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every code has a class: %1 km².</source>
        <translation>У каждого кода есть класс: %1 км².</translation>
    </message>
    <message>
        <source>no class</source>
        <translation>без класса</translation>
    </message>
    <message>
        <source>withheld</source>
        <translation>не вносится</translation>
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
        <translation>%1 % кодов, %2 % названий</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportColumnsPage</name>
    <message>
        <source>Code of the land</source>
        <translation>Код земель</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>Его название</translation>
    </message>
    <message>
        <source>Number of the row</source>
        <translation>Номер строки</translation>
    </message>
    <message>
        <source>Leading species</source>
        <translation>Преобладающая порода</translation>
    </message>
    <message>
        <source>Stand composition</source>
        <translation>Состав древостоя</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Происхождение</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Возраст</translation>
    </message>
    <message>
        <source>Age class</source>
        <translation>Класс возраста</translation>
    </message>
    <message>
        <source>Crown closure</source>
        <translation>Сомкнутость</translation>
    </message>
    <message>
        <source>Landform</source>
        <translation>Рельеф</translation>
    </message>
    <message>
        <source>Site type</source>
        <translation>Тип леса</translation>
    </message>
    <message>
        <source>Soil</source>
        <translation>Почва</translation>
    </message>
    <message>
        <source>Forest land type</source>
        <translation>Категория лесных земель</translation>
    </message>
    <message>
        <source>Cause of loss</source>
        <translation>Причина утраты</translation>
    </message>
    <message>
        <source>Natural zone</source>
        <translation>Природная зона</translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation>Высота</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Уклон</translation>
    </message>
    <message>
        <source>Date of survey</source>
        <translation>Дата обследования</translation>
    </message>
    <message>
        <source>Stated area</source>
        <translation>Указанная площадь</translation>
    </message>
    <message>
        <source>hectares</source>
        <translation>гектары</translation>
    </message>
    <message>
        <source>square kilometres</source>
        <translation>квадратные километры</translation>
    </message>
    <message>
        <source>square metres</source>
        <translation>квадратные метры</translation>
    </message>
    <message>
        <source>mu</source>
        <translation>му</translation>
    </message>
    <message>
        <source>Its unit</source>
        <translation>Её единица</translation>
    </message>
    <message>
        <source>English names</source>
        <translation>Английские названия</translation>
    </message>
    <message>
        <source>Chinese names</source>
        <translation>Китайские названия</translation>
    </message>
    <message>
        <source>Russian names</source>
        <translation>Русские названия</translation>
    </message>
    <message>
        <source>Mongolian names</source>
        <translation>Монгольские названия</translation>
    </message>
    <message>
        <source>Names as written locally</source>
        <translation>Названия в местном написании</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportDialog</name>
    <message>
        <source>Look at a file</source>
        <translation>Посмотреть файл</translation>
    </message>
    <message>
        <source>Nothing is written until you accept.</source>
        <translation>До вашего согласия ничего не записывается.</translation>
    </message>
    <message numerus="yes">
        <source>%n patch(es) brought in.</source>
        <translation>
            <numerusform>Внесён %n контур.</numerusform>
            <numerusform>Внесено %n контура.</numerusform>
            <numerusform>Внесено %n контуров.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>Просмотр файлов…</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Добавить файлы</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Добавить папку</translation>
    </message>
    <message>
        <source>Drop files or folders here.</source>
        <translation>Перетащите сюда файлы или папки.</translation>
    </message>
    <message>
        <source>Choose what becomes of all files of this folder.</source>
        <translation>Выберите, что станет со всеми файлами папки.</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>Ос&amp;тановить</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Закрыть</translation>
    </message>
    <message>
        <source>Open a project that you may write to bring files in.</source>
        <translation>Чтобы внести файлы, откройте проект, доступный для записи.</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) still need you.</source>
        <translation>
            <numerusform>%n источник ещё требует решения.</numerusform>
            <numerusform>%n источника ещё требуют решения.</numerusform>
            <numerusform>%n источников ещё требуют решения.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bringing the files into the map…</source>
        <translation>Внесение файлов в карту…</translation>
    </message>
    <message>
        <source>Stopped. The project is as it was.</source>
        <translation>Остановлено. Проект не изменён.</translation>
    </message>
    <message>
        <source>Nothing was brought in. The project is as it was.</source>
        <translation>Ничего не внесено. Проект не изменён.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Остановка…</translation>
    </message>
    <message>
        <source>Con&amp;firm</source>
        <translation>&amp;Подтвердить</translation>
    </message>
    <message>
        <source>Read a&amp;gain</source>
        <translation>Прочитать &amp;снова</translation>
    </message>
    <message>
        <source>Bring into the &amp;map</source>
        <translation>В&amp;нести в карту</translation>
    </message>
    <message>
        <source>Report (&amp;1)</source>
        <translation>Отчёт (&amp;1)</translation>
    </message>
    <message>
        <source>Text (&amp;2)</source>
        <translation>Тексты (&amp;2)</translation>
    </message>
    <message>
        <source>Place (&amp;3)</source>
        <translation>Место (&amp;3)</translation>
    </message>
    <message>
        <source>Classes (&amp;4)</source>
        <translation>Классы (&amp;4)</translation>
    </message>
    <message>
        <source>Columns (&amp;5)</source>
        <translation>Столбцы (&amp;5)</translation>
    </message>
    <message>
        <source>Source (&amp;6)</source>
        <translation>Источник (&amp;6)</translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation>&amp;Добавить файлы…</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>Добавить папк&amp;у…</translation>
    </message>
    <message>
        <source>&amp;Bring it in</source>
        <translation>&amp;Внести</translation>
    </message>
    <message>
        <source>Sho&amp;w it</source>
        <translation>По&amp;казать</translation>
    </message>
    <message>
        <source>Lea&amp;ve it out</source>
        <translation>Н&amp;е брать</translation>
    </message>
    <message>
        <source>It becomes part of the map and its statistics.</source>
        <translation>Становится частью карты и её статистики.</translation>
    </message>
    <message>
        <source>A layer to look at; it enters no statistics.</source>
        <translation>Слой для просмотра; в статистику не входит.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Ход работы</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportList</name>
    <message>
        <source>Files and what is decided about them</source>
        <translation>Файлы и решения о них</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>не берётся</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>не читается</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportPlacePage</name>
    <message>
        <source>as the file says; or EPSG:4490, WKT, PROJ</source>
        <translation>как в файле; или EPSG:4490, WKT, PROJ</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ничего</translation>
    </message>
    <message>
        <source>label of a set in your local file</source>
        <translation>метка набора в вашем локальном файле</translation>
    </message>
    <message>
        <source>Coordinate s&amp;ystem</source>
        <translation>Систе&amp;ма координат</translation>
    </message>
    <message>
        <source>Ass&amp;umed datum</source>
        <translation>Принят&amp;ый датум</translation>
    </message>
    <message>
        <source>Control &amp;points</source>
        <translation>Опорные точк&amp;и</translation>
    </message>
    <message>
        <source>Compare with the boundary and choose the map that is right; if none is, ask the sender.</source>
        <translation>Сверьте с границей и выберите верную карточку; если верной нет, спросите отправителя.</translation>
    </message>
    <message>
        <source>Only the sender can say how these coordinates are meant; a system can also be stated below.</source>
        <translation>Что значат эти координаты, знает только отправитель; систему можно указать и ниже.</translation>
    </message>
    <message>
        <source>ask where one is suspected</source>
        <translation>спросить, если есть подозрение</translation>
    </message>
    <message>
        <source>none: the positions are right</source>
        <translation>нет: положения верны</translation>
    </message>
    <message>
        <source>undo GCJ-02 (Amap, Tencent)</source>
        <translation>снять GCJ-02 (Amap, Tencent)</translation>
    </message>
    <message>
        <source>undo BD-09 (Baidu)</source>
        <translation>снять BD-09 (Baidu)</translation>
    </message>
    <message>
        <source>Web map s&amp;hift</source>
        <translation>Сд&amp;виг веб-карты</translation>
    </message>
    <message>
        <source>Inside China alone, true to about 2 m. Kept as your decision.</source>
        <translation>Только внутри Китая, с точностью около 2 м. Записывается как ваше решение.</translation>
    </message>
    <message>
        <source>Ask the provider for CGCS2000 coordinates</source>
        <translation>Запросить у поставщика координаты CGCS2000</translation>
    </message>
    <message>
        <source>The best way. The file is left out until they come.</source>
        <translation>Лучший путь. До их получения файл не берётся.</translation>
    </message>
    <message>
        <source>Undo the shift of Amap and Tencent (GCJ-02)</source>
        <translation>Снять сдвиг Amap и Tencent (GCJ-02)</translation>
    </message>
    <message>
        <source>Undo the shift of Baidu (BD-09)</source>
        <translation>Снять сдвиг Baidu (BD-09)</translation>
    </message>
    <message>
        <source>The positions are right</source>
        <translation>Положения верны</translation>
    </message>
    <message>
        <source>Nothing is moved. Kept as your decision.</source>
        <translation>Ничего не сдвигается. Записывается как ваше решение.</translation>
    </message>
    <message>
        <source>The fields or the name of the file are those of a Chinese web map, which shifts positions by up to 1.5 km.</source>
        <translation>Поля или имя файла — от китайской веб-карты, сдвигающей положения до 1,5 км.</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportReportPage</name>
    <message>
        <source>First rows</source>
        <translation>Первые строки</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Рецепт</translation>
    </message>
    <message>
        <source>The decisions of an earlier import of this file are used.</source>
        <translation>Используются решения прежнего импорта этого файла.</translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation>не распознана</translation>
    </message>
    <message>
        <source>perhaps %1 (%2), %3 %</source>
        <translation>возможно, %1 (%2), %3 %</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>не решено</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportSourcePage</name>
    <message>
        <source>Part of the habitat map</source>
        <translation>Часть карты местообитаний</translation>
    </message>
    <message>
        <source>The area that this side maps</source>
        <translation>Территория, которую картирует эта сторона</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>не указано</translation>
    </message>
    <message>
        <source>open to all</source>
        <translation>открыто для всех</translation>
    </message>
    <message>
        <source>partners</source>
        <translation>партнёры</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>внутреннее</translation>
    </message>
    <message>
        <source>sensitive, nothing leaves this project</source>
        <translation>чувствительно, проекта не покидает</translation>
    </message>
    <message>
        <source>Where two sources of one side overlap, the higher one wins.</source>
        <translation>Где источники одной стороны перекрываются, берётся старший.</translation>
    </message>
    <message>
        <source>B&amp;ecomes</source>
        <translation>Становитс&amp;я</translation>
    </message>
    <message>
        <source>Si&amp;de</source>
        <translation>Сто&amp;рона</translation>
    </message>
    <message>
        <source>S&amp;haring</source>
        <translation>Д&amp;оступ</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Старшинство</translation>
    </message>
    <message>
        <source>T&amp;itle</source>
        <translation>Назв&amp;ание</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Ведомство</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Лицензия</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportTextPage</name>
    <message>
        <source>not decided</source>
        <translation>не решено</translation>
    </message>
    <message>
        <source>Texts of the file in each encoding</source>
        <translation>Тексты файла в каждой кодировке</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>К&amp;одировка</translation>
    </message>
    <message>
        <source>name of a column</source>
        <translation>название столбца</translation>
    </message>
    <message>
        <source>All texts are plain Latin letters and figures: every encoding reads them alike.</source>
        <translation>Все тексты из простых латинских букв и цифр: любая кодировка читает их одинаково.</translation>
    </message>
    <message>
        <source>The format leaves no choice.</source>
        <translation>Формат не оставляет выбора.</translation>
    </message>
    <message>
        <source>Choose the column that reads like a language.</source>
        <translation>Выберите столбец, который читается как язык.</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Столбец</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::OutlineMap</name>
    <message>
        <source>As the file says</source>
        <translation>Как в файле</translation>
    </message>
    <message>
        <source>%1, taken as %2</source>
        <translation>%1, принято за %2</translation>
    </message>
    <message>
        <source>The numbers do not fit.</source>
        <translation>Числа не подходят.</translation>
    </message>
    <message>
        <source>Outside the countries of the base map</source>
        <translation>Вне стран базовой карты</translation>
    </message>
    <message>
        <source>%1, %2 km from the nearest boundary</source>
        <translation>%1, до ближайшей границы %2 км</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>не решено</translation>
    </message>
    <message>
        <source>accuracy unknown</source>
        <translation>точность неизвестна</translation>
    </message>
    <message>
        <source>within %1 m</source>
        <translation>в пределах %1 м</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ProjectDialog</name>
    <message>
        <source>New project</source>
        <translation>Новый проект</translation>
    </message>
    <message>
        <source>A project is one file: every layer, source, style and edit of one map. Other programs that read GeoPackage open it too.</source>
        <translation>Проект - один файл: все слои, источники, стили и правки одной карты. Его открывают и другие программы, читающие GeoPackage.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Название</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>Ecotone project (*.gpkg)</source>
        <translation>Проект Ecotone (*.gpkg)</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ProposalDialog</name>
    <message>
        <source>Name, %1</source>
        <translation>Название, %1</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
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
        <translation>Класс</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Узор</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Контур</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Классы</translation>
    </message>
    <message>
        <source>&amp;Fill</source>
        <translation>&amp;Заливка</translation>
    </message>
    <message>
        <source>Fill colour, #RRGGBB</source>
        <translation>Цвет заливки, #RRGGBB</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>Тон</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Насыщенность</translation>
    </message>
    <message>
        <source>Lightness</source>
        <translation>Светлота</translation>
    </message>
    <message>
        <source>&amp;Pattern</source>
        <translation>&amp;Узор</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Hatching</source>
        <translation>Штриховка</translation>
    </message>
    <message>
        <source>Upright strokes</source>
        <translation>Вертикальные штрихи</translation>
    </message>
    <message>
        <source>Dots</source>
        <translation>Точки</translation>
    </message>
    <message>
        <source>Level strokes</source>
        <translation>Горизонтальные штрихи</translation>
    </message>
    <message>
        <source>&amp;Outline of its own</source>
        <translation>&amp;Свой контур</translation>
    </message>
    <message>
        <source>Otherwise thin lines at large scales, grey ones around pale fills</source>
        <translation>Иначе тонкие линии в крупных масштабах и серые вокруг бледных заливок</translation>
    </message>
    <message>
        <source>Outline colour, #RRGGBB</source>
        <translation>Цвет контура, #RRGGBB</translation>
    </message>
    <message>
        <source>Outline width</source>
        <translation>Толщина контура</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>мм</translation>
    </message>
    <message>
        <source>&amp;Reset the class</source>
        <translation>&amp;Вернуть класс к исходному</translation>
    </message>
    <message>
        <source>As the theme it builds on has it</source>
        <translation>Как в теме, на которой она основана</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ThemeDialog</name>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Import a theme</source>
        <translation>Импорт темы</translation>
    </message>
    <message>
        <source>Export the theme</source>
        <translation>Экспорт темы</translation>
    </message>
    <message>
        <source>There is a theme of that name already.</source>
        <translation>Тема с таким названием уже есть.</translation>
    </message>
    <message>
        <source>New theme</source>
        <translation>Новая тема</translation>
    </message>
    <message>
        <source>Duplicate the theme</source>
        <translation>Дублировать тему</translation>
    </message>
    <message>
        <source>%1, copy</source>
        <translation>%1, копия</translation>
    </message>
    <message>
        <source>Rename the theme</source>
        <translation>Переименовать тему</translation>
    </message>
    <message numerus="yes">
        <source>%n class(es) read from %1.</source>
        <translation>
            <numerusform>Из %1 прочитан %n класс.</numerusform>
            <numerusform>Из %1 прочитано %n класса.</numerusform>
            <numerusform>Из %1 прочитано %n классов.</numerusform>
        </translation>
    </message>
    <message>
        <source>The name of the file ends in .qml or .sld.</source>
        <translation>Имя файла кончается на .qml или .sld.</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Записано в %1.</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1 (изменена)</translation>
    </message>
    <message>
        <source>Style of the map</source>
        <translation>Стиль карты</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Тема</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Новая…</translation>
    </message>
    <message>
        <source>&amp;Duplicate…</source>
        <translation>&amp;Дублировать…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>Rena&amp;me…</source>
        <translation>Пере&amp;именовать…</translation>
    </message>
    <message>
        <source>D&amp;elete</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message>
        <source>Reset to &amp;built-in</source>
        <translation>Вернуть &amp;встроенную</translation>
    </message>
    <message>
        <source>&amp;Import QML or SLD…</source>
        <translation>&amp;Импорт QML или SLD…</translation>
    </message>
    <message>
        <source>E&amp;xport QML or SLD…</source>
        <translation>&amp;Экспорт QML или SLD…</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Классы</translation>
    </message>
    <message>
        <source>Layers and scales</source>
        <translation>Слои и масштабы</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Отменить</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Сохранить</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>О&amp;тмена</translation>
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
        <translation>Слои, верхний первым</translation>
    </message>
    <message>
        <source>U&amp;p</source>
        <translation>Вы&amp;ше</translation>
    </message>
    <message>
        <source>Do&amp;wn</source>
        <translation>Ни&amp;же</translation>
    </message>
    <message>
        <source>Op&amp;acity</source>
        <translation>Непро&amp;зрачность</translation>
    </message>
    <message>
        <source>Hidden at scales larger than</source>
        <translation>Скрыт в масштабах крупнее</translation>
    </message>
    <message>
        <source>Hidden at scales smaller than</source>
        <translation>Скрыт в масштабах мельче</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>без предела</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>&amp;Подписи</translation>
    </message>
    <message>
        <source>Levels of the classes: the map, its legend and its tables show the same.</source>
        <translation>Уровни классов: карта, условные обозначения и таблицы показывают одно и то же.</translation>
    </message>
    <message>
        <source>Single classes down to</source>
        <translation>Отдельные классы до</translation>
    </message>
    <message>
        <source>Their parents down to</source>
        <translation>Вышестоящие классы до</translation>
    </message>
    <message>
        <source>Smaller scales show the groups alone</source>
        <translation>В более мелких масштабах только группы</translation>
    </message>
    <message>
        <source>&amp;Names also in the language of the country</source>
        <translation>&amp;Названия также на языке страны</translation>
    </message>
    <message>
        <source>&amp;Codes of the classes in large patches</source>
        <translation>&amp;Коды классов в крупных контурах</translation>
    </message>
</context>
<context>
    <name>ecotone::layout_window::LayoutDialog</name>
    <message>
        <source>Target study areas</source>
        <translation>Районы исследования</translation>
    </message>
    <message>
        <source>Habitat classes</source>
        <translation>Типы местообитаний</translation>
    </message>
    <message>
        <source>Habitat rating of a species</source>
        <translation>Оценка местообитаний вида</translation>
    </message>
    <message>
        <source>Protected areas: existing and proposed</source>
        <translation>ООПТ: существующие и проектируемые</translation>
    </message>
    <message>
        <source>Cross-border scope of a proposal</source>
        <translation>Трансграничный охват предложения</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспортировать</translation>
    </message>
    <message>
        <source>Export a layout</source>
        <translation>Экспорт макета</translation>
    </message>
    <message>
        <source>A4 landscape</source>
        <translation>A4 альбомная</translation>
    </message>
    <message>
        <source>A4 portrait</source>
        <translation>A4 книжная</translation>
    </message>
    <message>
        <source>A3 landscape</source>
        <translation>A3 альбомная</translation>
    </message>
    <message>
        <source>A3 portrait</source>
        <translation>A3 книжная</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Предпросмотр</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>&amp;Карта</translation>
    </message>
    <message>
        <source>as the template writes it</source>
        <translation>как в шаблоне</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>&amp;Страница</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Языки</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Форматы</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Папка</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written to %1</source>
        <translation>
            <numerusform>%n файл записан в %1</numerusform>
            <numerusform>%n файла записано в %1</numerusform>
            <numerusform>%n файлов записано в %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::models::LayerTreeModel</name>
    <message>
        <source>Planning</source>
        <translation>Планирование</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Охрана</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Справочные</translation>
    </message>
    <message>
        <source>Backdrop images</source>
        <translation>Фоновые изображения</translation>
    </message>
    <message>
        <source>Drop a GeoTIFF here</source>
        <translation>Перетащите сюда GeoTIFF</translation>
    </message>
    <message numerus="yes">
        <source>%n feature(s)</source>
        <translation>
            <numerusform>%n объект</numerusform>
            <numerusform>%n объекта</numerusform>
            <numerusform>%n объектов</numerusform>
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
        <translation>Площадь, км²</translation>
    </message>
    <message>
        <source>Source name</source>
        <translation>Название в источнике</translation>
    </message>
    <message>
        <source>Edited by</source>
        <translation>Изменил</translation>
    </message>
</context>
<context>
    <name>ecotone::panels::Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>Инспектор</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Классы</translation>
    </message>
    <message>
        <source>Open issues</source>
        <translation>Открытые замечания</translation>
    </message>
    <message>
        <source>Select a patch to see why it has its class, or draw a proposal to see its area by class and country.</source>
        <translation>Выделите контур, чтобы узнать, почему у него такой класс, или начертите предложение, чтобы увидеть его площадь по классам и странам.</translation>
    </message>
    <message>
        <source>Patch no.</source>
        <translation>Контур №</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>Source name</source>
        <translation>Название в источнике</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Кодировка</translation>
    </message>
    <message numerus="yes">
        <source>%n patch(es) selected</source>
        <translation>
            <numerusform>Выделен %n контур</numerusform>
            <numerusform>Выделено %n контура</numerusform>
            <numerusform>Выделено %n контуров</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a class to give it to all of them in one step.</source>
        <translation>Выберите класс, чтобы дать его сразу всем.</translation>
    </message>
    <message>
        <source>New proposal</source>
        <translation>Новое предложение</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Названия</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Числа</translation>
    </message>
    <message>
        <source>Show in view</source>
        <translation>Показать на карте</translation>
    </message>
    <message>
        <source>Class: name or code</source>
        <translation>Класс: название или код</translation>
    </message>
    <message>
        <source>The map was wrong</source>
        <translation>Карта была неверна</translation>
    </message>
    <message>
        <source>The land has changed</source>
        <translation>Местность изменилась</translation>
    </message>
    <message>
        <source>When: 2026-05</source>
        <translation>Когда: 2026-05</translation>
    </message>
    <message>
        <source>Cause: fire, felling…</source>
        <translation>Причина: пожар, рубка…</translation>
    </message>
    <message>
        <source>Why (goes into the history)</source>
        <translation>Почему (войдёт в журнал)</translation>
    </message>
    <message>
        <source>Change class</source>
        <translation>Изменить класс</translation>
    </message>
    <message>
        <source>Properties…</source>
        <translation>Свойства…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
</context>
<context>
    <name>ecotone::panels::IssuesPanel</name>
    <message>
        <source>All kinds</source>
        <translation>Все виды</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) would go</source>
        <translation>
            <numerusform>уйдёт %n замечание</numerusform>
            <numerusform>уйдут %n замечания</numerusform>
            <numerusform>уйдут %n замечаний</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patch(es) would change</source>
        <translation>
            <numerusform>изменится %n контур</numerusform>
            <numerusform>изменятся %n контура</numerusform>
            <numerusform>изменятся %n контуров</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 would change hands</source>
        <translation>%1 сменит владельца</translation>
    </message>
    <message>
        <source>Check the map</source>
        <translation>Проверить карту</translation>
    </message>
    <message>
        <source>Gaps, overlaps, slivers, outlines and borders of the whole map</source>
        <translation>Разрывы, перекрытия, лоскуты, очертания и границы всей карты</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Следующее</translation>
    </message>
    <message>
        <source>Show the next issue on the map  (F8)</source>
        <translation>Показать следующее замечание на карте  (F8)</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Исправить</translation>
    </message>
    <message>
        <source>Fix all of this kind…</source>
        <translation>Исправить все этого вида…</translation>
    </message>
    <message>
        <source>Fix all</source>
        <translation>Исправить все</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Kind of issue</source>
        <translation>Вид замечания</translation>
    </message>
    <message>
        <source>How to fix it</source>
        <translation>Как исправить</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>Замечания</translation>
    </message>
    <message>
        <source>%1: %2, %3, %4.</source>
        <translation>%1: %2, %3, %4.</translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be fixed so.</source>
        <translation>
            <numerusform>%n так не устранить.</numerusform>
            <numerusform>%n так не устранить.</numerusform>
            <numerusform>%n так не устранить.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::panels::LayersPanel</name>
    <message>
        <source>Show in view</source>
        <translation>Показать на карте</translation>
    </message>
    <message>
        <source>Select all its patches</source>
        <translation>Выделить все его контуры</translation>
    </message>
    <message>
        <source>List in the table</source>
        <translation>Показать в таблице</translation>
    </message>
    <message>
        <source>Remove from the map</source>
        <translation>Убрать с карты</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Слои</translation>
    </message>
    <message>
        <source>Layers and legend</source>
        <translation>Слои и легенда</translation>
    </message>
    <message>
        <source>Add a backdrop image…</source>
        <translation>Добавить фоновое изображение…</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Непрозрачность</translation>
    </message>
    <message>
        <source>Style…</source>
        <translation>Стиль…</translation>
    </message>
    <message>
        <source>Style of the map (F4)</source>
        <translation>Стиль карты (F4)</translation>
    </message>
</context>
<context>
    <name>ecotone::panels::MapHeader</name>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>Protected areas: existing and proposed</source>
        <translation>ООПТ: существующие и проектируемые</translation>
    </message>
    <message>
        <source>All landscapes</source>
        <translation>Все ландшафты</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Snow leopard habitat: Chikhachev ridge to Eastern Sayan</source>
        <translation>Местообитания ирбиса: от хребта Чихачёва до Восточного Саяна</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Идёт поиск…</translation>
    </message>
</context>
<context>
    <name>ecotone::panels::StatusLine</name>
    <message>
        <source>zone %1 (%2°)</source>
        <translation>зона %1 (%2°)</translation>
    </message>
    <message>
        <source>Project coordinates in metres; six-degree Gauss-Krüger zone and its central meridian</source>
        <translation>Координаты проекта в метрах; шестиградусная зона Гаусса-Крюгера и её осевой меридиан</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>сохранено %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>A scale is a number such as 1:250 000.</source>
        <translation>Масштаб — это число, например 1:250 000.</translation>
    </message>
</context>
<context>
    <name>ecotone::panels::TablesPanel</name>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 строка</numerusform>
            <numerusform>%1 строки</numerusform>
            <numerusform>%1 строк</numerusform>
        </translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Таблица</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>Замечания</translation>
    </message>
    <message>
        <source>Issues %1</source>
        <translation>Замечания %1</translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation>Отбор строк</translation>
    </message>
</context>
<context>
    <name>ecotone::shell::Actions</name>
    <message>
        <source>&amp;Project</source>
        <translation>&amp;Проект</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>П&amp;равка</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>La&amp;yer</source>
        <translation>С&amp;лой</translation>
    </message>
    <message>
        <source>&amp;Habitat</source>
        <translation>&amp;Местообитания</translation>
    </message>
    <message>
        <source>P&amp;lan</source>
        <translation>П&amp;ланирование</translation>
    </message>
    <message>
        <source>L&amp;ayout</source>
        <translation>М&amp;акет</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>&amp;Recent projects</source>
        <translation>Недавние &amp;проекты</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Язык</translation>
    </message>
</context>
<context>
    <name>ecotone::shell::Banner</name>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>ecotone::shell::CompareView</name>
    <message>
        <source>Now</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>Сейчас: %1</translation>
    </message>
    <message>
        <source>As delivered, before harmonisation</source>
        <translation>Как передано, до согласования</translation>
    </message>
    <message>
        <source>Edition %1</source>
        <translation>Редакция %1</translation>
    </message>
    <message>
        <source>After: %1, %2</source>
        <translation>После: %1, %2</translation>
    </message>
    <message>
        <source>Preparing the earlier map</source>
        <translation>Подготовка прежней карты</translation>
    </message>
    <message>
        <source>Preparing the earlier map…</source>
        <translation>Подготовка прежней карты…</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) were not kept as delivered.</source>
        <translation>
            <numerusform>%n источник не сохранён в том виде, как был передан.</numerusform>
            <numerusform>%n источника не сохранены в том виде, как были переданы.</numerusform>
            <numerusform>%n источников не сохранены в том виде, как были переданы.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sources in their own outlines. Stripes: they disagree; gaps are left as they came.</source>
        <translation>Источники в своих контурах. Полосы: источники расходятся; пробелы оставлены как есть.</translation>
    </message>
    <message>
        <source>Drag the line, or press the arrows. Esc ends.</source>
        <translation>Перетащите линию или нажимайте стрелки. Esc завершает.</translation>
    </message>
    <message>
        <source>Both maps move together. Esc ends.</source>
        <translation>Обе карты движутся вместе. Esc завершает.</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>Шторка</translation>
    </message>
    <message>
        <source>One map over the other, parted by a line</source>
        <translation>Одна карта поверх другой, граница — линия</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Рядом</translation>
    </message>
    <message>
        <source>Two maps of the same place</source>
        <translation>Две карты одного места</translation>
    </message>
    <message>
        <source>End comparing (Esc)</source>
        <translation>Завершить сравнение (Esc)</translation>
    </message>
    <message>
        <source>Left map</source>
        <translation>Левая карта</translation>
    </message>
    <message>
        <source>Right map</source>
        <translation>Правая карта</translation>
    </message>
</context>
<context>
    <name>ecotone::shell::MainWindow</name>
    <message>
        <source>About Ecotone</source>
        <translation>О программе Ecotone</translation>
    </message>
    <message>
        <source>Ecotone turns the habitat data of several countries into one map, keeps it whole while people edit it, and prints it in their languages.</source>
        <translation>Ecotone превращает данные о местообитаниях нескольких стран в одну карту, хранит её целой при правках и печатает на их языках.</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>только чтение</translation>
    </message>
    <message>
        <source>%1 edits this project since %2.</source>
        <translation>%1 правит этот проект с %2.</translation>
    </message>
    <message>
        <source>You can look at everything; editing waits until they are done.</source>
        <translation>Смотреть можно всё; правка - когда он закончит.</translation>
    </message>
    <message numerus="yes">
        <source>Another program changed %n row(s) of this project.</source>
        <translation>
            <numerusform>Другая программа изменила %n строку этого проекта.</numerusform>
            <numerusform>Другая программа изменила %n строки этого проекта.</numerusform>
            <numerusform>Другая программа изменила %n строк этого проекта.</numerusform>
        </translation>
    </message>
    <message>
        <source>The change is in the history and can be undone. Check the issues.</source>
        <translation>Изменение записано в журнал, его можно отменить. Проверьте замечания.</translation>
    </message>
    <message>
        <source>Open my project</source>
        <translation>Открыть мой проект</translation>
    </message>
    <message>
        <source>Ecotone project (*.gpkg)</source>
        <translation>Проект Ecotone (*.gpkg)</translation>
    </message>
    <message>
        <source>Look at a file</source>
        <translation>Посмотреть файл</translation>
    </message>
    <message>
        <source>Maps and tables (*.shp *.tab *.mif *.gpkg *.geojson *.json *.kml *.kmz *.sxf *.csv *.tif *.tiff);;All files (*)</source>
        <translation>Карты и таблицы (*.shp *.tab *.mif *.gpkg *.geojson *.json *.kml *.kmz *.sxf *.csv *.tif *.tiff);;Все файлы (*)</translation>
    </message>
    <message>
        <source>Add a backdrop image</source>
        <translation>Добавить фоновое изображение</translation>
    </message>
    <message>
        <source>Images with coordinates (*.tif *.tiff *.jp2 *.img *.mbtiles *.vrt);;All files (*)</source>
        <translation>Изображения с координатами (*.tif *.tiff *.jp2 *.img *.mbtiles *.vrt);;Все файлы (*)</translation>
    </message>
    <message>
        <source>Name this state</source>
        <translation>Назвать это состояние</translation>
    </message>
    <message>
        <source>Everything is already saved (%1). Name this state?</source>
        <translation>Всё уже сохранено (%1). Назвать это состояние?</translation>
    </message>
    <message>
        <source>The state is named %1.</source>
        <translation>Состояние названо %1.</translation>
    </message>
    <message>
        <source>Select the one patch that is to be reshaped.</source>
        <translation>Выберите один контур, который надо перечертить.</translation>
    </message>
    <message>
        <source>No patch lies there.</source>
        <translation>Там нет контура.</translation>
    </message>
    <message>
        <source>Style of the map changed</source>
        <translation>Изменён стиль карты</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>без названия</translation>
    </message>
    <message>
        <source>Add a bookmark</source>
        <translation>Добавить закладку</translation>
    </message>
    <message>
        <source>Name of this view</source>
        <translation>Название этого вида</translation>
    </message>
    <message>
        <source>The bookmark is in the project.</source>
        <translation>Закладка сохранена в проекте.</translation>
    </message>
</context>
<context>
    <name>ecotone::shell::StartPage</name>
    <message>
        <source>Projects you open appear here.</source>
        <translation>Здесь появятся открытые вами проекты.</translation>
    </message>
    <message>
        <source>done</source>
        <translation>выполнено</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>предстоит</translation>
    </message>
    <message>
        <source>One habitat map across borders</source>
        <translation>Одна карта местообитаний через границы</translation>
    </message>
    <message>
        <source>See the example</source>
        <translation>Посмотреть пример</translation>
    </message>
    <message>
        <source>Five landscapes with invented data. Nothing can break.</source>
        <translation>Пять ландшафтов с вымышленными данными. Сломать ничего нельзя.</translation>
    </message>
    <message>
        <source>Open my project</source>
        <translation>Открыть мой проект</translation>
    </message>
    <message>
        <source>A project is one file. Or make a new one from the menu.</source>
        <translation>Проект - это один файл. Новый можно создать из меню.</translation>
    </message>
    <message>
        <source>Look at a file</source>
        <translation>Посмотреть файл</translation>
    </message>
    <message>
        <source>See what is in a file and whether its texts and coordinates are read right.</source>
        <translation>Узнайте, что в файле и верно ли читаются его тексты и координаты.</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Недавние проекты</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Первые шаги</translation>
    </message>
    <message>
        <source>Move the map: drag it, turn the wheel</source>
        <translation>Подвигайте карту: тяните, крутите колесо</translation>
    </message>
    <message>
        <source>Ask a patch why it has its class</source>
        <translation>Спросите контур, почему у него такой класс</translation>
    </message>
    <message>
        <source>Change a class, then undo it</source>
        <translation>Измените класс и отмените</translation>
    </message>
    <message>
        <source>Draw a proposal and read its areas</source>
        <translation>Начертите предложение и прочтите площади</translation>
    </message>
    <message>
        <source>Export a layout as PDF</source>
        <translation>Экспортируйте макет в PDF</translation>
    </message>
    <message>
        <source>Back to the map</source>
        <translation>Вернуться к карте</translation>
    </message>
</context>
</TS>
