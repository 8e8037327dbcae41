<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ImportEntryWords</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaceSearch</name>
    <message numerus="yes">
        <source>%n patch(es)</source>
        <translation>
            <numerusform>%n patch</numerusform>
            <numerusform>%n patches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::bridge::StoreBridge</name>
    <message numerus="yes">
        <source>%n issue(s) fixed.</source>
        <translation>
            <numerusform>%n issue fixed.</numerusform>
            <numerusform>%n issues fixed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %n cannot be fixed so and stay(s).</source>
        <translation>
            <numerusform>%1 %n cannot be fixed so and stays.</numerusform>
            <numerusform>%1 %n cannot be fixed so and stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportClassPage</name>
    <message numerus="yes">
        <source>%n row(s) with codes that have no class: %1 of %2 km². They become U00.</source>
        <translation>
            <numerusform>%n row with a code that has no class: %1 of %2 km². It becomes U00.</numerusform>
            <numerusform>%n rows with codes that have no class: %1 of %2 km². They become U00.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ImportDialog</name>
    <message numerus="yes">
        <source>%n patch(es) brought in.</source>
        <translation>
            <numerusform>%n patch brought in.</numerusform>
            <numerusform>%n patches brought in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) still need you.</source>
        <translation>
            <numerusform>%n source still needs you.</numerusform>
            <numerusform>%n sources still need you.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::dialogs::ThemeDialog</name>
    <message numerus="yes">
        <source>%n class(es) read from %1.</source>
        <translation>
            <numerusform>%n class read from %1.</numerusform>
            <numerusform>%n classes read from %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::layout_window::LayoutDialog</name>
    <message numerus="yes">
        <source>%n file(s) written to %1</source>
        <translation>
            <numerusform>%n file written to %1</numerusform>
            <numerusform>%n files written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::models::LayerTreeModel</name>
    <message numerus="yes">
        <source>%n feature(s)</source>
        <translation>
            <numerusform>%n feature</numerusform>
            <numerusform>%n features</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::panels::Inspector</name>
    <message numerus="yes">
        <source>%n patch(es) selected</source>
        <translation>
            <numerusform>%n patch selected</numerusform>
            <numerusform>%n patches selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::panels::IssuesPanel</name>
    <message numerus="yes">
        <source>%n issue(s) would go</source>
        <translation>
            <numerusform>%n issue would go</numerusform>
            <numerusform>%n issues would go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patch(es) would change</source>
        <translation>
            <numerusform>%n patch would change</numerusform>
            <numerusform>%n patches would change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be fixed so.</source>
        <translation>
            <numerusform>%n cannot be fixed so.</numerusform>
            <numerusform>%n cannot be fixed so.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::panels::TablesPanel</name>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::shell::CompareView</name>
    <message numerus="yes">
        <source>%n source(s) were not kept as delivered.</source>
        <translation>
            <numerusform>%n source was not kept as delivered.</numerusform>
            <numerusform>%n sources were not kept as delivered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecotone::shell::MainWindow</name>
    <message numerus="yes">
        <source>Another program changed %n row(s) of this project.</source>
        <translation>
            <numerusform>Another program changed %n row of this project.</numerusform>
            <numerusform>Another program changed %n rows of this project.</numerusform>
        </translation>
    </message>
</context>
</TS>
