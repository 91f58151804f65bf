<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Planung</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidenz</translation>
    </message>
    <message>
        <source>Therapies</source>
        <translation>Therapien</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Back, then clear</source>
        <translation>Zurück, dann leeren</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinere Schrift</translation>
    </message>
    <message>
        <source>Text of the usual size</source>
        <translation>Schrift in üblicher Größe</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>Farben des Systems</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <source>High-contrast theme</source>
        <translation>Kontrastreiche Farben</translation>
    </message>
    <message>
        <source>Wider list</source>
        <translation>Liste breiter</translation>
    </message>
    <message>
        <source>Narrower list</source>
        <translation>Liste schmaler</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>Sprache des Systems</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnosedaten kopieren</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über das Programm</translation>
    </message>
    <message>
        <source>Copy the summary, or the chosen statement</source>
        <translation>Zusammenfassung oder gewählte Aussage kopieren</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern …</translation>
    </message>
    <message>
        <source>Install content…</source>
        <translation>Inhalt installieren …</translation>
    </message>
    <message>
        <source>Go back to the content before…</source>
        <translation>Zurück zum vorherigen Inhalt …</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>any letter</source>
        <translation>jeder Buchstabe</translation>
    </message>
    <message>
        <source>Type into the search field, from anywhere</source>
        <translation>Von überall ins Suchfeld schreiben</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Auf, Ab</translation>
    </message>
    <message>
        <source>Move in the list while typing; opens the condition</source>
        <translation>Beim Tippen in der Liste gehen; öffnet die Erkrankung</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>In the search field or list: open and go into the comparison</source>
        <translation>Im Suchfeld oder in der Liste: öffnen und in den Vergleich gehen</translation>
    </message>
    <message>
        <source>In a table: show the sources of the cell or row</source>
        <translation>In einer Tabelle: die Quellen der Zelle oder Zeile zeigen</translation>
    </message>
    <message>
        <source>Ctrl+Up, Ctrl+Down</source>
        <translation>Strg+Auf, Strg+Ab</translation>
    </message>
    <message>
        <source>In evidence and sources: sort by the column; again: as it was</source>
        <translation>In Evidenz und Quellen: nach der Spalte sortieren; noch einmal: wie zuvor</translation>
    </message>
    <message>
        <source>Menu, Shift+F10</source>
        <translation>Menü, Umschalt+F10</translation>
    </message>
    <message>
        <source>In a table: what can be copied here</source>
        <translation>In einer Tabelle: was hier kopiert werden kann</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>On a patient factor: choose it or not</source>
        <translation>Auf einem Patientenfaktor: wählen oder abwählen</translation>
    </message>
    <message>
        <source>In a field of the planner: type into it, or choose by first letters</source>
        <translation>In einem Feld der Planung: hineinschreiben oder nach Anfangsbuchstaben wählen</translation>
    </message>
    <message>
        <source>Up, Down, Delete</source>
        <translation>Auf, Ab, Entf</translation>
    </message>
    <message>
        <source>On a choice of the planner: open its list; choose nothing</source>
        <translation>Auf einer Auswahl der Planung: ihre Liste öffnen; nichts wählen</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>Menüs</translation>
    </message>
    <message>
        <source>Text of the usual size (now {0} %)</source>
        <translation>Schrift in üblicher Größe (jetzt {0} %)</translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>The two bundles</source>
        <translation>Die beiden Datenpakete</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Datenpaket</translation>
    </message>
</context>
<context>
    <name>CitationPanel</name>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Sources cited</source>
        <translation>Zitierte Quellen</translation>
    </message>
    <message>
        <source>Kind: {0}</source>
        <translation>Art: {0}</translation>
    </message>
    <message>
        <source>Status: {0}</source>
        <translation>Status: {0}</translation>
    </message>
    <message>
        <source>Read: {0}</source>
        <translation>Gelesen: {0}</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Patient factors</source>
        <translation>Patientenfaktoren</translation>
    </message>
    <message>
        <source>Patient factors …</source>
        <translation>Patientenfaktoren …</translation>
    </message>
    <message>
        <source>Show next</source>
        <translation>Nächste zeigen</translation>
    </message>
    <message>
        <source>Go to the next row that the chosen patient factors touch</source>
        <translation>Zur nächsten Zeile gehen, die die gewählten Patientenfaktoren betreffen</translation>
    </message>
    <message>
        <source>Patient factor: {0}</source>
        <translation>Patientenfaktor: {0}</translation>
    </message>
    <message>
        <source>No patient factor is chosen</source>
        <translation>Kein Patientenfaktor ist gewählt</translation>
    </message>
</context>
<context>
    <name>ConditionListView</name>
    <message>
        <source>Conditions</source>
        <translation>Erkrankungen</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Divider between the list and the page</source>
        <translation>Trennlinie zwischen Liste und Seite</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>Nothing to copy: {0}</source>
        <translation>Nichts zu kopieren: {0}</translation>
    </message>
    <message>
        <source>Nothing to copy: this row is a heading</source>
        <translation>Nichts zu kopieren: diese Zeile ist eine Überschrift</translation>
    </message>
    <message>
        <source>Copy this change with both texts</source>
        <translation>Diese Änderung mit beiden Wortlauten kopieren</translation>
    </message>
    <message>
        <source>Copied the change with both texts</source>
        <translation>Die Änderung mit beiden Wortlauten wurde kopiert</translation>
    </message>
    <message>
        <source>Nothing to copy: no condition is open</source>
        <translation>Nichts zu kopieren: keine Erkrankung ist geöffnet</translation>
    </message>
    <message>
        <source>Copy the summary of {0}</source>
        <translation>Zusammenfassung kopieren: {0}</translation>
    </message>
    <message>
        <source>Copied the summary of {0}</source>
        <translation>Zusammenfassung kopiert: {0}</translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <source>Diagnostics copied</source>
        <translation>Diagnosedaten kopiert</translation>
    </message>
    <message>
        <source>The program ended by an error the last time. Help, “Copy diagnostics” copies the report for those who look after it.</source>
        <translation>Das Programm wurde beim letzten Mal durch einen Fehler beendet. Hilfe, „Diagnosedaten kopieren“ kopiert den Bericht für alle, die es betreuen.</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>PLEX–IVIG Reference {0}</source>
        <translation>PLEX–IVIG Reference {0}</translation>
    </message>
    <message>
        <source>No network, no account, nothing about a patient is stored.</source>
        <translation>Kein Netzwerk, kein Konto, nichts über Patienten wird gespeichert.</translation>
    </message>
    <message>
        <source>This program uses Qt and PySide6 under the GNU Lesser General Public License, version 3. You may replace these libraries by your own; the licences say how.</source>
        <translation>Dieses Programm verwendet Qt und PySide6 unter der GNU Lesser General Public License, Version 3. Sie dürfen diese Bibliotheken durch eigene ersetzen; die Lizenzen sagen, wie.</translation>
    </message>
    <message>
        <source>Font: Noto Sans, under the SIL Open Font License.</source>
        <translation>Schrift: Noto Sans, unter der SIL Open Font License.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über das Programm</translation>
    </message>
    <message>
        <source>&amp;Licences…</source>
        <translation>&amp;Lizenzen …</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>&amp;Text:</source>
        <translation>&amp;Text:</translation>
    </message>
    <message>
        <source>Licence text</source>
        <translation>Lizenztext</translation>
    </message>
    <message>
        <source>The licence texts are missing.</source>
        <translation>Die Lizenztexte fehlen.</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation>{0} kann nicht gelesen werden: {1}</translation>
    </message>
</context>
<context>
    <name>DisagreementBanner</name>
    <message>
        <source>Show both</source>
        <translation>Beide zeigen</translation>
    </message>
    <message>
        <source>Go to what each side says</source>
        <translation>Zu den Aussagen beider Seiten gehen</translation>
    </message>
    <message>
        <source>and {0} more: see Show both</source>
        <translation>und {0} weitere: siehe Beide zeigen</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>Es ist ein Fehler aufgetreten</translation>
    </message>
    <message>
        <source>Something went wrong in the program (code {0}). It goes on, but what you did last may not have happened. Try it once more, or close the program and start it again.</source>
        <translation>Im Programm ist ein Fehler aufgetreten (Code {0}). Es läuft weiter, doch Ihre letzte Aktion wurde vielleicht nicht ausgeführt. Versuchen Sie es noch einmal, oder schließen Sie das Programm und starten Sie es neu.</translation>
    </message>
    <message>
        <source>The report is for those who look after the program. It has places in the program and versions, and nothing of what you looked at.</source>
        <translation>Der Bericht ist für alle, die das Programm betreuen. Er enthält Stellen im Programm und Versionen und nichts von dem, was Sie angesehen haben.</translation>
    </message>
    <message>
        <source>&amp;Copy the report</source>
        <translation>&amp;Bericht kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>EvidenceView</name>
    <message>
        <source>Therapy</source>
        <translation>Therapie</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Grad</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Geltung</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Was die Quelle sagt</translation>
    </message>
    <message>
        <source>In the verdict</source>
        <translation>Rolle im Fazit</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidenz</translation>
    </message>
</context>
<context>
    <name>FieldBox</name>
    <message>
        <source>from the course [{0}]</source>
        <translation>aus dem Schema [{0}]</translation>
    </message>
    <message>
        <source>from the course</source>
        <translation>aus dem Schema</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>About the content</source>
        <translation>Angaben zum Inhalt</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
</context>
<context>
    <name>InstallDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Installing</name>
    <message>
        <source>The list of keys number {0} is in use now.</source>
        <translation>Die Schlüsselliste Nummer {0} ist jetzt in Gebrauch.</translation>
    </message>
    <message>
        <source>Version {0} is shown now.</source>
        <translation>Jetzt wird Version {0} gezeigt.</translation>
    </message>
    <message>
        <source>Version {0} is in use now. This window goes on showing version {1}, with which it was started.</source>
        <translation>Version {0} ist jetzt in Gebrauch. Dieses Fenster zeigt weiter Version {1}, mit der es gestartet wurde.</translation>
    </message>
    <message>
        <source>The program was replaced: start it again to install content.</source>
        <translation>Das Programm wurde ersetzt: Starten Sie es neu, um Inhalte zu installieren.</translation>
    </message>
    <message>
        <source>nothing is installed</source>
        <translation>nichts installiert</translation>
    </message>
    <message>
        <source>this window shows other data</source>
        <translation>dieses Fenster zeigt andere Daten</translation>
    </message>
    <message>
        <source>it is installed for all users</source>
        <translation>für alle Benutzer installiert</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>Filter: {0}, {1}</source>
        <translation>Filter: {0}, {1}</translation>
    </message>
    <message>
        <source>Clear search and filter</source>
        <translation>Suche und Filter zurücksetzen</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>PLEX–IVIG Reference</source>
        <translation>PLEX–IVIG Reference</translation>
    </message>
    <message>
        <source>The program was replaced: start it again for paper.</source>
        <translation>Das Programm wurde ersetzt: Starten Sie es neu für Druck und PDF.</translation>
    </message>
    <message>
        <source>The program was replaced: start it again for this page.</source>
        <translation>Das Programm wurde ersetzt: Starten Sie es für diese Seite neu.</translation>
    </message>
    <message>
        <source>Text of {0} %</source>
        <translation>Schriftgröße {0} %</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Warnings about the content</source>
        <translation>Warnungen zum Inhalt</translation>
    </message>
</context>
<context>
    <name>OverviewView</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Back to the list of conditions</source>
        <translation>Zurück zur Liste der Erkrankungen</translation>
    </message>
</context>
<context>
    <name>PagePreview</name>
    <message>
        <source>Preview of the pages</source>
        <translation>Vorschau der Seiten</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Seite {0} von {1}</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>The part that prints is missing. Save a PDF instead.</source>
        <translation>Der Programmteil zum Drucken fehlt. Speichern Sie stattdessen ein PDF.</translation>
    </message>
    <message>
        <source>Sent to the printer {0}</source>
        <translation>An den Drucker {0} gesendet</translation>
    </message>
    <message>
        <source>It was not printed: {0}.</source>
        <translation>Es wurde nicht gedruckt: {0}.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>This computer has no printer.</source>
        <translation>Dieser Computer hat keinen Drucker.</translation>
    </message>
    <message>
        <source>The pages can be saved as a PDF, and printed elsewhere.</source>
        <translation>Die Seiten können als PDF gespeichert und anderswo gedruckt werden.</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern …</translation>
    </message>
    <message>
        <source>It was not saved: {0}. Nothing was changed.</source>
        <translation>Es wurde nicht gespeichert: {0}. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>Gespeichert: {0}</translation>
    </message>
    <message>
        <source>PLEX–IVIG Reference</source>
        <translation>PLEX–IVIG Reference</translation>
    </message>
</context>
<context>
    <name>PlanCopying</name>
    <message>
        <source>Copy the plan with the working</source>
        <translation>Den Plan mit Rechenweg kopieren</translation>
    </message>
    <message>
        <source>Copied the plan with the working</source>
        <translation>Plan mit Rechenweg kopiert</translation>
    </message>
    <message>
        <source>Copy the plan</source>
        <translation>Den Plan kopieren</translation>
    </message>
    <message>
        <source>Copied the plan</source>
        <translation>Plan kopiert</translation>
    </message>
</context>
<context>
    <name>PlanDetails</name>
    <message>
        <source>What was observed</source>
        <translation>Was beobachtet wurde</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Owner and range</source>
        <translation>Urheber und Geltungsbereich</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>The working</source>
        <translation>Der Rechenweg</translation>
    </message>
    <message>
        <source>The plot in numbers</source>
        <translation>Das Diagramm in Zahlen</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>Austausche</translation>
    </message>
    <message>
        <source>Infusion days</source>
        <translation>Infusionstage</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <source>Show the working</source>
        <translation>Rechenweg zeigen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Take back all that was entered</source>
        <translation>Alle Eingaben zurücknehmen</translation>
    </message>
    <message>
        <source>Units: {0}</source>
        <translation>Einheiten: {0}</translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message>
        <source>Plan</source>
        <translation>Planung</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Fazit</translation>
    </message>
    <message>
        <source>Still needed</source>
        <translation>Noch nötig</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>With the &amp;evidence table</source>
        <translation>Mit der &amp;Evidenztabelle</translation>
    </message>
    <message>
        <source>P&amp;aper</source>
        <translation>P&amp;apier</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken …</translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>Als PDF &amp;speichern …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Show the pages smaller</source>
        <translation>Seiten kleiner zeigen</translation>
    </message>
    <message>
        <source>Show the pages larger</source>
        <translation>Seiten größer zeigen</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>the printer {0} is no longer there</source>
        <translation>der Drucker {0} ist nicht mehr da</translation>
    </message>
    <message>
        <source>the printer {0} takes nothing</source>
        <translation>der Drucker {0} nimmt nichts an</translation>
    </message>
    <message>
        <source>the printer {0} broke off</source>
        <translation>der Drucker {0} hat abgebrochen</translation>
    </message>
    <message>
        <source>the printer {0} did not take it ({1})</source>
        <translation>der Drucker {0} hat es nicht angenommen ({1})</translation>
    </message>
</context>
<context>
    <name>ProblemWindow</name>
    <message>
        <source>PLEX–IVIG Reference</source>
        <translation>PLEX–IVIG Reference</translation>
    </message>
    <message>
        <source>The content cannot be shown</source>
        <translation>Der Inhalt kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>Nothing is shown instead, because nothing else could be relied on. Have the program installed again, or give it a sound data bundle. What is wrong:</source>
        <translation>Stattdessen wird nichts gezeigt, denn auf nichts anderes wäre Verlass. Lassen Sie das Programm neu installieren, oder geben Sie ihm ein intaktes Datenpaket. Was nicht stimmt:</translation>
    </message>
</context>
<context>
    <name>RightPane</name>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Planung</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidenz</translation>
    </message>
    <message>
        <source>Therapies</source>
        <translation>Therapien</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>PLEX–IVIG Reference</source>
        <translation>PLEX–IVIG Reference</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF speichern</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF-Dateien (*.pdf)</translation>
    </message>
    <message>
        <source>Packages (*.plexivig)</source>
        <translation>Pakete (*.plexivig)</translation>
    </message>
    <message>
        <source>Install content</source>
        <translation>Inhalt installieren</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Condition, abbreviation, code or therapy</source>
        <translation>Erkrankung, Abkürzung, Code oder Therapie</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>SourcesView</name>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Citation</source>
        <translation>Literaturangabe</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Aussagen</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>As printed</source>
        <translation>Wie gedruckt</translation>
    </message>
    <message>
        <source>Found?</source>
        <translation>Gefunden?</translation>
    </message>
    <message>
        <source>Full citation</source>
        <translation>Vollständige Literaturangabe</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>The founding document&apos;s references</source>
        <translation>Literaturangaben des Grundlagendokuments</translation>
    </message>
    <message>
        <source>Divider between the tables</source>
        <translation>Trennlinie zwischen den Tabellen</translation>
    </message>
    <message>
        <source>The founding document&apos;s own references: “{0}”, {1}</source>
        <translation>Literaturangaben des Grundlagendokuments: „{0}“, {1}</translation>
    </message>
</context>
<context>
    <name>TextTable</name>
    <message>
        <source>In the order of the page</source>
        <translation>In der Reihenfolge der Seite</translation>
    </message>
    <message>
        <source>Sorted by {0}, falling</source>
        <translation>Sortiert nach {0}, absteigend</translation>
    </message>
    <message>
        <source>Sorted by {0}, rising</source>
        <translation>Sortiert nach {0}, aufsteigend</translation>
    </message>
</context>
<context>
    <name>TherapiesView</name>
    <message>
        <source>Therapies</source>
        <translation>Therapien</translation>
    </message>
    <message>
        <source>In the founding document&apos;s words</source>
        <translation>In den Worten des Grundlagendokuments</translation>
    </message>
    <message>
        <source>What the sources say</source>
        <translation>Was die Quellen sagen</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Präparate</translation>
    </message>
</context>
<context>
    <name>WelcomeView</name>
    <message>
        <source>How to use this program</source>
        <translation>So benutzen Sie dieses Programm</translation>
    </message>
    <message>
        <source>Plasma exchange (PLEX), immunoglobulin (IVIG), either, or neither? Type the condition and press Enter.</source>
        <translation>Plasmaaustausch (PLEX), Immunglobuline (IVIG), eines von beiden oder keines? Geben Sie die Erkrankung ein und drücken Sie die Eingabetaste.</translation>
    </message>
    <message>
        <source>The marks in the list show the verdict on each therapy. A condition opens with both side by side; every statement ends in the number of its source.</source>
        <translation>Die Zeichen in der Liste zeigen das Fazit zu jeder Therapie. Eine Erkrankung öffnet sich mit beiden nebeneinander; jede Aussage endet mit der Nummer ihrer Quelle.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>and {number} more problems</source>
        <extracomment>For the number one: and {number} more problem</extracomment>
        <translation>
            <numerusform>und {number} weiteres Problem</numerusform>
            <numerusform>und {number} weitere Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>The data bundle cannot be used: {location}</source>
        <translation>Das Datenpaket ist nicht verwendbar: {location}</translation>
    </message>
    <message numerus="yes">
        <source>and {number} more</source>
        <extracomment>For the number one: and {number} more</extracomment>
        <translation>
            <numerusform>und {number} weiteres</numerusform>
            <numerusform>und {number} weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>{location}: no problems found</source>
        <translation>{location}: keine Probleme gefunden</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>Gespeichert: {file}</translation>
    </message>
    <message>
        <source>the claim is withdrawn</source>
        <translation>die Aussage ist widerrufen</translation>
    </message>
    <message>
        <source>the source is no longer current</source>
        <translation>die Quelle ist nicht mehr aktuell</translation>
    </message>
    <message>
        <source>observational studies never decide</source>
        <translation>Beobachtungsstudien entscheiden nie</translation>
    </message>
    <message>
        <source>access criteria say who pays, not what works</source>
        <translation>Erstattungskriterien sagen, wer bezahlt, nicht, was wirkt</translation>
    </message>
    <message>
        <source>speaks of a subgroup only</source>
        <translation>betrifft nur eine Untergruppe</translation>
    </message>
    <message>
        <source>speaks of a wider group</source>
        <translation>betrifft eine weiter gefasste Gruppe</translation>
    </message>
    <message>
        <source>makes no statement</source>
        <translation>trifft keine Aussage</translation>
    </message>
    <message>
        <source>{file} is there already; --force replaces it</source>
        <translation>{file} ist schon vorhanden; --force ersetzt die Datei</translation>
    </message>
    <message>
        <source>there is no folder {folder}</source>
        <translation>den Ordner {folder} gibt es nicht</translation>
    </message>
    <message>
        <source>nothing may be written into the folder {folder}</source>
        <translation>in den Ordner {folder} darf nicht geschrieben werden</translation>
    </message>
    <message>
        <source>{file} cannot be written: {why}</source>
        <translation>{file} kann nicht geschrieben werden: {why}</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Therapies</source>
        <translation>Therapien</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>PLEX</source>
        <translation>PLEX</translation>
    </message>
    <message>
        <source>IVIG</source>
        <translation>IVIG</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>Considered</source>
        <translation>Kann erwogen werden</translation>
    </message>
    <message>
        <source>Sources disagree</source>
        <translation>Quellen widersprechen sich</translation>
    </message>
    <message>
        <source>Insufficient evidence</source>
        <translation>Unzureichende Evidenz</translation>
    </message>
    <message>
        <source>Not recommended</source>
        <translation>Nicht empfohlen</translation>
    </message>
    <message>
        <source>No deciding source</source>
        <translation>Keine entscheidende Quelle</translation>
    </message>
    <message>
        <source>stated only by the founding document</source>
        <translation>nur vom Grundlagendokument angegeben</translation>
    </message>
    <message>
        <source>No condition matches “{query}”.</source>
        <translation>Keine Erkrankung passt zu „{query}“.</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Fazit</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidenz</translation>
    </message>
    <message>
        <source>Usual course</source>
        <translation>Übliches Schema</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>Wirkungsweise</translation>
    </message>
    <message>
        <source>Onset</source>
        <translation>Wirkungseintritt</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Wirkdauer</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Gefäßzugang</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Behandlungsrahmen</translation>
    </message>
    <message>
        <source>Checks before</source>
        <translation>Kontrollen vor Beginn</translation>
    </message>
    <message>
        <source>Cautions and contraindications</source>
        <translation>Warnhinweise und Kontraindikationen</translation>
    </message>
    <message>
        <source>Adverse effects</source>
        <translation>Nebenwirkungen</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Überwachung</translation>
    </message>
    <message>
        <source>Sequence with the other</source>
        <translation>Abfolge mit der anderen Therapie</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Kinder</translation>
    </message>
    <message>
        <source>Pregnancy</source>
        <translation>Schwangerschaft</translation>
    </message>
    <message>
        <source>Infusion rate</source>
        <translation>Infusionsgeschwindigkeit</translation>
    </message>
    <message>
        <source>Dosing weight</source>
        <translation>Dosierungsgewicht</translation>
    </message>
    <message>
        <source>Replacement fluid</source>
        <translation>Substitutionslösung</translation>
    </message>
    <message>
        <source>Anticoagulation</source>
        <translation>Antikoagulation</translation>
    </message>
    <message>
        <source>Removal of other drugs</source>
        <translation>Entfernung anderer Arzneimittel</translation>
    </message>
    <message>
        <source>Vaccines and serology</source>
        <translation>Impfungen und Serologie</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>What each source says</source>
        <translation>Was jede Quelle sagt</translation>
    </message>
    <message>
        <source>In the founding document’s words</source>
        <translation>In den Worten des Grundlagendokuments</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Präparate</translation>
    </message>
    <message>
        <source>The founding document</source>
        <translation>Das Grundlagendokument</translation>
    </message>
    <message>
        <source>The founding document’s own references</source>
        <translation>Literaturangaben des Grundlagendokuments</translation>
    </message>
    <message>
        <source>The texts (`{command}` prints one):</source>
        <translation>Die Texte (`{command}` gibt einen aus):</translation>
    </message>
    <message>
        <source>built {day}</source>
        <translation>erstellt am {day}</translation>
    </message>
    <message numerus="yes">
        <source>{number} conditions</source>
        <extracomment>For the number one: {number} condition</extracomment>
        <translation>
            <numerusform>{number} Erkrankung</numerusform>
            <numerusform>{number} Erkrankungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} claims</source>
        <extracomment>For the number one: {number} claim</extracomment>
        <translation>
            <numerusform>{number} Aussage</numerusform>
            <numerusform>{number} Aussagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} sources</source>
        <extracomment>For the number one: {number} source</extracomment>
        <translation>
            <numerusform>{number} Quelle</numerusform>
            <numerusform>{number} Quellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} facts</source>
        <extracomment>For the number one: {number} fact</extracomment>
        <translation>
            <numerusform>{number} Angabe</numerusform>
            <numerusform>{number} Angaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} statements on products</source>
        <extracomment>For the number one: {number} statement on products</extracomment>
        <translation>
            <numerusform>{number} Angabe zu Präparaten</numerusform>
            <numerusform>{number} Angaben zu Präparaten</numerusform>
        </translation>
    </message>
    <message>
        <source>Fingerprint {short}</source>
        <translation>Fingerabdruck {short}</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Sources cited here</source>
        <translation>Hier zitierte Quellen</translation>
    </message>
    <message>
        <source>PLEX and IVIG side by side: {condition}</source>
        <translation>PLEX und IVIG nebeneinander: {condition}</translation>
    </message>
    <message>
        <source>Back to the list of conditions</source>
        <translation>Zurück zur Liste der Erkrankungen</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Search: condition, abbreviation or code</source>
        <translation>Suche: Erkrankung, Abkürzung oder Code</translation>
    </message>
    <message>
        <source>{hits} of {all} conditions</source>
        <translation>{hits} von {all} Erkrankungen</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Erkrankungen</translation>
    </message>
    <message>
        <source>Evidence on {condition}</source>
        <translation>Evidenz: {condition}</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Kind and status</source>
        <translation>Art und Status</translation>
    </message>
    <message>
        <source>Position or finding</source>
        <translation>Position oder Ergebnis</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Was die Quelle sagt</translation>
    </message>
    <message>
        <source>In the verdict</source>
        <translation>Rolle im Fazit</translation>
    </message>
    <message>
        <source>plasma exchange</source>
        <translation>Plasmaaustausch</translation>
    </message>
    <message>
        <source>intravenous immunoglobulin</source>
        <translation>intravenöse Immunglobuline</translation>
    </message>
    <message>
        <source>No source found</source>
        <translation>Keine Quelle gefunden</translation>
    </message>
    <message>
        <source>Scope: {scope}</source>
        <translation>Geltung: {scope}</translation>
    </message>
    <message>
        <source>About this file</source>
        <translation>Über diese Datei</translation>
    </message>
    <message>
        <source>All conditions, therapies and sources</source>
        <translation>Alle Erkrankungen, Therapien und Quellen</translation>
    </message>
    <message>
        <source>Evidence on all conditions</source>
        <translation>Evidenz zu allen Erkrankungen</translation>
    </message>
    <message>
        <source>Peripheral nerve</source>
        <translation>Periphere Nerven</translation>
    </message>
    <message>
        <source>Neuromuscular junction</source>
        <translation>Neuromuskuläre Synapse</translation>
    </message>
    <message>
        <source>Muscle</source>
        <translation>Muskel</translation>
    </message>
    <message>
        <source>Central nervous system</source>
        <translation>Zentrales Nervensystem</translation>
    </message>
    <message>
        <source>Skip to the content</source>
        <translation>Zum Inhalt springen</translation>
    </message>
    <message>
        <source>Fingerprint in full: SHA-256 {sha256}</source>
        <translation>Vollständiger Fingerabdruck: SHA-256 {sha256}</translation>
    </message>
    <message>
        <source>All conditions</source>
        <translation>Alle Erkrankungen</translation>
    </message>
    <message>
        <source>What the marks mean</source>
        <translation>Was die Zeichen bedeuten</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Erkrankung</translation>
    </message>
    <message>
        <source>All conditions by both therapies</source>
        <translation>Alle Erkrankungen nach beiden Therapien</translation>
    </message>
    <message>
        <source>What the sources say of both therapies</source>
        <translation>Was die Quellen zu beiden Therapien sagen</translation>
    </message>
    <message>
        <source>Sources cited on the therapies</source>
        <translation>Zu den Therapien zitierte Quellen</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>Alle Quellen</translation>
    </message>
    <message>
        <source>Cited by claims: {claims}, by facts: {facts}</source>
        <translation>Zitiert von Aussagen: {claims}, von Angaben: {facts}</translation>
    </message>
    <message>
        <source>Verified by {name}</source>
        <translation>Geprüft von {name}</translation>
    </message>
    <message>
        <source>Marked: {factors}</source>
        <translation>Markiert: {factors}</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>signiert</translation>
    </message>
    <message>
        <source>not signed: a draft</source>
        <translation>nicht signiert: ein Entwurf</translation>
    </message>
    <message>
        <source>not yet signed by all: a draft</source>
        <translation>noch nicht von allen signiert: ein Entwurf</translation>
    </message>
    <message>
        <source>signed, by whom cannot be told: no keys are appointed</source>
        <translation>signiert; von wem, ist nicht prüfbar: Es sind keine Schlüssel bestimmt</translation>
    </message>
    <message>
        <source>came with the program</source>
        <translation>mit dem Programm geliefert</translation>
    </message>
    <message>
        <source>The two bundles</source>
        <translation>Die beiden Datenpakete</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Nicht angenommen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Unterschrift</translation>
    </message>
    <message>
        <source>Shown instead: the content that came with the program, version {version}.</source>
        <translation>Stattdessen wird der Inhalt gezeigt, der mit dem Programm kam, Version {version}.</translation>
    </message>
    <message>
        <source>Shown instead: the content that is installed for all users, version {version}.</source>
        <translation>Stattdessen wird der Inhalt gezeigt, der für alle Benutzer installiert ist, Version {version}.</translation>
    </message>
    <message>
        <source>Shown instead: the content that is installed for this user, version {version}.</source>
        <translation>Stattdessen wird der Inhalt gezeigt, der für diesen Benutzer installiert ist, Version {version}.</translation>
    </message>
    <message>
        <source>The data bundle {location} could not be used: {problem}.</source>
        <translation>Das Datenpaket {location} ist nicht verwendbar: {problem}.</translation>
    </message>
    <message>
        <source>The local lines of {owner} expired on {day}: check before use.</source>
        <translation>Die lokalen Zeilen von {owner} sind am {day} abgelaufen: vor Gebrauch prüfen.</translation>
    </message>
    <message>
        <source>The local lines in {location} are not shown: {problem}.</source>
        <translation>Die lokalen Zeilen in {location} werden nicht gezeigt: {problem}.</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>not yet verified by a clinician</source>
        <translation>noch nicht ärztlich geprüft</translation>
    </message>
    <message>
        <source>Data {version}</source>
        <translation>Daten {version}</translation>
    </message>
    <message>
        <source>Review due {day}</source>
        <translation>Überprüfung fällig am {day}</translation>
    </message>
    <message>
        <source>Founding document: verified by {name}</source>
        <translation>Grundlagendokument: geprüft von {name}</translation>
    </message>
    <message>
        <source>Founding document: {unverified}</source>
        <translation>Grundlagendokument: {unverified}</translation>
    </message>
    <message>
        <source>All else: verified by {name}</source>
        <translation>Alles andere: geprüft von {name}</translation>
    </message>
    <message>
        <source>all else: {unverified}</source>
        <translation>alles andere: {unverified}</translation>
    </message>
    <message>
        <source>Reference for health professionals – not a prescription</source>
        <translation>Nachschlagewerk für Fachpersonal im Gesundheitswesen – keine Verordnung</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Statements of the sources: in {language}</source>
        <translation>Aussagen der Quellen: auf {language}</translation>
    </message>
    <message>
        <source>statements in {language}</source>
        <translation>Aussagen auf {language}</translation>
    </message>
    <message>
        <source>Content past its review date: review was due on {day}. Check it against a current source before you rely on it.</source>
        <translation>Überprüfungsdatum überschritten: Die Überprüfung des Inhalts war am {day} fällig. Gleichen Sie ihn mit einer aktuellen Quelle ab, bevor Sie sich darauf verlassen.</translation>
    </message>
    <message>
        <source>This computer says that today is {today}, before the content was built ({built}). Check the computer&apos;s date: the review date cannot be relied on.</source>
        <translation>Nach diesem Computer ist heute der {today}; das liegt vor der Erstellung des Inhalts ({built}). Prüfen Sie das Datum des Computers: Auf das Überprüfungsdatum ist kein Verlass.</translation>
    </message>
    <message>
        <source>full text</source>
        <translation>Volltext</translation>
    </message>
    <message>
        <source>abstract</source>
        <translation>Abstract</translation>
    </message>
    <message>
        <source>the issuer&apos;s own page</source>
        <translation>eigene Seite des Herausgebers</translation>
    </message>
    <message>
        <source>transcription by a third party</source>
        <translation>Abschrift durch Dritte</translation>
    </message>
    <message>
        <source>another paper&apos;s account</source>
        <translation>Darstellung in einer anderen Arbeit</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>newest ever installed by other keys: {version}</source>
        <translation>neueste je mit anderen Schlüsseln installierte: {version}</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Abbreviation</source>
        <translation>Abkürzung</translation>
    </message>
    <message>
        <source>Abbreviations</source>
        <translation>Abkürzungen</translation>
    </message>
    <message>
        <source>As the evidence quotes it</source>
        <translation>Wie die Evidenz es zitiert</translation>
    </message>
    <message>
        <source>Attribution</source>
        <translation>Zuschreibung</translation>
    </message>
    <message>
        <source>Built</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Citation</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>DOI</source>
        <translation>DOI</translation>
    </message>
    <message>
        <source>Patient factors</source>
        <translation>Patientenfaktoren</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Grad</translation>
    </message>
    <message>
        <source>System of the grade</source>
        <translation>System des Grades</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>As it stands in the document</source>
        <translation>Wie es im Dokument steht</translation>
    </message>
    <message>
        <source>In the founding document</source>
        <translation>Im Grundlagendokument</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>Zweckbestimmung</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Kurzname</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Place in the source</source>
        <translation>Stelle in der Quelle</translation>
    </message>
    <message>
        <source>May worsen</source>
        <translation>Kann verschlechtern</translation>
    </message>
    <message>
        <source>Needs program</source>
        <translation>Braucht Programm</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>German name</source>
        <translation>Deutscher Name</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>Englischer Name</translation>
    </message>
    <message>
        <source>PMID</source>
        <translation>PMID</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Bundle before</source>
        <translation>Voriges Datenpaket</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Präparat</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Review due</source>
        <translation>Überprüfung fällig</translation>
    </message>
    <message>
        <source>Further rows</source>
        <translation>Weitere Zeilen</translation>
    </message>
    <message>
        <source>Version of the format</source>
        <translation>Version des Formats</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Geltung</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Wortlaut</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>German synonyms</source>
        <translation>Deutsche Synonyme</translation>
    </message>
    <message>
        <source>English synonyms</source>
        <translation>Englische Synonyme</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Compared with the evidence</source>
        <translation>Mit der Evidenz abgeglichen</translation>
    </message>
    <message>
        <source>Verified by</source>
        <translation>Geprüft von</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Withdrawn on</source>
        <translation>Widerrufen am</translation>
    </message>
    <message>
        <source>Reason of the withdrawal</source>
        <translation>Grund des Widerrufs</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>all else</source>
        <translation>alles Übrige</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Nothing has changed: the two are the same.</source>
        <translation>Nichts hat sich geändert: Die beiden sind gleich.</translation>
    </message>
    <message>
        <source>Nothing has changed in what they say; their files are written differently.</source>
        <translation>Nichts hat sich an dem geändert, was sie sagen; nur ihre Dateien sind anders geschrieben.</translation>
    </message>
    <message>
        <source>No verdict changed</source>
        <translation>Kein Fazit hat sich geändert</translation>
    </message>
    <message>
        <source>Changed verdicts</source>
        <translation>Geändertes Fazit</translation>
    </message>
    <message>
        <source>The same verdict on the word of other sources</source>
        <translation>Gleiches Fazit nach anderen Quellen</translation>
    </message>
    <message>
        <source>Claims removed without a reason</source>
        <translation>Ohne Angabe eines Grundes entfernte Aussagen</translation>
    </message>
    <message>
        <source>Claims withdrawn</source>
        <translation>Widerrufene Aussagen</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Aussagen</translation>
    </message>
    <message>
        <source>Facts on the therapies</source>
        <translation>Angaben zu den Therapien</translation>
    </message>
    <message>
        <source>Statements on products</source>
        <translation>Angaben zu Präparaten</translation>
    </message>
    <message>
        <source>Statements of the founding document</source>
        <translation>Sätze des Grundlagendokuments</translation>
    </message>
    <message>
        <source>References of the founding document</source>
        <translation>Literaturangaben des Grundlagendokuments</translation>
    </message>
    <message>
        <source>The bundle itself</source>
        <translation>Das Datenpaket selbst</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>widerrufen</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>Reference {number}</source>
        <translation>Literaturangabe {number}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Removed without a reason</source>
        <translation>Ohne Angabe eines Grundes entfernt</translation>
    </message>
    <message>
        <source>not in this bundle</source>
        <translation>nicht in diesem Datenpaket</translation>
    </message>
    <message>
        <source>Has claims on: {conditions}</source>
        <translation>Hat Aussagen zu: {conditions}</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>nicht erfasst</translation>
    </message>
    <message>
        <source>guideline</source>
        <translation>Leitlinie</translation>
    </message>
    <message>
        <source>consensus statement</source>
        <translation>Konsenspapier</translation>
    </message>
    <message>
        <source>systematic review</source>
        <translation>systematische Übersichtsarbeit</translation>
    </message>
    <message>
        <source>controlled trial</source>
        <translation>kontrollierte Studie</translation>
    </message>
    <message>
        <source>observational study</source>
        <translation>Beobachtungsstudie</translation>
    </message>
    <message>
        <source>access criteria</source>
        <translation>Erstattungskriterien</translation>
    </message>
    <message>
        <source>founding document</source>
        <translation>Grundlagendokument</translation>
    </message>
    <message>
        <source>current (no sign of withdrawal seen)</source>
        <translation>aktuell (kein Hinweis auf Rücknahme gesehen)</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>abgelöst</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>außer Kraft gesetzt</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>kind {missing}</source>
        <translation>Art {missing}</translation>
    </message>
    <message>
        <source>status {missing}</source>
        <translation>Status {missing}</translation>
    </message>
    <message>
        <source>read: {read}</source>
        <translation>gelesen: {read}</translation>
    </message>
    <message>
        <source>Status is {usual} unless another is given.</source>
        <translation>Der Status ist {usual}, wenn kein anderer angegeben ist.</translation>
    </message>
    <message>
        <source>Without brackets: kind, status and reading were not recorded.</source>
        <translation>Ohne Klammern: Nicht erfasst sind Art, Status und was gelesen wurde.</translation>
    </message>
    <message>
        <source>transcription</source>
        <translation>Abschrift</translation>
    </message>
    <message>
        <source>may worsen</source>
        <translation>mögliche Verschlechterung</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>empfohlen</translation>
    </message>
    <message>
        <source>considered</source>
        <translation>kann erwogen werden</translation>
    </message>
    <message>
        <source>insufficient evidence</source>
        <translation>unzureichende Evidenz</translation>
    </message>
    <message>
        <source>not recommended</source>
        <translation>nicht empfohlen</translation>
    </message>
    <message>
        <source>no statement</source>
        <translation>keine Aussage</translation>
    </message>
    <message>
        <source>benefit</source>
        <translation>Nutzen</translation>
    </message>
    <message>
        <source>inconclusive</source>
        <translation>nicht eindeutig</translation>
    </message>
    <message>
        <source>no benefit</source>
        <translation>kein Nutzen</translation>
    </message>
    <message>
        <source>harm</source>
        <translation>Schaden</translation>
    </message>
    <message>
        <source>observational</source>
        <translation>Beobachtungsstudie</translation>
    </message>
    <message>
        <source>subgroup</source>
        <translation>Untergruppe</translation>
    </message>
    <message>
        <source>wider group</source>
        <translation>weiter gefasste Gruppe</translation>
    </message>
    <message>
        <source>current</source>
        <translation>aktuell</translation>
    </message>
    <message numerus="yes">
        <source>Marked for {factors}: {number} statements on PLEX, {ivig} on IVIG.</source>
        <extracomment>For the number one: Marked for {factors}: {number} statement on PLEX, {ivig} on IVIG.</extracomment>
        <translation>
            <numerusform>Markiert für {factors}: {number} Aussage zu PLEX, {ivig} zu IVIG.</numerusform>
            <numerusform>Markiert für {factors}: {number} Aussagen zu PLEX, {ivig} zu IVIG.</numerusform>
        </translation>
    </message>
    <message>
        <source>Where nothing is tagged there may still be a risk.</source>
        <translation>Auch wo nichts markiert ist, kann ein Risiko bestehen.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>any age</source>
        <translation>jedes Alter</translation>
    </message>
    <message>
        <source>adults</source>
        <translation>Erwachsene</translation>
    </message>
    <message>
        <source>children</source>
        <translation>Kinder</translation>
    </message>
    <message>
        <source>Lead: </source>
        <translation>Maßgeblich: </translation>
    </message>
    <message>
        <source>Against the lead: </source>
        <translation>Gegenposition: </translation>
    </message>
    <message>
        <source>Differs: </source>
        <translation>Abweichend: </translation>
    </message>
    <message>
        <source>Stated only by: </source>
        <translation>Nur angegeben von: </translation>
    </message>
    <message>
        <source>Subgroup, {whom}: {said}, </source>
        <translation>Untergruppe, {whom}: {said}, </translation>
    </message>
    <message>
        <source>Sources disagree on {therapy}.</source>
        <translation>Quellen widersprechen sich zu {therapy}.</translation>
    </message>
    <message>
        <source>Sources differ on {therapy}.</source>
        <translation>Quellen weichen zu {therapy} voneinander ab.</translation>
    </message>
    <message>
        <source>No source found in this row for this condition; see Evidence</source>
        <translation>Zu dieser Erkrankung in dieser Zeile keine Quelle gefunden; siehe Evidenz</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Disagree</source>
        <translation>Widerspruch</translation>
    </message>
    <message>
        <source>Founding document</source>
        <translation>Grundlagendokument</translation>
    </message>
    <message>
        <source>No condition passes this filter.</source>
        <translation>Keine Erkrankung passt zu diesem Filter.</translation>
    </message>
    <message>
        <source>No condition matches “{query}” under this filter.</source>
        <translation>Keine Erkrankung passt unter diesem Filter zu „{query}“.</translation>
    </message>
    <message>
        <source>No exact match. Similar:</source>
        <translation>Kein genauer Treffer. Ähnlich:</translation>
    </message>
    <message>
        <source>first: {condition}</source>
        <translation>zuerst: {condition}</translation>
    </message>
    <message>
        <source>found by {matched}</source>
        <translation>gefunden über {matched}</translation>
    </message>
    <message>
        <source>Heading of {rows}</source>
        <translation>Überschrift für {rows}</translation>
    </message>
    <message>
        <source>sources differ</source>
        <translation>Quellen weichen voneinander ab</translation>
    </message>
    <message>
        <source>sources disagree</source>
        <translation>Quellen widersprechen sich</translation>
    </message>
    <message>
        <source>no deciding source</source>
        <translation>keine entscheidende Quelle</translation>
    </message>
    <message>
        <source>References of: {title}</source>
        <translation>Literaturangaben von: {title}</translation>
    </message>
    <message>
        <source>Read: {read}</source>
        <translation>Gelesen: {read}</translation>
    </message>
    <message>
        <source>Course: {course}</source>
        <translation>Schema: {course}</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>Erkrankung</translation>
    </message>
    <message>
        <source>Leads the verdict</source>
        <translation>Maßgeblich für das Fazit</translation>
    </message>
    <message>
        <source>Opposes the lead</source>
        <translation>Widerspricht der maßgeblichen Quelle</translation>
    </message>
    <message>
        <source>Differs from the lead</source>
        <translation>Weicht von der maßgeblichen Quelle ab</translation>
    </message>
    <message>
        <source>Could decide; a newer or higher source leads</source>
        <translation>Könnte entscheiden; maßgeblich ist eine neuere oder höherrangige Quelle</translation>
    </message>
    <message>
        <source>Cannot decide</source>
        <translation>Kann nicht entscheiden</translation>
    </message>
    <message>
        <source>PLEX–IVIG Reference</source>
        <translation>PLEX–IVIG Reference</translation>
    </message>
    <message>
        <source>Printed {day}</source>
        <translation>Gedruckt am {day}</translation>
    </message>
    <message>
        <source>Saved {day}</source>
        <translation>Gespeichert am {day}</translation>
    </message>
    <message>
        <source>Copied {day}</source>
        <translation>Kopiert am {day}</translation>
    </message>
    <message>
        <source>in words: {words}</source>
        <translation>in Worten: {words}</translation>
    </message>
    <message>
        <source>Withdrawn: </source>
        <translation>Widerrufen: </translation>
    </message>
    <message>
        <source>withdrawn ({said})</source>
        <translation>widerrufen ({said})</translation>
    </message>
    <message>
        <source>Course, withdrawn: {course}</source>
        <translation>Widerrufenes Schema: {course}</translation>
    </message>
    <message>
        <source>It is refused, and nothing was changed. Shown is version {version}, as before.</source>
        <translation>Die Datei wird abgelehnt, und nichts wurde geändert. Gezeigt wird wie zuvor Version {version}.</translation>
    </message>
    <message>
        <source>Install content</source>
        <translation>Inhalt installieren</translation>
    </message>
    <message>
        <source>Shown is version {version}, as before.</source>
        <translation>Gezeigt wird wie zuvor Version {version}.</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>Nichts wurde geändert</translation>
    </message>
    <message>
        <source>Installed in {folder}:</source>
        <translation>Installiert in {folder}:</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>before it version {version}</source>
        <translation>davor Version {version}</translation>
    </message>
    <message>
        <source>newest ever installed: {version}</source>
        <translation>neueste je installierte: {version}</translation>
    </message>
    <message>
        <source>cannot be used: {problem}</source>
        <translation>nicht verwendbar: {problem}</translation>
    </message>
    <message>
        <source>List of keys number {number}, until {day}</source>
        <translation>Schlüsselliste Nummer {number}, bis {day}</translation>
    </message>
    <message>
        <source>[yes/no]</source>
        <translation>[ja/nein]</translation>
    </message>
    <message>
        <source>Done. Shown is version {version}.</source>
        <translation>Erledigt. Gezeigt wird Version {version}.</translation>
    </message>
    <message>
        <source>No longer withdrawn</source>
        <translation>Nicht mehr widerrufen</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Albumin, percent</source>
        <translation>Albumin, Prozent</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>A limit</source>
        <translation>Ein Grenzwert</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>Austausche</translation>
    </message>
    <message>
        <source>Exchanges a week</source>
        <translation>Austausche pro Woche</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Formel</translation>
    </message>
    <message>
        <source>g a day</source>
        <translation>g pro Tag</translation>
    </message>
    <message>
        <source>g/kg in total</source>
        <translation>g/kg insgesamt</translation>
    </message>
    <message>
        <source>g/kg a day</source>
        <translation>g/kg pro Tag</translation>
    </message>
    <message>
        <source>A rule of thumb</source>
        <translation>Eine Faustregel</translation>
    </message>
    <message>
        <source>Grams</source>
        <translation>Gramm</translation>
    </message>
    <message>
        <source>Days from one to the next</source>
        <translation>Tage von einem zum nächsten</translation>
    </message>
    <message>
        <source>Left, percent</source>
        <translation>Verblieben, Prozent</translation>
    </message>
    <message>
        <source>Litres</source>
        <translation>Liter</translation>
    </message>
    <message>
        <source>Litres in total</source>
        <translation>Liter insgesamt</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Höchstwert</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>mL/kg each</source>
        <translation>mL/kg je Austausch</translation>
    </message>
    <message>
        <source>mL/kg in total</source>
        <translation>mL/kg insgesamt</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Gesagt von</translation>
    </message>
    <message>
        <source>Order of the claims</source>
        <translation>Reihenfolge der Aussagen</translation>
    </message>
    <message>
        <source>Order of the conditions</source>
        <translation>Reihenfolge der Erkrankungen</translation>
    </message>
    <message>
        <source>Order of the dosing data</source>
        <translation>Reihenfolge der Dosierungsdaten</translation>
    </message>
    <message>
        <source>Order of the patient factors</source>
        <translation>Reihenfolge der Patientenfaktoren</translation>
    </message>
    <message>
        <source>Order of the facts</source>
        <translation>Reihenfolge der Angaben</translation>
    </message>
    <message>
        <source>Order of the statements on products</source>
        <translation>Reihenfolge der Angaben zu Präparaten</translation>
    </message>
    <message>
        <source>Order of the references</source>
        <translation>Reihenfolge der Literaturangaben</translation>
    </message>
    <message>
        <source>Order of the sources</source>
        <translation>Reihenfolge der Quellen</translation>
    </message>
    <message>
        <source>Order of the statements</source>
        <translation>Reihenfolge der Sätze</translation>
    </message>
    <message>
        <source>Over so many days</source>
        <translation>Über so viele Tage</translation>
    </message>
    <message>
        <source>Over so many weeks</source>
        <translation>Über so viele Wochen</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Removed, percent</source>
        <translation>Entfernt, Prozent</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Maximum at risk</source>
        <translation>Höchstwert bei Risiko</translation>
    </message>
    <message>
        <source>In its words</source>
        <translation>Im Wortlaut</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Observed in clinical series</source>
        <translation>In klinischen Serien beobachtet</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Eingegeben</translation>
    </message>
    <message>
        <source>from the course</source>
        <translation>aus dem Schema</translation>
    </message>
    <message>
        <source>day {day}</source>
        <translation>Tag {day}</translation>
    </message>
    <message>
        <source>How it is computed</source>
        <translation>So wird gerechnet</translation>
    </message>
    <message>
        <source>Sodium</source>
        <translation>Natrium</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Minutes at the start</source>
        <translation>Minuten zu Beginn</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Substance</source>
        <translation>Stoff</translation>
    </message>
    <message>
        <source>Sugar</source>
        <translation>Zucker</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Vials</source>
        <translation>Durchstechflaschen</translation>
    </message>
    <message>
        <source>Plasma volumes each</source>
        <translation>Plasmavolumina je Austausch</translation>
    </message>
    <message>
        <source>Weight bands</source>
        <translation>Gewichtsstufen</translation>
    </message>
    <message>
        <source>the claim is removed</source>
        <translation>die Aussage ist entfernt</translation>
    </message>
    <message>
        <source>Decides no more: {source}: {why}</source>
        <translation>Entscheidet nicht mehr: {source}: {why}</translation>
    </message>
    <message>
        <source>There is no content before this one that it could be compared with.</source>
        <translation>Es gibt keinen vorigen Inhalt, mit dem dieser verglichen werden könnte.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Dosing data</source>
        <translation>Dosierungsdaten</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Conditions that changed since the content before</source>
        <translation>Erkrankungen, die sich seit dem vorigen Inhalt geändert haben</translation>
    </message>
    <message>
        <source>new condition</source>
        <translation>neue Erkrankung</translation>
    </message>
    <message>
        <source>verdict changed</source>
        <translation>Fazit geändert</translation>
    </message>
    <message>
        <source>statements changed</source>
        <translation>Aussagen geändert</translation>
    </message>
    <message>
        <source>It is refused, and nothing was changed.</source>
        <translation>Die Datei wird abgelehnt, und nichts wurde geändert.</translation>
    </message>
    <message>
        <source>List of keys number {number}</source>
        <translation>Schlüsselliste Nummer {number}</translation>
    </message>
    <message>
        <source>Install this list of keys?</source>
        <translation>Diese Schlüsselliste installieren?</translation>
    </message>
    <message>
        <source>This list of keys is in use already. There is nothing to do.</source>
        <translation>Diese Schlüsselliste ist schon in Gebrauch. Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Content, version {version}</source>
        <translation>Inhalt, Version {version}</translation>
    </message>
    <message>
        <source>Install this content?</source>
        <translation>Diesen Inhalt installieren?</translation>
    </message>
    <message>
        <source>This content is installed already. There is nothing to do.</source>
        <translation>Dieser Inhalt ist schon installiert. Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>It passed every check.</source>
        <translation>Alle Prüfungen sind bestanden.</translation>
    </message>
    <message>
        <source>&amp;Install</source>
        <translation>&amp;Installieren</translation>
    </message>
    <message>
        <source>Version {version} is installed and cannot be used; it is taken back.</source>
        <translation>Version {version} ist installiert und kann nicht verwendet werden; sie wird zurückgenommen.</translation>
    </message>
    <message>
        <source>Go back to the content before</source>
        <translation>Zurück zum vorherigen Inhalt</translation>
    </message>
    <message>
        <source>It was verified again.</source>
        <translation>Er wurde erneut geprüft.</translation>
    </message>
    <message>
        <source>Go back to this content?</source>
        <translation>Zu diesem Inhalt zurückgehen?</translation>
    </message>
    <message>
        <source>&amp;Go back</source>
        <translation>&amp;Zurückgehen</translation>
    </message>
    <message>
        <source>Version {old} is in use now, version {new} afterwards.</source>
        <translation>Jetzt ist Version {old} in Gebrauch, danach Version {new}.</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>It can be used until {day}.</source>
        <translation>Verwendbar bis {day}.</translation>
    </message>
    <message>
        <source>{what}: before {old}; then {new}</source>
        <translation>{what}: vorher {old}; danach {new}</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Structure of the file</source>
        <translation>Aufbau der Datei</translation>
    </message>
    <message>
        <source>Hash of every part</source>
        <translation>Prüfsumme jedes Teils</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Signaturen</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Fit for this computer</source>
        <translation>Eignung für diesen Computer</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>nicht bestanden</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>Licences, and how to replace Qt</source>
        <translation>Lizenzen, und wie Qt ersetzt wird</translation>
    </message>
    <message>
        <source>All components of this program</source>
        <translation>Alle Bestandteile dieses Programms</translation>
    </message>
    <message>
        <source>GNU Lesser General Public License 3</source>
        <translation>GNU Lesser General Public License 3</translation>
    </message>
    <message>
        <source>GNU General Public License 3</source>
        <translation>GNU General Public License 3</translation>
    </message>
    <message>
        <source>SIL Open Font License</source>
        <translation>SIL Open Font License</translation>
    </message>
    <message>
        <source>All other licences</source>
        <translation>Alle übrigen Lizenzen</translation>
    </message>
    <message>
        <source>Expired on {day}: check before use.</source>
        <translation>Abgelaufen am {day}: vor Gebrauch prüfen.</translation>
    </message>
    <message>
        <source>Local: {owner}</source>
        <translation>Lokal: {owner}</translation>
    </message>
    <message>
        <source>not evidence, not verified by this reference</source>
        <translation>keine Evidenz, von diesem Nachschlagewerk nicht geprüft</translation>
    </message>
    <message>
        <source>Version {version}, valid until {day}</source>
        <translation>Version {version}, gültig bis {day}</translation>
    </message>
    <message>
        <source>Contact: {contact}</source>
        <translation>Kontakt: {contact}</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>Vorrätig</translation>
    </message>
    <message>
        <source>House pathway</source>
        <translation>Hausinterner Pfad</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>{id}, which this content does not have</source>
        <translation>{id}, in diesem Inhalt nicht enthalten</translation>
    </message>
    <message>
        <source>only at: {conditions}</source>
        <translation>nur bei: {conditions}</translation>
    </message>
    <message>
        <source>Not signed: a draft. Nobody has vouched for this content.</source>
        <translation>Nicht signiert: ein Entwurf. Niemand hat sich für diesen Inhalt verbürgt.</translation>
    </message>
    <message>
        <source>The installed content, version {version}, cannot be used: {problem}.</source>
        <translation>Der installierte Inhalt, Version {version}, ist nicht verwendbar: {problem}.</translation>
    </message>
    <message>
        <source>The content that came with the program cannot be used: {problem}. Have the program installed again.</source>
        <translation>Der Inhalt, der mit dem Programm kam, ist nicht verwendbar: {problem}. Das Programm muss neu installiert werden.</translation>
    </message>
    <message>
        <source>The list of keys {file} cannot be used: {problem}.</source>
        <translation>Die Schlüsselliste {file} ist nicht verwendbar: {problem}.</translation>
    </message>
    <message>
        <source>The list of keys number {version} was used on this computer before, and is missing. What is installed is judged by number {used}, and nothing can be installed until the missing one is installed again.</source>
        <translation>Die Schlüsselliste Nummer {version} wurde auf diesem Computer schon verwendet und fehlt. Installiertes wird nach Nummer {used} beurteilt, und nichts kann installiert werden, bis die fehlende wieder installiert ist.</translation>
    </message>
    <message>
        <source>The list of keys expired on {day}. What is installed stays in use, but nothing can be installed until a newer list of keys is.</source>
        <translation>Die Schlüsselliste ist am {day} abgelaufen. Was installiert ist, bleibt in Gebrauch, doch kann nichts installiert werden, bis eine neuere Schlüsselliste installiert ist.</translation>
    </message>
    <message>
        <source>the list of keys number {version} was used on this computer before and is missing, and by number {used} nothing can be installed; install the missing one again</source>
        <translation>die Schlüsselliste Nummer {version} wurde auf diesem Computer schon verwendet und fehlt, und nach Nummer {used} kann nichts installiert werden; die fehlende muss wieder installiert werden</translation>
    </message>
    <message>
        <source>the list of keys number {number} expired on {day}; install a newer list of keys first</source>
        <translation>die Schlüsselliste Nummer {number} ist am {day} abgelaufen; zuerst muss eine neuere Schlüsselliste installiert werden</translation>
    </message>
    <message>
        <source>The installed content, version {version}, is not signed by the keys of this list, and is no longer shown once the list is installed.</source>
        <translation>Der installierte Inhalt, Version {version}, ist nicht mit den Schlüsseln dieser Liste signiert und wird nicht mehr gezeigt, sobald die Liste installiert ist.</translation>
    </message>
    <message>
        <source>it says that it was built on {built}, and this computer says that today is {today}; check the computer&apos;s date</source>
        <translation>er wurde nach eigener Angabe am {built} erstellt, und laut diesem Computer ist heute der {today}; das Datum des Computers ist zu prüfen</translation>
    </message>
    <message>
        <source>version {version} is older than {highest}, which was installed on this computer before; only going back leads to an older one</source>
        <translation>Version {version} ist älter als {highest}, die auf diesem Computer schon installiert war; zu einer älteren führt nur das Zurückgehen</translation>
    </message>
    <message>
        <source>version {version} is older than {highest}, which came with the program</source>
        <translation>Version {version} ist älter als {highest}, die mit dem Programm kam</translation>
    </message>
    <message>
        <source>it is {id}, which is other content than what is shown here, {shown}; one does not follow the other</source>
        <translation>Es ist {id}, ein anderer Inhalt als der hier angezeigte, {shown}; der eine folgt nicht auf den anderen</translation>
    </message>
    <message>
        <source>version {version} is known on this computer with other content; a version never changes</source>
        <translation>Version {version} ist auf diesem Computer mit anderem Inhalt bekannt; eine Version ändert sich nie</translation>
    </message>
    <message>
        <source>Its review was due on {day}.</source>
        <translation>Die Überprüfung war am {day} fällig.</translation>
    </message>
    <message>
        <source>What is installed has changed in the meantime. Nothing was done; look at the difference again.</source>
        <translation>Was installiert ist, hat sich inzwischen geändert. Es wurde nichts getan; der Unterschied ist neu anzusehen.</translation>
    </message>
    <message>
        <source>Another installation is under way in {folder}. Nothing was done; try again when it has ended.</source>
        <translation>In {folder} läuft eine andere Installation. Es wurde nichts getan; nach deren Ende ist ein neuer Versuch möglich.</translation>
    </message>
    <message>
        <source>It could not be written ({why}). Shown is version {version}.</source>
        <translation>Das Schreiben ist fehlgeschlagen ({why}). Gezeigt wird Version {version}.</translation>
    </message>
    <message>
        <source>There is no folder in which content could be installed: this user has no home folder.</source>
        <translation>Es gibt keinen Ordner, in dem Inhalte installiert werden könnten: Dieser Benutzer hat keinen eigenen Ordner.</translation>
    </message>
    <message>
        <source>This content came with the program.</source>
        <translation>Dieser Inhalt kam mit dem Programm.</translation>
    </message>
    <message>
        <source>This content is installed for all users of this computer.</source>
        <translation>Dieser Inhalt ist für alle Benutzer dieses Computers installiert.</translation>
    </message>
    <message>
        <source>This content is installed for this user alone.</source>
        <translation>Dieser Inhalt ist nur für diesen Benutzer installiert.</translation>
    </message>
    <message>
        <source>This content is from a signed file: {location}</source>
        <translation>Dieser Inhalt ist aus einer signierten Datei: {location}</translation>
    </message>
    <message>
        <source>This content is a draft that is not signed: {location}</source>
        <translation>Dieser Inhalt ist ein nicht signierter Entwurf: {location}</translation>
    </message>
    <message>
        <source>SHA-256 of the content before: {start}...</source>
        <translation>SHA-256 des vorherigen Inhalts: {start}...</translation>
    </message>
    <message>
        <source>clinical</source>
        <translation>klinisch</translation>
    </message>
    <message>
        <source>release</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>list of keys</source>
        <translation>Schlüsselliste</translation>
    </message>
    <message>
        <source>local</source>
        <translation>örtlich</translation>
    </message>
    <message>
        <source>Signed by {name} ({role}), with a key for trying out</source>
        <translation>Signiert von {name} ({role}), mit einem Schlüssel zum Ausprobieren</translation>
    </message>
    <message>
        <source>Signed by {name} ({role})</source>
        <translation>Signiert von {name} ({role})</translation>
    </message>
    <message>
        <source>the leading source recommends it</source>
        <translation>die maßgebliche Quelle empfiehlt die Therapie</translation>
    </message>
    <message>
        <source>the leading source says it may be considered, or a study found benefit</source>
        <translation>laut maßgeblicher Quelle kann die Therapie erwogen werden, oder eine Studie fand einen Nutzen</translation>
    </message>
    <message>
        <source>another source points the opposite way from the lead</source>
        <translation>eine andere Quelle vertritt die Gegenposition zur maßgeblichen</translation>
    </message>
    <message>
        <source>the leading source finds the evidence insufficient</source>
        <translation>die maßgebliche Quelle hält die Evidenz für unzureichend</translation>
    </message>
    <message>
        <source>the leading source does not recommend it, or a study found no benefit</source>
        <translation>die maßgebliche Quelle empfiehlt die Therapie nicht, oder eine Studie fand keinen Nutzen</translation>
    </message>
    <message>
        <source>no source can decide</source>
        <translation>keine Quelle kann entscheiden</translation>
    </message>
    <message>
        <source>Founding document only</source>
        <translation>Nur Grundlagendokument</translation>
    </message>
    <message>
        <source>a broken outline: stated only by the founding document</source>
        <translation>gestrichelter Umriss: nur vom Grundlagendokument angegeben</translation>
    </message>
    <message>
        <source>not in the content before</source>
        <translation>im vorigen Inhalt nicht enthalten</translation>
    </message>
    <message>
        <source>another verdict than in the content before</source>
        <translation>ein anderes Fazit als im vorigen Inhalt</translation>
    </message>
    <message>
        <source>the same verdicts as in the content before, not the same statements</source>
        <translation>dasselbe Fazit wie im vorigen Inhalt, aber nicht dieselben Aussagen</translation>
    </message>
    <message>
        <source>differs: {sources}</source>
        <translation>abweichend: {sources}</translation>
    </message>
    <message>
        <source>founding document only</source>
        <translation>nur Grundlagendokument</translation>
    </message>
    <message>
        <source>Kind: {kind}</source>
        <translation>Art: {kind}</translation>
    </message>
    <message>
        <source>Status: {status}</source>
        <translation>Status: {status}</translation>
    </message>
    <message>
        <source> (founding document only)</source>
        <translation> (nur Grundlagendokument)</translation>
    </message>
    <message>
        <source> (sources differ)</source>
        <translation> (Quellen weichen voneinander ab)</translation>
    </message>
    <message>
        <source>withdrawn on {day}: {reason}</source>
        <translation>widerrufen am {day}: {reason}</translation>
    </message>
    <message>
        <source>no age range found</source>
        <translation>kein Altersbereich gefunden</translation>
    </message>
    <message>
        <source>Nadler</source>
        <translation>Nadler</translation>
    </message>
    <message>
        <source>Per kilogram</source>
        <translation>Pro Kilogramm</translation>
    </message>
    <message>
        <source>Small children, per kilogram</source>
        <translation>Kleine Kinder, pro Kilogramm</translation>
    </message>
    <message>
        <source>Linderkamp I</source>
        <translation>Linderkamp I</translation>
    </message>
    <message>
        <source>Linderkamp II</source>
        <translation>Linderkamp II</translation>
    </message>
    <message>
        <source>Linderkamp III</source>
        <translation>Linderkamp III</translation>
    </message>
    <message>
        <source>Kaplan</source>
        <translation>Kaplan</translation>
    </message>
    <message>
        <source>Actual weight</source>
        <translation>Tatsächliches Gewicht</translation>
    </message>
    <message>
        <source>Ideal weight</source>
        <translation>Idealgewicht</translation>
    </message>
    <message>
        <source>Adjusted weight</source>
        <translation>Angepasstes Gewicht</translation>
    </message>
    <message>
        <source>Ontario</source>
        <translation>Ontario</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>Australien</translation>
    </message>
    <message>
        <source>an input is missing</source>
        <translation>eine Eingabe fehlt</translation>
    </message>
    <message>
        <source>published for adults</source>
        <translation>für Erwachsene veröffentlicht</translation>
    </message>
    <message>
        <source>published from 25 kg</source>
        <translation>ab 25 kg veröffentlicht</translation>
    </message>
    <message>
        <source>published under 25 kg</source>
        <translation>unter 25 kg veröffentlicht</translation>
    </message>
    <message>
        <source>published under 2 years</source>
        <translation>unter 2 Jahren veröffentlicht</translation>
    </message>
    <message>
        <source>published for boys of 2 to 14 and girls of 2 to 6 years</source>
        <translation>für Jungen von 2 bis 14 und Mädchen von 2 bis 6 Jahren veröffentlicht</translation>
    </message>
    <message>
        <source>published for girls of 7 to 14 years</source>
        <translation>für Mädchen von 7 bis 14 Jahren veröffentlicht</translation>
    </message>
    <message>
        <source>not defined below 152.4 cm</source>
        <translation>unter 152,4 cm nicht definiert</translation>
    </message>
    <message>
        <source>its table goes from 40 to 130 kg</source>
        <translation>die Tabelle reicht von 40 bis 130 kg</translation>
    </message>
    <message>
        <source>all rules that apply agree</source>
        <translation>alle Regeln, die gelten, stimmen überein</translation>
    </message>
    <message>
        <source>the rules are {share} apart</source>
        <translation>die Regeln liegen {share} auseinander</translation>
    </message>
    <message>
        <source>The rules are {share} apart, more than 10 %</source>
        <translation>Die Regeln liegen {share} auseinander, mehr als 10 %</translation>
    </message>
    <message>
        <source>All rules that apply agree.</source>
        <translation>Alle Regeln, die gelten, stimmen überein.</translation>
    </message>
    <message>
        <source>The rules are {share} apart, more than 10 %: lowest {low}, highest {high}.</source>
        <translation>Die Regeln liegen {share} auseinander, mehr als 10 %: am niedrigsten {low}, am höchsten {high}.</translation>
    </message>
    <message>
        <source>The rules are {share} apart: lowest {low}, highest {high}.</source>
        <translation>Die Regeln liegen {share} auseinander: am niedrigsten {low}, am höchsten {high}.</translation>
    </message>
    <message>
        <source>Plan: {condition}</source>
        <translation>Plan: {condition}</translation>
    </message>
    <message>
        <source>IgG in the plasma, modelled</source>
        <translation>IgG im Plasma, modelliert</translation>
    </message>
    <message>
        <source>day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>IgG in the plasma, modelled, in percent of the start</source>
        <translation>IgG im Plasma, modelliert, in Prozent des Anfangs</translation>
    </message>
    <message>
        <source>range of the assumed rate of return</source>
        <translation>Bereich der angenommenen Rückstromrate</translation>
    </message>
    <message>
        <source>observed in a clinical series</source>
        <translation>in einer klinischen Serie beobachtet</translation>
    </message>
    <message>
        <source>exchange</source>
        <translation>Austausch</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>IgG modelled</source>
        <translation>IgG modelliert</translation>
    </message>
    <message numerus="yes">
        <source>Left after {number} sessions, in percent of the start</source>
        <extracomment>For the number one: Left after {number} session, in percent of the start</extracomment>
        <translation>
            <numerusform>Übrig nach {number} Sitzung, in Prozent des Anfangs</numerusform>
            <numerusform>Übrig nach {number} Sitzungen, in Prozent des Anfangs</numerusform>
        </translation>
    </message>
    <message>
        <source>In the plasma</source>
        <translation>Im Plasma</translation>
    </message>
    <message>
        <source>In the whole body</source>
        <translation>Im ganzen Körper</translation>
    </message>
    <message>
        <source>{protein}, wholly mixed between the sessions</source>
        <translation>{protein}, zwischen den Sitzungen völlig durchmischt</translation>
    </message>
    <message>
        <source>IgG</source>
        <translation>IgG</translation>
    </message>
    <message>
        <source>IgA</source>
        <translation>IgA</translation>
    </message>
    <message>
        <source>IgM</source>
        <translation>IgM</translation>
    </message>
    <message>
        <source>IgG, two compartments</source>
        <translation>IgG, zwei Kompartimente</translation>
    </message>
    <message>
        <source>Assumed, not measured: a half-life of IgG of {days} days; {rate} of the IgG outside the vessels comes back into them an hour, {band} for the band; sessions of {session}.</source>
        <translation>Angenommen, nicht gemessen: eine Halbwertszeit von IgG von {days} Tagen; {rate} des IgG außerhalb der Gefäße strömt pro Stunde in sie zurück, {band} für das Band; Sitzungen von {session}.</translation>
    </message>
    <message>
        <source>It is an estimate: in some series less was removed than it predicts, in some more.</source>
        <translation>Es ist eine Schätzung: In manchen Serien wurde weniger entfernt, als sie vorhersagt, in manchen mehr.</translation>
    </message>
    <message>
        <source>Before exchange {number}</source>
        <translation>Vor Austausch {number}</translation>
    </message>
    <message>
        <source>After exchange {number}</source>
        <translation>Nach Austausch {number}</translation>
    </message>
    <message>
        <source>End of the curve</source>
        <translation>Ende der Kurve</translation>
    </message>
    <message>
        <source>This condition is about adults; the age group that was entered is of children.</source>
        <translation>Bei dieser Erkrankung geht es um Erwachsene; die eingegebene Altersgruppe ist eine von Kindern.</translation>
    </message>
    <message>
        <source>This condition is about children; the age group that was entered is of adults.</source>
        <translation>Bei dieser Erkrankung geht es um Kinder; die eingegebene Altersgruppe ist die der Erwachsenen.</translation>
    </message>
    <message>
        <source>Still to be entered: {fields}.</source>
        <translation>Noch einzugeben: {fields}.</translation>
    </message>
    <message>
        <source>Not accepted: {fields}.</source>
        <translation>Nicht angenommen: {fields}.</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>two decimal signs: it is not clear which number is meant</source>
        <translation>zwei Dezimalzeichen: Es ist nicht klar, welche Zahl gemeint ist</translation>
    </message>
    <message>
        <source>this unit is not known here</source>
        <translation>diese Einheit ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>inches beside feet go up to 11.99</source>
        <translation>Zoll neben Fuß reichen bis 11,99</translation>
    </message>
    <message>
        <source>{read} {unit} is outside {low} to {high} {unit}</source>
        <translation>{read} {unit} liegt außerhalb von {low} bis {high} {unit}</translation>
    </message>
    <message>
        <source>{read} is outside 10 to 65 % and outside 0.10 to 0.65</source>
        <translation>{read} liegt außerhalb von 10 bis 65 % und außerhalb von 0,10 bis 0,65</translation>
    </message>
    <message>
        <source>not a whole number</source>
        <translation>keine ganze Zahl</translation>
    </message>
    <message>
        <source>not a date such as 2026-12-01</source>
        <translation>kein Datum wie 2026-12-01</translation>
    </message>
    <message>
        <source>not one of: {options}</source>
        <translation>nicht dabei: {options}</translation>
    </message>
    <message>
        <source>only where albumin and plasma are both chosen</source>
        <translation>nur, wo Albumin und Plasma beide gewählt sind</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Geschlecht</translation>
    </message>
    <message>
        <source>Age group</source>
        <translation>Altersgruppe</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Haematocrit</source>
        <translation>Hämatokrit</translation>
    </message>
    <message>
        <source>Date of day 1</source>
        <translation>Datum von Tag 1</translation>
    </message>
    <message>
        <source>PLEX course</source>
        <translation>PLEX-Schema</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Replacement</source>
        <translation>Ersatz</translation>
    </message>
    <message>
        <source>Share of plasma</source>
        <translation>Anteil Plasma</translation>
    </message>
    <message>
        <source>IVIG course</source>
        <translation>IVIG-Schema</translation>
    </message>
    <message>
        <source>IVIG dose in total</source>
        <translation>IVIG-Dosis insgesamt</translation>
    </message>
    <message>
        <source>Days of IVIG</source>
        <translation>IVIG-Tage</translation>
    </message>
    <message>
        <source>IVIG begins on day</source>
        <translation>IVIG beginnt an Tag</translation>
    </message>
    <message>
        <source>{span} a week</source>
        <translation>{span} pro Woche</translation>
    </message>
    <message>
        <source>{span} days</source>
        <translation>{span} Tage</translation>
    </message>
    <message>
        <source>{number} g/kg in total, {daily} g/kg a day</source>
        <translation>insgesamt {number} g/kg, {daily} g/kg pro Tag</translation>
    </message>
    <message>
        <source>outside what the chosen course has: {span}</source>
        <translation>außerhalb dessen, was das gewählte Schema hat: {span}</translation>
    </message>
    <message>
        <source>The body mass index would be {value} kg/m²; the program’s own limits of what is likely at this age are {low} to {high} kg/m².</source>
        <translation>Der Body-Mass-Index wäre {value} kg/m²; die eigenen Grenzen des Programms für das, was in diesem Alter wahrscheinlich ist, sind {low} bis {high} kg/m².</translation>
    </message>
    <message>
        <source>{value} kg: the program’s own limits of what is likely at this age are {low} to {high} kg.</source>
        <translation>{value} kg: Die eigenen Grenzen des Programms für das, was in diesem Alter wahrscheinlich ist, sind {low} bis {high} kg.</translation>
    </message>
    <message>
        <source>{value} cm: the program’s own limits of what is likely at this age are {low} to {high} cm.</source>
        <translation>{value} cm: Die eigenen Grenzen des Programms für das, was in diesem Alter wahrscheinlich ist, sind {low} bis {high} cm.</translation>
    </message>
    <message>
        <source>The ideal weight is a formula for adults; this patient is a child.</source>
        <translation>Das Idealgewicht ist eine Formel für Erwachsene; dieser Patient ist ein Kind.</translation>
    </message>
    <message>
        <source>{number} × plasma volume</source>
        <translation>{number} × Plasmavolumen</translation>
    </message>
    <message>
        <source>{number} % plasma</source>
        <translation>{number} % Plasma</translation>
    </message>
    <message>
        <source>{number} g/kg in total</source>
        <translation>{number} g/kg insgesamt</translation>
    </message>
    <message>
        <source>{fraction}, read as a fraction: {percent}</source>
        <translation>{fraction}, als Bruchteil gelesen: {percent}</translation>
    </message>
    <message>
        <source>{percent}, read as percent</source>
        <translation>{percent}, als Prozent gelesen</translation>
    </message>
    <message>
        <source>Metric (cm, kg)</source>
        <translation>Metrisch (cm, kg)</translation>
    </message>
    <message>
        <source>Imperial (in, lb)</source>
        <translation>Angloamerikanisch (in, lb)</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Weiblich</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Männlich</translation>
    </message>
    <message>
        <source>Preterm newborn</source>
        <translation>Frühgeborenes</translation>
    </message>
    <message>
        <source>Term newborn</source>
        <translation>Reifgeborenes</translation>
    </message>
    <message>
        <source>1–4 months</source>
        <translation>1–4 Monate</translation>
    </message>
    <message>
        <source>5–23 months</source>
        <translation>5–23 Monate</translation>
    </message>
    <message>
        <source>2–6 years</source>
        <translation>2–6 Jahre</translation>
    </message>
    <message>
        <source>7–14 years</source>
        <translation>7–14 Jahre</translation>
    </message>
    <message>
        <source>15–17 years</source>
        <translation>15–17 Jahre</translation>
    </message>
    <message>
        <source>Adult</source>
        <translation>Erwachsen</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>Täglich</translation>
    </message>
    <message>
        <source>Every other day</source>
        <translation>Jeden zweiten Tag</translation>
    </message>
    <message>
        <source>Every 3 days</source>
        <translation>Alle 3 Tage</translation>
    </message>
    <message>
        <source>Every 4 days</source>
        <translation>Alle 4 Tage</translation>
    </message>
    <message>
        <source>Every 5 days</source>
        <translation>Alle 5 Tage</translation>
    </message>
    <message>
        <source>Every 6 days</source>
        <translation>Alle 6 Tage</translation>
    </message>
    <message>
        <source>Weekly</source>
        <translation>Wöchentlich</translation>
    </message>
    <message>
        <source>Every 2 weeks</source>
        <translation>Alle 2 Wochen</translation>
    </message>
    <message>
        <source>Albumin 5 %</source>
        <translation>Albumin 5 %</translation>
    </message>
    <message>
        <source>Plasma</source>
        <translation>Plasma</translation>
    </message>
    <message>
        <source>Albumin 5 % and plasma</source>
        <translation>Albumin 5 % und Plasma</translation>
    </message>
    <message>
        <source>All rules, side by side</source>
        <translation>Alle Regeln nebeneinander</translation>
    </message>
    <message>
        <source>None: own values</source>
        <translation>Keines: eigene Werte</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>Erhaltung</translation>
    </message>
    <message>
        <source>as reported</source>
        <translation>wie berichtet</translation>
    </message>
    <message>
        <source>{dose} a day</source>
        <translation>{dose} am Tag</translation>
    </message>
    <message>
        <source>Lowest: </source>
        <translation>Am niedrigsten: </translation>
    </message>
    <message>
        <source>Highest: </source>
        <translation>Am höchsten: </translation>
    </message>
    <message>
        <source>A day: </source>
        <translation>Am Tag: </translation>
    </message>
    <message numerus="yes">
        <source>{dose} over {number} days: {per_kg} g/kg × {weight}</source>
        <extracomment>For the number one: {dose} on {number} day: {per_kg} g/kg × {weight}</extracomment>
        <translation>
            <numerusform>{dose} an {number} Tag: {per_kg} g/kg × {weight}</numerusform>
            <numerusform>{dose} über {number} Tage: {per_kg} g/kg × {weight}</numerusform>
        </translation>
    </message>
    <message>
        <source>In total: </source>
        <translation>Insgesamt: </translation>
    </message>
    <message>
        <source>From {first} to {last}</source>
        <translation>Von {first} bis {last}</translation>
    </message>
    <message>
        <source>{time} in total</source>
        <translation>{time} insgesamt</translation>
    </message>
    <message>
        <source>With {risk}: {times}</source>
        <translation>Bei „{risk}“: {times}</translation>
    </message>
    <message>
        <source>Start: {rate}</source>
        <translation>Beginn: {rate}</translation>
    </message>
    <message>
        <source>Start: {rate}, for {minutes} min</source>
        <translation>Beginn: {rate}, für {minutes} min</translation>
    </message>
    <message>
        <source>by the actual weight, {weight}</source>
        <translation>nach dem tatsächlichen Gewicht, {weight}</translation>
    </message>
    <message>
        <source>by the weight band of {weight}</source>
        <translation>nach der Gewichtsstufe {weight}</translation>
    </message>
    <message>
        <source>Maximum: {rate}</source>
        <translation>Höchstens: {rate}</translation>
    </message>
    <message>
        <source>Maximum with {risk}: {rate}</source>
        <translation>Höchstens bei „{risk}“: {rate}</translation>
    </message>
    <message>
        <source>The published table goes from {low} to {high} kg: no rate for this weight</source>
        <translation>Die veröffentlichte Tabelle reicht von {low} bis {high} kg: keine Rate für dieses Gewicht</translation>
    </message>
    <message>
        <source>Fluid: {daily} a day, {total} in total, as a {percent} % product</source>
        <translation>Flüssigkeit: {daily} am Tag, {total} insgesamt, als Präparat mit {percent} %</translation>
    </message>
    <message>
        <source>lowest: {low}, highest: {high}</source>
        <translation>am niedrigsten: {low}, am höchsten: {high}</translation>
    </message>
    <message>
        <source>{dose} to the nearest 5 g</source>
        <translation>{dose} auf 5 g gerundet</translation>
    </message>
    <message>
        <source>{dose} in whole vials</source>
        <translation>{dose} in ganzen Flaschen</translation>
    </message>
    <message>
        <source>Vials: the content has no sizes of this product</source>
        <translation>Flaschen: Größen dieses Präparats stehen nicht im Inhalt</translation>
    </message>
    <message>
        <source>{fast} a day at the maximum throughout, {slow} at the start rate throughout; no steps were found</source>
        <translation>{fast} am Tag durchgehend mit der Höchstrate, {slow} durchgehend mit der Anfangsrate; es wurden keine Stufen gefunden</translation>
    </message>
    <message>
        <source>{label}: no source found</source>
        <translation>{label}: keine Quelle gefunden</translation>
    </message>
    <message>
        <source>{label}: at most {amount} a day</source>
        <translation>{label}: höchstens {amount} am Tag</translation>
    </message>
    <message>
        <source>{label}: {amount} a day</source>
        <translation>{label}: {amount} am Tag</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>Time, setting</source>
        <translation>Zeit, Behandlungsrahmen</translation>
    </message>
    <message>
        <source>Albumin 5 %: {each}, {each_grams} a session; {volume}, {grams} in total</source>
        <translation>Albumin 5 %: {each}, {each_grams} pro Sitzung; {volume}, {grams} insgesamt</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message numerus="yes">
        <source>After {number} infusions an exchange follows on a later day: on days {days}.</source>
        <extracomment>For the number one: After {number} infusion an exchange follows on a later day: on day {days}.</extracomment>
        <translation>
            <numerusform>Nach {number} Infusion folgt an einem späteren Tag ein Austausch: an Tag {days}.</numerusform>
            <numerusform>Nach {number} Infusionen folgt an einem späteren Tag ein Austausch: an den Tagen {days}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} infusions are on the day of an exchange: on days {days}.</source>
        <extracomment>For the number one: {number} infusion is on the day of an exchange: on day {days}.</extracomment>
        <translation>
            <numerusform>{number} Infusion ist am Tag eines Austauschs: an Tag {days}.</numerusform>
            <numerusform>{number} Infusionen sind am Tag eines Austauschs: an den Tagen {days}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Days with an exchange or an infusion</source>
        <translation>Tage mit einem Austausch oder einer Infusion</translation>
    </message>
    <message>
        <source>Days from the first to the last</source>
        <translation>Tage vom ersten bis zum letzten</translation>
    </message>
    <message>
        <source>Hours, those of exchanges as assumed</source>
        <translation>Stunden, die der Austausche wie angenommen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Of harm: </source>
        <translation>Zu Schaden: </translation>
    </message>
    <message>
        <source>This content has no data for the planner.</source>
        <translation>Dieser Inhalt hat keine Daten für den Planer.</translation>
    </message>
    <message>
        <source>Per session</source>
        <translation>Pro Sitzung</translation>
    </message>
    <message>
        <source>Whole course</source>
        <translation>Schema insgesamt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Fluid, sodium, sugar</source>
        <translation>Flüssigkeit, Natrium, Zucker</translation>
    </message>
    <message>
        <source>AABB (by weight)</source>
        <translation>AABB (nach Gewicht)</translation>
    </message>
    <message>
        <source>published for men and women</source>
        <translation>für Männer und Frauen veröffentlicht</translation>
    </message>
    <message>
        <source>published for children under 25 kg</source>
        <translation>für Kinder unter 25 kg veröffentlicht</translation>
    </message>
    <message>
        <source>{time} a day at the steps of a published program</source>
        <translation>{time} am Tag mit den Stufen eines veröffentlichten Programms</translation>
    </message>
    <message>
        <source>longer than a day</source>
        <translation>länger als ein Tag</translation>
    </message>
    <message>
        <source>Chosen course</source>
        <translation>Gewähltes Schema</translation>
    </message>
    <message>
        <source>of {product}, not of the chosen product</source>
        <translation>von {product}, nicht vom gewählten Präparat</translation>
    </message>
    <message>
        <source>Not computed yet</source>
        <translation>Noch nicht berechnet</translation>
    </message>
    <message>
        <source>{rule}: {why}</source>
        <translation>{rule}: {why}</translation>
    </message>
    <message>
        <source>days of IVIG; its IgG is not in the curve</source>
        <translation>IVIG-Tage; ihr IgG ist nicht in der Kurve</translation>
    </message>
    <message>
        <source>days of IVIG, the alternative</source>
        <translation>IVIG-Tage, die Alternative</translation>
    </message>
    <message>
        <source>Computed with exact decimal numbers and rounded once, for showing, half to even. Published rules stand beside each other; none is chosen for you.</source>
        <translation>Mit exakten Dezimalzahlen gerechnet und einmal gerundet, für die Anzeige, bei Gleichstand zur geraden Ziffer. Veröffentlichte Regeln stehen nebeneinander; keine wird für Sie gewählt.</translation>
    </message>
    <message>
        <source>Exchanged</source>
        <translation>Ausgetauscht</translation>
    </message>
    <message>
        <source>Time, as assumed</source>
        <translation>Zeit, wie angenommen</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>{volume} exchanged: {volumes} × plasma volume</source>
        <translation>{volume} ausgetauscht: {volumes} × Plasmavolumen</translation>
    </message>
    <message>
        <source>Outside what {owner} has: {volumes} × plasma volume</source>
        <translation>Außerhalb dessen, was {owner} hat: {volumes} × Plasmavolumen</translation>
    </message>
    <message>
        <source>By the only rule that applies: </source>
        <translation>Nach der einzigen Regel, die gilt: </translation>
    </message>
    <message>
        <source>One session takes out {share} of what is in the plasma, not of what is in the body</source>
        <translation>Eine Sitzung entfernt {share} dessen, was im Plasma ist, nicht dessen, was im Körper ist</translation>
    </message>
    <message numerus="yes">
        <source>{volume} in {number} sessions over {days} days, {interval}</source>
        <extracomment>For the number one: {volume} in {number} session on day 1</extracomment>
        <translation>
            <numerusform>{volume} in {number} Sitzung an Tag 1</numerusform>
            <numerusform>{volume} in {number} Sitzungen über {days} Tage, {interval}</numerusform>
        </translation>
    </message>
    <message>
        <source>daily</source>
        <translation>täglich</translation>
    </message>
    <message>
        <source>every other day</source>
        <translation>jeden zweiten Tag</translation>
    </message>
    <message>
        <source>every 3 days</source>
        <translation>alle 3 Tage</translation>
    </message>
    <message>
        <source>every 4 days</source>
        <translation>alle 4 Tage</translation>
    </message>
    <message>
        <source>every 5 days</source>
        <translation>alle 5 Tage</translation>
    </message>
    <message>
        <source>every 6 days</source>
        <translation>alle 6 Tage</translation>
    </message>
    <message>
        <source>weekly</source>
        <translation>wöchentlich</translation>
    </message>
    <message>
        <source>every 2 weeks</source>
        <translation>alle 2 Wochen</translation>
    </message>
    <message>
        <source>Published GBS protocol: {volume} in total (200 to 250 mL per kg ideal weight)</source>
        <translation>Veröffentlichtes GBS-Protokoll: {volume} insgesamt (200 bis 250 mL pro kg Idealgewicht)</translation>
    </message>
    <message>
        <source>Bottles of 12.5 g: {each} a session, {total} in total</source>
        <translation>Flaschen zu 12,5 g: {each} pro Sitzung, {total} insgesamt</translation>
    </message>
    <message>
        <source>Plasma: {each} a session, {volume} in total; units of 250 mL: {units} a session, {total} in total</source>
        <translation>Plasma: {each} pro Sitzung, {volume} insgesamt; Einheiten zu 250 mL: {units} pro Sitzung, {total} insgesamt</translation>
    </message>
    <message>
        <source>Calcium gluconate 10 % by one regimen: {volume} a session</source>
        <translation>Calciumgluconat 10 % nach einem Schema: {volume} pro Sitzung</translation>
    </message>
    <message>
        <source>{session} a session is assumed, {total} in total</source>
        <translation>{session} pro Sitzung angenommen, {total} insgesamt</translation>
    </message>
    <message>
        <source>Out and in: {each} a session, {total} in total</source>
        <translation>Hinaus und hinein: {each} pro Sitzung, {total} insgesamt</translation>
    </message>
    <message>
        <source>By the same arithmetic, one exchange of {volumes} × plasma volume takes away {share} of the IgG that is in the plasma at that time</source>
        <translation>Nach derselben Rechnung nimmt ein Austausch von {volumes} × Plasmavolumen {share} des IgG weg, das zu dieser Zeit im Plasma ist</translation>
    </message>
    <message>
        <source>derived</source>
        <translation>abgeleitet</translation>
    </message>
    <message>
        <source>{total} over {days} days</source>
        <translation>{total} über {days} Tage</translation>
    </message>
    <message>
        <source>up to {share} more than computed</source>
        <translation>bis zu {share} mehr als berechnet</translation>
    </message>
    <message>
        <source>up to {share} less than computed</source>
        <translation>bis zu {share} weniger als berechnet</translation>
    </message>
    <message>
        <source>Blood and plasma volume by every rule</source>
        <translation>Blut- und Plasmavolumen nach jeder Regel</translation>
    </message>
    <message>
        <source>Blood volume</source>
        <translation>Blutvolumen</translation>
    </message>
    <message>
        <source>Plasma volume</source>
        <translation>Plasmavolumen</translation>
    </message>
    <message>
        <source>Exchanges by every rule that applies</source>
        <translation>Austausche nach jeder Regel, die gilt</translation>
    </message>
    <message>
        <source>Dosing weight and dose by every rule</source>
        <translation>Dosierungsgewicht und Dosis nach jeder Regel</translation>
    </message>
    <message>
        <source>In total</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>Am Tag</translation>
    </message>
    <message>
        <source>A day, to 5 g</source>
        <translation>Am Tag, auf 5 g</translation>
    </message>
    <message>
        <source>A day, in vials</source>
        <translation>Am Tag, in Flaschen</translation>
    </message>
    <message>
        <source>In total, to 5 g</source>
        <translation>Insgesamt, auf 5 g</translation>
    </message>
    <message>
        <source>In total, in vials</source>
        <translation>Insgesamt, in Flaschen</translation>
    </message>
    <message>
        <source>Volume and time of one day by every rule</source>
        <translation>Volumen und Zeit eines Tages nach jeder Regel</translation>
    </message>
    <message>
        <source>Volume a day</source>
        <translation>Volumen am Tag</translation>
    </message>
    <message>
        <source>Volume in total</source>
        <translation>Volumen insgesamt</translation>
    </message>
    <message>
        <source>Time a day</source>
        <translation>Zeit am Tag</translation>
    </message>
    <message>
        <source>Sodium a day</source>
        <translation>Natrium am Tag</translation>
    </message>
    <message>
        <source>Sugar a day</source>
        <translation>Zucker am Tag</translation>
    </message>
    <message>
        <source>Each session</source>
        <translation>Jede Sitzung</translation>
    </message>
    <message>
        <source>Albumin 5 % in total</source>
        <translation>Albumin 5 % insgesamt</translation>
    </message>
    <message>
        <source>Bottles of 12.5 g</source>
        <translation>Flaschen zu 12,5 g</translation>
    </message>
    <message>
        <source>Plasma units</source>
        <translation>Plasmaeinheiten</translation>
    </message>
    <message>
        <source>Calcium gluconate 10 % each</source>
        <translation>Calciumgluconat 10 % je Sitzung</translation>
    </message>
    <message>
        <source>the actual weight, which is not above the ideal</source>
        <translation>das tatsächliche Gewicht, das nicht über dem Idealgewicht liegt</translation>
    </message>
    <message>
        <source>adjusted, required by it above a body mass index of 30</source>
        <translation>angepasst, von ihr über einem Body-Mass-Index von 30 verlangt</translation>
    </message>
    <message>
        <source>adjusted, advised by it from 152.4 cm and above 50 or 45.5 kg</source>
        <translation>angepasst, von ihr ab 152,4 cm und über 50 oder 45,5 kg angeraten</translation>
    </message>
    <message>
        <source>the actual weight, outside its limits</source>
        <translation>das tatsächliche Gewicht, außerhalb ihrer Grenzen</translation>
    </message>
    <message>
        <source>at most {amount}</source>
        <translation>höchstens {amount}</translation>
    </message>
    <message>
        <source>Steps of the rate for one day’s dose by {rule}, {product}</source>
        <translation>Stufen der Rate für die Tagesdosis ({rule}), {product}</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Step {number}</source>
        <translation>Stufe {number}</translation>
    </message>
    <message>
        <source>Exchange {number} of {count}</source>
        <translation>Austausch {number} von {count}</translation>
    </message>
    <message>
        <source>Infusion {number} of {count}</source>
        <translation>Infusion {number} von {count}</translation>
    </message>
    <message>
        <source>Both for one patient, on one time line</source>
        <translation>Beide für einen Patienten, auf einer Zeitachse</translation>
    </message>
    <message>
        <source>The two courses beside each other, both from day 1</source>
        <translation>Die beiden Schemata nebeneinander, beide ab Tag 1</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>Two alternatives, beside each other. With a day on which IVIG begins, both stand on one time line of one patient.</source>
        <translation>Zwei Alternativen nebeneinander. Mit einem Tag, an dem IVIG beginnt, stehen beide auf einer Zeitachse eines Patienten.</translation>
    </message>
    <message>
        <source>Together {days} days with an exchange or an infusion, from day 1 to day {last}.</source>
        <translation>Zusammen {days} Tage mit einem Austausch oder einer Infusion, von Tag 1 bis Tag {last}.</translation>
    </message>
    <message>
        <source>IVIG begins on day {day}, after the last exchange on day {last}.</source>
        <translation>IVIG beginnt an Tag {day}, nach dem letzten Austausch an Tag {last}.</translation>
    </message>
    <message>
        <source>Volume out</source>
        <translation>Volumen hinaus</translation>
    </message>
    <message>
        <source>Volume in</source>
        <translation>Volumen hinein</translation>
    </message>
    <message>
        <source>ceil rounded up, floor rounded down, Σ the sum</source>
        <translation>ceil aufgerundet, floor abgerundet, Σ die Summe</translation>
    </message>
    <message>
        <source>Plasma exchange: {rule}</source>
        <translation>Plasmaaustausch: {rule}</translation>
    </message>
    <message>
        <source>What one session leaves in the plasma</source>
        <translation>Was eine Sitzung im Plasma übrig lässt</translation>
    </message>
    <message>
        <source>The published GBS protocol</source>
        <translation>Das veröffentlichte GBS-Protokoll</translation>
    </message>
    <message>
        <source>The model of IgG</source>
        <translation>Das Modell für IgG</translation>
    </message>
    <message>
        <source>Assumed: {assumptions}</source>
        <translation>Angenommen: {assumptions}</translation>
    </message>
    <message>
        <source>Immunoglobulin: {rule}</source>
        <translation>Immunglobulin: {rule}</translation>
    </message>
    <message>
        <source>Range: {range}</source>
        <translation>Bereich: {range}</translation>
    </message>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>unresolved: full citation not found</source>
        <translation>ungeklärt: vollständige Literaturangabe nicht gefunden</translation>
    </message>
    <message numerus="yes">
        <source>{number} statements withdrawn, see Evidence</source>
        <extracomment>For the number one: {number} statement withdrawn, see Evidence</extracomment>
        <translation>
            <numerusform>{number} Aussage widerrufen, siehe Evidenz</numerusform>
            <numerusform>{number} Aussagen widerrufen, siehe Evidenz</numerusform>
        </translation>
    </message>
    <message>
        <source>Of harm with {therapy}, without a part in the verdict: </source>
        <translation>Zu Schäden unter {therapy}, ohne Anteil am Fazit: </translation>
    </message>
    <message numerus="yes">
        <source>{number} statements found, none of which can decide; see Evidence</source>
        <extracomment>For the number one: {number} statement found, which cannot decide; see Evidence</extracomment>
        <translation>
            <numerusform>{number} Aussage gefunden, die nicht entscheiden kann; siehe Evidenz</numerusform>
            <numerusform>{number} Aussagen gefunden, von denen keine entscheiden kann; siehe Evidenz</numerusform>
        </translation>
    </message>
    <message>
        <source>Usual course of {therapy}: </source>
        <translation>Übliches Schema für {therapy}: </translation>
    </message>
    <message>
        <source>. Courses given: see Comparison</source>
        <translation>. Angegebene Schemata: siehe Vergleich</translation>
    </message>
    <message numerus="yes">
        <source>and {number} more, see Evidence</source>
        <extracomment>For the number one: and {number} more, see Evidence</extracomment>
        <translation>
            <numerusform>und {number} weitere, siehe Evidenz</numerusform>
            <numerusform>und {number} weitere, siehe Evidenz</numerusform>
        </translation>
    </message>
    <message>
        <source>Patient factors in the comparison</source>
        <translation>Patientenfaktoren im Vergleich</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Mechanism of action</source>
        <translation>Wirkmechanismus</translation>
    </message>
    <message>
        <source>Indications</source>
        <translation>Indikationen</translation>
    </message>
    <message>
        <source>Clinical use</source>
        <translation>Klinische Anwendung</translation>
    </message>
    <message>
        <source>A product of the other therapy</source>
        <translation>Ein Präparat der anderen Therapie</translation>
    </message>
    <message>
        <source>Composition</source>
        <translation>Zusammensetzung</translation>
    </message>
    <message>
        <source>Licensed in neurology</source>
        <translation>Zugelassen in der Neurologie</translation>
    </message>
    <message>
        <source>Dose</source>
        <translation>Dosis</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>In bold: what leads the verdict, opposes the lead or differs from it. In grey: what cannot decide, and courses that their own source does not favour; the reason follows.</source>
        <translation>Fett: was für das Fazit maßgeblich ist, dem Maßgeblichen widerspricht oder davon abweicht. Grau: was nicht entscheiden kann, und Schemata, die ihre eigene Quelle nicht befürwortet; der Grund folgt.</translation>
    </message>
    <message>
        <source>Evidence: {condition}</source>
        <translation>Evidenz: {condition}</translation>
    </message>
    <message>
        <source>Therapy</source>
        <translation>Therapie</translation>
    </message>
    <message>
        <source>It will be installed for all users of this computer, in {folder}.</source>
        <translation>Die Installation gilt für alle Benutzer dieses Computers, in {folder}.</translation>
    </message>
    <message>
        <source>It will be installed for this user alone, in {folder}.</source>
        <translation>Die Installation gilt nur für diesen Benutzer, in {folder}.</translation>
    </message>
    <message>
        <source>What is shown was verified, and is the newest that could be found. But the record of what is installed cannot be used: {file}: {problem}. Which versions were seen before is taken from what is left.</source>
        <translation>Was gezeigt wird, ist geprüft und das Neueste, was zu finden war. Doch die Aufzeichnung darüber, was installiert ist, kann nicht verwendet werden: {file}: {problem}. Welche Versionen es zuvor gab, ergibt sich aus dem, was noch da ist.</translation>
    </message>
    <message>
        <source>What is shown was verified. But the rights of the folder for installed content are not right: {problem}. Others could remove content there, or have an older version installed again.</source>
        <translation>Was gezeigt wird, ist geprüft. Doch die Rechte des Ordners für installierte Inhalte stimmen nicht: {problem}. Andere könnten dort Inhalte entfernen oder eine ältere Version wieder installieren lassen.</translation>
    </message>
    <message>
        <source>There is nothing to go back to: nothing newer than the program&apos;s own content is installed.</source>
        <translation>Es gibt nichts, wozu zurückgegangen werden könnte: Es ist nichts installiert, was neuer ist als der mitgelieferte Inhalt.</translation>
    </message>
    <message>
        <source>There is nothing sound to go back to: the content that came with the program cannot be used, and nothing else is installed.</source>
        <translation>Es gibt nichts Brauchbares, wozu zurückgegangen werden könnte: Der mitgelieferte Inhalt kann nicht verwendet werden, und sonst ist nichts installiert.</translation>
    </message>
    <message>
        <source>Version {version} is installed for all users in {folder}, where this user may change nothing.</source>
        <translation>Version {version} ist für alle Benutzer in {folder} installiert, wo dieser Benutzer nichts ändern darf.</translation>
    </message>
    <message>
        <source>10 mL per litre of return fluid, published with albumin as return</source>
        <translation>10 mL pro Liter Rückgabeflüssigkeit, veröffentlicht mit Albumin als Rückgabe</translation>
    </message>
    <message>
        <source>What the letters stand for</source>
        <translation>Wofür die Buchstaben stehen</translation>
    </message>
    <message>
        <source>w weight, h height, Hct haematocrit as a fraction of 1</source>
        <translation>w Gewicht, h Größe, Hct Hämatokrit als Bruchteil von 1</translation>
    </message>
    <message>
        <source>TBV blood volume, PV and EPV plasma volume, IBW ideal, ABW adjusted weight</source>
        <translation>TBV Blutvolumen, PV und EPV Plasmavolumen, IBW Idealgewicht, ABW angepasstes Gewicht</translation>
    </message>
    <message>
        <source>x plasma volumes of one exchange, V its volume, n exchanges or days</source>
        <translation>x Plasmavolumina eines Austauschs, V sein Volumen, n Austausche oder Tage</translation>
    </message>
    <message>
        <source>p share of plasma, Va volume of albumin, Vp of plasma, m mass of albumin</source>
        <translation>p Anteil Plasma, Va Volumen an Albumin, Vp an Plasma, m Masse an Albumin</translation>
    </message>
    <message>
        <source>d dose in g/kg, D dose in g, r rate in mL/h, t time</source>
        <translation>d Dosis in g/kg, D Dosis in g, r Rate in mL/h, t Zeit</translation>
    </message>
    <message>
        <source>Numbers have up to six places here; nothing is computed with them rounded</source>
        <translation>Zahlen haben hier bis zu sechs Stellen; mit gerundeten wird nicht gerechnet</translation>
    </message>
    <message>
        <source>f, the share inside the vessels</source>
        <translation>f, der Anteil in den Gefäßen</translation>
    </message>
    <message>
        <source>Formula: {formula} ({owner})</source>
        <translation>Formel: {formula} ({owner})</translation>
    </message>
    <message>
        <source>No claims in this bundle.</source>
        <translation>Keine Aussagen in diesem Datenpaket.</translation>
    </message>
    <message>
        <source>Page {number} of {of}</source>
        <translation>Seite {number} von {of}</translation>
    </message>
    <message>
        <source>What all sources say</source>
        <translation>Was alle Quellen sagen</translation>
    </message>
    <message>
        <source> · claims: {claims}, facts: {facts}</source>
        <translation> · Aussagen: {claims}, Angaben: {facts}</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Overview: PLEX and IVIG in all conditions</source>
        <translation>Übersicht: PLEX und IVIG bei allen Erkrankungen</translation>
    </message>
    <message>
        <source>Beside a verdict: the leading source; ⇄ who points the opposite way; differs: who is open where the lead is not, or the reverse.</source>
        <translation>Neben dem Fazit: die maßgebliche Quelle; ⇄ wer ihr widerspricht; abweichend: wer sich nicht festlegt, wo die maßgebliche Quelle es tut, oder umgekehrt.</translation>
    </message>
    <message>
        <source>{label}, continued</source>
        <translation>{label}, Fortsetzung</translation>
    </message>
    <message>
        <source>marked: {factors}</source>
        <translation>markiert: {factors}</translation>
    </message>
    <message>
        <source>Conditions in which PLEX is recommended or considered</source>
        <translation>Erkrankungen, bei denen PLEX empfohlen ist oder erwogen werden kann</translation>
    </message>
    <message>
        <source>Conditions in which IVIG is recommended or considered</source>
        <translation>Erkrankungen, bei denen IVIG empfohlen ist oder erwogen werden kann</translation>
    </message>
    <message>
        <source>Conditions in which sources disagree</source>
        <translation>Erkrankungen, bei denen sich Quellen widersprechen</translation>
    </message>
    <message>
        <source>Conditions that the founding document names</source>
        <translation>Erkrankungen, die das Grundlagendokument nennt</translation>
    </message>
    <message numerus="yes">
        <source>Copy these {number} statements with their sources</source>
        <extracomment>For the number one: Copy this statement with its source</extracomment>
        <translation>
            <numerusform>Diese Aussage mit ihrer Quelle kopieren</numerusform>
            <numerusform>Diese {number} Aussagen mit ihren Quellen kopieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied {number} statements with their sources</source>
        <extracomment>For the number one: Copied {number} statement with its source</extracomment>
        <translation>
            <numerusform>{number} Aussage mit ihrer Quelle kopiert</numerusform>
            <numerusform>{number} Aussagen mit ihren Quellen kopiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy these {number} sources</source>
        <extracomment>For the number one: Copy this source</extracomment>
        <translation>
            <numerusform>Diese Quelle kopieren</numerusform>
            <numerusform>Diese {number} Quellen kopieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied {number} sources</source>
        <extracomment>For the number one: Copied {number} source</extracomment>
        <translation>
            <numerusform>{number} Quelle kopiert</numerusform>
            <numerusform>{number} Quellen kopiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy these {number} rows</source>
        <extracomment>For the number one: Copy this row</extracomment>
        <translation>
            <numerusform>Diese Zeile kopieren</numerusform>
            <numerusform>Diese {number} Zeilen kopieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied {number} rows</source>
        <extracomment>For the number one: Copied {number} row</extracomment>
        <translation>
            <numerusform>{number} Zeile kopiert</numerusform>
            <numerusform>{number} Zeilen kopiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} pages</source>
        <extracomment>For the number one: {number} page</extracomment>
        <translation>
            <numerusform>{number} Seite</numerusform>
            <numerusform>{number} Seiten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_MarkHeadings</name>
    <message>
        <source>Columns of the marks: PLEX, IVIG</source>
        <translation>Spalten der Zeichen: PLEX, IVIG</translation>
    </message>
</context>
</TS>
