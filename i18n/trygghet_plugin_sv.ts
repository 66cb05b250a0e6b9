<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv_SE" sourcelanguage="en">
<context>
    <name>AnalysisTab</name>
    <message>
        <source>Show on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AreaLayer</name>
    <message>
        <source>Area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Areas</name>
    <message>
        <source>The area “{name}” has a shape that cannot be used. Areas must be polygons; draw it anew or remove it.</source>
        <translation>Området ”{name}” har en form som inte går att använda. Områden måste vara polygoner; rita om det eller ta bort det.</translation>
    </message>
</context>
<context>
    <name>Assessor</name>
    <message>
        <source>The file cannot be written. Does someone else have it open? Nothing was saved; what you wrote stays here. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttributeForm</name>
    <message>
        <source>From whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Until” must not lie before the start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Audience</name>
    <message>
        <source>A map for the public needs protection of small counts, which this version does not have. Nothing was written. Choose “internal” or “partners”.</source>
        <translation>En karta för allmänheten kräver skydd för små tal, som den här versionen inte har. Inget skrevs. Välj ”intern” eller ”samverkan”.</translation>
    </message>
    <message>
        <source>Internal working material {week}. Do not pass on. Tested for secrecy if requested.</source>
        <translation>Internt arbetsmaterial {week}. Sprid inte vidare. Sekretessprövas om det begärs ut.</translation>
    </message>
    <message>
        <source>Material for cooperation {week}. Do not pass on. Tested for secrecy if requested.</source>
        <translation>Samverkansmaterial {week}. Sprid inte vidare. Sekretessprövas om det begärs ut.</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>intern</translation>
    </message>
    <message>
        <source>partners</source>
        <translation>samverkan</translation>
    </message>
    <message>
        <source>public</source>
        <translation>publik</translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <source>&amp;Number of the other report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the other report, or type its number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is a duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of the other report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possible duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{no} repeats…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{no} · {category}, {metres} m, {when}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>Show as a table</source>
        <translation>Visa som tabell</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Area</source>
        <translation>Område</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Events by area</source>
        <translation>Händelser per område</translation>
    </message>
    <message>
        <source>Events by category</source>
        <translation>Händelser per kategori</translation>
    </message>
    <message>
        <source>Events by month</source>
        <translation>Händelser per månad</translation>
    </message>
    <message>
        <source>Events by organisation</source>
        <translation>Händelser per aktör</translation>
    </message>
    <message>
        <source>Events by week</source>
        <translation>Händelser per vecka</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>fredag</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>måndag</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Månad</translation>
    </message>
    <message>
        <source>No events in this period. Choose a longer one.</source>
        <translation>Inga händelser under perioden. Välj en längre period.</translation>
    </message>
    <message>
        <source>No events match the filters in this period. Remove one or choose a longer period.</source>
        <translation>Inga händelser passar filtren under perioden. Ta bort ett filter eller välj en längre period.</translation>
    </message>
    <message>
        <source>No events to show. Review the reports that wait, or choose a longer period.</source>
        <translation>Inga händelser att visa. Granska rapporterna som väntar eller välj en längre period.</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Aktör</translation>
    </message>
    <message>
        <source>Other, {count} areas</source>
        <translation>Övriga, {count} områden</translation>
    </message>
    <message>
        <source>Other, {count} categories</source>
        <translation>Övriga, {count} kategorier</translation>
    </message>
    <message>
        <source>Other, {count} organisations</source>
        <translation>Övriga, {count} aktörer</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Anmärkning</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>lördag</translation>
    </message>
    <message>
        <source>Source: the municipality's reports, read {day} {time}. Reports are not crimes.</source>
        <translation>Källa: kommunens rapporter, lästa {day} {time}. Rapporter är inte brott.</translation>
    </message>
    <message>
        <source>Source: the municipality's reports. Reports are not crimes.</source>
        <translation>Källa: kommunens rapporter. Rapporter är inte brott.</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>söndag</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>torsdag</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>tisdag</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>onsdag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Vecka</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>Veckodag</translation>
    </message>
    <message>
        <source>Weekday and hour</source>
        <translation>Veckodag och timme</translation>
    </message>
    <message>
        <source>all times</source>
        <translation>hela tiden</translation>
    </message>
    <message>
        <source>events</source>
        <translation>händelser</translation>
    </message>
    <message>
        <source>events only, not lasting places</source>
        <translation>bara händelser, inte otrygga platser</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>filtrerat</translation>
    </message>
    <message>
        <source>not a whole month</source>
        <translation>inte en hel månad</translation>
    </message>
    <message>
        <source>not a whole week</source>
        <translation>inte en hel vecka</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>inte angivet</translation>
    </message>
    <message>
        <source>w. {week}</source>
        <translation>v. {week}</translation>
    </message>
    <message>
        <source>withheld</source>
        <translation>skyddat</translation>
    </message>
    <message>
        <source>{count} withheld, too few to show</source>
        <translation>{count} skyddade, för få för att visas</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away the filter {label}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Accuracy of the place (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assessed (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assessed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came in by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact of the reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description (internal)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discovered (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fault report reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First assessed (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow up on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Happened (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Happened until (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How serious</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id in the other system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Named place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never on meeting maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Police reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason for the status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeats report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reported to the police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Responsible organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retention class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort of place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text for partners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version of the form</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>As you saw it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assess anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both versions side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed by {who}. Nothing of yours was written over it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop what you typed; the report stays as the other person left it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the version stored now and keep what you typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else was faster. This is how it looks now:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>someone in another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{no} was changed meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CoordinateSystems</name>
    <message>
        <source>EPSG:{epsg} is no projected coordinate system. Choose SWEREF 99 TM (3006) or the municipality's own zone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Coordinates</name>
    <message>
        <source>EPSG:{epsg} is not known here. Use WGS 84 or SWEREF 99.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first}, {second} does not lie in Sweden. Write WGS 84 as 58.0312, 12.8089 or SWEREF 99 as N, E in metres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” does not hold two numbers. Write the position as 58.0312, 12.8089.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventLine</name>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>without a place on the map</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventModel</name>
    <message>
        <source>Actor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventTable</name>
    <message>
        <source>Events of the period</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Nothing can be written in “{folder}”. Choose another folder.</source>
        <translation>Det går inte att skriva i ”{folder}”. Välj en annan mapp.</translation>
    </message>
    <message>
        <source>“{path}” could not be written ({problem}). Is it open in another program?</source>
        <translation>”{path}” kunde inte skrivas ({problem}). Är filen öppen i ett annat program?</translation>
    </message>
    <message>
        <source>“{path}” could not be written. Is it open in another program, or is the disk full?</source>
        <translation>”{path}” kunde inte skrivas. Är filen öppen i ett annat program, eller är disken full?</translation>
    </message>
    <message>
        <source>“{path}” has no ending that is known here. Use .pdf, .png or .svg.</source>
        <translation>”{path}” har en filändelse som inte används här. Använd .pdf, .png eller .svg.</translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message numerus="yes">
        <source>%n file(s) exported to {folder}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>About the figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts as PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts as SVG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder to export to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing could be exported to {folder}: {problem}. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trygghet statistics {moment}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>The filter cannot be read (line {line}, character {column}). Write it as {example}.</source>
        <translation>Filtret går inte att läsa (rad {line}, tecken {column}). Skriv det som {example}.</translation>
    </message>
    <message>
        <source>The filter is not an object of columns and codes. Write it as {example}.</source>
        <translation>Filtret är inte ett objekt med kolumner och koder. Skriv det som {example}.</translation>
    </message>
    <message>
        <source>The filter names the column “{column}”, which reports cannot be filtered by. Use one of: {columns}.</source>
        <translation>Filtret nämner kolumnen ”{column}”, som rapporter inte kan filtreras på. Använd någon av: {columns}.</translation>
    </message>
    <message>
        <source>The filter's column “{column}” has no list of codes. Write it as {example}.</source>
        <translation>Filtrets kolumn ”{column}” har ingen lista med koder. Skriv den som {example}.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what the map shows; follows when you move it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in number, place and description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all open reports again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count only some of the reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Give the report its former status back (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form file does not follow the format: {problem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form must ask for “{code}”: no report can do without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question code “{code}” is not allowed. Use lower-case letters a–z, digits and _.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question “{code}” depends on “{column}”, which is not asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question “{code}” has no list of answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question “{code}” is there twice. Rename or remove one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question “{code}” lies in the section “{section}”, which the form does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>EPSG:{code} is not a known coordinate system. Correct it in the profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported before, and unchanged since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file to import was named. Choose a CSV, JSON or GeoJSON file, or a layer of the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The coordinates were swapped; they were read the other way round.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says something new, but the report has been assessed or changed here since. It was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “{path}” cannot be read ({problem}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “{path}” is not there. Check the name and the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id stands in row {row} already. Each id may stand once in a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import was stopped. Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer holds no rows that could be imported. Choose a vector layer that works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer “{name}” could not be read to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The position does not lie in Sweden. Check the coordinates and the coordinate system in the profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The position lies outside the municipality.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile fills “{column}”, a question the form of this workspace does not ask. Correct the profile at “fields.{column}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile has no code for this value; it was left empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile has no code for this value; “{code}” was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile “{profile}” takes positions from the layer, but “{table}” has none. Name the columns x and y in the profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The protocol “{path}” cannot be written ({problem}). Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has no point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has no position.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has {count} cells, the header {width}. Is a separator missing its quotation marks?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This entry of the list is not a GeoJSON feature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This entry of the list is not an object with named values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem} The answer was left empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be read as a table in line {line} ({problem}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” has two columns named “{column}”. Rename one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” holds XML or a web page, not a table. Save the data as CSV, JSON or GeoJSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” holds a character that is no text (NUL) in line {line}. Save it as CSV (UTF-8) again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” holds neither a list of rows nor a GeoJSON FeatureCollection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not a kind of file that is imported. Save it as CSV (UTF-8), JSON or GeoJSON, or open it in QGIS and choose the layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not text, whatever its name says. Save it as CSV (UTF-8) and import that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not valid JSON ({problem}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not written in {encoding} (line {line}). Save it as CSV (UTF-8), or name the encoding in the profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is {size} MB; the limit is {limit} MB. Split the file and import the parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” is a folder. Choose the file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{table}” has no column “{column}”, which the profile “{profile}” reads. It has: {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a file on a disk. Save the data as a file first, then import the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” at “defaults.{column}” of the profile is not one of this workspace's answers. Correct the profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is neither yes nor no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a position written as latitude, longitude.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a time written as {format}. Correct it in the file, or the format in the profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not one of the answers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LocalTime</name>
    <message>
        <source>The time “{text}” does not say its time zone. Add Z or an offset such as +01:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a time. Write it as 2026-11-21T22:10:00Z.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapTip</name>
    <message>
        <source>daytime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>morning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some time between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time of day unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MaskingEditor</name>
    <message>
        <source>&amp;Description (internal)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: partners see category, place and time of day, but no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide all that was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide every underlined number, address and plate from partners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the words marked in either text from partners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let partners read the description as it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May identify someone: {found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet; it is saved with the assessment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still readable to partners: {found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Te&amp;xt to partners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The marked words do not stand in the text to partners.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeasureFigures</name>
    <message numerus="yes">
        <source>%n done</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in progress</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Meeting</name>
    <message numerus="yes">
        <source>%n without a time, listed apart</source>
        <translation>
            <numerusform>%n utan tid, listad för sig</numerusform>
            <numerusform>%n utan tid, listade för sig</numerusform>
        </translation>
    </message>
    <message>
        <source>No events</source>
        <translation>Inga händelser</translation>
    </message>
    <message>
        <source>The meeting has no period. Choose its first and its last day.</source>
        <translation>Mötet har ingen period. Välj första och sista dag.</translation>
    </message>
    <message>
        <source>fifth</source>
        <translation>femte</translation>
    </message>
    <message>
        <source>fourth</source>
        <translation>fjärde</translation>
    </message>
    <message>
        <source>no reports from the same weeks last year to compare with</source>
        <translation>inga rapporter från samma veckor i fjol att jämföra med</translation>
    </message>
    <message>
        <source>second</source>
        <translation>andra</translation>
    </message>
    <message>
        <source>third</source>
        <translation>tredje</translation>
    </message>
    <message>
        <source>too little data yet to say what is normal</source>
        <translation>för få veckor ännu för att säga vad som är normalt</translation>
    </message>
    <message>
        <source>{place}, {ordinal} week in a row</source>
        <translation>{place}, {ordinal} veckan i rad</translation>
    </message>
    <message>
        <source>{place}, {weeks} weeks in a row</source>
        <translation>{place}, {weeks} veckor i rad</translation>
    </message>
</context>
<context>
    <name>MeetingMap</name>
    <message numerus="yes">
        <source>%n internal report(s) withheld</source>
        <translation>
            <numerusform>%n intern rapport undantagen</numerusform>
            <numerusform>%n interna rapporter undantagna</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a place on the map</source>
        <translation>
            <numerusform>%n utan plats på kartan</numerusform>
            <numerusform>%n utan plats på kartan</numerusform>
        </translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Områden</translation>
    </message>
    <message>
        <source>Decisions today: what / who / when</source>
        <translation>Beslut i dag: vad / vem / när</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Händelser</translation>
    </message>
    <message>
        <source>Made for: {audience}.</source>
        <translation>Målgrupp: {audience}.</translation>
    </message>
    <message>
        <source>Map and charts, A4</source>
        <translation>Karta och diagram, A4</translation>
    </message>
    <message>
        <source>Map and charts, screen 16:9</source>
        <translation>Karta och diagram, skärm 16:9</translation>
    </message>
    <message>
        <source>Map and list, A4</source>
        <translation>Karta och lista, A4</translation>
    </message>
    <message>
        <source>Map and list, screen 16:9</source>
        <translation>Karta och lista, skärm 16:9</translation>
    </message>
    <message>
        <source>Municipality of {name}</source>
        <translation>{name} kommun</translation>
    </message>
    <message>
        <source>No approved events in the period. That says what was reported, not that nothing happened.</source>
        <translation>Inga godkända händelser i perioden. Det säger vad som rapporterats, inte att inget har hänt.</translation>
    </message>
    <message>
        <source>Not included: {what}</source>
        <translation>Ingår inte: {what}</translation>
    </message>
    <message>
        <source>Open measures</source>
        <translation>Pågående åtgärder</translation>
    </message>
    <message>
        <source>PRACTICE</source>
        <translation>ÖVNING</translation>
    </message>
    <message>
        <source>PRACTICE – invented reports</source>
        <translation>ÖVNING – påhittade rapporter</translation>
    </message>
    <message>
        <source>Situation picture of the week</source>
        <translation>Veckans lägesbild</translation>
    </message>
    <message>
        <source>Source: reports to the municipality of {name}, approved as of {day} {time}. Reports are not crimes; counts also change when more people report.</source>
        <translation>Källa: rapporter till {name} kommun, godkända t.o.m. {day} {time}. Rapporter är inte brott; antalet ändras också när fler rapporterar.</translation>
    </message>
    <message>
        <source>dwellings are shown in the middle of their block</source>
        <translation>bostäder visas mitt i sitt kvarter</translation>
    </message>
    <message>
        <source>w. {first}–{last}</source>
        <translation>v. {first}–{last}</translation>
    </message>
    <message>
        <source>w. {week}</source>
        <translation>v. {week}</translation>
    </message>
    <message>
        <source>{period}: {count} – {words}</source>
        <translation>{period}: {count} – {words}</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more in the statistics dock</source>
        <translation>
            <numerusform>… och %n till i statistikpanelen</numerusform>
            <numerusform>… och %n till i statistikpanelen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeetingMapButton</name>
    <message>
        <source>For whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a page of all approved events of the period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meeting map, {audience}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in the layout designer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF, PNG or SVG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the meeting map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meeting map is saved: {path}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeetingTab</name>
    <message>
        <source>Coming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing approved in this period. Choose another, or review what is waiting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recurs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time unknown, not counted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Show the log</source>
        <translation>Visa loggen</translation>
    </message>
    <message>
        <source>Something went wrong that should not: {error}. Nothing more was done. The log tab “Trygghet” has the details.</source>
        <translation>Något gick fel som inte borde göra det: {error}. Inget mer gjordes. Detaljerna står i loggfliken ”Trygghet”.</translation>
    </message>
</context>
<context>
    <name>MoveBox</name>
    <message>
        <source>Click the right place on the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {no}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New place, {metres} m from the old one. Click again to correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the place</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Municipalities</name>
    <message>
        <source>There is no municipality with the code “{code}”. Write four digits, such as 1442 for Vårgårda.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MunicipalityPage</name>
    <message>
        <source>Border of the municipality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose yours: code, coordinate system and border follow from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For those whose municipality has one already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Municipalities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an existing workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by name or code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for a municipality</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OnMap</name>
    <message>
        <source>Add it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reports' layer is not in this project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} reports are too many to select. Choose a shorter period or filter more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptionsPage</name>
    <message>
        <source>(none)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A report should be reviewed within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled in beforehand in new reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For everybody who uses this workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link for fault reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No workspace is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signs your reports and assessments; empty: your account name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace's settings could not be read: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where broken things are reported; shown above the report form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>The report cannot be kept in {path}: {problem}. It is not saved; leave the form open and ask IT for help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left on the disk of {path}. The report is not saved. Free some space and send it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartOfDay</name>
    <message>
        <source>afternoon</source>
        <translation>eftermiddag</translation>
    </message>
    <message>
        <source>evening</source>
        <translation>kväll</translation>
    </message>
    <message>
        <source>morning</source>
        <translation>förmiddag</translation>
    </message>
    <message>
        <source>night</source>
        <translation>natt</translation>
    </message>
</context>
<context>
    <name>Period</name>
    <message>
        <source>The period ends ({end}) before it starts ({start}). Swap the dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The year {year} has no week {week}. Choose a week from 1 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeriodChooser</name>
    <message>
        <source>Another week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole weeks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonalData</name>
    <message>
        <source>e-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number plate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>personal identity number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phone number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoFiles</name>
    <message>
        <source>A photo must be JPEG or PNG, not “{suffix}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photos can be written into {folder}. The report waits on this computer; ask for the right to write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo could not be written into {folder}: {problem}. The report waits on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left for photos in {folder}. The report waits on this computer; free some space.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlacePage</name>
    <message>
        <source>A file has no roles. Whoever can open the folder can read and change everything in it, also names, internal texts and photos that are never shown outside the review.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GeoPackage the municipality already uses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I do not know; I will ask IT before real reports are entered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a GeoPackage the municipality already uses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More people, and it has been decided that they may</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file holds reports, history and settings; the photos lie in a folder beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only those who review reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file will be called {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder lies on a network share. That works for about five people who edit at the same time; more need a database server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is the workspace to lie?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who can open the folder?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PracticePage</name>
    <message>
        <source>600 invented reports from two years to try everything on. Every map is stamped PRACTICE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty workspace. What is written in it is normally a public record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For real</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice or for real?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practise first: it is a file of its own and never mixes with real reports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This will be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Processing</name>
    <message>
        <source>Area {number} has no code or no polygon. Complete it in the layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assess reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV file (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed {CHANGED}, refused {REFUSED}, conflicts {CONFLICTS}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with, from (default: same weeks last year)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with, to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordinate system (default: the municipality's own)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts events and reports of a period and compares it with another, and writes every figure the statistics panel shows as JSON.

Filter: a JSON object of columns and codes, such as {"category": ["belysning", "klotter"]}.
Without a period all reports are counted. Without a comparison the same ISO weeks of last year are taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create a workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created {created}, updated {updated}, skipped {skipped}, rejected {rejected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File (CSV, JSON, GeoJSON) or layer id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter (JSON)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form (JSON)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From (day, included)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives every report that the filter finds the same assessment. Steps the review does not allow are refused and told in the log; a report somebody else changed at the same moment is a conflict and is left as it is. Reports that have the assessment already are not counted.

Filter: a QGIS expression over the columns of the report table, such as "category" = 'belysning'. Times are in UTC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id of the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import profile (name or JSON file)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON file (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a workspace for a municipality in a new GeoPackage, or inside one that is used already: only our own tables are added. The coordinate system and the border follow from the municipality. If there is a workspace already, nothing is changed.

Areas: polygons to count by, with area_code (or municipality_code) and name, population if known.
Form: a form as JSON; without it the default form is taken.
Practice: fills the workspace with invented reports; every map made from it is stamped as practice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meeting map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Municipality (code, such as 1442 for Vårgårda)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice, with invented reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads a CSV, JSON or GeoJSON file, or a layer of the project, by an import profile, and adds its rows as new reports in one transaction. Running it again on the same file adds nothing. A changed row updates its report only while nobody has assessed or changed it. The protocol lists every row and why it was created, updated, skipped or rejected.

Profile: the name of a built-in profile (polisen), or a JSON file.
Dry run: says what would happen and changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed {removed}, kept {kept}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removes the reports of one import that nobody has assessed or changed since. The others are kept. Received records are not removed without a reason, such as “wrong file imported”; it stays in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row}: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The area “{code}” cannot be carried over to the workspace's system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The area “{code}” is no polygon. Correct it in the layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The areas need the columns area_code (or municipality_code) and name. They have: {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter is not a QGIS expression that can be evaluated: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form “{path}” is not valid JSON ({problem}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report table has no column “{column}”. Correct the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reports in “{database}” cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace for {name} is ready in {database}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To (day, included)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trygghet: safety coordination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two areas have the code “{code}”. Give each its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo an import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace (GeoPackage file, or postgres:connection?schema=name)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the map for a meeting: numbered points with a list, or charts where there are many, with title, week, legend, source, date of the data and the stamp of its audience. The file's ending decides: pdf, png or svg.

Without a period the last whole week is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} and {end} go together: give both days, or neither.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{crs}” cannot be a workspace's coordinate system. Choose one in metres, such as EPSG:3006 or EPSG:3008.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” cannot be written ({problem}). Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” for {name} is not a day. Write it as 2026-11-21.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>… and more; the protocol lists every row.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Europe/Stockholm, UTC or an offset such as +01:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import profile is wrong at “{key}”: it should be {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile “{name}” is not valid JSON ({problem}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no import profile “{name}”. Write the path of a JSON file or one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a code, a text or a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a rule for the category, or a default for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a short name of letters a–z, digits, _ and -</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a time format such as %Y-%m-%d %H:%M, or a list of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an EPSG code such as EPSG:3006</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object with named values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto or one character such as ; , or a tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto, a comma or a point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto, utf-8, windows-1252 or another encoding's name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>either x and y, or latlon, or layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of a column, or a list of them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueHeader</name>
    <message numerus="yes">
        <source>%n changed after approval</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed after it was closed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for completion</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Oldest {days} d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PRACTICE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median {days} d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none over {limit} d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} over {limit} d</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days since the report came in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has waited longer than {limit} days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Reports to review</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Choose what the report is about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report has no place. Click it on the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text in “{column}” has {length} characters; {limit} is the limit. Shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text in “{column}” holds a character that cannot be stored (NUL). Remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time in “{column}” does not say its time zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Between” ends before it starts. Correct the times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{id}” is not a report id (UUID).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportDesk</name>
    <message>
        <source>Choose a report in the list, or a mark on the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{no} is saved: {status}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{no}: the assessment was taken back ({status})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} changed this report while you were writing. What you wrote stays; when you save, you will see both versions.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportHistory</name>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for completion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to changed after approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed after it was closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed; became “{status}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>History, %n change(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report came in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown, in another program</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message>
        <source>accuracy of the place (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>assigned to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>came by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contact of the reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>discovered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicate of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fault reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follow up on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>happened at the latest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never on meeting maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>police reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reported to the police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>responsible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retention class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text to partners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type of place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>A report cannot be a duplicate of itself. Choose the other report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A report that is “{current}” cannot become “{wanted}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which report this one repeats.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reason is longer than {limit} characters. Shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is “{current}”. Reopen it first; then it can become “{wanted}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{status}” needs a reason. Write a few words on why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{wanted}” is set by the database when an approved report is changed, never by hand.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewActions</name>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for completion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click the right place on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not count the report, with a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate of…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the report its former status back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read, personal data hidden: the report counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the text to partners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the text without assessing the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the report back with a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the report's place close by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a closed report back into the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same happened in another report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to the report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewDetails</name>
    <message numerus="yes">
        <source>%n possible duplicate(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewFacts</name>
    <message>
        <source>Came by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate of {no}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its content was changed after that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>discovered {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>handled in {days} d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no place on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rough, within {metres} m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for {days} d</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewLayer</name>
    <message>
        <source>Areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{database} cannot be shown on the map. Is it there, and may you read it?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>No report matches the filter. “Clear” shows all open reports again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No workspace is open. Open your municipality's, or set one up; its reports are reviewed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to review. New reports show here as soon as they come in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the reports…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up or open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewPhotos</name>
    <message>
        <source>Photo {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo – internal, not for partners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo “{path}” cannot be read: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo “{path}” does not lie in the folder of photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo “{path}” is not in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo “{path}” is too large to be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” is no photo (JPEG or PNG).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewStatus</name>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed after approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for completion</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n händelse</numerusform>
            <numerusform>%n händelser</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outside all areas</source>
        <translation>
            <numerusform>%n utanför alla områden</numerusform>
            <numerusform>%n utanför alla områden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n rapport</numerusform>
            <numerusform>%n rapporter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreviewed not included</source>
        <translation>
            <numerusform>%n ogranskad ingår inte</numerusform>
            <numerusform>%n ogranskade ingår inte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without time</source>
        <translation>
            <numerusform>%n utan tid</numerusform>
            <numerusform>%n utan tid</numerusform>
        </translation>
    </message>
    <message>
        <source>a clear decrease ({percent} %)</source>
        <translation>en säker minskning ({percent} %)</translation>
    </message>
    <message>
        <source>a clear increase ({percent} %)</source>
        <translation>en säker ökning ({percent} %)</translation>
    </message>
    <message>
        <source>everything received is reviewed</source>
        <translation>allt inkommet är granskat</translation>
    </message>
    <message>
        <source>no clear difference</source>
        <translation>ingen säker skillnad</translation>
    </message>
    <message>
        <source>normally {low}–{high}</source>
        <translation>normalt {low}–{high}</translation>
    </message>
    <message>
        <source>same week last year {count}</source>
        <translation>samma vecka i fjol {count}</translation>
    </message>
    <message>
        <source>same weeks last year {count}</source>
        <translation>samma veckor i fjol {count}</translation>
    </message>
    <message>
        <source>time known within six hours: {known} of {total}</source>
        <translation>tid känd inom sex timmar: {known} av {total}</translation>
    </message>
    <message>
        <source>too few to tell a difference</source>
        <translation>för få för att säga något om skillnaden</translation>
    </message>
    <message>
        <source>{answered} of {expected} actors have answered</source>
        <translation>{answered} av {expected} aktörer har svarat</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>%n report(s) that had to wait are saved now.</source>
        <translation>
            <numerusform>%n rapport som fick vänta är nu sparad.</numerusform>
            <numerusform>%n rapporter som fick vänta är nu sparade.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file cannot be written. Does someone else have it open? The report stays here and is saved when possible.</source>
        <translation>Filen går inte att skriva till. Är den öppen hos någon annan? Rapporten ligger kvar här och sparas när det går.</translation>
    </message>
</context>
<context>
    <name>SetupWizard</name>
    <message>
        <source>Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up Trygghet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace for {municipality} is ready. Hand in a test report, then review it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>not stated</source>
        <translation>ej angivet</translation>
    </message>
</context>
<context>
    <name>Statistics</name>
    <message>
        <source>Figures for the public need protection of small counts, which this version does not have yet. Nothing was written. Choose internal or partners.</source>
        <translation>Siffror för publik användning kräver skydd för små tal, som den här versionen inte har ännu. Inget skrevs. Välj intern eller samverkan.</translation>
    </message>
    <message>
        <source>There is a period to compare with, but none to compare. Give both its first and its last day.</source>
        <translation>Det finns en period att jämföra med, men ingen att jämföra. Ange både första och sista dag.</translation>
    </message>
</context>
<context>
    <name>StatisticsPanel</name>
    <message>
        <source>Analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No workspace is open. Set one up, or open one that exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up or open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reports could not be read, so there are no figures to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekly meeting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepBox</name>
    <message numerus="yes">
        <source>%n character(s) too many. Shorten the text.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Question to the reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for completion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Common questions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Common reasons…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what you need to know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write why the report is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write why the report is opened again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Storage</name>
    <message>
        <source>Say why the import is undone: received records are not removed without a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else saved a new version of the form in {path} meanwhile. Read it and make your change again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else was faster: {who} changed report {no} at {when}. Nothing was overwritten. Look at it as it is now and decide again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The assessment was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last change of the report was no assessment that could be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other report is itself a duplicate of this one. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that writes to {path} ended before it was done. Nothing was half written. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question “{column}” was once asked with another type of answer, and its answers are kept. Give the new question another code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report it should repeat is not there. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace has no column “{columns}”. Was the form changed meanwhile? Open the workspace again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace {path} has been closed. Open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a workspace in {path} already. Nothing was changed. Open it, or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no import {batch} in {path}. Check the number of the import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no report {report} in {path}. It may have been removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left on the disk of {path}. Nothing was written. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>someone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written to. Ask for the right to write to the file and its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} could not be read or written: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has tables that are not registered as layers: {tables}. QGIS would stop showing them when a workspace is added. Let them be registered, or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no Trygghet workspace. Choose another file, or set one up in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged ({detail}). Do not write to it; take the newest copy from the backup folder beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is locked by another program. Does someone else have it open for editing? Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a GeoPackage. Choose a GeoPackage or a new file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not there or cannot be opened. Was it moved, or is the network drive disconnected?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was made by a newer Trygghet (schema {version}; this one knows {latest}). Update the plugin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was made by an older Trygghet (schema {version}; this one writes {latest}). Upgrade the workspace; a backup is made first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{columns}” cannot be changed by hand.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Styles</name>
    <message>
        <source>Approved reports for partners: plain points, nothing internal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The review: every status has its own mark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Target</name>
    <message>
        <source>Here is already a workspace for {municipality}: {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be written in {folder}. Choose another folder, or ask IT for the right to write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} does not exist. Create it or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Week</name>
    <message>
        <source>the place of {numbers}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>Fri</source>
        <translation>fre</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>mån</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>lör</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>sön</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>tors</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>tis</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>ons</translation>
    </message>
    <message>
        <source>night to {day}</source>
        <translation>natt till {day}</translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation>okänd tid</translation>
    </message>
    <message>
        <source>weekend {start} – {end}</source>
        <translation>helgen {start} – {end}</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>New report</source>
        <translation>Ny rapport</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Granskning</translation>
    </message>
    <message>
        <source>Set up or open a workspace…</source>
        <translation>Skapa eller öppna trygghetsdatabas…</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Workspaces in PostGIS come in a later version. Choose a GeoPackage file instead of “{database}”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
