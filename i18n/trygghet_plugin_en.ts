<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>CopyKeeper</name>
    <message numerus="yes">
        <source>The masked copy is up to date: %n event(s).</source>
        <translation>
            <numerusform>The masked copy is up to date: %n event.</numerusform>
            <numerusform>The masked copy is up to date: %n events.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditGuard</name>
    <message numerus="yes">
        <source>%n report(s) that you changed were removed.</source>
        <translation>
            <numerusform>%n report that you changed was removed.</numerusform>
            <numerusform>%n reports that you changed were removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventLine</name>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message numerus="yes">
        <source>%n file(s) exported to {folder}.</source>
        <translation>
            <numerusform>%n file exported to {folder}.</numerusform>
            <numerusform>%n files exported to {folder}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message numerus="yes">
        <source>%n without a place</source>
        <translation>
            <numerusform>%n without a place</numerusform>
            <numerusform>%n without a place</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Freshness</name>
    <message numerus="yes">
        <source>%n new actor(s)</source>
        <translation>
            <numerusform>%n new actor</numerusform>
            <numerusform>%n new actors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeasureFigures</name>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in progress</source>
        <translation>
            <numerusform>%n in progress</numerusform>
            <numerusform>%n in progress</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Meeting</name>
    <message numerus="yes">
        <source>%n without a time, listed apart</source>
        <translation>
            <numerusform>%n without a time, listed apart</numerusform>
            <numerusform>%n without a time, listed apart</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeetingMap</name>
    <message numerus="yes">
        <source>%n without a place on the map</source>
        <translation>
            <numerusform>%n without a place on the map</numerusform>
            <numerusform>%n without a place on the map</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NearbyList</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Processing</name>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %n more.</numerusform>
            <numerusform>… and %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueHeader</name>
    <message numerus="yes">
        <source>%n changed after approval</source>
        <translation>
            <numerusform>%n changed after approval</numerusform>
            <numerusform>%n changed after approval</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed after it was closed</source>
        <translation>
            <numerusform>%n changed after it was closed</numerusform>
            <numerusform>%n changed after it was closed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for completion</source>
        <translation>
            <numerusform>%n waiting for completion</numerusform>
            <numerusform>%n waiting for completion</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportHistory</name>
    <message numerus="yes">
        <source>History, %n change(s)</source>
        <translation>
            <numerusform>History, %n change</numerusform>
            <numerusform>History, %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewDetails</name>
    <message numerus="yes">
        <source>%n possible duplicate(s)</source>
        <translation>
            <numerusform>%n possible duplicate</numerusform>
            <numerusform>%n possible duplicates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) on this spot</source>
        <translation>
            <numerusform>%n report on this spot</numerusform>
            <numerusform>%n reports on this spot</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outside all areas</source>
        <translation>
            <numerusform>%n outside all areas</numerusform>
            <numerusform>%n outside all areas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreviewed not included</source>
        <translation>
            <numerusform>%n unreviewed not included</numerusform>
            <numerusform>%n unreviewed not included</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without time</source>
        <translation>
            <numerusform>%n without time</numerusform>
            <numerusform>%n without time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>%n report(s) that had to wait are saved now.</source>
        <translation>
            <numerusform>%n report that had to wait are saved now.</numerusform>
            <numerusform>%n reports that had to wait are saved now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepBox</name>
    <message numerus="yes">
        <source>%n character(s) too many. Shorten the text.</source>
        <translation>
            <numerusform>%n character too many. Shorten the text.</numerusform>
            <numerusform>%n characters too many. Shorten the text.</numerusform>
        </translation>
    </message>
</context>
</TS>
