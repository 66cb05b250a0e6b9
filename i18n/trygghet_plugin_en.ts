<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>MeetingMap</name>
    <message numerus="yes">
        <source>… and %n more in the statistics dock</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
</TS>
