<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv_SE" sourcelanguage="en">
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal working material {week}. Do not pass on. Tested for secrecy if requested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Material for cooperation {week}. Do not pass on. Tested for secrecy if requested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>internal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>public</source>
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
        <source>No file to import was named. Choose a CSV, JSON or GeoJSON file, or a layer of the project.</source>
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
        <source>The layer holds no rows that could be imported. Choose a vector layer that works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer “{name}” could not be read to its end.</source>
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
        <source>“{text}” is not a file on a disk. Save the data as a file first, then import the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a time written as {format}. Correct it in the file, or the format in the profile.</source>
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
</context>
<context>
    <name>MeetingMap</name>
    <message>
        <source>Areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>… and %n more in the statistics dock</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Show the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong that should not: {error}. Nothing more was done. The log tab “Trygghet” has the details.</source>
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
        <source>600 invented reports from two years, to try everything on. Every map is stamped PRACTICE.</source>
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
        <source>The table {table} of {database} cannot be opened. Is the file still there, and may you read it?</source>
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
    <name>Session</name>
    <message numerus="yes">
        <source>%n report(s) that had to wait are saved now.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The file cannot be written. Does someone else have it open? The report stays here and is saved when possible.</source>
        <translation type="unfinished"></translation>
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
    <name>When</name>
    <message>
        <source>Fri</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>afternoon</source>
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
        <source>night to {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weekend {start} – {end}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>New report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up or open a workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
