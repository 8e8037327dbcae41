<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;New project…</source>
        <translation>新建工程(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>打开工程(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Look at a file…</source>
        <translation>查看文件(&amp;L)…</translation>
    </message>
    <message>
        <source>Name this &amp;state…</source>
        <translation>为当前状态命名(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>关闭工程(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Select &amp;all in view</source>
        <translation>全选视图内图斑(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Deselect</source>
        <translation>取消选择(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Find a place</source>
        <translation>查找地点(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Who are you…</source>
        <translation>用户信息(&amp;W)…</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>显示全部(&amp;E)</translation>
    </message>
    <message>
        <source>Show the &amp;selection</source>
        <translation>显示所选(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Previous view</source>
        <translation>上一视图(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next view</source>
        <translation>下一视图(&amp;N)</translation>
    </message>
    <message>
        <source>Patches as out&amp;lines only</source>
        <translation>仅显示图斑轮廓(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Graticule</source>
        <translation>经纬网(&amp;G)</translation>
    </message>
    <message>
        <source>La&amp;yers</source>
        <translation>图层(&amp;Y)</translation>
    </message>
    <message>
        <source>Inspec&amp;tor</source>
        <translation>属性检查器(&amp;T)</translation>
    </message>
    <message>
        <source>Ta&amp;bles</source>
        <translation>表格(&amp;B)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>Dar&amp;k colours</source>
        <translation>深色界面(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Hillshade…</source>
        <translation>地形晕渲(&amp;H)…</translation>
    </message>
    <message>
        <source>Add a &amp;backdrop image…</source>
        <translation>添加底图影像(&amp;B)…</translation>
    </message>
    <message>
        <source>Attribute &amp;table</source>
        <translation>属性表(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Move the map</source>
        <translation>移动地图(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Select patches</source>
        <translation>选择图斑(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Ask what is there</source>
        <translation>查询此处(&amp;A)</translation>
    </message>
    <message>
        <source>M&amp;easure</source>
        <translation>量测(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Paint classes</source>
        <translation>涂绘类型(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Change class…</source>
        <translation>修改类型(&amp;C)…</translation>
    </message>
    <message>
        <source>Mark as &amp;reviewed</source>
        <translation>标记为已审核(&amp;R)</translation>
    </message>
    <message>
        <source>Draw a &amp;proposal</source>
        <translation>绘制拟定方案(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Export a layout…</source>
        <translation>导出版面(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>入门步骤(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;About Ecotone</source>
        <translation>关于 Ecotone(&amp;A)</translation>
    </message>
    <message>
        <source>S&amp;plit patches</source>
        <translation>切分图斑(&amp;P)</translation>
    </message>
    <message>
        <source>Mer&amp;ge patches</source>
        <translation>合并图斑(&amp;G)</translation>
    </message>
    <message>
        <source>Res&amp;hape a patch</source>
        <translation>重塑图斑(&amp;H)</translation>
    </message>
    <message>
        <source>Move a c&amp;orner</source>
        <translation>移动顶点(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Fill a gap</source>
        <translation>填补空隙(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Check the map</source>
        <translation>检查地图(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Next issue</source>
        <translation>下一个问题(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Draw a new patch</source>
        <translation>绘制新图斑(&amp;D)</translation>
    </message>
    <message>
        <source>C&amp;ut out of a patch</source>
        <translation>从图斑中挖出(&amp;U)</translation>
    </message>
    <message>
        <source>Dissolve in&amp;to neighbours</source>
        <translation>并入相邻图斑(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Style of the map…</source>
        <translation>地图样式(&amp;S)…</translation>
    </message>
    <message>
        <source>Add a boo&amp;kmark…</source>
        <translation>添加书签(&amp;K)…</translation>
    </message>
    <message>
        <source>Book&amp;marks…</source>
        <translation>书签(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Compare two maps</source>
        <translation>对比两幅地图(&amp;C)</translation>
    </message>
    <message>
        <source>O&amp;verview map</source>
        <translation>鹰眼图(&amp;V)</translation>
    </message>
</context>
<context>
    <name>AreaModel</name>
    <message>
        <source>km²</source>
        <translation>km²</translation>
    </message>
</context>
<context>
    <name>Coordinates</name>
    <message>
        <source>%1° W</source>
        <translation>西经 %1°</translation>
    </message>
    <message>
        <source>%1° E</source>
        <translation>东经 %1°</translation>
    </message>
    <message>
        <source>%1° S</source>
        <translation>南纬 %1°</translation>
    </message>
    <message>
        <source>%1° N</source>
        <translation>北纬 %1°</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>The file is not there.</source>
        <translation>找不到该文件。</translation>
    </message>
    <message>
        <source>It may have been moved or renamed. Look for it again.</source>
        <translation>文件可能已移动或改名，请重新查找。</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>无法读取该文件。</translation>
    </message>
    <message>
        <source>Ask for the right to read it, or copy it to your own folder.</source>
        <translation>请申请读取权限，或将文件复制到自己的文件夹。</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>文件已损坏。</translation>
    </message>
    <message>
        <source>Nothing was changed in the project. Ask the sender for the file again.</source>
        <translation>工程未作任何更改。请让发送方重新提供文件。</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>无法写入该文件。</translation>
    </message>
    <message>
        <source>Choose another folder. The project is as it was.</source>
        <translation>请选择其他文件夹。工程保持原样。</translation>
    </message>
    <message>
        <source>This kind of file is not known.</source>
        <translation>未知的文件类型。</translation>
    </message>
    <message>
        <source>Shapefile, MapInfo, GeoPackage, GeoJSON, KML, SXF, CSV and GeoTIFF can be read.</source>
        <translation>可读取 Shapefile、MapInfo、GeoPackage、GeoJSON、KML、SXF、CSV 和 GeoTIFF。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>Free some space, then repeat. The project is as it was.</source>
        <translation>请腾出空间后重试。工程保持原样。</translation>
    </message>
    <message>
        <source>The text encoding cannot be decided from the file.</source>
        <translation>无法从文件判定字符编码。</translation>
    </message>
    <message>
        <source>Choose the encoding whose names you can read.</source>
        <translation>请选择能正确显示名称的编码。</translation>
    </message>
    <message>
        <source>The coordinate system is not known.</source>
        <translation>坐标系未知。</translation>
    </message>
    <message>
        <source>Ask the sender which one it is, and choose it.</source>
        <translation>请向发送方确认坐标系并选择。</translation>
    </message>
    <message>
        <source>The coordinates do not fit their coordinate system.</source>
        <translation>坐标与其坐标系不符。</translation>
    </message>
    <message>
        <source>Check the coordinate system of the file.</source>
        <translation>请检查文件的坐标系。</translation>
    </message>
    <message>
        <source>This coordinate system has no public parameters.</source>
        <translation>该坐标系没有公开的转换参数。</translation>
    </message>
    <message>
        <source>Enter local control points, or state an assumption in the import setup.</source>
        <translation>请提供本地控制点，或在导入方案中注明假设。</translation>
    </message>
    <message>
        <source>The outline is not valid.</source>
        <translation>轮廓无效。</translation>
    </message>
    <message>
        <source>It may cross itself. Draw it again.</source>
        <translation>轮廓可能自相交，请重新绘制。</translation>
    </message>
    <message>
        <source>The outlines could not be made to meet.</source>
        <translation>无法使轮廓相互衔接。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未作任何更改。</translation>
    </message>
    <message>
        <source>Another person edits this project now.</source>
        <translation>此工程正由他人编辑。</translation>
    </message>
    <message>
        <source>You can look at it; edit when they are done.</source>
        <translation>您可以查看，待对方完成后再编辑。</translation>
    </message>
    <message>
        <source>This file is not a sound Ecotone project.</source>
        <translation>该文件不是完好的 Ecotone 工程。</translation>
    </message>
    <message>
        <source>The file was not changed. Use a copy made before, or open it as a layer.</source>
        <translation>文件未被更改。请使用先前的副本，或作为图层打开。</translation>
    </message>
    <message>
        <source>A newer Ecotone wrote this project.</source>
        <translation>此工程由更新版本的 Ecotone 写入。</translation>
    </message>
    <message>
        <source>Install the newer version to open it.</source>
        <translation>请安装新版本后打开。</translation>
    </message>
    <message>
        <source>The rows changed underneath; nothing was applied.</source>
        <translation>数据已在其他地方变更，本次操作未生效。</translation>
    </message>
    <message>
        <source>Look at the history, then repeat the edit.</source>
        <translation>请查看历史后重新编辑。</translation>
    </message>
    <message>
        <source>The project is open for reading only.</source>
        <translation>工程以只读方式打开。</translation>
    </message>
    <message>
        <source>Save a copy to edit it.</source>
        <translation>如需编辑请另存副本。</translation>
    </message>
    <message>
        <source>It is not in the project any more.</source>
        <translation>工程中已没有该对象。</translation>
    </message>
    <message>
        <source>The name is taken.</source>
        <translation>名称已被使用。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请选择其他名称。</translation>
    </message>
    <message>
        <source>The import setup is not valid.</source>
        <translation>导入方案无效。</translation>
    </message>
    <message>
        <source>Look at the line named below.</source>
        <translation>请查看下面指出的行。</translation>
    </message>
    <message>
        <source>A classification table is not valid.</source>
        <translation>分类对照表无效。</translation>
    </message>
    <message>
        <source>The condition is not understood.</source>
        <translation>无法理解该条件。</translation>
    </message>
    <message>
        <source>There is no such habitat class.</source>
        <translation>没有此生境类型。</translation>
    </message>
    <message>
        <source>An edit needs your name.</source>
        <translation>编辑需要署名。</translation>
    </message>
    <message>
        <source>Tell us who you are, then repeat.</source>
        <translation>请填写您的信息后重试。</translation>
    </message>
    <message>
        <source>This patch belongs to another side.</source>
        <translation>该图斑属于另一方。</translation>
    </message>
    <message>
        <source>Comment on it, or unlock it with a mandate that enters the history.</source>
        <translation>请提出意见，或凭写入历史的授权解锁。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Something entered is not right.</source>
        <translation>输入内容有误。</translation>
    </message>
    <message>
        <source>Something went wrong inside Ecotone.</source>
        <translation>Ecotone 内部出现错误。</translation>
    </message>
    <message>
        <source>Nothing was lost. Repeat it; if it happens again, send us the log.</source>
        <translation>没有数据丢失。请重试；若再次发生，请将日志发给我们。</translation>
    </message>
</context>
<context>
    <name>ExampleWords</name>
    <message>
        <source>Making the example</source>
        <translation>正在生成示例</translation>
    </message>
</context>
<context>
    <name>HistoryKind</name>
    <message>
        <source>Class changed</source>
        <translation>类型已修改</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>已审核</translation>
    </message>
    <message>
        <source>Source brought in</source>
        <translation>导入数据源</translation>
    </message>
    <message>
        <source>Sources harmonised</source>
        <translation>数据源已统一</translation>
    </message>
    <message>
        <source>Reclassified by edited rules</source>
        <translation>按修改后的规则重新分类</translation>
    </message>
    <message>
        <source>Table of rules</source>
        <translation>规则表</translation>
    </message>
    <message>
        <source>Edges matched</source>
        <translation>已接边</translation>
    </message>
    <message>
        <source>New delivery accepted</source>
        <translation>已接受新一期交付数据</translation>
    </message>
    <message>
        <source>Conflicts with a delivery settled</source>
        <translation>与交付数据的冲突已处理</translation>
    </message>
    <message>
        <source>File brought up to date</source>
        <translation>文件已升级</translation>
    </message>
    <message>
        <source>Edited by another program</source>
        <translation>由其他程序编辑</translation>
    </message>
    <message>
        <source>Patch split</source>
        <translation>图斑已分割</translation>
    </message>
    <message>
        <source>Patches merged</source>
        <translation>图斑已合并</translation>
    </message>
    <message>
        <source>Boundary reshaped</source>
        <translation>边界已修改</translation>
    </message>
    <message>
        <source>Proposal changed</source>
        <translation>方案已修改</translation>
    </message>
    <message>
        <source>Proposal drawn</source>
        <translation>方案已绘制</translation>
    </message>
    <message>
        <source>Proposal removed</source>
        <translation>方案已删除</translation>
    </message>
    <message>
        <source>Layout changed</source>
        <translation>版面已修改</translation>
    </message>
    <message>
        <source>Project made</source>
        <translation>工程已创建</translation>
    </message>
    <message>
        <source>Layers brought in</source>
        <translation>导入图层</translation>
    </message>
    <message>
        <source>Demonstration made</source>
        <translation>已生成演示数据</translation>
    </message>
    <message>
        <source>Extent accepted</source>
        <translation>范围已确认</translation>
    </message>
    <message>
        <source>Corner moved</source>
        <translation>角点已移动</translation>
    </message>
    <message>
        <source>Corner set</source>
        <translation>角点已添加</translation>
    </message>
    <message>
        <source>Corner removed</source>
        <translation>角点已删除</translation>
    </message>
    <message>
        <source>Patch drawn</source>
        <translation>图斑已绘制</translation>
    </message>
    <message>
        <source>Patch cut out</source>
        <translation>图斑已挖出</translation>
    </message>
    <message>
        <source>Gap filled</source>
        <translation>缝隙已填补</translation>
    </message>
    <message>
        <source>Slivers dissolved</source>
        <translation>碎斑已并入</translation>
    </message>
    <message>
        <source>Land given to a neighbour</source>
        <translation>土地已划给相邻图斑</translation>
    </message>
    <message>
        <source>Outlines cleaned up</source>
        <translation>轮廓已整理</translation>
    </message>
    <message>
        <source>Issues fixed</source>
        <translation>问题已修复</translation>
    </message>
    <message>
        <source>Style of the map changed</source>
        <translation>修改了地图样式</translation>
    </message>
    <message>
        <source>Hillshade changed</source>
        <translation>修改了地形晕渲</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>abandoned</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>已封存</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>change on the ground</source>
        <translation>实地变更</translation>
    </message>
    <message>
        <source>correction of the map</source>
        <translation>地图纠错</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>IdentifyTool</name>
    <message>
        <source>Click to ask what is there and why.</source>
        <translation>单击查询此处是什么及其原因。</translation>
    </message>
</context>
<context>
    <name>ImportEntryWords</name>
    <message>
        <source>areas</source>
        <translation>面</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>线</translation>
    </message>
    <message>
        <source>points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>a table without places</source>
        <translation>无位置的表格</translation>
    </message>
    <message>
        <source>Say which column holds the code of the land.</source>
        <translation>请指出哪一列是地类代码。</translation>
    </message>
    <message>
        <source>The codes fit no classification for certain: choose the one they follow.</source>
        <translation>代码无法确定属于哪种分类：请选择所用的分类。</translation>
    </message>
    <message>
        <source>Say whose side of the border this maps.</source>
        <translation>请指出这是边界哪一侧的数据。</translation>
    </message>
    <message>
        <source>The file holds no places, so it cannot be put on a map.</source>
        <translation>文件不含位置，无法放到地图上。</translation>
    </message>
    <message>
        <source>The texts can be read in two ways: choose the right one.</source>
        <translation>文字有两种读法：请选择正确的一种。</translation>
    </message>
    <message>
        <source>The file does not say where it lies: choose its coordinate system, or ask the sender for it.</source>
        <translation>文件没有说明位置：请选择其坐标系，或向提供方索取。</translation>
    </message>
    <message>
        <source>Nobody published how %1 leads to today&apos;s coordinates: ask the sender for CGCS2000 or WGS 84, name your control points, or assume a datum.</source>
        <translation>%1 到现行坐标的换算没有公开参数：请向提供方索取 CGCS2000 或 WGS 84 坐标，指定控制点，或假定一个基准。</translation>
    </message>
    <message>
        <source>Part of the file could not be read. Ask the sender for it again, or go on with what was read.</source>
        <translation>文件有一部分无法读取。请向提供方重新索取，或使用已读取的部分继续。</translation>
    </message>
    <message>
        <source>The place rests on an assumption: compare it with the border on the small map.</source>
        <translation>位置基于假定：请在小地图上与边界对照。</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>需要您处理</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已确定</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>texts in %1</source>
        <translation>文字为 %1</translation>
    </message>
    <message>
        <source>texts not decided</source>
        <translation>文字编码未定</translation>
    </message>
    <message>
        <source>place not decided</source>
        <translation>位置未定</translation>
    </message>
    <message>
        <source>%1, within %2 m</source>
        <translation>%1，误差 %2 米以内</translation>
    </message>
    <message>
        <source>%1 (%2); %3; %4.</source>
        <translation>%1（%2）；%3；%4。</translation>
    </message>
    <message>
        <source>The codes stand for different land in two classifications: choose the one they follow.</source>
        <translation>这些代码在两种分类中含义不同：请选择它们所依据的分类。</translation>
    </message>
    <message>
        <source>A Chinese web map has probably shifted the positions: ask the provider for CGCS2000 coordinates, or decide what to do.</source>
        <translation>位置可能被中国网络地图加偏：请向提供方索取 CGCS2000 坐标，或决定如何处理。</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>Looking at the file</source>
        <translation>正在查看文件</translation>
    </message>
    <message>
        <source>Bringing the file into the map</source>
        <translation>正在将文件导入地图</translation>
    </message>
    <message>
        <source>Chinese forest inventory</source>
        <translation>中国森林资源调查</translation>
    </message>
    <message>
        <source>Chinese land use, GB/T 21010-2017</source>
        <translation>中国土地利用现状分类，GB/T 21010-2017</translation>
    </message>
    <message>
        <source>Chinese land and sea use, 2023</source>
        <translation>中国用地用海分类，2023</translation>
    </message>
    <message>
        <source>Vegetation map of China, 1:1,000,000</source>
        <translation>中国植被图，1:1,000,000</translation>
    </message>
    <message>
        <source>Russian forest inventory</source>
        <translation>俄罗斯森林调查</translation>
    </message>
    <message>
        <source>Russian vegetation map</source>
        <translation>俄罗斯植被图</translation>
    </message>
    <message>
        <source>Mongolian land use</source>
        <translation>蒙古土地利用</translation>
    </message>
    <message>
        <source>Mongolian land fund</source>
        <translation>蒙古土地总库</translation>
    </message>
    <message>
        <source>Ecosystems of Mongolia</source>
        <translation>蒙古生态系统</translation>
    </message>
</context>
<context>
    <name>IssueModel</name>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>IssueWords</name>
    <message>
        <source>Give it to the neighbour</source>
        <translation>划给相邻图斑</translation>
    </message>
    <message>
        <source>Make it a patch</source>
        <translation>作为新图斑</translation>
    </message>
    <message>
        <source>Clean up the outlines</source>
        <translation>整理轮廓</translation>
    </message>
    <message>
        <source>Dissolve into the neighbour</source>
        <translation>并入相邻图斑</translation>
    </message>
    <message>
        <source>Give it to the other side</source>
        <translation>划给另一方</translation>
    </message>
    <message>
        <source>Checking the map</source>
        <translation>正在检查地图</translation>
    </message>
    <message>
        <source>Keep our edit</source>
        <translation>保留我方编辑</translation>
    </message>
    <message>
        <source>Take the delivery</source>
        <translation>采用新数据</translation>
    </message>
</context>
<context>
    <name>LayoutWords</name>
    <message>
        <source>Writing the layout</source>
        <translation>正在写出版面</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>MeasureTool</name>
    <message>
        <source>Click along the line; a double-click ends it, Backspace takes a point back.</source>
        <translation>沿线单击；双击结束，退格键撤回一点。</translation>
    </message>
</context>
<context>
    <name>MergeTool</name>
    <message>
        <source>Click neighbouring patches; a double-click makes them one, Esc lets them go.</source>
        <translation>点击相邻图斑；双击合并，Esc 放开。</translation>
    </message>
</context>
<context>
    <name>PaintTool</name>
    <message>
        <source>Choose a class in the inspector, then click patches.</source>
        <translation>请先在属性检查器中选择类型，再单击图斑。</translation>
    </message>
    <message>
        <source>Click patches to make them: %1</source>
        <translation>单击图斑将其改为:%1</translation>
    </message>
</context>
<context>
    <name>PanTool</name>
    <message>
        <source>Drag to move the map; the wheel zooms.</source>
        <translation>拖动可移动地图，滚轮缩放。</translation>
    </message>
</context>
<context>
    <name>PlaceSearch</name>
    <message>
        <source>Patch %1</source>
        <translation>图斑%1</translation>
    </message>
    <message>
        <source>National code %1</source>
        <translation>国家代码%1</translation>
    </message>
    <message numerus="yes">
        <source>%n patch(es)</source>
        <translation>
            <numerusform>%n个图斑</numerusform>
        </translation>
    </message>
    <message>
        <source>latitude, longitude</source>
        <translation>纬度、经度</translation>
    </message>
    <message>
        <source>longitude, latitude</source>
        <translation>经度、纬度</translation>
    </message>
    <message>
        <source>X north, Y east</source>
        <translation>X向北，Y向东</translation>
    </message>
    <message>
        <source>X east, Y north</source>
        <translation>X向东，Y向北</translation>
    </message>
    <message>
        <source>project coordinates</source>
        <translation>工程坐标</translation>
    </message>
    <message>
        <source>%1, unofficial parameters</source>
        <translation>%1，参数非官方</translation>
    </message>
    <message>
        <source>datum shift %1, accuracy unknown</source>
        <translation>基准转换位移%1，精度未知</translation>
    </message>
    <message>
        <source>datum shift %1 ± %2</source>
        <translation>基准转换位移%1 ± %2</translation>
    </message>
    <message>
        <source>far from every landscape</source>
        <translation>远离各景观区</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>距%2 %1</translation>
    </message>
    <message>
        <source>position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Not placed</source>
        <translation>无法定位</translation>
    </message>
    <message>
        <source>its way to WGS 84 is not known</source>
        <translation>转换到WGS 84的方法未知</translation>
    </message>
</context>
<context>
    <name>ProposalTool</name>
    <message>
        <source>Click along the boundary; a double-click closes it, Esc drops it.</source>
        <translation>沿边界单击；双击闭合,Esc 放弃。</translation>
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>查找范围:</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>上级文件夹</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>列表视图</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>详细视图</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>文件类型:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>文件名(&amp;N):</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>文件夹:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>选择(&amp;C)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>显示 </translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>显示隐藏文件(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>新建文件夹(&amp;N)</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>我的电脑</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>最近位置</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 已存在。
是否替换?</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>修改日期</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>计算机</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>全部保存</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>是(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>否(&amp;N)</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>恢复默认值</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>复制链接地址(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>SelectTool</name>
    <message>
        <source>Click a patch, or drag a box. Shift adds to the selection.</source>
        <translation>单击图斑或拖出方框。按 Shift 加选。</translation>
    </message>
</context>
<context>
    <name>SourceModel</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Accuracy, m</source>
        <translation>精度,m</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>分类体系</translation>
    </message>
</context>
<context>
    <name>StrokeTool</name>
    <message>
        <source>Select a patch, then draw its new border from border to border; a double-click ends, Esc drops it.</source>
        <translation>先选一个图斑，再从边到边画出新边界；双击结束，Esc 放弃。</translation>
    </message>
    <message>
        <source>Draw around a gap; a double-click fills it, Esc drops it.</source>
        <translation>围着空隙画一圈；双击填补，Esc 放弃。</translation>
    </message>
    <message>
        <source>Draw a line across patches; a double-click cuts them, Esc drops it.</source>
        <translation>画一条穿过图斑的线；双击切开，Esc 放弃。</translation>
    </message>
    <message>
        <source>Draw around the new patch; a double-click ends, Esc drops it. Ctrl follows a border, Shift lets it go.</source>
        <translation>沿新图斑的外围绘制；双击结束，Esc 取消。按住 Ctrl 沿边界走，按住 Shift 不捕捉。</translation>
    </message>
    <message>
        <source>Draw around the land to cut out of a patch; a double-click ends, Esc drops it.</source>
        <translation>沿要从图斑中挖出的土地绘制；双击结束，Esc 取消。</translation>
    </message>
</context>
<context>
    <name>VertexTool</name>
    <message>
        <source>Click a patch to see its corners.</source>
        <translation>点击图斑以显示其顶点。</translation>
    </message>
    <message>
        <source>Drag a corner; double-click an edge for a new one, Delete removes it.</source>
        <translation>拖动顶点；双击边可新增，Delete 删除。</translation>
    </message>
</context>
<context>
    <name>WhyText</name>
    <message>
        <source>%1, because %2 changed it (%3).</source>
        <translation>%1,因为 %2 作了修改(%3)。</translation>
    </message>
    <message>
        <source>%1, because %2 changed it (%3): %4</source>
        <translation>%1,因为 %2 作了修改(%3):%4</translation>
    </message>
</context>
<context>
    <name>ecotone::bridge::StoreBridge</name>
    <message>
        <source>Too many edits wait to be written.</source>
        <translation>等待写入的编辑过多。</translation>
    </message>
    <message>
        <source>Wait a moment, then repeat the last one.</source>
        <translation>请稍候，再重复最后一次编辑。</translation>
    </message>
    <message>
        <source>The project is busy; the last question was skipped.</source>
        <translation>工程繁忙，已跳过上一次查询。</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) fixed.</source>
        <translation>
            <numerusform>已修复 %n 个问题。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %n cannot be fixed so and stay(s).</source>
        <translation>
            <numerusform>%1 另有 %n 个无法这样修复，予以保留。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::canvas::MapCanvas</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>corner</source>
        <translation>角点</translation>
    </message>
    <message>
        <source>border</source>
        <translation>边界</translation>
    </message>
</context>
<context>
    <name>ecotone::canvas::OverviewMap</name>
    <message>
        <source>Overview map</source>
        <translation>鹰眼图</translation>
    </message>
    <message>
        <source>Drag to move the map</source>
        <translation>拖动以移动地图</translation>
    </message>
</context>
<context>
    <name>ecotone::canvas::SwipeHandle</name>
    <message>
        <source>Swipe line</source>
        <translation>卷帘线</translation>
    </message>
    <message>
        <source>Drag, or press the left and right arrows</source>
        <translation>拖动，或按左右方向键</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::AuthorDialog</name>
    <message>
        <source>Who are you?</source>
        <translation>您是谁?</translation>
    </message>
    <message>
        <source>Every edit carries a name in the history. Patches of another side stay locked for you; a joint editor may change all.</source>
        <translation>每次编辑都会在历史中署名。另一方的图斑对您保持锁定；联合编辑者可修改全部。</translation>
    </message>
    <message>
        <source>Joint editor</source>
        <translation>联合编辑者</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>姓名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation>单位(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Side</source>
        <translation>所属方(&amp;S)</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::BookmarksDialog</name>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>A bookmark is a named view that stays in the project. Add one with Ctrl+D.</source>
        <translation>书签是保存在工程中的命名视图。按Ctrl+D添加。</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::HillshadeDialog</name>
    <message>
        <source>Hillshade</source>
        <translation>地形晕渲</translation>
    </message>
    <message>
        <source>&amp;Light from four sides</source>
        <translation>四面光照(&amp;L)</translation>
    </message>
    <message>
        <source>The shape of the land as light and shade below the habitat classes, on the screen and on pages. The file is linked, not copied.</source>
        <translation>在屏幕和页面上，以明暗在生境类型之下表现地形。文件只作链接，不复制。</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Elevation model</source>
        <translation>高程模型(&amp;E)</translation>
    </message>
    <message>
        <source>Elevation model</source>
        <translation>高程模型</translation>
    </message>
    <message>
        <source>&amp;Direction of the light</source>
        <translation>光源方位(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Height of the light</source>
        <translation>光源高度角(&amp;G)</translation>
    </message>
    <message>
        <source>E&amp;xaggeration of heights</source>
        <translation>高程夸大倍数(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Opacity of the shading</source>
        <translation>晕渲不透明度(&amp;O)</translation>
    </message>
    <message>
        <source>Opacity of the &amp;classes above</source>
        <translation>上方类型的不透明度(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Remove the hillshade</source>
        <translation>移除地形晕渲(&amp;R)</translation>
    </message>
    <message>
        <source>Elevation models (*.tif *.tiff *.img *.hgt *.asc *.dem *.vrt);;All files (*)</source>
        <translation>高程模型 (*.tif *.tiff *.img *.hgt *.asc *.dem *.vrt);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportClassPage</name>
    <message>
        <source>not decided</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>leave their place empty</source>
        <translation>其位置留空</translation>
    </message>
    <message>
        <source>bring them in, the source becomes internal</source>
        <translation>纳入，该来源转为内部</translation>
    </message>
    <message>
        <source>Codes and their classes</source>
        <translation>代码及其类别</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Name in the file</source>
        <translation>文件中的名称</translation>
    </message>
    <message>
        <source>km²</source>
        <translation>平方公里</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>归入</translation>
    </message>
    <message>
        <source>Rule, certainty</source>
        <translation>规则，可信度</translation>
    </message>
    <message>
        <source>C&amp;lassification</source>
        <translation>分类(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Restricted objects</source>
        <translation>受限对象(&amp;R)</translation>
    </message>
    <message>
        <source>Classes are only given to what is brought into the habitat map.</source>
        <translation>只有纳入生境图的数据才会归类。</translation>
    </message>
    <message>
        <source>Working out the classes…</source>
        <translation>正在归类…</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) with codes that have no class: %1 of %2 km². They become U00.</source>
        <translation>
            <numerusform>%n 行的代码没有对应类别：%1 / %2 平方公里。归入 U00。</numerusform>
        </translation>
    </message>
    <message>
        <source>Every code has a class: %1 km².</source>
        <translation>所有代码都有类别：%1 平方公里。</translation>
    </message>
    <message>
        <source>no class</source>
        <translation>无类别</translation>
    </message>
    <message>
        <source>withheld</source>
        <translation>不予公开</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 % of the codes, %2 % of the names</source>
        <translation>代码符合 %1 %，名称符合 %2 %</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportColumnsPage</name>
    <message>
        <source>Code of the land</source>
        <translation>地类代码</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>其名称</translation>
    </message>
    <message>
        <source>Number of the row</source>
        <translation>行编号</translation>
    </message>
    <message>
        <source>Leading species</source>
        <translation>优势树种</translation>
    </message>
    <message>
        <source>Stand composition</source>
        <translation>树种组成</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>起源</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Age class</source>
        <translation>龄级</translation>
    </message>
    <message>
        <source>Crown closure</source>
        <translation>郁闭度</translation>
    </message>
    <message>
        <source>Landform</source>
        <translation>地貌</translation>
    </message>
    <message>
        <source>Site type</source>
        <translation>立地类型</translation>
    </message>
    <message>
        <source>Soil</source>
        <translation>土壤</translation>
    </message>
    <message>
        <source>Forest land type</source>
        <translation>林地地类</translation>
    </message>
    <message>
        <source>Cause of loss</source>
        <translation>损失原因</translation>
    </message>
    <message>
        <source>Natural zone</source>
        <translation>自然地带</translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation>海拔</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>坡度</translation>
    </message>
    <message>
        <source>Date of survey</source>
        <translation>调查日期</translation>
    </message>
    <message>
        <source>Stated area</source>
        <translation>登记面积</translation>
    </message>
    <message>
        <source>hectares</source>
        <translation>公顷</translation>
    </message>
    <message>
        <source>square kilometres</source>
        <translation>平方公里</translation>
    </message>
    <message>
        <source>square metres</source>
        <translation>平方米</translation>
    </message>
    <message>
        <source>mu</source>
        <translation>亩</translation>
    </message>
    <message>
        <source>Its unit</source>
        <translation>其单位</translation>
    </message>
    <message>
        <source>English names</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Chinese names</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Russian names</source>
        <translation>俄文名称</translation>
    </message>
    <message>
        <source>Mongolian names</source>
        <translation>蒙文名称</translation>
    </message>
    <message>
        <source>Names as written locally</source>
        <translation>当地写法的名称</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportDialog</name>
    <message>
        <source>Look at a file</source>
        <translation>查看文件</translation>
    </message>
    <message>
        <source>Nothing is written until you accept.</source>
        <translation>在您确认之前不会写入任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n patch(es) brought in.</source>
        <translation>
            <numerusform>已导入 %n 个图斑。</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>正在查看文件…</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Drop files or folders here.</source>
        <translation>把文件或文件夹拖到这里。</translation>
    </message>
    <message>
        <source>Choose what becomes of all files of this folder.</source>
        <translation>请选择如何处理此文件夹中的所有文件。</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Open a project that you may write to bring files in.</source>
        <translation>要导入文件，请打开一个可写的工程。</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) still need you.</source>
        <translation>
            <numerusform>还有 %n 个来源需要您处理。</numerusform>
        </translation>
    </message>
    <message>
        <source>Bringing the files into the map…</source>
        <translation>正在将文件纳入地图…</translation>
    </message>
    <message>
        <source>Stopped. The project is as it was.</source>
        <translation>已停止。工程未改变。</translation>
    </message>
    <message>
        <source>Nothing was brought in. The project is as it was.</source>
        <translation>没有导入任何内容。工程未改变。</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Con&amp;firm</source>
        <translation>确认(&amp;F)</translation>
    </message>
    <message>
        <source>Read a&amp;gain</source>
        <translation>重新读取(&amp;G)</translation>
    </message>
    <message>
        <source>Bring into the &amp;map</source>
        <translation>纳入地图(&amp;M)</translation>
    </message>
    <message>
        <source>Report (&amp;1)</source>
        <translation>报告(&amp;1)</translation>
    </message>
    <message>
        <source>Text (&amp;2)</source>
        <translation>文字(&amp;2)</translation>
    </message>
    <message>
        <source>Place (&amp;3)</source>
        <translation>位置(&amp;3)</translation>
    </message>
    <message>
        <source>Classes (&amp;4)</source>
        <translation>类别(&amp;4)</translation>
    </message>
    <message>
        <source>Columns (&amp;5)</source>
        <translation>列(&amp;5)</translation>
    </message>
    <message>
        <source>Source (&amp;6)</source>
        <translation>来源(&amp;6)</translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation>添加文件(&amp;A)…</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>添加文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Bring it in</source>
        <translation>纳入(&amp;B)</translation>
    </message>
    <message>
        <source>Sho&amp;w it</source>
        <translation>仅显示(&amp;W)</translation>
    </message>
    <message>
        <source>Lea&amp;ve it out</source>
        <translation>不用(&amp;V)</translation>
    </message>
    <message>
        <source>It becomes part of the map and its statistics.</source>
        <translation>成为地图及其统计的一部分。</translation>
    </message>
    <message>
        <source>A layer to look at; it enters no statistics.</source>
        <translation>仅供查看的图层，不计入统计。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportList</name>
    <message>
        <source>Files and what is decided about them</source>
        <translation>文件及其决定</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不用</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportPlacePage</name>
    <message>
        <source>as the file says; or EPSG:4490, WKT, PROJ</source>
        <translation>按文件所述；或 EPSG:4490、WKT、PROJ</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>label of a set in your local file</source>
        <translation>本机文件中控制点组的标签</translation>
    </message>
    <message>
        <source>Coordinate s&amp;ystem</source>
        <translation>坐标系(&amp;Y)</translation>
    </message>
    <message>
        <source>Ass&amp;umed datum</source>
        <translation>假定基准(&amp;U)</translation>
    </message>
    <message>
        <source>Control &amp;points</source>
        <translation>控制点(&amp;P)</translation>
    </message>
    <message>
        <source>Compare with the boundary and choose the map that is right; if none is, ask the sender.</source>
        <translation>请与边界对照，选择正确的地图；若都不对，请询问提供方。</translation>
    </message>
    <message>
        <source>Only the sender can say how these coordinates are meant; a system can also be stated below.</source>
        <translation>只有提供方能说明这些坐标的含义；也可在下方指定坐标系。</translation>
    </message>
    <message>
        <source>ask where one is suspected</source>
        <translation>有疑似时询问</translation>
    </message>
    <message>
        <source>none: the positions are right</source>
        <translation>无：位置正确</translation>
    </message>
    <message>
        <source>undo GCJ-02 (Amap, Tencent)</source>
        <translation>还原 GCJ-02（高德、腾讯）</translation>
    </message>
    <message>
        <source>undo BD-09 (Baidu)</source>
        <translation>还原 BD-09（百度）</translation>
    </message>
    <message>
        <source>Web map s&amp;hift</source>
        <translation>网络地图偏移(&amp;H)</translation>
    </message>
    <message>
        <source>Inside China alone, true to about 2 m. Kept as your decision.</source>
        <translation>仅限中国境内，精度约 2 m。记录为您的决定。</translation>
    </message>
    <message>
        <source>Ask the provider for CGCS2000 coordinates</source>
        <translation>向提供方索取 CGCS2000 坐标</translation>
    </message>
    <message>
        <source>The best way. The file is left out until they come.</source>
        <translation>最佳做法。收到之前不引入此文件。</translation>
    </message>
    <message>
        <source>Undo the shift of Amap and Tencent (GCJ-02)</source>
        <translation>还原高德和腾讯的偏移（GCJ-02）</translation>
    </message>
    <message>
        <source>Undo the shift of Baidu (BD-09)</source>
        <translation>还原百度的偏移（BD-09）</translation>
    </message>
    <message>
        <source>The positions are right</source>
        <translation>位置正确</translation>
    </message>
    <message>
        <source>Nothing is moved. Kept as your decision.</source>
        <translation>不作移动。记录为您的决定。</translation>
    </message>
    <message>
        <source>The fields or the name of the file are those of a Chinese web map, which shifts positions by up to 1.5 km.</source>
        <translation>字段或文件名属于中国网络地图，其位置偏移可达 1.5 km。</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportReportPage</name>
    <message>
        <source>First rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>导入方案</translation>
    </message>
    <message>
        <source>The decisions of an earlier import of this file are used.</source>
        <translation>沿用此文件以前导入时的决定。</translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation>未识别</translation>
    </message>
    <message>
        <source>perhaps %1 (%2), %3 %</source>
        <translation>可能为 %1（%2），%3 %</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>未确定</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportSourcePage</name>
    <message>
        <source>Part of the habitat map</source>
        <translation>生境图的一部分</translation>
    </message>
    <message>
        <source>The area that this side maps</source>
        <translation>该方制图的范围</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>open to all</source>
        <translation>对所有人公开</translation>
    </message>
    <message>
        <source>partners</source>
        <translation>合作方</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>sensitive, nothing leaves this project</source>
        <translation>敏感，不离开本工程</translation>
    </message>
    <message>
        <source>Where two sources of one side overlap, the higher one wins.</source>
        <translation>同一方的两个来源重叠时，级别高者优先。</translation>
    </message>
    <message>
        <source>B&amp;ecomes</source>
        <translation>归入(&amp;E)</translation>
    </message>
    <message>
        <source>Si&amp;de</source>
        <translation>一方(&amp;D)</translation>
    </message>
    <message>
        <source>S&amp;haring</source>
        <translation>共享(&amp;H)</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>T&amp;itle</source>
        <translation>标题(&amp;I)</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportTextPage</name>
    <message>
        <source>not decided</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>Texts of the file in each encoding</source>
        <translation>各编码下的文件文字</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>编码(&amp;E)</translation>
    </message>
    <message>
        <source>name of a column</source>
        <translation>列名</translation>
    </message>
    <message>
        <source>All texts are plain Latin letters and figures: every encoding reads them alike.</source>
        <translation>所有文字都是基本拉丁字母和数字：任何编码读法相同。</translation>
    </message>
    <message>
        <source>The format leaves no choice.</source>
        <translation>该格式没有其他选择。</translation>
    </message>
    <message>
        <source>Choose the column that reads like a language.</source>
        <translation>请选择读起来像语言的那一列。</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::OutlineMap</name>
    <message>
        <source>As the file says</source>
        <translation>按文件所述</translation>
    </message>
    <message>
        <source>%1, taken as %2</source>
        <translation>%1，视为 %2</translation>
    </message>
    <message>
        <source>The numbers do not fit.</source>
        <translation>数值不符。</translation>
    </message>
    <message>
        <source>Outside the countries of the base map</source>
        <translation>在底图各国范围之外</translation>
    </message>
    <message>
        <source>%1, %2 km from the nearest boundary</source>
        <translation>%1，距最近边界 %2 公里</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>accuracy unknown</source>
        <translation>精度未知</translation>
    </message>
    <message>
        <source>within %1 m</source>
        <translation>误差 %1 米以内</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ProjectDialog</name>
    <message>
        <source>New project</source>
        <translation>新建工程</translation>
    </message>
    <message>
        <source>A project is one file: every layer, source, style and edit of one map. Other programs that read GeoPackage open it too.</source>
        <translation>一个工程就是一个文件，包含一幅地图的全部图层、数据源、样式和编辑记录。其他支持 GeoPackage 的程序也能打开。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Ecotone project (*.gpkg)</source>
        <translation>Ecotone 工程 (*.gpkg)</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ProposalDialog</name>
    <message>
        <source>Name, %1</source>
        <translation>名称,%1</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ThemeClassesPage</name>
    <message>
        <source>%1 mm</source>
        <translation>%1 毫米</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>图案</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>轮廓线</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>&amp;Fill</source>
        <translation>填充(&amp;F)</translation>
    </message>
    <message>
        <source>Fill colour, #RRGGBB</source>
        <translation>填充颜色，#RRGGBB</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>色相</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>Lightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>&amp;Pattern</source>
        <translation>图案(&amp;P)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Hatching</source>
        <translation>斜线</translation>
    </message>
    <message>
        <source>Upright strokes</source>
        <translation>竖短线</translation>
    </message>
    <message>
        <source>Dots</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Level strokes</source>
        <translation>横短线</translation>
    </message>
    <message>
        <source>&amp;Outline of its own</source>
        <translation>单独的轮廓线(&amp;O)</translation>
    </message>
    <message>
        <source>Otherwise thin lines at large scales, grey ones around pale fills</source>
        <translation>否则大比例尺用细线，浅色填充外加灰线</translation>
    </message>
    <message>
        <source>Outline colour, #RRGGBB</source>
        <translation>轮廓线颜色，#RRGGBB</translation>
    </message>
    <message>
        <source>Outline width</source>
        <translation>轮廓线宽度</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>毫米</translation>
    </message>
    <message>
        <source>&amp;Reset the class</source>
        <translation>重置该类型(&amp;R)</translation>
    </message>
    <message>
        <source>As the theme it builds on has it</source>
        <translation>恢复为所依据主题的样式</translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ThemeDialog</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Import a theme</source>
        <translation>导入主题</translation>
    </message>
    <message>
        <source>Export the theme</source>
        <translation>导出主题</translation>
    </message>
    <message>
        <source>There is a theme of that name already.</source>
        <translation>已有同名主题。</translation>
    </message>
    <message>
        <source>New theme</source>
        <translation>新建主题</translation>
    </message>
    <message>
        <source>Duplicate the theme</source>
        <translation>复制主题</translation>
    </message>
    <message>
        <source>%1, copy</source>
        <translation>%1，副本</translation>
    </message>
    <message>
        <source>Rename the theme</source>
        <translation>重命名主题</translation>
    </message>
    <message numerus="yes">
        <source>%n class(es) read from %1.</source>
        <translation>
            <numerusform>已从 %1 读取 %n 个类型。</numerusform>
        </translation>
    </message>
    <message>
        <source>The name of the file ends in .qml or .sld.</source>
        <translation>文件名以 .qml 或 .sld 结尾。</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>已写入 %1。</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1（已修改）</translation>
    </message>
    <message>
        <source>Style of the map</source>
        <translation>地图样式</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>新建(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Duplicate…</source>
        <translation>复制(&amp;D)…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Rena&amp;me…</source>
        <translation>重命名(&amp;M)…</translation>
    </message>
    <message>
        <source>D&amp;elete</source>
        <translation>删除(&amp;E)</translation>
    </message>
    <message>
        <source>Reset to &amp;built-in</source>
        <translation>恢复为内置(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Import QML or SLD…</source>
        <translation>导入 QML 或 SLD(&amp;I)…</translation>
    </message>
    <message>
        <source>E&amp;xport QML or SLD…</source>
        <translation>导出 QML 或 SLD(&amp;X)…</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Layers and scales</source>
        <translation>图层与比例尺</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
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
        <translation>图层，最上层在前</translation>
    </message>
    <message>
        <source>U&amp;p</source>
        <translation>上移(&amp;P)</translation>
    </message>
    <message>
        <source>Do&amp;wn</source>
        <translation>下移(&amp;W)</translation>
    </message>
    <message>
        <source>Op&amp;acity</source>
        <translation>不透明度(&amp;A)</translation>
    </message>
    <message>
        <source>Hidden at scales larger than</source>
        <translation>大于此比例尺时隐藏</translation>
    </message>
    <message>
        <source>Hidden at scales smaller than</source>
        <translation>小于此比例尺时隐藏</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>注记(&amp;L)</translation>
    </message>
    <message>
        <source>Levels of the classes: the map, its legend and its tables show the same.</source>
        <translation>类型级别：地图、图例和表格一致。</translation>
    </message>
    <message>
        <source>Single classes down to</source>
        <translation>单一类型显示至</translation>
    </message>
    <message>
        <source>Their parents down to</source>
        <translation>上级类型显示至</translation>
    </message>
    <message>
        <source>Smaller scales show the groups alone</source>
        <translation>更小的比例尺只显示大类</translation>
    </message>
    <message>
        <source>&amp;Names also in the language of the country</source>
        <translation>地名同时用当地语言标注(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Codes of the classes in large patches</source>
        <translation>在大图斑内标注类型代码(&amp;C)</translation>
    </message>
</context>
<context>
    <name>ecotone::layout_window::LayoutDialog</name>
    <message>
        <source>Target study areas</source>
        <translation>目标研究区</translation>
    </message>
    <message>
        <source>Habitat classes</source>
        <translation>生境类型</translation>
    </message>
    <message>
        <source>Habitat rating of a species</source>
        <translation>物种生境等级</translation>
    </message>
    <message>
        <source>Protected areas: existing and proposed</source>
        <translation>自然保护地：现有与拟建</translation>
    </message>
    <message>
        <source>Cross-border scope of a proposal</source>
        <translation>拟定方案的跨境范围</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export a layout</source>
        <translation>导出版面</translation>
    </message>
    <message>
        <source>A4 landscape</source>
        <translation>A4 横向</translation>
    </message>
    <message>
        <source>A4 portrait</source>
        <translation>A4 纵向</translation>
    </message>
    <message>
        <source>A3 landscape</source>
        <translation>A3 横向</translation>
    </message>
    <message>
        <source>A3 portrait</source>
        <translation>A3 纵向</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>地图(&amp;M)</translation>
    </message>
    <message>
        <source>as the template writes it</source>
        <translation>按模板</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>页面(&amp;P)</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written to %1</source>
        <translation>
            <numerusform>已将 %n 个文件写入 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::models::LayerTreeModel</name>
    <message>
        <source>Planning</source>
        <translation>规划</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>保护</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Backdrop images</source>
        <translation>底图影像</translation>
    </message>
    <message>
        <source>Drop a GeoTIFF here</source>
        <translation>将 GeoTIFF 拖到此处</translation>
    </message>
    <message numerus="yes">
        <source>%n feature(s)</source>
        <translation>
            <numerusform>%n 个要素</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::models::PatchTableModel</name>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Area, km²</source>
        <translation>面积,km²</translation>
    </message>
    <message>
        <source>Source name</source>
        <translation>原名称</translation>
    </message>
    <message>
        <source>Edited by</source>
        <translation>编辑者</translation>
    </message>
</context>
<context>
    <name>ecotone::panels::Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>属性检查器</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Open issues</source>
        <translation>未解决的问题</translation>
    </message>
    <message>
        <source>Select a patch to see why it has its class, or draw a proposal to see its area by class and country.</source>
        <translation>选择图斑可查看其类型的依据；绘制拟定方案可查看按类型和国家的面积。</translation>
    </message>
    <message>
        <source>Patch no.</source>
        <translation>图斑编号</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Source name</source>
        <translation>原名称</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message numerus="yes">
        <source>%n patch(es) selected</source>
        <translation>
            <numerusform>已选择 %n 个图斑</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a class to give it to all of them in one step.</source>
        <translation>选择类型即可一次赋给全部所选图斑。</translation>
    </message>
    <message>
        <source>New proposal</source>
        <translation>新方案</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Show in view</source>
        <translation>在视图中显示</translation>
    </message>
    <message>
        <source>Class: name or code</source>
        <translation>类型：名称或代码</translation>
    </message>
    <message>
        <source>The map was wrong</source>
        <translation>地图有误</translation>
    </message>
    <message>
        <source>The land has changed</source>
        <translation>实地已变化</translation>
    </message>
    <message>
        <source>When: 2026-05</source>
        <translation>时间:2026-05</translation>
    </message>
    <message>
        <source>Cause: fire, felling…</source>
        <translation>原因：火灾、采伐…</translation>
    </message>
    <message>
        <source>Why (goes into the history)</source>
        <translation>理由(写入历史)</translation>
    </message>
    <message>
        <source>Change class</source>
        <translation>修改类型</translation>
    </message>
    <message>
        <source>Properties…</source>
        <translation>属性…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>ecotone::panels::IssuesPanel</name>
    <message>
        <source>All kinds</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) would go</source>
        <translation>
            <numerusform>将消除 %n 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patch(es) would change</source>
        <translation>
            <numerusform>将改动 %n 个图斑</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 would change hands</source>
        <translation>%1 将易主</translation>
    </message>
    <message>
        <source>Check the map</source>
        <translation>检查地图</translation>
    </message>
    <message>
        <source>Gaps, overlaps, slivers, outlines and borders of the whole map</source>
        <translation>全图的缝隙、重叠、碎斑、轮廓和边界</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Show the next issue on the map  (F8)</source>
        <translation>在地图上显示下一个问题  (F8)</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Fix all of this kind…</source>
        <translation>修复此类全部问题…</translation>
    </message>
    <message>
        <source>Fix all</source>
        <translation>全部修复</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Kind of issue</source>
        <translation>问题类型</translation>
    </message>
    <message>
        <source>How to fix it</source>
        <translation>修复方式</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>%1: %2, %3, %4.</source>
        <translation>%1：%2，%3，%4。</translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be fixed so.</source>
        <translation>
            <numerusform>%n 个无法这样修复。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::panels::LayersPanel</name>
    <message>
        <source>Show in view</source>
        <translation>在视图中显示</translation>
    </message>
    <message>
        <source>Select all its patches</source>
        <translation>选择其全部图斑</translation>
    </message>
    <message>
        <source>List in the table</source>
        <translation>在表中列出</translation>
    </message>
    <message>
        <source>Remove from the map</source>
        <translation>从地图中移除</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Layers and legend</source>
        <translation>图层与图例</translation>
    </message>
    <message>
        <source>Add a backdrop image…</source>
        <translation>添加底图影像…</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Style…</source>
        <translation>样式…</translation>
    </message>
    <message>
        <source>Style of the map (F4)</source>
        <translation>地图样式 (F4)</translation>
    </message>
</context>
<context>
    <name>ecotone::panels::MapHeader</name>
    <message>
        <source>Nothing found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Protected areas: existing and proposed</source>
        <translation>自然保护地：现有与拟建</translation>
    </message>
    <message>
        <source>All landscapes</source>
        <translation>全部景观区</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>专题</translation>
    </message>
    <message>
        <source>Snow leopard habitat: Chikhachev ridge to Eastern Sayan</source>
        <translation>雪豹生境：奇哈乔夫山脉至东萨彦岭</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
</context>
<context>
    <name>ecotone::panels::StatusLine</name>
    <message>
        <source>zone %1 (%2°)</source>
        <translation>%1 带(%2°)</translation>
    </message>
    <message>
        <source>Project coordinates in metres; six-degree Gauss-Krüger zone and its central meridian</source>
        <translation>工程坐标(米);六度高斯-克吕格带及其中央经线</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>A scale is a number such as 1:250 000.</source>
        <translation>比例尺应为数字，例如1:250 000。</translation>
    </message>
</context>
<context>
    <name>ecotone::panels::TablesPanel</name>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Issues %1</source>
        <translation>问题 %1</translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation>筛选行</translation>
    </message>
</context>
<context>
    <name>ecotone::shell::Actions</name>
    <message>
        <source>&amp;Project</source>
        <translation>工程(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>La&amp;yer</source>
        <translation>图层(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Habitat</source>
        <translation>生境(&amp;H)</translation>
    </message>
    <message>
        <source>P&amp;lan</source>
        <translation>规划(&amp;L)</translation>
    </message>
    <message>
        <source>L&amp;ayout</source>
        <translation>版面(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Recent projects</source>
        <translation>最近的工程(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
</context>
<context>
    <name>ecotone::shell::Banner</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ecotone::shell::CompareView</name>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>现在：%1</translation>
    </message>
    <message>
        <source>As delivered, before harmonisation</source>
        <translation>原始提交数据，统一之前</translation>
    </message>
    <message>
        <source>Edition %1</source>
        <translation>版本%1</translation>
    </message>
    <message>
        <source>After: %1, %2</source>
        <translation>之后：%1，%2</translation>
    </message>
    <message>
        <source>Preparing the earlier map</source>
        <translation>正在准备早先的地图</translation>
    </message>
    <message>
        <source>Preparing the earlier map…</source>
        <translation>正在准备早先的地图…</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) were not kept as delivered.</source>
        <translation>
            <numerusform>有%n个资料来源未按提交时的原样保存。</numerusform>
        </translation>
    </message>
    <message>
        <source>Sources in their own outlines. Stripes: they disagree; gaps are left as they came.</source>
        <translation>各数据源保留自己的轮廓。条纹表示两者不一致；空隙保持原样。</translation>
    </message>
    <message>
        <source>Drag the line, or press the arrows. Esc ends.</source>
        <translation>拖动分割线或按方向键。按Esc结束。</translation>
    </message>
    <message>
        <source>Both maps move together. Esc ends.</source>
        <translation>两幅地图同步移动。按Esc结束。</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>卷帘</translation>
    </message>
    <message>
        <source>One map over the other, parted by a line</source>
        <translation>两图叠放，以线分割</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Two maps of the same place</source>
        <translation>同一地点的两幅地图</translation>
    </message>
    <message>
        <source>End comparing (Esc)</source>
        <translation>结束对比（Esc）</translation>
    </message>
    <message>
        <source>Left map</source>
        <translation>左图</translation>
    </message>
    <message>
        <source>Right map</source>
        <translation>右图</translation>
    </message>
</context>
<context>
    <name>ecotone::shell::MainWindow</name>
    <message>
        <source>About Ecotone</source>
        <translation>关于 Ecotone</translation>
    </message>
    <message>
        <source>Ecotone turns the habitat data of several countries into one map, keeps it whole while people edit it, and prints it in their languages.</source>
        <translation>Ecotone 将多个国家的生境数据合成一幅地图，在编辑过程中保持其完整，并以各国语言打印。</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>%1 edits this project since %2.</source>
        <translation>%1 自 %2 起正在编辑此工程。</translation>
    </message>
    <message>
        <source>You can look at everything; editing waits until they are done.</source>
        <translation>您可以查看全部内容，待对方完成后再编辑。</translation>
    </message>
    <message numerus="yes">
        <source>Another program changed %n row(s) of this project.</source>
        <translation>
            <numerusform>其他程序修改了此工程的 %n 行数据。</numerusform>
        </translation>
    </message>
    <message>
        <source>The change is in the history and can be undone. Check the issues.</source>
        <translation>该更改已记入历史并可撤销。请检查问题列表。</translation>
    </message>
    <message>
        <source>Open my project</source>
        <translation>打开我的工程</translation>
    </message>
    <message>
        <source>Ecotone project (*.gpkg)</source>
        <translation>Ecotone 工程 (*.gpkg)</translation>
    </message>
    <message>
        <source>Look at a file</source>
        <translation>查看文件</translation>
    </message>
    <message>
        <source>Maps and tables (*.shp *.tab *.mif *.gpkg *.geojson *.json *.kml *.kmz *.sxf *.csv *.tif *.tiff);;All files (*)</source>
        <translation>地图与表格 (*.shp *.tab *.mif *.gpkg *.geojson *.json *.kml *.kmz *.sxf *.csv *.tif *.tiff);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Add a backdrop image</source>
        <translation>添加底图影像</translation>
    </message>
    <message>
        <source>Images with coordinates (*.tif *.tiff *.jp2 *.img *.mbtiles *.vrt);;All files (*)</source>
        <translation>带坐标的影像 (*.tif *.tiff *.jp2 *.img *.mbtiles *.vrt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Name this state</source>
        <translation>为当前状态命名</translation>
    </message>
    <message>
        <source>Everything is already saved (%1). Name this state?</source>
        <translation>所有更改均已保存(%1)。是否为当前状态命名?</translation>
    </message>
    <message>
        <source>The state is named %1.</source>
        <translation>当前状态已命名为 %1。</translation>
    </message>
    <message>
        <source>Select the one patch that is to be reshaped.</source>
        <translation>请选择一个要重塑的图斑。</translation>
    </message>
    <message>
        <source>No patch lies there.</source>
        <translation>那里没有图斑。</translation>
    </message>
    <message>
        <source>Style of the map changed</source>
        <translation>修改了地图样式</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>无名称</translation>
    </message>
    <message>
        <source>Add a bookmark</source>
        <translation>添加书签</translation>
    </message>
    <message>
        <source>Name of this view</source>
        <translation>此视图的名称</translation>
    </message>
    <message>
        <source>The bookmark is in the project.</source>
        <translation>书签已存入工程。</translation>
    </message>
</context>
<context>
    <name>ecotone::shell::StartPage</name>
    <message>
        <source>Projects you open appear here.</source>
        <translation>打开过的工程会显示在这里。</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>待完成</translation>
    </message>
    <message>
        <source>One habitat map across borders</source>
        <translation>一幅跨越国界的生境图</translation>
    </message>
    <message>
        <source>See the example</source>
        <translation>查看示例</translation>
    </message>
    <message>
        <source>Five landscapes with invented data. Nothing can break.</source>
        <translation>五个景观区，数据均为虚构，可放心尝试。</translation>
    </message>
    <message>
        <source>Open my project</source>
        <translation>打开我的工程</translation>
    </message>
    <message>
        <source>A project is one file. Or make a new one from the menu.</source>
        <translation>一个工程就是一个文件。也可从菜单新建。</translation>
    </message>
    <message>
        <source>Look at a file</source>
        <translation>查看文件</translation>
    </message>
    <message>
        <source>See what is in a file and whether its texts and coordinates are read right.</source>
        <translation>查看文件内容，检查文字和坐标读取是否正确。</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的工程</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>入门步骤</translation>
    </message>
    <message>
        <source>Move the map: drag it, turn the wheel</source>
        <translation>移动地图：拖动、滚动滚轮</translation>
    </message>
    <message>
        <source>Ask a patch why it has its class</source>
        <translation>查询图斑类型的依据</translation>
    </message>
    <message>
        <source>Change a class, then undo it</source>
        <translation>修改类型，然后撤销</translation>
    </message>
    <message>
        <source>Draw a proposal and read its areas</source>
        <translation>绘制方案并查看面积</translation>
    </message>
    <message>
        <source>Export a layout as PDF</source>
        <translation>将版面导出为 PDF</translation>
    </message>
    <message>
        <source>Back to the map</source>
        <translation>返回地图</translation>
    </message>
</context>
</TS>
