<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv_SE" sourcelanguage="en">
<context>
    <name>AnalysisTab</name>
    <message>
        <source>Show on the map</source>
        <translation>Visa på kartan</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabell</translation>
    </message>
</context>
<context>
    <name>AreaLayer</name>
    <message>
        <source>Area</source>
        <translation>Område</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Kommun</translation>
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
        <source>Nothing was saved; what you wrote stays here.</source>
        <translation>Inget är sparat; det du skrivit ligger kvar här.</translation>
    </message>
    <message>
        <source>The file cannot be written. Does someone else have it open? Nothing was saved; what you wrote stays here. Try again in a moment.</source>
        <translation>Filen går inte att skriva till. Är den öppen hos någon annan? Inget är sparat; det du skrivit ligger kvar här. Försök igen om en stund.</translation>
    </message>
</context>
<context>
    <name>AttributeForm</name>
    <message>
        <source>From whom</source>
        <translation>Från vem</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identitet</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Granskning</translation>
    </message>
    <message>
        <source>When</source>
        <translation>När</translation>
    </message>
    <message>
        <source>“Until” must not lie before the start.</source>
        <translation>”Till” får inte ligga före början.</translation>
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
        <translation>Den andra rapportens &amp;nummer</translation>
    </message>
    <message>
        <source>Choose the other report, or type its number.</source>
        <translation>Välj den andra rapporten, eller skriv dess nummer.</translation>
    </message>
    <message>
        <source>Is a duplicate</source>
        <translation>Är en dubblett</translation>
    </message>
    <message>
        <source>Number of the other report</source>
        <translation>Den andra rapportens nummer</translation>
    </message>
    <message>
        <source>Possible duplicates</source>
        <translation>Möjliga dubbletter</translation>
    </message>
    <message>
        <source>{no} repeats…</source>
        <translation>{no} är en dubblett av…</translation>
    </message>
    <message>
        <source>{no}, {metres} m, {when} · {category}</source>
        <translation>{no}, {metres} m, {when} · {category}</translation>
    </message>
</context>
<context>
    <name>CategoryPicker</name>
    <message>
        <source>Change</source>
        <translation>Ändra</translation>
    </message>
    <message>
        <source>Choose another category</source>
        <translation>Välj en annan kategori</translation>
    </message>
    <message>
        <source>Happened once</source>
        <translation>Hände en gång</translation>
    </message>
    <message>
        <source>Recurs at the place</source>
        <translation>Återkommer på platsen</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>Show as a chart</source>
        <translation>Visa som diagram</translation>
    </message>
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
        <source>Part of the day</source>
        <translation>Del av dygnet</translation>
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
        <translation>Rensa</translation>
    </message>
    <message>
        <source>Count everything</source>
        <translation>Räkna allt godkänt</translation>
    </message>
    <message>
        <source>Take away the filter {label}</source>
        <translation>Ta bort filtret {label}</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Accuracy of the place (m)</source>
        <translation>Platsens noggrannhet (m)</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Område</translation>
    </message>
    <message>
        <source>Assessed (UTC)</source>
        <translation>Bedömd (UTC)</translation>
    </message>
    <message>
        <source>Assessed by</source>
        <translation>Bedömd av</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Tilldelad</translation>
    </message>
    <message>
        <source>Came in by</source>
        <translation>Kom in via</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Changed (UTC)</source>
        <translation>Ändrad (UTC)</translation>
    </message>
    <message>
        <source>Changed by</source>
        <translation>Ändrad av</translation>
    </message>
    <message>
        <source>Contact of the reporter</source>
        <translation>Rapportörens kontaktuppgift</translation>
    </message>
    <message>
        <source>Created (UTC)</source>
        <translation>Skapad (UTC)</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Skapad av</translation>
    </message>
    <message>
        <source>Description (internal)</source>
        <translation>Beskrivning (intern)</translation>
    </message>
    <message>
        <source>Discovered (UTC)</source>
        <translation>Upptäckt (UTC)</translation>
    </message>
    <message>
        <source>Fault report reference</source>
        <translation>Felanmälans nummer</translation>
    </message>
    <message>
        <source>First assessed (UTC)</source>
        <translation>Först bedömd (UTC)</translation>
    </message>
    <message>
        <source>Follow up on</source>
        <translation>Följ upp den</translation>
    </message>
    <message>
        <source>Happened (UTC)</source>
        <translation>Hände (UTC)</translation>
    </message>
    <message>
        <source>Happened until (UTC)</source>
        <translation>Hände senast (UTC)</translation>
    </message>
    <message>
        <source>How serious</source>
        <translation>Hur allvarligt</translation>
    </message>
    <message>
        <source>Id in the other system</source>
        <translation>Id i det andra systemet</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Kommun</translation>
    </message>
    <message>
        <source>Named place</source>
        <translation>Plats med namn</translation>
    </message>
    <message>
        <source>Never on meeting maps</source>
        <translation>Aldrig på möteskartor</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Aktör</translation>
    </message>
    <message>
        <source>Police reference</source>
        <translation>Polisens diarienummer</translation>
    </message>
    <message>
        <source>Reason for the status</source>
        <translation>Skäl till statusen</translation>
    </message>
    <message>
        <source>Received (UTC)</source>
        <translation>Inkommen (UTC)</translation>
    </message>
    <message>
        <source>Repeats report</source>
        <translation>Upprepar rapport</translation>
    </message>
    <message>
        <source>Report id</source>
        <translation>Rapportens id</translation>
    </message>
    <message>
        <source>Report no.</source>
        <translation>Rapportnr</translation>
    </message>
    <message>
        <source>Reported to the police</source>
        <translation>Polisanmält</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Rapportör</translation>
    </message>
    <message>
        <source>Responsible organisation</source>
        <translation>Ansvarig aktör</translation>
    </message>
    <message>
        <source>Retention class</source>
        <translation>Gallringsklass</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Sort of place</source>
        <translation>Sorts plats</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Text for partners</source>
        <translation>Text för samverkan</translation>
    </message>
    <message>
        <source>Version of the form</source>
        <translation>Formulärets version</translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>&amp;Keep theirs</source>
        <translation>&amp;Behåll deras</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Titta igen</translation>
    </message>
    <message>
        <source>&amp;Save what is chosen</source>
        <translation>&amp;Spara det valda</translation>
    </message>
    <message>
        <source>As you saw it</source>
        <translation>Som du såg den</translation>
    </message>
    <message>
        <source>Both versions side by side</source>
        <translation>Båda versionerna sida vid sida</translation>
    </message>
    <message>
        <source>Changed by {who}. Nothing of yours was written over it.</source>
        <translation>Ändrad av {who}. Inget av ditt har skrivits över det.</translation>
    </message>
    <message>
        <source>Drop what you typed; the report stays as the other person left it</source>
        <translation>Släng det du skrivit; rapporten förblir som den andra lämnade den</translation>
    </message>
    <message>
        <source>It was changed once more while you were choosing. This is how it looks now:</source>
        <translation>Den ändrades en gång till medan du valde. Så här ser den ut nu:</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mitt</translation>
    </message>
    <message>
        <source>Show the version stored now and keep what you typed (Esc)</source>
        <translation>Visa rapporten som den är nu och behåll det du skrivit (Esc)</translation>
    </message>
    <message>
        <source>Someone else was faster. This is how it looks now:</source>
        <translation>Någon annan hann före. Så här ser den ut nu:</translation>
    </message>
    <message>
        <source>Theirs, now</source>
        <translation>Deras, nu</translation>
    </message>
    <message>
        <source>Write the chosen fields as a new change of the report</source>
        <translation>Spara de valda fälten som en ny ändring av rapporten</translation>
    </message>
    <message>
        <source>Your assessment is not saved. You assess the report when you have read it as it is then.</source>
        <translation>Din bedömning är inte sparad. Läs först rapporten som den blir och bedöm den sedan.</translation>
    </message>
    <message>
        <source>no place</source>
        <translation>ingen plats</translation>
    </message>
    <message>
        <source>someone in another program</source>
        <translation>någon i ett annat program</translation>
    </message>
    <message>
        <source>{field}, mine: {value}</source>
        <translation>{field}, mitt: {value}</translation>
    </message>
    <message>
        <source>{field}, theirs: {value}</source>
        <translation>{field}, deras: {value}</translation>
    </message>
    <message>
        <source>{no} was changed meanwhile</source>
        <translation>{no} har ändrats under tiden</translation>
    </message>
    <message>
        <source>{place} ({metres} m from where you saw it)</source>
        <translation>{place} ({metres} m från där du såg den)</translation>
    </message>
    <message>
        <source>⚠ both changed it</source>
        <translation>⚠ ändrad av båda</translation>
    </message>
</context>
<context>
    <name>ConnectionBox</name>
    <message>
        <source>Many people at a time, each with a role of their own: who reports sees only their own reports. To set it up your login must be allowed to make schemas and, once for the server, its roles; for every day the role of a coordinator or reporter is enough.</source>
        <translation>Många kan arbeta samtidigt, var och en med sin roll: den som rapporterar ser bara sina egna rapporter. För att lägga upp den behöver din inloggning få skapa scheman och, en gång per server, rollerna. I vardagen räcker rollen samordnare eller rapportör.</translation>
    </message>
    <message>
        <source>PostgreSQL connection</source>
        <translation>PostgreSQL-anslutning</translation>
    </message>
</context>
<context>
    <name>CoordinateSystems</name>
    <message>
        <source>EPSG:{epsg} is no projected coordinate system. Choose SWEREF 99 TM (3006) or the municipality's own zone.</source>
        <translation>EPSG:{epsg} är inget projicerat koordinatsystem. Välj SWEREF 99 TM (3006) eller kommunens egen zon.</translation>
    </message>
</context>
<context>
    <name>Coordinates</name>
    <message>
        <source>EPSG:{epsg} is not known here. Use WGS 84 or SWEREF 99.</source>
        <translation>EPSG:{epsg} går inte att använda här. Använd WGS 84 eller SWEREF 99.</translation>
    </message>
    <message>
        <source>{first}, {second} does not lie in Sweden. Write WGS 84 as 58.0312, 12.8089 or SWEREF 99 as N, E in metres.</source>
        <translation>{first}, {second} ligger inte i Sverige. Skriv WGS 84 som 58.0312, 12.8089 eller SWEREF 99 som N, E i meter.</translation>
    </message>
    <message>
        <source>“{text}” does not hold two numbers. Write the position as 58.0312, 12.8089.</source>
        <translation>”{text}” innehåller inte två tal. Skriv positionen som 58.0312, 12.8089.</translation>
    </message>
</context>
<context>
    <name>CopyKeeper</name>
    <message>
        <source>Open the folder</source>
        <translation>Öppna mappen</translation>
    </message>
    <message>
        <source>The masked copy in {folder} is not updated any more. Remove it if nobody is to read it.</source>
        <translation>Läskopian i {folder} uppdateras inte längre. Ta bort den om ingen ska läsa den.</translation>
    </message>
    <message numerus="yes">
        <source>The masked copy is up to date: %n event(s).</source>
        <translation>
            <numerusform>Läskopian är uppdaterad: %n händelse.</numerusform>
            <numerusform>Läskopian är uppdaterad: %n händelser.</numerusform>
        </translation>
    </message>
    <message>
        <source>The masked copy was not updated. {error}</source>
        <translation>Läskopian uppdaterades inte. {error}</translation>
    </message>
    <message>
        <source>This workspace has no masked copy. Choose a folder for it under Settings &gt; Options &gt; Trygghet.</source>
        <translation>Den här trygghetsdatabasen har ingen läskopia. Välj en mapp för den under Inställningar &gt; Alternativ &gt; Trygghet.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Försök igen</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Stopped. The practice workspace is not complete; delete the file and make it anew.</source>
        <translation>Avbrutet. Övningsdatabasen är inte komplett; ta bort filen och skapa den på nytt.</translation>
    </message>
    <message>
        <source>The practice reports could not be assessed: {why}</source>
        <translation>Övningsrapporterna kunde inte bedömas: {why}</translation>
    </message>
    <message>
        <source>The practice workspace holds reports already. Make a new one.</source>
        <translation>Övningsdatabasen innehåller redan rapporter. Skapa en ny.</translation>
    </message>
    <message>
        <source>This is no practice workspace. Invented reports are only put into one made for practice.</source>
        <translation>Det här är ingen trygghetsdatabas för övning. Påhittade rapporter läggs bara i en som är skapad för övning.</translation>
    </message>
</context>
<context>
    <name>Draft</name>
    <message>
        <source>The draft cannot be kept in {folder}: {problem}. Send it before you leave.</source>
        <translation>Utkastet kan inte sparas i {folder}: {problem}. Skicka in det innan du stänger.</translation>
    </message>
    <message>
        <source>The draft in {folder} cannot be read: {problem}. It is left there, and the form starts empty. Ask IT for help, or remove the folder.</source>
        <translation>Utkastet i {folder} går inte att läsa: {problem}. Det ligger kvar där, och formuläret börjar tomt. Be IT om hjälp, eller ta bort mappen.</translation>
    </message>
</context>
<context>
    <name>EditGuard</name>
    <message numerus="yes">
        <source>%n report(s) that you changed were removed.</source>
        <translation>
            <numerusform>%n rapport som du ändrade har tagits bort.</numerusform>
            <numerusform>%n rapporter som du ändrade har tagits bort.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Och %n till.</numerusform>
            <numerusform>Och %n till.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save once more to write yours over it, or undo them to keep what is stored.</source>
        <translation>Spara en gång till för att skriva över med dina, eller ångra dem för att behålla det som är sparat.</translation>
    </message>
    <message>
        <source>Somebody else was faster. Nothing was saved, and your changes are still here.</source>
        <translation>Någon annan hann före. Inget sparades och dina ändringar finns kvar här.</translation>
    </message>
    <message>
        <source>The point was moved.</source>
        <translation>Punkten flyttades.</translation>
    </message>
    <message>
        <source>somebody in another program</source>
        <translation>någon i ett annat program</translation>
    </message>
    <message>
        <source>{number}: {who}, {when}.</source>
        <translation>{number}: {who}, {when}.</translation>
    </message>
</context>
<context>
    <name>EmergencyText</name>
    <message>
        <source>A crime that has already happened: report it to the police, 114 14 or polisen.se.</source>
        <translation>Brott som redan hänt: polisanmäl, 114 14 eller polisen.se.</translation>
    </message>
    <message>
        <source>Is it going on now, or is anyone in danger? Call 112.</source>
        <translation>Pågår det nu eller är någon i fara? Ring 112.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mer</translation>
    </message>
    <message>
        <source>More about where to turn</source>
        <translation>Mer om vart du vänder dig</translation>
    </message>
    <message>
        <source>Something broken? Report the fault:</source>
        <translation>Något trasigt? Felanmäl:</translation>
    </message>
    <message>
        <source>Worried about a child: make a report of concern to the social services, write nothing about the child here.</source>
        <translation>Oro för ett barn: gör en orosanmälan till socialtjänsten, skriv inget om barnet här.</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>No workspace is open. Open your municipality's, or set one up.</source>
        <translation>Ingen trygghetsdatabas är öppen. Öppna kommunens, eller skapa en.</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Läser …</translation>
    </message>
    <message>
        <source>Set up or open…</source>
        <translation>Skapa eller öppna…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Försök igen</translation>
    </message>
</context>
<context>
    <name>EventLine</name>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n rapport</numerusform>
            <numerusform>%n rapporter</numerusform>
        </translation>
    </message>
    <message>
        <source>without a place on the map</source>
        <translation>utan plats på kartan</translation>
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
        <translation>
            <numerusform>%n fil exporterad till {folder}.</numerusform>
            <numerusform>%n filer exporterade till {folder}.</numerusform>
        </translation>
    </message>
    <message>
        <source>About the figures</source>
        <translation>Om siffrorna</translation>
    </message>
    <message>
        <source>Charts as PNG…</source>
        <translation>Diagram som PNG…</translation>
    </message>
    <message>
        <source>Charts as SVG…</source>
        <translation>Diagram som SVG…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportera</translation>
    </message>
    <message>
        <source>Folder to export to</source>
        <translation>Mapp att exportera till</translation>
    </message>
    <message>
        <source>Nothing could be exported to {folder}: {problem}. Choose another folder.</source>
        <translation>Det gick inte att exportera till {folder}: {problem}. Välj en annan mapp.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Öppna mappen</translation>
    </message>
    <message>
        <source>Tables as CSV…</source>
        <translation>Tabeller som CSV…</translation>
    </message>
    <message>
        <source>Trygghet statistics {moment}</source>
        <translation>Trygghet statistik {moment}</translation>
    </message>
    <message>
        <source>Update the masked copy now</source>
        <translation>Uppdatera läskopian nu</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message numerus="yes">
        <source>%n without a place</source>
        <translation>
            <numerusform>%n utan plats</numerusform>
            <numerusform>%n utan plats</numerusform>
        </translation>
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
        <source>All open ones</source>
        <translation>Alla öppna</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Rensa</translation>
    </message>
    <message>
        <source>Leave this spot</source>
        <translation>Lämna punkten</translation>
    </message>
    <message>
        <source>Only what the map shows; follows when you move it</source>
        <translation>Bara det kartan visar; följer med när du flyttar den</translation>
    </message>
    <message>
        <source>Search in number, place and description</source>
        <translation>Sök i nummer, plats och beskrivning</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Sök…</translation>
    </message>
    <message>
        <source>Show all open reports again</source>
        <translation>Visa alla öppna rapporter igen</translation>
    </message>
    <message>
        <source>Show what the other filters let through again</source>
        <translation>Visa åter det som de andra filtren släpper igenom</translation>
    </message>
    <message>
        <source>Showing {count}</source>
        <translation>Visar {count}</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>This spot</source>
        <translation>Samma punkt</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alla</translation>
    </message>
    <message>
        <source>in the map</source>
        <translation>i kartan</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Area</source>
        <translation>Område</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Count only some of the reports</source>
        <translation>Räkna bara en del av rapporterna</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Aktör</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Give the report its former status back (Ctrl+Z)</source>
        <translation>Ge rapporten tillbaka sin förra status (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ångra</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>No</source>
        <translation>Nej</translation>
    </message>
    <message>
        <source>The form file does not follow the format: {problem}.</source>
        <translation>Formulärfilen följer inte formatet: {problem}.</translation>
    </message>
    <message>
        <source>The form must ask for “{code}”: no report can do without it.</source>
        <translation>Formuläret måste fråga efter ”{code}”: ingen rapport klarar sig utan det.</translation>
    </message>
    <message>
        <source>The question code “{code}” is not allowed. Use lower-case letters a–z, digits and _.</source>
        <translation>Frågans kod ”{code}” går inte att använda. Använd små bokstäver a–z, siffror och _.</translation>
    </message>
    <message>
        <source>The question “{code}” depends on “{column}”, which is not asked.</source>
        <translation>Frågan ”{code}” beror på ”{column}”, som inte frågas efter.</translation>
    </message>
    <message>
        <source>The question “{code}” has no list of answers.</source>
        <translation>Frågan ”{code}” saknar svarslista.</translation>
    </message>
    <message>
        <source>The question “{code}” is there twice. Rename or remove one.</source>
        <translation>Frågan ”{code}” finns två gånger. Byt namn på eller ta bort en av dem.</translation>
    </message>
    <message>
        <source>The question “{code}” lies in the section “{section}”, which the form does not have.</source>
        <translation>Frågan ”{code}” ligger i avsnittet ”{section}”, som inte finns i formuläret.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>inget svar</translation>
    </message>
</context>
<context>
    <name>FormLayer</name>
    <message>
        <source>The form could not be opened. Restart QGIS and try again.</source>
        <translation>Formuläret kunde inte öppnas. Starta om QGIS och försök igen.</translation>
    </message>
</context>
<context>
    <name>Freshness</name>
    <message numerus="yes">
        <source>%n new actor(s)</source>
        <translation>
            <numerusform>%n ny aktör</numerusform>
            <numerusform>%n nya aktörer</numerusform>
        </translation>
    </message>
    <message>
        <source>approved until {day} {time}</source>
        <translation>godkända t.o.m. {day} {time}</translation>
    </message>
    <message>
        <source>{actors} since w. {week}</source>
        <translation>{actors} sedan v. {week}</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>EPSG:{code} is not a known coordinate system. Correct it in the profile.</source>
        <translation>EPSG:{code} är inget känt koordinatsystem. Rätta det i profilen.</translation>
    </message>
    <message>
        <source>Imported before, and unchanged since.</source>
        <translation>Redan importerad och oförändrad sedan dess.</translation>
    </message>
    <message>
        <source>No file to import was named. Choose a CSV, JSON or GeoJSON file, or a layer of the project.</source>
        <translation>Ingen fil att importera angavs. Välj en CSV-, JSON- eller GeoJSON-fil, eller ett lager i projektet.</translation>
    </message>
    <message>
        <source>The coordinates were swapped; they were read the other way round.</source>
        <translation>Koordinaterna stod i omvänd ordning; de lästes åt andra hållet.</translation>
    </message>
    <message>
        <source>The file says something new, but the report has been assessed or changed here since. It was left as it is.</source>
        <translation>Filen säger något nytt, men rapporten har bedömts eller ändrats här sedan dess. Den lämnades som den är.</translation>
    </message>
    <message>
        <source>The file “{path}” cannot be read ({problem}).</source>
        <translation>Filen ”{path}” går inte att läsa ({problem}).</translation>
    </message>
    <message>
        <source>The file “{path}” is not there. Check the name and the folder.</source>
        <translation>Filen ”{path}” finns inte. Kontrollera namnet och mappen.</translation>
    </message>
    <message>
        <source>The id stands in row {row} already. Each id may stand once in a file.</source>
        <translation>Id:t finns redan på rad {row}. Varje id får stå en gång i filen.</translation>
    </message>
    <message>
        <source>The import was stopped. Nothing was imported.</source>
        <translation>Importen avbröts. Inget importerades.</translation>
    </message>
    <message>
        <source>The layer holds no rows that could be imported. Choose a vector layer that works.</source>
        <translation>Lagret har inga rader som kan importeras. Välj ett vektorlager som fungerar.</translation>
    </message>
    <message>
        <source>The layer “{name}” could not be read to its end.</source>
        <translation>Lagret ”{name}” kunde inte läsas till slutet.</translation>
    </message>
    <message>
        <source>The position does not lie in Sweden. Check the coordinates and the coordinate system in the profile.</source>
        <translation>Positionen ligger inte i Sverige. Kontrollera koordinaterna och koordinatsystemet i profilen.</translation>
    </message>
    <message>
        <source>The position lies outside the municipality.</source>
        <translation>Positionen ligger utanför kommunen.</translation>
    </message>
    <message>
        <source>The profile fills “{column}”, a question the form of this workspace does not ask. Correct the profile at “fields.{column}”.</source>
        <translation>Profilen fyller ”{column}”, en fråga som formuläret i den här trygghetsdatabasen inte har. Rätta profilen vid ”fields.{column}”.</translation>
    </message>
    <message>
        <source>The profile has no code for this value; it was left empty.</source>
        <translation>Profilen har ingen kod för värdet; det lämnades tomt.</translation>
    </message>
    <message>
        <source>The profile has no code for this value; “{code}” was taken.</source>
        <translation>Profilen har ingen kod för värdet; ”{code}” valdes.</translation>
    </message>
    <message>
        <source>The profile “{profile}” takes positions from the layer, but “{table}” has none. Name the columns x and y in the profile.</source>
        <translation>Profilen ”{profile}” hämtar positioner från lagret, men ”{table}” har inga. Ange kolumnerna x och y i profilen.</translation>
    </message>
    <message>
        <source>The protocol “{path}” cannot be written ({problem}). Choose another place.</source>
        <translation>Protokollet ”{path}” går inte att skriva ({problem}). Välj en annan plats.</translation>
    </message>
    <message>
        <source>The quotation marks in line {line} of the file do not match. Add the one that is missing or remove the one too many; one inside a text in quotation marks is written twice.</source>
        <translation>Citattecknen på rad {line} i filen går inte ihop. Lägg till det som saknas eller ta bort det som är för mycket; ett citattecken inuti en text med citattecken omkring skrivs två gånger.</translation>
    </message>
    <message>
        <source>The row has no point.</source>
        <translation>Raden har ingen punkt.</translation>
    </message>
    <message>
        <source>The row has no position.</source>
        <translation>Raden saknar position.</translation>
    </message>
    <message>
        <source>The row has {count} cells, the header {width}. Is a separator missing its quotation marks?</source>
        <translation>Raden har {count} celler, rubrikraden {width}. Saknas citattecken runt en text med avgränsare?</translation>
    </message>
    <message>
        <source>This entry of the list is not a GeoJSON feature.</source>
        <translation>Den här posten i listan är inget GeoJSON-objekt.</translation>
    </message>
    <message>
        <source>This entry of the list is not an object with named values.</source>
        <translation>Den här posten i listan är inget objekt med namngivna värden.</translation>
    </message>
    <message>
        <source>{problem} The answer was left empty.</source>
        <translation>{problem} Svaret lämnades tomt.</translation>
    </message>
    <message>
        <source>“{name}” has two columns named “{column}”. Rename one.</source>
        <translation>”{name}” har två kolumner som heter ”{column}”. Byt namn på en av dem.</translation>
    </message>
    <message>
        <source>“{name}” holds XML or a web page, not a table. Save the data as CSV, JSON or GeoJSON.</source>
        <translation>”{name}” innehåller XML eller en webbsida, ingen tabell. Spara uppgifterna som CSV, JSON eller GeoJSON.</translation>
    </message>
    <message>
        <source>“{name}” holds a character that is no text (NUL) in line {line}. Save it as CSV (UTF-8) again.</source>
        <translation>”{name}” innehåller ett tecken som inte är text (NUL) på rad {line}. Spara den som CSV (UTF-8) igen.</translation>
    </message>
    <message>
        <source>“{name}” holds neither a list of rows nor a GeoJSON FeatureCollection.</source>
        <translation>”{name}” innehåller varken en lista med rader eller en FeatureCollection i GeoJSON.</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>”{name}” är tom.</translation>
    </message>
    <message>
        <source>“{name}” is not a kind of file that is imported. Save it as CSV (UTF-8), JSON or GeoJSON, or open it in QGIS and choose the layer.</source>
        <translation>”{name}” är ingen filtyp som importeras. Spara den som CSV (UTF-8), JSON eller GeoJSON, eller öppna den i QGIS och välj lagret.</translation>
    </message>
    <message>
        <source>“{name}” is not text, whatever its name says. Save it as CSV (UTF-8) and import that.</source>
        <translation>”{name}” är inte text, vad namnet än säger. Spara den som CSV (UTF-8) och importera den filen.</translation>
    </message>
    <message>
        <source>“{name}” is not valid JSON ({problem}).</source>
        <translation>”{name}” är inte giltig JSON ({problem}).</translation>
    </message>
    <message>
        <source>“{name}” is not written in {encoding} (line {line}). Save it as CSV (UTF-8), or name the encoding in the profile.</source>
        <translation>”{name}” är inte skriven i {encoding} (rad {line}). Spara den som CSV (UTF-8), eller ange teckenkodningen i profilen.</translation>
    </message>
    <message>
        <source>“{name}” is {size} MB; the limit is {limit} MB. Split the file and import the parts.</source>
        <translation>”{name}” är {size} MB; gränsen är {limit} MB. Dela filen och importera delarna.</translation>
    </message>
    <message>
        <source>“{path}” is a folder. Choose the file in it.</source>
        <translation>”{path}” är en mapp. Välj filen i den.</translation>
    </message>
    <message>
        <source>“{table}” has no column “{column}”, which the profile “{profile}” reads. It has: {columns}.</source>
        <translation>”{table}” saknar kolumnen ”{column}”, som profilen ”{profile}” läser. Den har: {columns}.</translation>
    </message>
    <message>
        <source>“{text}” is not a file on a disk. Save the data as a file first, then import the file.</source>
        <translation>”{text}” är ingen fil på en disk. Spara uppgifterna som en fil först och importera filen.</translation>
    </message>
    <message>
        <source>“{value}” at “defaults.{column}” of the profile is not one of this workspace's answers. Correct the profile.</source>
        <translation>”{value}” vid ”defaults.{column}” i profilen är inget svarsalternativ i den här trygghetsdatabasen. Rätta profilen.</translation>
    </message>
    <message>
        <source>“{value}” is neither yes nor no.</source>
        <translation>”{value}” är varken ja eller nej.</translation>
    </message>
    <message>
        <source>“{value}” is not a number.</source>
        <translation>”{value}” är inget tal.</translation>
    </message>
    <message>
        <source>“{value}” is not a position written as latitude, longitude.</source>
        <translation>”{value}” är ingen position skriven som latitud, longitud.</translation>
    </message>
    <message>
        <source>“{value}” is not a time written as {format}. Correct it in the file, or the format in the profile.</source>
        <translation>”{value}” är ingen tid skriven som {format}. Rätta den i filen, eller formatet i profilen.</translation>
    </message>
    <message>
        <source>“{value}” is not a whole number.</source>
        <translation>”{value}” är inte ett heltal.</translation>
    </message>
    <message>
        <source>“{value}” is not one of the answers.</source>
        <translation>”{value}” är inget av svarsalternativen.</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>The database answers again.</source>
        <translation>Databasen svarar igen.</translation>
    </message>
    <message>
        <source>The database takes its time to answer. What you wrote is kept here until it does.</source>
        <translation>Databasen dröjer med svaret. Det du skrivit ligger kvar här tills den svarar.</translation>
    </message>
    <message>
        <source>The report is kept on this computer and sent when the database answers.</source>
        <translation>Rapporten ligger kvar på datorn och skickas när databasen svarar.</translation>
    </message>
</context>
<context>
    <name>LocalTime</name>
    <message>
        <source>The time “{text}” does not say its time zone. Add Z or an offset such as +01:00.</source>
        <translation>Tiden ”{text}” saknar tidszon. Lägg till Z eller en förskjutning som +01:00.</translation>
    </message>
    <message>
        <source>“{text}” is not a time. Write it as 2026-11-21T22:10:00Z.</source>
        <translation>”{text}” är ingen tid. Skriv den som 2026-11-21T22:10:00Z.</translation>
    </message>
    <message>
        <source>“{text}” lies outside the years {first} to {last}. Correct the year.</source>
        <translation>”{text}” ligger utanför åren {first} till {last}. Rätta årtalet.</translation>
    </message>
</context>
<context>
    <name>MapTip</name>
    <message>
        <source>received</source>
        <translation>inkom</translation>
    </message>
    <message>
        <source>some time between</source>
        <translation>någon gång mellan</translation>
    </message>
    <message>
        <source>time of day unknown</source>
        <translation>tid på dygnet okänd</translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation>tid okänd</translation>
    </message>
</context>
<context>
    <name>MaskingEditor</name>
    <message>
        <source>&amp;Description (internal)</source>
        <translation>&amp;Beskrivning (intern)</translation>
    </message>
    <message>
        <source>Empty: partners see category, place and time of day, but no text.</source>
        <translation>Tom: samverkan ser kategori, plats och tid på dygnet, men ingen text.</translation>
    </message>
    <message>
        <source>Hide all found</source>
        <translation>Dölj allt som hittats</translation>
    </message>
    <message>
        <source>Hide every underlined number, address and plate from partners</source>
        <translation>Dölj alla understrukna nummer och adresser för samverkan</translation>
    </message>
    <message>
        <source>Hide marked</source>
        <translation>Dölj markerat</translation>
    </message>
    <message>
        <source>Hide the words marked in either text from partners</source>
        <translation>Dölj orden som är markerade i någon av texterna för samverkan</translation>
    </message>
    <message>
        <source>Let partners read the description as it stands</source>
        <translation>Låt samverkan läsa beskrivningen som den är</translation>
    </message>
    <message>
        <source>May identify someone: {found}</source>
        <translation>Kan peka ut någon: {found}</translation>
    </message>
    <message>
        <source>Not saved yet; it is saved with the assessment.</source>
        <translation>Inte sparad än; sparas med bedömningen.</translation>
    </message>
    <message>
        <source>Still readable to partners: {found}</source>
        <translation>Kan fortfarande läsas av samverkan: {found}</translation>
    </message>
    <message>
        <source>Take over the text</source>
        <translation>Ta över texten</translation>
    </message>
    <message>
        <source>Te&amp;xt to partners</source>
        <translation>Te&amp;xt till samverkan</translation>
    </message>
    <message>
        <source>The marked words do not stand in the text to partners.</source>
        <translation>De markerade orden står inte i texten till samverkan.</translation>
    </message>
</context>
<context>
    <name>MeasureFigures</name>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n klar</numerusform>
            <numerusform>%n klara</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in progress</source>
        <translation>
            <numerusform>%n pågår</numerusform>
            <numerusform>%n pågår</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n försenad</numerusform>
            <numerusform>%n försenade</numerusform>
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
        <source>Continued on the next sheet</source>
        <translation>Fortsätter på nästa blad</translation>
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
        <source>Sheet {number} of {count}</source>
        <translation>Blad {number} av {count}</translation>
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
        <source>The map's layers could not be made. Restart QGIS and try again.</source>
        <translation>Kartans lager kunde inte skapas. Starta om QGIS och försök igen.</translation>
    </message>
    <message>
        <source>dwellings are shown in the middle of their block</source>
        <translation>bostäder visas mitt i sitt kvarter</translation>
    </message>
    <message>
        <source>internal reports are not shown</source>
        <translation>interna rapporter visas inte</translation>
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
        <source>without a place on the map</source>
        <translation>utan plats på kartan</translation>
    </message>
    <message>
        <source>{day}, late</source>
        <translation>{day}, försenad</translation>
    </message>
    <message>
        <source>{period}: {count} – {words}</source>
        <translation>{period}: {count} – {words}</translation>
    </message>
</context>
<context>
    <name>MeetingMapButton</name>
    <message>
        <source>For whom</source>
        <translation>För vem</translation>
    </message>
    <message>
        <source>Makes a page of all approved events of the period</source>
        <translation>Gör en sida av periodens alla godkända händelser</translation>
    </message>
    <message>
        <source>Meeting map, {audience}</source>
        <translation>Möteskarta, {audience}</translation>
    </message>
    <message>
        <source>Open in the layout designer</source>
        <translation>Öppna i layouthanteraren</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öppna den</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Sida</translation>
    </message>
    <message>
        <source>Save as PDF, PNG or SVG…</source>
        <translation>Spara som PDF, PNG eller SVG…</translation>
    </message>
    <message>
        <source>Save the meeting map</source>
        <translation>Spara möteskartan</translation>
    </message>
    <message>
        <source>The meeting map is saved: {file}</source>
        <translation>Möteskartan är sparad: {file}</translation>
    </message>
</context>
<context>
    <name>MeetingTab</name>
    <message>
        <source>Coming</source>
        <translation>Kommande</translation>
    </message>
    <message>
        <source>Events of the period</source>
        <translation>Periodens händelser</translation>
    </message>
    <message>
        <source>Events whose time is unknown</source>
        <translation>Händelser med okänd tid</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Åtgärder</translation>
    </message>
    <message>
        <source>Nothing is approved in this period. Review what is waiting.</source>
        <translation>Inget är godkänt under perioden. Granska det som väntar.</translation>
    </message>
    <message>
        <source>Nothing was reported in this period. Choose another to see more.</source>
        <translation>Inget rapporterades under perioden. Välj en annan för att se mer.</translation>
    </message>
    <message>
        <source>Recurs</source>
        <translation>Återkommer</translation>
    </message>
    <message>
        <source>Time unknown, not counted</source>
        <translation>Okänd tid, räknas inte</translation>
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
        <translation>Klicka på rätt plats i kartan.</translation>
    </message>
    <message>
        <source>Move {no}</source>
        <translation>Flytta {no}</translation>
    </message>
    <message>
        <source>New place, {metres} m from the old one. Click again to correct it.</source>
        <translation>Ny plats, {metres} m från den gamla. Klicka igen för att rätta.</translation>
    </message>
    <message>
        <source>Save the place</source>
        <translation>Spara platsen</translation>
    </message>
</context>
<context>
    <name>Moving</name>
    <message>
        <source>A workspace moves from a GeoPackage into PostGIS, or back. Copy a GeoPackage as a file instead.</source>
        <translation>En trygghetsdatabas flyttas från en GeoPackage till PostGIS eller tillbaka. En GeoPackage kan i stället kopieras som fil.</translation>
    </message>
    <message>
        <source>The move was stopped. The workspace is still in {path}. Start the move again to go on.</source>
        <translation>Flytten stoppades. Trygghetsdatabasen ligger kvar i {path}. Starta flytten igen för att fortsätta.</translation>
    </message>
</context>
<context>
    <name>Municipalities</name>
    <message>
        <source>There is no municipality with the code “{code}”. Write four digits, such as 1442 for Vårgårda.</source>
        <translation>Det finns ingen kommun med koden ”{code}”. Skriv fyra siffror, till exempel 1442 för Vårgårda.</translation>
    </message>
</context>
<context>
    <name>MunicipalityPage</name>
    <message>
        <source>Border of the municipality</source>
        <translation>Kommunens gräns</translation>
    </message>
    <message>
        <source>Choose yours: code, coordinate system and border follow from it.</source>
        <translation>Välj er kommun: kod, koordinatsystem och gräns fylls i av sig själva.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Koordinatsystem</translation>
    </message>
    <message>
        <source>For those whose municipality has one already</source>
        <translation>För dig vars kommun redan har en</translation>
    </message>
    <message>
        <source>Municipalities</source>
        <translation>Kommuner</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Kommun</translation>
    </message>
    <message>
        <source>No municipality is called “{text}”. Write the beginning of its name, or its code.</source>
        <translation>Ingen kommun heter ”{text}”. Skriv början på namnet, eller kommunkoden.</translation>
    </message>
    <message>
        <source>Open an existing workspace…</source>
        <translation>Öppna en trygghetsdatabas som finns…</translation>
    </message>
    <message>
        <source>Search by name or code</source>
        <translation>Sök på namn eller kod</translation>
    </message>
    <message>
        <source>Search for a municipality</source>
        <translation>Sök kommun</translation>
    </message>
</context>
<context>
    <name>NearbyList</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n dag</numerusform>
            <numerusform>%n dagar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n till</numerusform>
            <numerusform>%n till</numerusform>
        </translation>
    </message>
    <message>
        <source>Nearby, {days} days</source>
        <translation>I närheten, {days} dagar</translation>
    </message>
    <message>
        <source>Same?</source>
        <translation>Samma?</translation>
    </message>
    <message>
        <source>Send yours in all the same: each report is kept, and the coordinator links them</source>
        <translation>Skicka in din ändå: varje rapport sparas, och samordnaren kopplar ihop dem</translation>
    </message>
    <message>
        <source>The same as {number}?</source>
        <translation>Samma som {number}?</translation>
    </message>
    <message>
        <source>today</source>
        <translation>i dag</translation>
    </message>
    <message>
        <source>{category}, {metres} m, {age}</source>
        <translation>{category}, {metres} m, {age}</translation>
    </message>
</context>
<context>
    <name>OnMap</name>
    <message>
        <source>Add it</source>
        <translation>Lägg till det</translation>
    </message>
    <message>
        <source>The reports' layer is not in this project.</source>
        <translation>Rapporternas lager finns inte i projektet.</translation>
    </message>
    <message>
        <source>{count} reports are too many to select. Choose a shorter period or filter more.</source>
        <translation>{count} rapporter är för många att markera. Välj en kortare period eller filtrera mer.</translation>
    </message>
</context>
<context>
    <name>OptionsPage</name>
    <message>
        <source>(none)</source>
        <translation>(ingen)</translation>
    </message>
    <message>
        <source>A folder that everyone who reports or reviews can reach; without it no photo is taken in</source>
        <translation>En mapp som alla som rapporterar eller granskar når. Utan den tas inga foton emot.</translation>
    </message>
    <message>
        <source>A report should be reviewed within</source>
        <translation>En rapport bör granskas inom</translation>
    </message>
    <message>
        <source>Approved events without anything internal, for people who may read but not review; written anew while reports are reviewed</source>
        <translation>Godkända händelser utan något internt, för dem som får läsa men inte granskar; skrivs om medan rapporter granskas</translation>
    </message>
    <message>
        <source>Filled in beforehand in new reports</source>
        <translation>Fylls i från början i nya rapporter</translation>
    </message>
    <message>
        <source>Folder of the masked copy</source>
        <translation>Läskopians mapp</translation>
    </message>
    <message>
        <source>Folder of the photos</source>
        <translation>Mapp för foton</translation>
    </message>
    <message>
        <source>For everybody who uses this workspace</source>
        <translation>För alla som använder trygghetsdatabasen</translation>
    </message>
    <message>
        <source>Link for fault reports</source>
        <translation>Länk till felanmälan</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>No masked copy</source>
        <translation>Ingen läskopia</translation>
    </message>
    <message>
        <source>No workspace is open.</source>
        <translation>Ingen trygghetsdatabas är öppen.</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Aktör</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Läser …</translation>
    </message>
    <message>
        <source>Signs your reports and assessments; empty: your account name</source>
        <translation>Står under dina rapporter och bedömningar. Tomt: ditt kontonamn</translation>
    </message>
    <message>
        <source>The workspace's settings could not be read: {error}</source>
        <translation>Trygghetsdatabasens inställningar gick inte att läsa: {error}</translation>
    </message>
    <message>
        <source>Where broken things are reported; shown above the report form</source>
        <translation>Dit trasiga saker felanmäls. Visas ovanför rapportformuläret</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Trygghetsdatabas</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>days</source>
        <translation>dagar</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>A report was handed in before under the same id, but with other content: it waits on this computer and stays as it was. This one is not saved. If it is another report, send it again.</source>
        <translation>En rapport med annat innehåll har redan lämnats in med samma id: den väntar på den här datorn och är orörd. Den här är inte sparad. Är det en annan rapport? Skicka in den igen.</translation>
    </message>
    <message>
        <source>The report cannot be kept in {path}: {problem}. It is not saved; leave the form open and ask IT for help.</source>
        <translation>Rapporten kan inte läggas i {path}: {problem}. Den är inte sparad; lämna formuläret öppet och be IT om hjälp.</translation>
    </message>
    <message>
        <source>The report {report} that waits in {path} cannot be read ({problem}). The others are sent; ask IT for help with this one.</source>
        <translation>Rapporten {report} som väntar i {path} kan inte läsas ({problem}). De andra skickas; be IT om hjälp med den här.</translation>
    </message>
    <message>
        <source>There is no room left on the disk of {path}. The report is not saved. Free some space and send it again.</source>
        <translation>Disken där {path} ligger är full. Rapporten är inte sparad. Frigör utrymme och skicka in den igen.</translation>
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
        <translation>Perioden slutar ({end}) innan den börjar ({start}). Byt plats på datumen.</translation>
    </message>
    <message>
        <source>The year {year} has no week {week}. Choose a week from 1 to {last}.</source>
        <translation>År {year} har ingen vecka {week}. Välj en vecka från 1 till {last}.</translation>
    </message>
</context>
<context>
    <name>PeriodChooser</name>
    <message>
        <source>Another week</source>
        <translation>En annan vecka</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Från</translation>
    </message>
    <message>
        <source>Last 52 weeks</source>
        <translation>Senaste 52 veckorna</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Senaste 7 dagarna</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Förra veckan</translation>
    </message>
    <message>
        <source>Own period</source>
        <translation>Egen period</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Since a day</source>
        <translation>Sedan en dag</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Denna månad</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Detta kvartal</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Denna vecka</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>I år</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Whole weeks</source>
        <translation>Hela veckor</translation>
    </message>
</context>
<context>
    <name>PersonalData</name>
    <message>
        <source>e-mail address</source>
        <translation>e-postadress</translation>
    </message>
    <message>
        <source>number plate</source>
        <translation>registreringsnummer</translation>
    </message>
    <message>
        <source>personal identity number</source>
        <translation>personnummer</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>telefonnummer</translation>
    </message>
</context>
<context>
    <name>PhotoFiles</name>
    <message>
        <source>A photo must be JPEG or PNG, not “{suffix}”.</source>
        <translation>Ett foto måste vara JPEG eller PNG, inte ”{suffix}”.</translation>
    </message>
    <message>
        <source>No photos can be written into {folder}. The report waits on this computer; ask for the right to write there.</source>
        <translation>Inga foton kan skrivas till {folder}. Rapporten väntar på den här datorn; be om rätt att skriva där.</translation>
    </message>
    <message>
        <source>The photo could not be written into {folder}: {problem}. The report waits on this computer.</source>
        <translation>Fotot kunde inte skrivas till {folder}: {problem}. Rapporten väntar på den här datorn.</translation>
    </message>
    <message>
        <source>The photo {photo} could not be copied to {folder}: {problem}. Run the move again then.</source>
        <translation>Fotot {photo} kunde inte kopieras till {folder}: {problem}. Rätta felet och starta flytten igen.</translation>
    </message>
    <message>
        <source>There is no room left for photos in {folder}. The report waits on this computer; free some space.</source>
        <translation>Det finns inte plats för foton i {folder}. Rapporten väntar på den här datorn; frigör utrymme.</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>A report holds at most {limit} photos. The others were not added.</source>
        <translation>En rapport kan ha högst {limit} foton. De övriga togs inte med.</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Lägg till foton</translation>
    </message>
    <message>
        <source>Add photos, or drop them here (JPEG or PNG, at most 20 MB each)</source>
        <translation>Lägg till foton, eller släpp dem här (JPEG eller PNG, högst 20 MB styck)</translation>
    </message>
    <message>
        <source>Photo {number}</source>
        <translation>Foto {number}</translation>
    </message>
    <message>
        <source>Photos (*.jpg *.jpeg *.png)</source>
        <translation>Foton (*.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>Remove photo {number}</source>
        <translation>Ta bort foto {number}</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
</context>
<context>
    <name>Photos</name>
    <message>
        <source>“{name}” could not be read: {problem}. Is it still there?</source>
        <translation>”{name}” gick inte att läsa: {problem}. Finns filen kvar?</translation>
    </message>
    <message>
        <source>“{name}” could not be saved as JPEG: {problem}.</source>
        <translation>”{name}” gick inte att spara som JPEG: {problem}.</translation>
    </message>
    <message>
        <source>“{name}” has {width} × {height} pixels; the limit is {limit} megapixels.</source>
        <translation>”{name}” har {width} × {height} bildpunkter; gränsen är {limit} megapixlar.</translation>
    </message>
    <message>
        <source>“{name}” is no photo in JPEG or PNG. Save it as JPEG and try again.</source>
        <translation>”{name}” är inget foto i JPEG eller PNG. Spara det som JPEG och försök igen.</translation>
    </message>
    <message>
        <source>“{name}” is {size} MB; {limit} MB is the limit. Send a smaller photo.</source>
        <translation>”{name}” är {size} MB; gränsen är {limit} MB. Skicka ett mindre foto.</translation>
    </message>
    <message>
        <source>“{name}” seems damaged and cannot be shown. Choose another photo.</source>
        <translation>”{name}” verkar skadad och kan inte visas. Välj ett annat foto.</translation>
    </message>
</context>
<context>
    <name>PlacePage</name>
    <message>
        <source>A file has no roles. Whoever can open the folder can read and change everything in it, also names, internal texts and photos that are never shown outside the review.</source>
        <translation>En fil har inga roller. Den som kan öppna mappen kan läsa och ändra allt i den, även namn, interna texter och foton som aldrig visas utanför granskningen.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Mapp</translation>
    </message>
    <message>
        <source>Folder for the workspace</source>
        <translation>Mapp för trygghetsdatabasen</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>GeoPackage the municipality already uses</source>
        <translation>GeoPackage som kommunen redan använder</translation>
    </message>
    <message>
        <source>I do not know; I will ask IT before real reports are entered</source>
        <translation>Jag vet inte. Jag frågar IT innan skarpa rapporter läggs in</translation>
    </message>
    <message>
        <source>In a GeoPackage the municipality already uses</source>
        <translation>I ett GeoPackage som kommunen redan använder</translation>
    </message>
    <message>
        <source>In a folder</source>
        <translation>I en mapp</translation>
    </message>
    <message>
        <source>In the municipality's own database (PostGIS)</source>
        <translation>I kommunens egen databas (PostGIS)</translation>
    </message>
    <message>
        <source>More people, and it has been decided that they may</source>
        <translation>Fler, och det är bestämt att de får det</translation>
    </message>
    <message>
        <source>Only those who review reports</source>
        <translation>Bara de som granskar rapporter</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öppna den</translation>
    </message>
    <message>
        <source>Reports, history and settings lie together, in a database or in one file.</source>
        <translation>Rapporter, historik och inställningar ligger tillsammans, i en databas eller i en fil.</translation>
    </message>
    <message>
        <source>The file will be called {name}.</source>
        <translation>Filen kommer att heta {name}.</translation>
    </message>
    <message>
        <source>The folder lies on a network share. That works for about five people who edit at the same time; more need a database server.</source>
        <translation>Mappen ligger på en nätverksenhet. Det fungerar för ungefär fem personer som redigerar samtidigt. Fler behöver en databasserver.</translation>
    </message>
    <message>
        <source>Where is the workspace to lie?</source>
        <translation>Var ska trygghetsdatabasen ligga?</translation>
    </message>
    <message>
        <source>Who can open the folder?</source>
        <translation>Vilka kan öppna mappen?</translation>
    </message>
</context>
<context>
    <name>PlacePicker</name>
    <message>
        <source>Coordinates in WGS 84 or SWEREF 99</source>
        <translation>Koordinater i WGS 84 eller SWEREF 99</translation>
    </message>
    <message>
        <source>Paste coordinates in WGS 84 or any SWEREF 99 and press Enter</source>
        <translation>Klistra in koordinater i WGS 84 eller SWEREF 99 och tryck Enter</translation>
    </message>
    <message>
        <source>That place does not lie in Sweden. Choose a place in the municipality.</source>
        <translation>Den platsen ligger inte i Sverige. Välj en plats i kommunen.</translation>
    </message>
    <message>
        <source>The map's centre</source>
        <translation>Kartans mitt</translation>
    </message>
    <message>
        <source>The place lies outside {municipality}. The report can be sent in all the same.</source>
        <translation>Platsen ligger utanför {municipality}. Rapporten kan skickas in ändå.</translation>
    </message>
</context>
<context>
    <name>PostGIS</name>
    <message>
        <source>A database is backed up by whoever runs its server. Ask IT how often that is done.</source>
        <translation>En databas säkerhetskopieras av den som sköter servern. Fråga IT hur ofta det görs.</translation>
    </message>
    <message>
        <source>Nobody has said yet in which folder the photos are to lie. Choose one that everyone who reports or reviews can reach, in the settings of Trygghet, or hand in the report without photos.</source>
        <translation>Det är inte bestämt i vilken mapp fotona ska ligga. Välj i Trygghets inställningar en mapp som alla som rapporterar eller granskar kommer åt, eller lämna in rapporten utan foton.</translation>
    </message>
    <message>
        <source>QGIS has no PostgreSQL connection called “{name}”. Make it in the browser panel under PostgreSQL, or choose another one.</source>
        <translation>QGIS har ingen PostgreSQL-anslutning som heter ”{name}”. Skapa den i bläddrarpanelen under PostgreSQL eller välj en annan.</translation>
    </message>
    <message>
        <source>This QGIS lacks psycopg2, which it talks to PostgreSQL with. Install the full QGIS (OSGeo4W: the package python3-psycopg2), or use a GeoPackage.</source>
        <translation>Den här installationen av QGIS saknar psycopg2, som behövs för PostgreSQL. Installera hela QGIS (OSGeo4W: paketet python3-psycopg2) eller använd en GeoPackage.</translation>
    </message>
    <message>
        <source>“{database}” does not say which database. Write it as postgres:name of a QGIS connection?schema=trygghet.</source>
        <translation>”{database}” anger inte vilken databas det gäller. Skriv postgres:namnet på en QGIS-anslutning?schema=trygghet.</translation>
    </message>
</context>
<context>
    <name>PracticePage</name>
    <message>
        <source>600 invented reports from two years to try everything on. Every map is stamped PRACTICE.</source>
        <translation>600 påhittade rapporter från två år att prova allt på. Varje karta stämplas ÖVNING.</translation>
    </message>
    <message>
        <source>An empty workspace. What is written in it is normally a public record.</source>
        <translation>En tom trygghetsdatabas. Det som skrivs i den blir normalt en allmän handling.</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Koordinatsystem</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>For real</source>
        <translation>Skarpt</translation>
    </message>
    <message>
        <source>Making the workspace</source>
        <translation>Trygghetsdatabasen skapas</translation>
    </message>
    <message>
        <source>Masked copy</source>
        <translation>Läskopia</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Kommun</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Övning</translation>
    </message>
    <message>
        <source>Practice or for real?</source>
        <translation>Övning eller skarpt?</translation>
    </message>
    <message>
        <source>Practise first: it is a file of its own and never mixes with real reports.</source>
        <translation>Öva först: övningen är en egen fil och blandas aldrig med skarpa rapporter.</translation>
    </message>
    <message>
        <source>Register those tables, so that they are still shown</source>
        <translation>Registrera de tabellerna, så att de fortfarande visas</translation>
    </message>
    <message>
        <source>This will be made</source>
        <translation>Det här skapas</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Vad som gick fel</translation>
    </message>
</context>
<context>
    <name>Processing</name>
    <message>
        <source>All {count} rows are the same (sha256 {digest}).</source>
        <translation>Alla {count} rader är lika (sha256 {digest}).</translation>
    </message>
    <message>
        <source>Another sheet: {file}</source>
        <translation>Ännu ett blad: {file}</translation>
    </message>
    <message>
        <source>Area {number} has no code or no polygon. Complete it in the layer.</source>
        <translation>Område {number} saknar kod eller polygon. Komplettera det i lagret.</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Områden</translation>
    </message>
    <message>
        <source>Assess reports</source>
        <translation>Bedöm rapporter</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Bedömning</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Målgrupp</translation>
    </message>
    <message>
        <source>Brings a workspace that an older Trygghet made up to what this one writes, in one step that is done whole or not at all. Older versions of Trygghet cannot open it afterwards: upgrade the plugin of everyone who works in it first. A GeoPackage is backed up first; of a PostGIS database, ask IT for a backup.</source>
        <translation>Uppgraderar en trygghetsdatabas som skapades av en äldre version av Trygghet. Allt görs i ett steg, helt eller inte alls. Äldre versioner kan sedan inte öppna den: uppdatera först insticksprogrammet hos alla som arbetar i den. En GeoPackage säkerhetskopieras först. För en PostGIS-databas, be IT om en säkerhetskopia.</translation>
    </message>
    <message>
        <source>CSV file (*.csv)</source>
        <translation>CSV-fil (*.csv)</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Ändrade</translation>
    </message>
    <message>
        <source>Changed {CHANGED}, refused {REFUSED}, conflicts {CONFLICTS}.</source>
        <translation>Ändrade {CHANGED}, nekade {REFUSED}, konflikter {CONFLICTS}.</translation>
    </message>
    <message>
        <source>Compare with, from (default: same weeks last year)</source>
        <translation>Jämför med, från och med (annars samma veckor i fjol)</translation>
    </message>
    <message>
        <source>Compare with, to</source>
        <translation>Jämför med, till och med</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikter</translation>
    </message>
    <message>
        <source>Coordinate system (default: the municipality's own)</source>
        <translation>Koordinatsystem (annars kommunens eget)</translation>
    </message>
    <message>
        <source>Counts events and reports of a period and compares it with another, and writes every figure the statistics panel shows as JSON.

Filter: a JSON object of columns and codes, such as {"category": ["belysning", "klotter"]}.
Without a period all reports are counted. Without a comparison the same ISO weeks of last year are taken.</source>
        <translation>Räknar händelser och rapporter under en period, jämför med en annan och skriver alla siffror som statistikpanelen visar som JSON.

Filter: ett JSON-objekt med kolumner och koder, till exempel {"category": ["belysning", "klotter"]}.
Utan period räknas alla rapporter. Utan jämförelse tas samma ISO-veckor i fjol.</translation>
    </message>
    <message>
        <source>Create a workspace</source>
        <translation>Skapa trygghetsdatabas</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Skapade</translation>
    </message>
    <message>
        <source>Created {created}, updated {updated}, skipped {skipped}, rejected {rejected}.</source>
        <translation>Skapade {created}, uppdaterade {updated}, överhoppade {skipped}, avvisade {rejected}.</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Provkörning</translation>
    </message>
    <message>
        <source>Everyone who works in it has this version of Trygghet</source>
        <translation>Alla som arbetar i den har den här versionen av Trygghet</translation>
    </message>
    <message>
        <source>File (CSV, JSON, GeoJSON) or layer id</source>
        <translation>Fil (CSV, JSON, GeoJSON) eller lager-id</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter (JSON)</source>
        <translation>Filter (JSON)</translation>
    </message>
    <message>
        <source>Form (JSON)</source>
        <translation>Formulär (JSON)</translation>
    </message>
    <message>
        <source>From (day, included)</source>
        <translation>Från och med (dag)</translation>
    </message>
    <message>
        <source>Gives every report that the filter finds the same assessment. Steps the review does not allow are refused and told in the log; a report somebody else changed at the same moment is a conflict and is left as it is. Reports that have the assessment already are not counted.

Cancelling: reports are assessed a thousand at a time. What was assessed before you cancelled stays and is counted; run it again for the rest.

Filter: a QGIS expression over the columns of the report table, such as "category" = 'belysning'. Times are in UTC.</source>
        <translation>Ger alla rapporter som filtret hittar samma bedömning. Steg som granskningen inte tillåter nekas och står i loggen; en rapport som någon annan ändrade i samma stund är en konflikt och lämnas som den är. Rapporter som redan har bedömningen räknas inte.

Avbryta: rapporterna bedöms tusen i taget. Det som hann bedömas innan du avbröt står kvar och räknas; kör igen för att ta resten.

Filter: ett QGIS-uttryck över rapporttabellens kolumner, till exempel "category" = 'belysning'. Tider är i UTC.</translation>
    </message>
    <message>
        <source>Id of the import</source>
        <translation>Importens id</translation>
    </message>
    <message>
        <source>Import profile (name or JSON file)</source>
        <translation>Importprofil (namn eller JSON-fil)</translation>
    </message>
    <message>
        <source>Import reports</source>
        <translation>Importera rapporter</translation>
    </message>
    <message>
        <source>JSON file (*.json)</source>
        <translation>JSON-fil (*.json)</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behållna</translation>
    </message>
    <message>
        <source>Makes a workspace for a municipality in a new GeoPackage, or inside one that is used already: only our own tables are added. The coordinate system and the border follow from the municipality. If there is a workspace already, nothing is changed.

Areas: polygons to count by, with area_code (or municipality_code) and name, population if known.
Form: a form as JSON; without it the default form is taken.
Practice: fills the workspace with invented reports; every map made from it is stamped as practice.
One table a municipality: for a PostGIS schema (version 15 of PostgreSQL or later) that is to hold the reports of many municipalities. It is chosen with the first of them, and holds for those that follow.</source>
        <translation>Skapar en trygghetsdatabas för en kommun i en ny GeoPackage, eller i en som redan används: bara våra egna tabeller läggs till. Koordinatsystem och gräns följer av kommunen. Finns det redan en trygghetsdatabas ändras inget.

Områden: polygoner att räkna efter, med area_code (eller municipality_code) och name, population om den är känd.
Formulär: ett formulär som JSON; annars används standardformuläret.
Övning: fyller trygghetsdatabasen med påhittade rapporter; alla kartor från den stämplas ÖVNING.
En tabell per kommun: för ett PostGIS-schema (PostgreSQL 15 eller senare) som ska rymma många kommuners rapporter. Det väljs med den första kommunen och gäller för dem som följer.</translation>
    </message>
    <message>
        <source>Meeting map</source>
        <translation>Möteskarta</translation>
    </message>
    <message>
        <source>Missing.</source>
        <translation>Saknas.</translation>
    </message>
    <message>
        <source>Move a workspace</source>
        <translation>Flytta en trygghetsdatabas</translation>
    </message>
    <message>
        <source>Move to (GeoPackage file, or postgres:connection?schema=name)</source>
        <translation>Flytta till (GeoPackage-fil eller postgres:anslutning?schema=namn)</translation>
    </message>
    <message>
        <source>Moved {reports} reports and {photos} photos to {target}. Every row is the same.</source>
        <translation>{reports} rapporter och {photos} foton flyttades till {target}. Alla rader är lika.</translation>
    </message>
    <message>
        <source>Moves a workspace from a GeoPackage into PostGIS, or back into a new GeoPackage: reports with their whole history, photos, places, areas, forms, lists and everything else. Ask everyone to close it first. Every row is compared with its copy before the workspace is opened in its new place. From then on the old place takes no reports and says where the workspace is; what waits to be sent goes to the new place. If the move is broken off, run it again: it goes on where it was.

Photos: into the folder the PostGIS workspace names, or beside the GeoPackage. Where PostGIS names none, they stay where they are.</source>
        <translation>Flyttar en trygghetsdatabas från en GeoPackage till PostGIS, eller tillbaka till en ny GeoPackage: rapporter med hela historiken, foton, platser, områden, formulär, listor och allt annat. Be alla att stänga den först. Varje rad jämförs med sin kopia innan trygghetsdatabasen öppnas på den nya platsen. Därefter tar den gamla platsen inte emot några rapporter utan talar om vart databasen har flyttat. Det som väntar på att skickas går till den nya platsen. Om flytten avbryts, kör den igen: den fortsätter där den var.

Foton: läggs i mappen som är vald för PostGIS, eller bredvid GeoPackage-filen. Är ingen mapp vald för PostGIS ligger de kvar.</translation>
    </message>
    <message>
        <source>Municipality (code, such as 1442 for Vårgårda)</source>
        <translation>Kommun (kod, till exempel 1442 för Vårgårda)</translation>
    </message>
    <message>
        <source>Not the same in the copy.</source>
        <translation>Skiljer sig i kopian.</translation>
    </message>
    <message>
        <source>Nothing was changed in {database}. Older versions of Trygghet cannot open an upgraded workspace: confirm that everyone who works in it has this version, then run it again.</source>
        <translation>Inget ändrades i {database}. Äldre versioner av Trygghet kan inte öppna en uppgraderad trygghetsdatabas. Bekräfta att alla som arbetar i den har den här versionen och kör igen.</translation>
    </message>
    <message>
        <source>Nothing was undone: the import left no report that nobody has assessed or changed since. Kept {kept}.</source>
        <translation>Inget ångrades: alla rapporter från importen har bedömts eller ändrats sedan dess. Behållna: {kept}.</translation>
    </message>
    <message>
        <source>One table a municipality (PostGIS, for a region)</source>
        <translation>En tabell per kommun (PostGIS, för en region)</translation>
    </message>
    <message>
        <source>Practice, with invented reports</source>
        <translation>Övning, med påhittade rapporter</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Reads a CSV, JSON or GeoJSON file, or a layer of the project, by an import profile, and adds its rows as new reports in one transaction. Running it again on the same file adds nothing. A changed row updates its report only while nobody has assessed or changed it. The protocol lists every row and why it was created, updated, skipped or rejected.

Profile: the name of a built-in profile (polisen), or a JSON file.
Dry run: says what would happen and changes nothing.</source>
        <translation>Läser en CSV-, JSON- eller GeoJSON-fil, eller ett lager i projektet, enligt en importprofil och lägger till raderna som nya rapporter i en transaktion. Körs den igen på samma fil läggs inget till. En ändrad rad uppdaterar sin rapport bara så länge ingen har bedömt eller ändrat den. Protokollet tar upp varje rad och varför den skapades, uppdaterades, hoppades över eller avvisades.

Profil: namnet på en inbyggd profil (polisen), eller en JSON-fil.
Provkörning: säger vad som skulle hända och ändrar inget.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Skäl</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Nekade</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Avvisade</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Borttagna</translation>
    </message>
    <message>
        <source>Removed {removed}, restored {restored}, kept {kept}.</source>
        <translation>Borttagna: {removed}, återställda: {restored}, behållna: {kept}.</translation>
    </message>
    <message>
        <source>Removes the reports one import created, and gives those it updated their former values back. Reports that somebody has assessed or changed since are kept as they are. Received records are not removed without a reason, such as “wrong file imported”; it stays in the history.</source>
        <translation>Tar bort de rapporter som en import skapade och ger dem den uppdaterade sina tidigare värden tillbaka. Rapporter som någon har bedömt eller ändrat sedan dess behålls som de är. Inkomna handlingar tas inte bort utan skäl, till exempel ”fel fil importerad”; skälet står kvar i historiken.</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Rapporter</translation>
    </message>
    <message>
        <source>Row {row}: {message}</source>
        <translation>Rad {row}: {message}</translation>
    </message>
    <message>
        <source>Schema after</source>
        <translation>Schema efter</translation>
    </message>
    <message>
        <source>Schema before</source>
        <translation>Schema före</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Överhoppade</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Statistics and maps</source>
        <translation>Statistik och kartor</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Stopped. The reports counted here are assessed; run it again for the rest.</source>
        <translation>Avbrutet. Rapporterna som räknas här är bedömda; kör igen för att ta resten.</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Mall</translation>
    </message>
    <message>
        <source>The area “{code}” cannot be carried over to the workspace's system.</source>
        <translation>Området ”{code}” går inte att räkna om till trygghetsdatabasens koordinatsystem.</translation>
    </message>
    <message>
        <source>The area “{code}” is no polygon. Correct it in the layer.</source>
        <translation>Området ”{code}” är ingen polygon. Rätta det i lagret.</translation>
    </message>
    <message>
        <source>The areas need the columns area_code (or municipality_code) and name. They have: {columns}.</source>
        <translation>Områdena behöver kolumnerna area_code (eller municipality_code) och name. De har: {columns}.</translation>
    </message>
    <message>
        <source>The copy in {target} is not the same as {source}: see the protocol {protocol}. The workspace is still in {source}. Did someone write meanwhile? Ask everyone to close it and move again.</source>
        <translation>Kopian i {target} är inte lik {source}: se protokollet {protocol}. Trygghetsdatabasen ligger kvar i {source}. Skrev någon under tiden? Be alla att stänga den och flytta igen.</translation>
    </message>
    <message>
        <source>The filter cannot be evaluated for report {id}: {problem}</source>
        <translation>Filtret kan inte beräknas för rapport {id}: {problem}</translation>
    </message>
    <message>
        <source>The filter is not a QGIS expression that can be evaluated: {problem}</source>
        <translation>Filtret är inget QGIS-uttryck som går att beräkna: {problem}</translation>
    </message>
    <message>
        <source>The form “{path}” cannot be read ({problem}).</source>
        <translation>Formuläret ”{path}” går inte att läsa ({problem}).</translation>
    </message>
    <message>
        <source>The form “{path}” is not there. Check the name and the folder.</source>
        <translation>Formuläret ”{path}” finns inte. Kontrollera namnet och mappen.</translation>
    </message>
    <message>
        <source>The form “{path}” is not valid JSON ({problem}).</source>
        <translation>Formuläret ”{path}” är inte giltig JSON ({problem}).</translation>
    </message>
    <message>
        <source>The photo {path} was not there to be moved; its row was.</source>
        <translation>Fotot {path} fanns inte att flytta. Dess rad i databasen flyttades.</translation>
    </message>
    <message>
        <source>The report table has no column “{column}”. Correct the filter.</source>
        <translation>Rapporttabellen har ingen kolumn ”{column}”. Rätta filtret.</translation>
    </message>
    <message>
        <source>The reports in “{database}” cannot be read.</source>
        <translation>Rapporterna i ”{database}” går inte att läsa.</translation>
    </message>
    <message>
        <source>The rows are imported, with the id {batch}, but without a protocol. {problem}</source>
        <translation>Raderna är importerade, med id {batch}, men utan protokoll. {problem}</translation>
    </message>
    <message>
        <source>The workspace for {name} is ready in {database}.</source>
        <translation>Trygghetsdatabasen för {name} är klar i {database}.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Rubrik</translation>
    </message>
    <message>
        <source>To (day, included)</source>
        <translation>Till och med (dag)</translation>
    </message>
    <message>
        <source>Trygghet: safety coordination</source>
        <translation>Trygghet: trygghetssamordning</translation>
    </message>
    <message>
        <source>Two areas have the code “{code}”. Give each its own.</source>
        <translation>Två områden har koden ”{code}”. Ge vart och ett sin egen.</translation>
    </message>
    <message>
        <source>Undo an import</source>
        <translation>Ångra en import</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Uppdaterade</translation>
    </message>
    <message>
        <source>Upgrade a workspace</source>
        <translation>Uppgradera en trygghetsdatabas</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Trygghetsdatabas</translation>
    </message>
    <message>
        <source>Workspace (GeoPackage file, or postgres:connection?schema=name)</source>
        <translation>Trygghetsdatabas (GeoPackage-fil, eller postgres:anslutning?schema=namn)</translation>
    </message>
    <message>
        <source>Writes the map for a meeting: numbered points with a list, or charts where there are many, with title, week, legend, source, date of the data and the stamp of its audience. The file's ending decides: pdf, png or svg.

Without a period the last whole week is taken.</source>
        <translation>Skriver kartan för ett möte: numrerade punkter med lista, eller diagram där de är många, med rubrik, vecka, teckenförklaring, källa, uppgifternas datum och målgruppens stämpel. Filändelsen avgör: pdf, png eller svg.

Utan period tas den senaste hela veckan.</translation>
    </message>
    <message>
        <source>{count} files of photos are in place.</source>
        <translation>{count} fotofiler ligger på plats.</translation>
    </message>
    <message>
        <source>{database} was up to date already (schema {after}).</source>
        <translation>{database} var redan uppdaterad (schema {after}).</translation>
    </message>
    <message>
        <source>{database} was upgraded from schema {before} to {after}.</source>
        <translation>{database} uppgraderades från schema {before} till {after}.</translation>
    </message>
    <message>
        <source>{found} of {count} rows arrived, or some differ (sha256 {digest}).</source>
        <translation>{found} av {count} rader kom fram, eller så skiljer sig några (sha256 {digest}).</translation>
    </message>
    <message>
        <source>{start} and {end} go together: give both days, or neither.</source>
        <translation>{start} och {end} hör ihop: ange båda dagarna eller ingen.</translation>
    </message>
    <message>
        <source>“{crs}” cannot be a workspace's coordinate system. Choose one in metres, such as EPSG:3006 or EPSG:3008.</source>
        <translation>”{crs}” kan inte vara koordinatsystem för en trygghetsdatabas. Välj ett i meter, till exempel EPSG:3006 eller EPSG:3008.</translation>
    </message>
    <message>
        <source>“{crs}” is no coordinate system QGIS knows. Write it as EPSG:3006, or leave it empty.</source>
        <translation>”{crs}” är inget koordinatsystem som QGIS känner till. Skriv det som EPSG:3006, eller lämna fältet tomt.</translation>
    </message>
    <message>
        <source>“{path}” cannot be written ({problem}). Choose another place.</source>
        <translation>”{path}” går inte att skriva ({problem}). Välj en annan plats.</translation>
    </message>
    <message>
        <source>“{path}” is read here and is not written over. Choose another place.</source>
        <translation>”{path}” läses in här och skrivs inte över. Välj en annan plats.</translation>
    </message>
    <message>
        <source>“{value}” for {name} is not a day. Write it as 2026-11-21.</source>
        <translation>”{value}” för {name} är ingen dag. Skriv den som 2026-11-21.</translation>
    </message>
    <message>
        <source>“{value}” for {name} lies outside the years {first} to {last}. Correct the year.</source>
        <translation>”{value}” för {name} ligger utanför åren {first} till {last}. Rätta årtalet.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… och %n till.</numerusform>
            <numerusform>… och %n till.</numerusform>
        </translation>
    </message>
    <message>
        <source>… and more; the protocol lists every row.</source>
        <translation>… och fler; protokollet tar upp varje rad.</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Europe/Stockholm, UTC or an offset such as +01:00</source>
        <translation>Europe/Stockholm, UTC eller en förskjutning som +01:00</translation>
    </message>
    <message>
        <source>The import profile is wrong at “{key}”: it should be {expected}.</source>
        <translation>Importprofilen är fel vid ”{key}”: där ska stå {expected}.</translation>
    </message>
    <message>
        <source>The profile “{name}” is not valid JSON ({problem}).</source>
        <translation>Profilen ”{name}” är inte giltig JSON ({problem}).</translation>
    </message>
    <message>
        <source>There is no import profile “{name}”. Write the path of a JSON file or one of: {known}.</source>
        <translation>Det finns ingen importprofil ”{name}”. Skriv sökvägen till en JSON-fil eller något av: {known}.</translation>
    </message>
    <message>
        <source>a code</source>
        <translation>en kod</translation>
    </message>
    <message>
        <source>a code, a text or a number</source>
        <translation>en kod, en text eller ett tal</translation>
    </message>
    <message>
        <source>a distance in metres from 0 to {most}</source>
        <translation>ett avstånd i meter från 0 till {most}</translation>
    </message>
    <message>
        <source>a rule for the category, or a default for it</source>
        <translation>en regel för kategorin, eller ett förval för den</translation>
    </message>
    <message>
        <source>a short name of letters a–z, digits, _ and -</source>
        <translation>ett kort namn av bokstäver a–z, siffror, _ och -</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>en text</translation>
    </message>
    <message>
        <source>a time format such as %Y-%m-%d %H:%M, or a list of them</source>
        <translation>ett tidsformat som %Y-%m-%d %H:%M, eller en lista med sådana</translation>
    </message>
    <message>
        <source>an EPSG code such as EPSG:3006</source>
        <translation>en EPSG-kod som EPSG:3006</translation>
    </message>
    <message>
        <source>an object with named values</source>
        <translation>ett objekt med namngivna värden</translation>
    </message>
    <message>
        <source>auto or one character such as ; , or a tab</source>
        <translation>auto eller ett tecken som ; , eller tabb</translation>
    </message>
    <message>
        <source>auto, a comma or a point</source>
        <translation>auto, komma eller punkt</translation>
    </message>
    <message>
        <source>auto, utf-8, windows-1252 or another encoding's name</source>
        <translation>auto, utf-8, windows-1252 eller namnet på en annan teckenkodning</translation>
    </message>
    <message>
        <source>either x and y, or latlon, or layer</source>
        <translation>antingen x och y, eller latlon, eller layer</translation>
    </message>
    <message>
        <source>one of {known}</source>
        <translation>något av {known}</translation>
    </message>
    <message>
        <source>the name of a column, or a list of them</source>
        <translation>namnet på en kolumn, eller en lista med sådana</translation>
    </message>
</context>
<context>
    <name>ProjectLayers</name>
    <message>
        <source>The layer “{name}” could not be opened. Is the file still there?</source>
        <translation>Lagret ”{name}” kunde inte öppnas. Finns filen kvar?</translation>
    </message>
</context>
<context>
    <name>QuestionForm</name>
    <message>
        <source>Same as {number}.</source>
        <translation>Samma som {number}.</translation>
    </message>
    <message>
        <source>This looks like: {found}. Take it out if it can point at a person.</source>
        <translation>Det här ser ut som: {found}. Ta bort det om det kan peka ut en person.</translation>
    </message>
    <message>
        <source>{kind} “{text}”</source>
        <translation>{kind} ”{text}”</translation>
    </message>
</context>
<context>
    <name>QueueHeader</name>
    <message numerus="yes">
        <source>%n changed after approval</source>
        <translation>
            <numerusform>%n ändrad efter godkännande</numerusform>
            <numerusform>%n ändrade efter godkännande</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed after it was closed</source>
        <translation>
            <numerusform>%n ändrad efter avslut</numerusform>
            <numerusform>%n ändrade efter avslut</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n ny</numerusform>
            <numerusform>%n nya</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for completion</source>
        <translation>
            <numerusform>%n väntar på komplettering</numerusform>
            <numerusform>%n väntar på komplettering</numerusform>
        </translation>
    </message>
    <message>
        <source>Oldest {days} d</source>
        <translation>Äldst {days} d</translation>
    </message>
    <message>
        <source>PRACTICE</source>
        <translation>ÖVNING</translation>
    </message>
    <message>
        <source>median {days} d</source>
        <translation>median {days} d</translation>
    </message>
    <message>
        <source>none over {limit} d</source>
        <translation>ingen över {limit} d</translation>
    </message>
    <message>
        <source>{count} over {limit} d</source>
        <translation>{count} över {limit} d</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>Age</source>
        <translation>Ålder</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Days since the report came in</source>
        <translation>Dagar sedan rapporten kom in</translation>
    </message>
    <message>
        <source>Has waited longer than {limit} days.</source>
        <translation>Har väntat längre än {limit} dagar.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Plats</translation>
    </message>
    <message>
        <source>When</source>
        <translation>När</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} d</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Reports to review</source>
        <translation>Rapporter att granska</translation>
    </message>
</context>
<context>
    <name>ReaderBox</name>
    <message>
        <source>A folder those who read can open</source>
        <translation>En mapp som de som ska läsa kan öppna</translation>
    </message>
    <message>
        <source>Also write a masked copy that more people may open</source>
        <translation>Skriv också en maskerad läskopia som fler får öppna</translation>
    </message>
    <message>
        <source>Folder for the masked copy</source>
        <translation>Mapp för läskopian</translation>
    </message>
    <message>
        <source>It will be called {name}.</source>
        <translation>Den kommer att heta {name}.</translation>
    </message>
</context>
<context>
    <name>ReadersCopy</name>
    <message>
        <source>Areas, {name}</source>
        <translation>Områden, {name}</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Events for cooperation, {name}</source>
        <translation>Händelser för samverkan, {name}</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupp</translation>
    </message>
    <message>
        <source>It holds approved events: category, day and part of day, place, and the masked text. It does not hold reporters, organisations, internal texts, photos, references, the minute, internal reports or incidents against staff, and a dwelling is moved to the middle of its block.</source>
        <translation>Den innehåller godkända händelser: kategori, dag och del av dygnet, plats och den maskerade texten. Den innehåller inte rapportörer, aktörer, interna texter, foton, referenser, klockslag, interna rapporter eller incidenter mot anställda. En bostad flyttas till kvarterets mitt.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>Made for: {audience}.</source>
        <translation>Gjord för: {audience}.</translation>
    </message>
    <message>
        <source>Masked copy, data as of {moment}</source>
        <translation>Maskerad läskopia, uppgifter från {moment}</translation>
    </message>
    <message>
        <source>Nothing can be written in {folder}. Choose another folder for the copy, or ask IT for the right to write there.</source>
        <translation>Det går inte att skriva i {folder}. Välj en annan mapp för läskopian, eller be IT om rätt att skriva där.</translation>
    </message>
    <message>
        <source>Only reviewers can open {folder}, so nobody else could read a copy there. Choose a folder more people can open.</source>
        <translation>Bara de som granskar kan öppna {folder}, så ingen annan skulle kunna läsa en kopia där. Välj en mapp som fler kan öppna.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Plats</translation>
    </message>
    <message>
        <source>Sort of place</source>
        <translation>Sorts plats</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>The copy's style could not be made: {problem}</source>
        <translation>Läskopians utseende kunde inte skapas: {problem}</translation>
    </message>
    <message>
        <source>The folder of the copy, {folder}, does not exist or cannot be reached. Create it or choose another.</source>
        <translation>Läskopians mapp {folder} finns inte eller går inte att nå. Skapa den eller välj en annan.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>När</translation>
    </message>
    <message>
        <source>{file} is there already and is not only a copy of this workspace, so it is left as it is. Move it away or choose another folder.</source>
        <translation>{file} finns redan och är något annat än en läskopia av den här trygghetsdatabasen. Filen lämnas orörd. Flytta den eller välj en annan mapp.</translation>
    </message>
    <message>
        <source>“{folder}” is not a whole path. Choose the folder of the copy with the button.</source>
        <translation>”{folder}” är inte en hel sökväg. Välj läskopians mapp med knappen.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Choose what the report is about.</source>
        <translation>Välj vad rapporten gäller.</translation>
    </message>
    <message>
        <source>The accuracy {value} is not a distance in metres from 0 to {most}. Correct it or leave it empty.</source>
        <translation>Noggrannheten {value} är inte ett avstånd i meter från 0 till {most}. Rätta den eller lämna den tom.</translation>
    </message>
    <message>
        <source>The report has no place. Click it on the map.</source>
        <translation>Rapporten har ingen plats. Klicka på kartan.</translation>
    </message>
    <message>
        <source>The text in “{column}” has {length} characters; {limit} is the limit. Shorten it.</source>
        <translation>Texten i ”{column}” har {length} tecken; gränsen är {limit}. Korta den.</translation>
    </message>
    <message>
        <source>The text in “{column}” holds a character that cannot be stored (U+{code}). Remove it.</source>
        <translation>Texten i ”{column}” innehåller ett tecken som inte kan sparas (U+{code}). Ta bort det.</translation>
    </message>
    <message>
        <source>The time in “{column}” does not say its time zone.</source>
        <translation>Tiden i ”{column}” saknar tidszon.</translation>
    </message>
    <message>
        <source>“Between” ends before it starts. Correct the times.</source>
        <translation>”Mellan” slutar innan det börjar. Rätta tiderna.</translation>
    </message>
    <message>
        <source>“{id}” is not a report id (UUID).</source>
        <translation>”{id}” är inget rapport-id (UUID).</translation>
    </message>
</context>
<context>
    <name>ReportDesk</name>
    <message>
        <source>{no} is saved: {status}</source>
        <translation>{no} är sparad: {status}</translation>
    </message>
    <message>
        <source>{no}: the assessment was taken back ({status})</source>
        <translation>{no}: bedömningen är ångrad ({status})</translation>
    </message>
</context>
<context>
    <name>ReportForm</name>
    <message>
        <source>A report that began as this draft is handed in already. Send this one only if it is another.</source>
        <translation>En rapport som började som det här utkastet är redan inlämnad. Skicka bara in den här om det är en annan rapport.</translation>
    </message>
    <message>
        <source>Choose the place: click it on the map.</source>
        <translation>Välj platsen: klicka på kartan.</translation>
    </message>
    <message>
        <source>Choose what it is about.</source>
        <translation>Välj vad det gäller.</translation>
    </message>
    <message>
        <source>PRACTICE – nothing here is real</source>
        <translation>ÖVNING – inget här är på riktigt</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Plats</translation>
    </message>
    <message>
        <source>Reports for</source>
        <translation>Rapporterar för</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Sparar …</translation>
    </message>
    <message>
        <source>Say when it probably happened. “Do not know” is an answer.</source>
        <translation>Säg när det troligen hände. ”Vet inte” är också ett svar.</translation>
    </message>
    <message>
        <source>Send in</source>
        <translation>Skicka in</translation>
    </message>
    <message>
        <source>Send in and new</source>
        <translation>Skicka in och ny</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Börja om</translation>
    </message>
    <message>
        <source>The draft you began is back.</source>
        <translation>Utkastet du påbörjade är tillbaka.</translation>
    </message>
    <message>
        <source>The photos are still being read. Try again in a moment.</source>
        <translation>Fotona läses fortfarande in. Försök igen om ett ögonblick.</translation>
    </message>
    <message>
        <source>The report {number} is saved.</source>
        <translation>Rapporten {number} är sparad.</translation>
    </message>
    <message>
        <source>What you write normally becomes an official document.</source>
        <translation>Det du skriver blir normalt en allmän handling.</translation>
    </message>
    <message>
        <source>no organisation</source>
        <translation>ingen aktör</translation>
    </message>
</context>
<context>
    <name>ReportHistory</name>
    <message>
        <source>Approved</source>
        <translation>Godkänd</translation>
    </message>
    <message>
        <source>Asked for completion</source>
        <translation>Komplettering begärd</translation>
    </message>
    <message>
        <source>Back to changed after approval</source>
        <translation>Åter ändrad efter godkännande</translation>
    </message>
    <message>
        <source>Back to new</source>
        <translation>Åter ny</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Ändrad</translation>
    </message>
    <message>
        <source>Changed after it was closed</source>
        <translation>Ändrad efter avslut</translation>
    </message>
    <message>
        <source>Changed; became “{status}”</source>
        <translation>Ändrad; blev ”{status}”</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historik</translation>
    </message>
    <message numerus="yes">
        <source>History, %n change(s)</source>
        <translation>
            <numerusform>Historik, %n ändring</numerusform>
            <numerusform>Historik, %n ändringar</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Togs inte med</translation>
    </message>
    <message>
        <source>Marked as duplicate</source>
        <translation>Bedömd som dubblett</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Borttagen</translation>
    </message>
    <message>
        <source>Report came in</source>
        <translation>Rapporten kom in</translation>
    </message>
    <message>
        <source>unknown, in another program</source>
        <translation>okänd, i ett annat program</translation>
    </message>
</context>
<context>
    <name>ReportPanel</name>
    <message>
        <source>The form could not be read.</source>
        <translation>Formuläret gick inte att läsa.</translation>
    </message>
    <message>
        <source>Your role in this database lets you read what is published, not hand in reports. Ask whoever administers it for the role of a reporter.</source>
        <translation>Din roll i databasen låter dig läsa det som är publicerat, men inte lämna rapporter. Be den som förvaltar databasen om rollen rapportör.</translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message>
        <source>accuracy of the place (m)</source>
        <translation>platsens noggrannhet (m)</translation>
    </message>
    <message>
        <source>area</source>
        <translation>område</translation>
    </message>
    <message>
        <source>assigned to</source>
        <translation>tilldelad</translation>
    </message>
    <message>
        <source>came by</source>
        <translation>kom in via</translation>
    </message>
    <message>
        <source>category</source>
        <translation>kategori</translation>
    </message>
    <message>
        <source>contact of the reporter</source>
        <translation>rapportörens kontaktuppgift</translation>
    </message>
    <message>
        <source>description</source>
        <translation>beskrivning</translation>
    </message>
    <message>
        <source>discovered</source>
        <translation>upptäckt</translation>
    </message>
    <message>
        <source>duplicate of</source>
        <translation>dubblett av</translation>
    </message>
    <message>
        <source>fault reference</source>
        <translation>felanmälans nummer</translation>
    </message>
    <message>
        <source>follow up on</source>
        <translation>följs upp</translation>
    </message>
    <message>
        <source>happened</source>
        <translation>hände</translation>
    </message>
    <message>
        <source>happened at the latest</source>
        <translation>hände senast</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>slag</translation>
    </message>
    <message>
        <source>never on meeting maps</source>
        <translation>aldrig på möteskartor</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nej</translation>
    </message>
    <message>
        <source>organisation</source>
        <translation>aktör</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>foton</translation>
    </message>
    <message>
        <source>place</source>
        <translation>plats</translation>
    </message>
    <message>
        <source>place on the map</source>
        <translation>plats i kartan</translation>
    </message>
    <message>
        <source>police reference</source>
        <translation>polisens diarienummer</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>skäl</translation>
    </message>
    <message>
        <source>received</source>
        <translation>kom in</translation>
    </message>
    <message>
        <source>reported to the police</source>
        <translation>polisanmält</translation>
    </message>
    <message>
        <source>reporter</source>
        <translation>rapportör</translation>
    </message>
    <message>
        <source>responsible</source>
        <translation>ansvarig</translation>
    </message>
    <message>
        <source>retention class</source>
        <translation>gallringsklass</translation>
    </message>
    <message>
        <source>severity</source>
        <translation>allvar</translation>
    </message>
    <message>
        <source>status</source>
        <translation>status</translation>
    </message>
    <message>
        <source>text to partners</source>
        <translation>text till samverkan</translation>
    </message>
    <message>
        <source>type of place</source>
        <translation>typ av plats</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>Resolver</name>
    <message>
        <source>You wanted to set “{status}”, but the report was changed meanwhile. Nothing is decided: read it as it is now, then assess it.</source>
        <translation>Du ville sätta ”{status}”, men rapporten ändrades under tiden. Inget är bedömt: läs den som den är nu och bedöm den sedan.</translation>
    </message>
    <message>
        <source>{who} changed this report while you were writing. What you wrote stays; when you save, you will see both versions.</source>
        <translation>{who} ändrade rapporten medan du skrev. Det du skrivit står kvar; när du sparar får du se båda versionerna.</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>A report cannot be a duplicate of itself. Choose the other report.</source>
        <translation>En rapport kan inte vara dubblett av sig själv. Välj den andra rapporten.</translation>
    </message>
    <message>
        <source>A report that is “{current}” cannot become “{wanted}”.</source>
        <translation>En rapport som är ”{current}” kan inte bli ”{wanted}”.</translation>
    </message>
    <message>
        <source>Say which report this one repeats.</source>
        <translation>Ange vilken rapport den här är en dubblett av.</translation>
    </message>
    <message>
        <source>The reason is longer than {limit} characters. Shorten it.</source>
        <translation>Skälet är längre än {limit} tecken. Korta det.</translation>
    </message>
    <message>
        <source>The report is “{current}”. Reopen it first; then it can become “{wanted}”.</source>
        <translation>Rapporten är ”{current}”. Öppna den igen först; sedan kan den bli ”{wanted}”.</translation>
    </message>
    <message>
        <source>“{status}” needs a reason. Write a few words on why.</source>
        <translation>”{status}” kräver ett skäl. Skriv några ord om varför.</translation>
    </message>
    <message>
        <source>“{wanted}” is set by the database when an approved report is changed, never by hand.</source>
        <translation>”{wanted}” sätts av databasen när en godkänd rapport ändras, aldrig för hand.</translation>
    </message>
</context>
<context>
    <name>ReviewActions</name>
    <message>
        <source>Approve</source>
        <translation>Godkänn</translation>
    </message>
    <message>
        <source>Ask for completion</source>
        <translation>Begär komplettering</translation>
    </message>
    <message>
        <source>Click the right place on the map</source>
        <translation>Klicka på rätt plats i kartan</translation>
    </message>
    <message>
        <source>Completion</source>
        <translation>Komplettera</translation>
    </message>
    <message>
        <source>Do not count the report, with a reason</source>
        <translation>Rapporten räknas inte; skäl anges</translation>
    </message>
    <message>
        <source>Duplicate of…</source>
        <translation>Dubblett av…</translation>
    </message>
    <message>
        <source>Give the report its former status back</source>
        <translation>Ge rapporten tillbaka sin förra status</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Ta inte med</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Fler val</translation>
    </message>
    <message>
        <source>Move the point</source>
        <translation>Flytta punkten</translation>
    </message>
    <message>
        <source>Read, personal data hidden: the report counts</source>
        <translation>Läst och personuppgifter dolda: rapporten räknas</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>Öppna igen…</translation>
    </message>
    <message>
        <source>Save the text to partners</source>
        <translation>Spara texten till samverkan</translation>
    </message>
    <message>
        <source>Save the text without assessing the report</source>
        <translation>Spara texten utan att bedöma rapporten</translation>
    </message>
    <message>
        <source>Send the report back with a question</source>
        <translation>Skicka tillbaka rapporten med en fråga</translation>
    </message>
    <message>
        <source>Show the report's place close by</source>
        <translation>Visa rapportens plats på nära håll</translation>
    </message>
    <message>
        <source>Take a closed report back into the queue</source>
        <translation>Ta tillbaka en avslutad rapport till kön</translation>
    </message>
    <message>
        <source>The same happened in another report</source>
        <translation>Samma händelse finns i en annan rapport</translation>
    </message>
    <message>
        <source>Undo the last assessment</source>
        <translation>Ångra senaste bedömningen</translation>
    </message>
    <message>
        <source>Zoom to the report</source>
        <translation>Zooma till rapporten</translation>
    </message>
</context>
<context>
    <name>ReviewDetails</name>
    <message numerus="yes">
        <source>%n possible duplicate(s)</source>
        <translation>
            <numerusform>%n möjlig dubblett</numerusform>
            <numerusform>%n möjliga dubbletter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) on this spot</source>
        <translation>
            <numerusform>%n rapport på samma punkt</numerusform>
            <numerusform>%n rapporter på samma punkt</numerusform>
        </translation>
    </message>
    <message>
        <source>List them all: on the map their marks cover each other</source>
        <translation>Visa alla i listan: i kartan täcker märkena varandra</translation>
    </message>
</context>
<context>
    <name>ReviewFacts</name>
    <message>
        <source>Came by</source>
        <translation>Kom in via</translation>
    </message>
    <message>
        <source>Duplicate of {no}</source>
        <translation>Dubblett av {no}</translation>
    </message>
    <message>
        <source>Its content was changed after that.</source>
        <translation>Innehållet har ändrats efter det.</translation>
    </message>
    <message>
        <source>Police</source>
        <translation>Polis</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Allvar</translation>
    </message>
    <message>
        <source>When</source>
        <translation>När</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Var</translation>
    </message>
    <message>
        <source>discovered {time}</source>
        <translation>upptäckt {time}</translation>
    </message>
    <message>
        <source>handled in {days} d</source>
        <translation>handläggning {days} d</translation>
    </message>
    <message>
        <source>no place on the map</source>
        <translation>ingen plats i kartan</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>inte anmält</translation>
    </message>
    <message>
        <source>received {time}</source>
        <translation>kom in {time}</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>anmält</translation>
    </message>
    <message>
        <source>rough, within {metres} m</source>
        <translation>ungefärlig, inom {metres} m</translation>
    </message>
    <message>
        <source>waiting for {days} d</source>
        <translation>väntat {days} d</translation>
    </message>
</context>
<context>
    <name>ReviewLayer</name>
    <message>
        <source>Areas</source>
        <translation>Områden</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Rapporter</translation>
    </message>
    <message>
        <source>{database} cannot be shown on the map. Is it there, and may you read it?</source>
        <translation>{database} kan inte visas på kartan. Finns filen kvar, och får du läsa den?</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Choose a mark on the map to read a report again.</source>
        <translation>Välj ett märke i kartan för att läsa en rapport igen.</translation>
    </message>
    <message>
        <source>Choose a report in the list, or a mark on the map.</source>
        <translation>Välj en rapport i listan eller ett märke i kartan.</translation>
    </message>
    <message>
        <source>Choose another filter, or a mark on the map.</source>
        <translation>Välj ett annat filter eller ett märke i kartan.</translation>
    </message>
    <message>
        <source>No report matches the filter.</source>
        <translation>Ingen rapport stämmer med filtret.</translation>
    </message>
    <message>
        <source>Nothing to review. New reports show here as soon as they come in.</source>
        <translation>Inget att granska. Nya rapporter visas här så snart de kommit in.</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Läser …</translation>
    </message>
    <message>
        <source>Reports are reviewed by coordinators. Your role in this database shows you your own reports on the map; ask whoever administers it if you are to review.</source>
        <translation>Rapporter granskas av samordnare. Din roll i databasen visar dina egna rapporter på kartan. Ska du granska? Be den som förvaltar databasen om rollen samordnare.</translation>
    </message>
    <message>
        <source>Show all open reports</source>
        <translation>Visa alla öppna rapporter</translation>
    </message>
    <message>
        <source>The queue could not be read.</source>
        <translation>Kön gick inte att läsa.</translation>
    </message>
</context>
<context>
    <name>ReviewPhotos</name>
    <message>
        <source>Photo {number}</source>
        <translation>Foto {number}</translation>
    </message>
    <message>
        <source>Photo – internal, not for partners</source>
        <translation>Foto – internt, inte för samverkan</translation>
    </message>
    <message>
        <source>The photo “{path}” cannot be read: {why}</source>
        <translation>Fotot ”{path}” går inte att läsa: {why}</translation>
    </message>
    <message>
        <source>The photo “{path}” does not lie in the folder of photos.</source>
        <translation>Fotot ”{path}” ligger inte i fotomappen.</translation>
    </message>
    <message>
        <source>The photo “{path}” is not in {folder}.</source>
        <translation>Fotot ”{path}” finns inte i {folder}.</translation>
    </message>
    <message>
        <source>The photo “{path}” is too large to be shown.</source>
        <translation>Fotot ”{path}” är för stort för att visas.</translation>
    </message>
    <message>
        <source>“{path}” is no photo (JPEG or PNG).</source>
        <translation>”{path}” är inget foto (JPEG eller PNG).</translation>
    </message>
</context>
<context>
    <name>ReviewStatus</name>
    <message>
        <source>Approved</source>
        <translation>Godkänd</translation>
    </message>
    <message>
        <source>Changed after approval</source>
        <translation>Ändrad efter godkännande</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dubblett</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Tas inte med</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Ny</translation>
    </message>
    <message>
        <source>Waiting for completion</source>
        <translation>Väntar på komplettering</translation>
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
        <source>as many days before that {count}</source>
        <translation>lika många dagar dessförinnan {count}</translation>
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
        <source>Another workspace is just being opened. Try again in a moment.</source>
        <translation>En annan trygghetsdatabas håller just på att öppnas. Försök igen om en stund.</translation>
    </message>
    <message>
        <source>The file cannot be written. Does someone else have it open? The report stays here and is saved when possible.</source>
        <translation>Filen går inte att skriva till. Är den öppen hos någon annan? Rapporten ligger kvar här och sparas när det går.</translation>
    </message>
</context>
<context>
    <name>SetupWizard</name>
    <message>
        <source>&amp;Next &gt;</source>
        <translation>&amp;Nästa &gt;</translation>
    </message>
    <message>
        <source>&lt; &amp;Back</source>
        <translation>&lt; &amp;Tillbaka</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Skapa</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Öppna en trygghetsdatabas</translation>
    </message>
    <message>
        <source>Set up Trygghet</source>
        <translation>Kom igång med Trygghet</translation>
    </message>
    <message>
        <source>The workspace for {municipality} is ready. Hand in a test report.</source>
        <translation>Trygghetsdatabasen för {municipality} är klar. Skicka in en testrapport.</translation>
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
        <source>Figures for partners cannot be filtered by “{column}”. Take it out of the filter.</source>
        <translation>Siffror för samverkan kan inte filtreras på ”{column}”. Ta bort den ur filtret.</translation>
    </message>
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
        <translation>Analys</translation>
    </message>
    <message>
        <source>Figures are counted from all reports, and your role in this database does not show them to you. Figures of your own reports alone would mislead.</source>
        <translation>Siffrorna räknas på alla rapporter, och din roll i databasen visar inte alla. Siffror på bara dina egna rapporter skulle vara missvisande.</translation>
    </message>
    <message>
        <source>PRACTICE</source>
        <translation>ÖVNING</translation>
    </message>
    <message>
        <source>The reports could not be read, so there are no figures to show.</source>
        <translation>Rapporterna gick inte att läsa, så det finns inga siffror att visa.</translation>
    </message>
    <message>
        <source>Weekly meeting</source>
        <translation>Veckomöte</translation>
    </message>
</context>
<context>
    <name>StepBox</name>
    <message numerus="yes">
        <source>%n character(s) too many. Shorten the text.</source>
        <translation>
            <numerusform>%n tecken för mycket. Korta texten.</numerusform>
            <numerusform>%n tecken för mycket. Korta texten.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Question to the reporter</source>
        <translation>&amp;Fråga till rapportören</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Skäl</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fråga</translation>
    </message>
    <message>
        <source>Ask for completion</source>
        <translation>Begär komplettering</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Common questions…</source>
        <translation>Vanliga frågor…</translation>
    </message>
    <message>
        <source>Common reasons…</source>
        <translation>Vanliga skäl…</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Ta inte med</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Öppna igen</translation>
    </message>
    <message>
        <source>Write what you need to know.</source>
        <translation>Skriv vad du behöver veta.</translation>
    </message>
    <message>
        <source>Write why the report is left out.</source>
        <translation>Skriv varför rapporten inte tas med.</translation>
    </message>
    <message>
        <source>Write why the report is opened again.</source>
        <translation>Skriv varför rapporten öppnas igen.</translation>
    </message>
</context>
<context>
    <name>Storage</name>
    <message>
        <source>A report was handed in before under the same id, but with other content: it is saved as {number} and stays as it was. This one is not saved. If it is another report, send it again.</source>
        <translation>En rapport med annat innehåll har redan lämnats in med samma id: den är sparad som {number} och är orörd. Den här är inte sparad. Är det en annan rapport? Skicka in den igen.</translation>
    </message>
    <message>
        <source>A value has no place in {path}: {detail}. Correct it where it is now and move again; the move goes on from there.</source>
        <translation>Ett värde får inte plats i {path}: {detail}. Rätta det där det ligger nu och flytta igen.</translation>
    </message>
    <message>
        <source>In the database of {path} everyone may create functions beside those of PostGIS, and so get at more than their role lets them. Nothing was changed. Ask the database administrator to run this, then try again:
{sql}
Nothing else is missing.</source>
        <translation>I databasen för {path} får alla skapa funktioner bredvid dem som hör till PostGIS, och kan så komma åt mer än rollen tillåter. Inget ändrades. Be den som förvaltar databasen att köra det här och försök sedan igen:
{sql}
Inget annat saknas.</translation>
    </message>
    <message>
        <source>Nothing can be written to {path}: the Python of this QGIS could not be started as a program of its own. Start QGIS again; if that does not help, ask IT.</source>
        <translation>Inget kan skrivas till {path}: den Python som hör till QGIS kunde inte startas som ett eget program. Starta om QGIS; hjälper inte det, be IT om hjälp.</translation>
    </message>
    <message>
        <source>Say why the import is undone: received records are not removed without a reason.</source>
        <translation>Skriv varför importen ångras: inkomna handlingar tas inte bort utan skäl.</translation>
    </message>
    <message>
        <source>Someone else saved a new version of the form in {path} meanwhile. Read it and make your change again.</source>
        <translation>Någon annan har under tiden sparat en ny version av formuläret i {path}. Läs den och gör ändringen igen.</translation>
    </message>
    <message>
        <source>Someone else was faster: {who} changed report {no} at {when}. Nothing was overwritten. Look at it as it is now and decide again.</source>
        <translation>Någon annan hann före: {who} ändrade rapport {no} {when}. Inget skrevs över. Se hur den ser ut nu och bedöm igen.</translation>
    </message>
    <message>
        <source>Someone else was just writing the same in {path}. Nothing was overwritten. Try again.</source>
        <translation>Någon annan skrev just samma sak i {path}. Inget skrevs över. Försök igen.</translation>
    </message>
    <message>
        <source>The assessment was refused.</source>
        <translation>Bedömningen avvisades.</translation>
    </message>
    <message>
        <source>The database of {path} has no PostGIS. Ask its administrator to run “CREATE EXTENSION postgis;” there.</source>
        <translation>Databasen för {path} saknar PostGIS. Be den som förvaltar den att köra ”CREATE EXTENSION postgis;” i den.</translation>
    </message>
    <message>
        <source>The database {path} does not answer ({detail}). What you hand in stays on this computer and is sent when it answers again. Is the network there? Otherwise ask IT.</source>
        <translation>Databasen {path} svarar inte ({detail}). Det du lämnar in sparas på den här datorn och skickas när den svarar igen. Fungerar nätverket? Fråga annars IT.</translation>
    </message>
    <message>
        <source>The database {path} does not let you in ({detail}). Check user and password of the connection in QGIS, or ask IT for access.</source>
        <translation>Databasen {path} släpper inte in dig ({detail}). Kontrollera anslutningens användare och lösenord i QGIS eller be IT om behörighet.</translation>
    </message>
    <message>
        <source>The last change of the report was no assessment that could be undone.</source>
        <translation>Den senaste ändringen av rapporten var ingen bedömning som går att ångra.</translation>
    </message>
    <message>
        <source>The other report is itself a duplicate of this one. Choose another one.</source>
        <translation>Den andra rapporten är själv dubblett av den här. Välj en annan.</translation>
    </message>
    <message>
        <source>The program that writes to {path} does not answer and was ended. Is the disk or the network drive slow or away? Look whether it is saved, and try again.</source>
        <translation>Programmet som skriver till {path} svarar inte och har avslutats. Är disken eller nätverksenheten långsam eller borta? Kontrollera om det är sparat och försök igen.</translation>
    </message>
    <message>
        <source>The program that writes to {path} ended before it was done. Nothing was half written. Try again.</source>
        <translation>Programmet som skriver till {path} avslutades innan det var klart. Inget blev halvskrivet. Försök igen.</translation>
    </message>
    <message>
        <source>The question “{column}” was once asked with another type of answer, and its answers are kept. Give the new question another code.</source>
        <translation>Frågan ”{column}” har tidigare haft en annan typ av svar, och svaren finns kvar. Ge den nya frågan en annan kod.</translation>
    </message>
    <message>
        <source>The report it should repeat is not there. Choose another one.</source>
        <translation>Rapporten som den skulle vara dubblett av finns inte. Välj en annan.</translation>
    </message>
    <message>
        <source>The schema of {path} holds municipalities in EPSG:{epsg}. Choose that coordinate system too, or a schema of its own.</source>
        <translation>Schemat i {path} innehåller kommuner i EPSG:{epsg}. Välj samma koordinatsystem eller ett eget schema.</translation>
    </message>
    <message>
        <source>The schema of {path} keeps all municipalities in one table and cannot be partitioned afterwards. Leave that choice out, or make the workspace in a schema of its own.</source>
        <translation>Schemat i {path} har alla kommuner i en enda tabell, och den kan inte delas upp i efterhand. Avstå från det valet, eller skapa trygghetsdatabasen i ett eget schema.</translation>
    </message>
    <message>
        <source>The workspace has no column “{columns}”. Was the form changed meanwhile? Open the workspace again.</source>
        <translation>Trygghetsdatabasen har ingen kolumn ”{columns}”. Har formuläret ändrats under tiden? Öppna databasen igen.</translation>
    </message>
    <message>
        <source>The workspace in {path} was moved to {target}. Open it there: nothing is taken in here any more.</source>
        <translation>Trygghetsdatabasen i {path} har flyttats till {target}. Öppna den där: här tas inget mer emot.</translation>
    </message>
    <message>
        <source>The workspace {path} has been closed. Open it again.</source>
        <translation>Trygghetsdatabasen {path} är stängd. Öppna den igen.</translation>
    </message>
    <message>
        <source>There is a workspace in {path} already. Nothing was changed. Open it, or choose another file.</source>
        <translation>Det finns redan en trygghetsdatabas i {path}. Inget ändrades. Öppna den, eller välj en annan fil.</translation>
    </message>
    <message>
        <source>There is no import {batch} in {path}. Check the number of the import.</source>
        <translation>Det finns ingen import {batch} i {path}. Kontrollera importens nummer.</translation>
    </message>
    <message>
        <source>There is no report {report} in {path}. It may have been removed.</source>
        <translation>Det finns ingen rapport {report} i {path}. Den kan ha tagits bort.</translation>
    </message>
    <message>
        <source>There is no room left on the disk of {path}. Nothing was written. Free some space and try again.</source>
        <translation>Disken där {path} ligger är full. Inget skrevs. Frigör utrymme och försök igen.</translation>
    </message>
    <message>
        <source>This import was undone by {who} at {when} already. Nothing was changed. What it left stays.</source>
        <translation>Importen har redan ångrats av {who} {when}. Inget ändrades. Det som blev kvar då ligger kvar.</translation>
    </message>
    <message>
        <source>You may not do that in {path} ({detail}). Ask whoever administers the database for the role it needs.</source>
        <translation>Du har inte behörighet till det i {path} ({detail}). Be den som förvaltar databasen om rollen som behövs.</translation>
    </message>
    <message>
        <source>a report you may not see</source>
        <translation>en rapport som du inte får se</translation>
    </message>
    <message>
        <source>someone</source>
        <translation>någon</translation>
    </message>
    <message>
        <source>{path} cannot be written to. Ask for the right to write to the file and its folder.</source>
        <translation>{path} går inte att skriva till. Be om rätt att skriva till filen och mappen den ligger i.</translation>
    </message>
    <message>
        <source>{path} could not be read or written: {detail}</source>
        <translation>{path} kunde inte läsas eller skrivas: {detail}</translation>
    </message>
    <message>
        <source>{path} has a table or column that cannot be moved: {detail}. Let its columns be text, numbers, yes or no, dates or times, alike in both places, or take it away, and move again.</source>
        <translation>{path} har en tabell eller kolumn som inte kan flyttas: {detail}. Kolumnen ska vara text, tal, ja eller nej, datum eller tid, och lika på båda platserna. Ändra den eller ta bort den och flytta igen.</translation>
    </message>
    <message>
        <source>{path} has tables that are not registered as layers: {tables}. QGIS would stop showing them when a workspace is added. Let them be registered, or choose another file.</source>
        <translation>{path} har tabeller som inte är registrerade som lager: {tables}. QGIS skulle sluta visa dem när en trygghetsdatabas läggs till. Låt dem registreras, eller välj en annan fil.</translation>
    </message>
    <message>
        <source>{path} holds a copy, not whole yet, of a workspace that is being moved from {source}. Run “Move a workspace” again to finish it. Until then, work in {source}.</source>
        <translation>{path} innehåller en ofullständig kopia av en trygghetsdatabas som flyttas från {source}. Kör ”Flytta en trygghetsdatabas” igen för att göra klart. Arbeta i {source} tills dess.</translation>
    </message>
    <message>
        <source>{path} holds no Trygghet workspace. Choose another file, or set one up in it.</source>
        <translation>{path} innehåller ingen trygghetsdatabas. Välj en annan fil, eller lägg upp en i den.</translation>
    </message>
    <message>
        <source>{path} holds no municipality that you may work in. Ask its administrator to let you in.</source>
        <translation>{path} innehåller ingen kommun som du får arbeta i. Be den som förvaltar databasen om behörighet.</translation>
    </message>
    <message>
        <source>{path} holds several municipalities: {found}. Add &amp;municipality=code to say which.</source>
        <translation>{path} innehåller flera kommuner: {found}. Lägg till &amp;municipality=kod för att ange vilken.</translation>
    </message>
    <message>
        <source>{path} is a server's copy for reading. Nothing was written. Open the workspace through the connection to the server that is written to.</source>
        <translation>{path} är en läskopia av en server. Inget har sparats. Öppna trygghetsdatabasen genom anslutningen till den server som man skriver i.</translation>
    </message>
    <message>
        <source>{path} is damaged ({detail}). Do not write to it; take the newest copy from the backup folder beside it.</source>
        <translation>{path} är skadad ({detail}). Skriv inte till den; ta den senaste kopian från mappen med säkerhetskopior bredvid.</translation>
    </message>
    <message>
        <source>{path} is locked by another program. Does someone else have it open for editing? Try again in a moment.</source>
        <translation>{path} är låst av ett annat program. Har någon annan den öppen för redigering? Försök igen om en stund.</translation>
    </message>
    <message>
        <source>{path} is not a GeoPackage. Choose a GeoPackage or a new file.</source>
        <translation>{path} är ingen GeoPackage. Välj en GeoPackage eller en ny fil.</translation>
    </message>
    <message>
        <source>{path} is not there or cannot be opened. Was it moved, or is the network drive disconnected?</source>
        <translation>{path} finns inte eller går inte att öppna. Är den flyttad, eller är nätverksenheten bortkopplad?</translation>
    </message>
    <message>
        <source>{path} lacks roles that Trygghet needs, and you may not make them. Nothing was changed. Ask the database administrator to run this, then try again:
{sql}
Nothing else is missing.</source>
        <translation>{path} saknar roller som Trygghet behöver, och du har inte behörighet att skapa dem. Inget ändrades. Be den som förvaltar databasen att köra det här och försök sedan igen:
{sql}
Inget annat saknas.</translation>
    </message>
    <message>
        <source>{path} leads to no database ({detail}). Check the connection in QGIS.</source>
        <translation>{path} leder inte till någon databas ({detail}). Kontrollera anslutningen i QGIS.</translation>
    </message>
    <message>
        <source>{path} was made by a newer Trygghet (schema {version}; this one knows {latest}). Update the plugin.</source>
        <translation>{path} är gjord med en nyare Trygghet (schema {version}; den här känner till {latest}). Uppdatera insticksprogrammet.</translation>
    </message>
    <message>
        <source>{path} was made by an older Trygghet (schema {version}; this one writes {latest}). Ask IT for a backup, then have whoever owns its tables upgrade the workspace.</source>
        <translation>{path} skapades av en äldre version av Trygghet (schema {version}; den här skriver {latest}). Be IT om en säkerhetskopia och låt sedan den som äger tabellerna uppgradera trygghetsdatabasen.</translation>
    </message>
    <message>
        <source>{path} was made by an older Trygghet (schema {version}; this one writes {latest}). Upgrade the workspace; a backup is made first.</source>
        <translation>{path} är gjord med en äldre Trygghet (schema {version}; den här skriver {latest}). Uppgradera trygghetsdatabasen; en säkerhetskopia görs först.</translation>
    </message>
    <message>
        <source>“{columns}” cannot be changed by hand.</source>
        <translation>”{columns}” går inte att ändra för hand.</translation>
    </message>
</context>
<context>
    <name>Styles</name>
    <message>
        <source>Approved reports for partners: plain points, nothing internal</source>
        <translation>Godkända rapporter för samverkan: enkla punkter, inget internt</translation>
    </message>
    <message>
        <source>The review: every status has its own mark</source>
        <translation>Granskningen: varje status har sitt eget märke</translation>
    </message>
    <message>
        <source>The style “{name}” could not be made: {problem}.</source>
        <translation>Stilen ”{name}” kunde inte skapas: {problem}.</translation>
    </message>
</context>
<context>
    <name>Target</name>
    <message>
        <source>Here is already a workspace for {municipality}.</source>
        <translation>Här finns redan en trygghetsdatabas för {municipality}.</translation>
    </message>
    <message>
        <source>Here is already a workspace for {municipality}: {file}.</source>
        <translation>Här finns redan en trygghetsdatabas för {municipality}: {file}.</translation>
    </message>
    <message>
        <source>Nothing can be written in {folder}. Choose another folder, or ask IT for the right to write there.</source>
        <translation>Det går inte att skriva i {folder}. Välj en annan mapp, eller be IT om rätt att skriva där.</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist. Create it or choose another.</source>
        <translation>Mappen {folder} finns inte. Skapa den eller välj en annan.</translation>
    </message>
    <message>
        <source>{file} is not a GeoPackage. Choose another file.</source>
        <translation>{file} är inget GeoPackage. Välj en annan fil.</translation>
    </message>
</context>
<context>
    <name>TimePicker</name>
    <message>
        <source>From</source>
        <translation>Från</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>at the weekend</source>
        <translation>i helgen</translation>
    </message>
    <message>
        <source>between…</source>
        <translation>mellan…</translation>
    </message>
    <message>
        <source>do not know</source>
        <translation>vet inte</translation>
    </message>
    <message>
        <source>in the night</source>
        <translation>i natt</translation>
    </message>
    <message>
        <source>just then</source>
        <translation>just då</translation>
    </message>
    <message>
        <source>now</source>
        <translation>nu</translation>
    </message>
</context>
<context>
    <name>Week</name>
    <message>
        <source>the place of {numbers}</source>
        <translation>platsen för {numbers}</translation>
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
        <source>Reports handed in to {path} wait on this computer. They are sent when that file is opened, not into a copy.</source>
        <translation>Rapporter som lämnats in till {path} väntar på den här datorn. De skickas när den filen öppnas, inte till en kopia.</translation>
    </message>
    <message>
        <source>“{database}” does not end in .gpkg. A workspace lies in a GeoPackage: write its name as {example}.</source>
        <translation>”{database}” slutar inte på .gpkg. En trygghetsdatabas ligger i ett GeoPackage: skriv namnet som {example}.</translation>
    </message>
</context>
</TS>
