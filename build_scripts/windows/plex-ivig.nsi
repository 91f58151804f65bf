; The set-up for people and for scripts; build_scripts/freezing/nsis.py fills in the words in @.
;
; The new files are unpacked beside the old ones, then they change places by renaming. Whatever is
; killed, the program is the old or the new, or another run of the set-up makes it whole.

Unicode true
Target amd64-unicode
SetCompressor /SOLID /FINAL lzma
SetCompressorDictSize 64
CRCCheck force
AllowSkipFiles off
RequestExecutionLevel admin
ManifestSupportedOS Win10
ManifestDPIAware true
Name "@PRODUCT@"
OutFile "set-up.exe"
InstallDir ""
BrandingText "@PRODUCT@ @VERSION@"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "@VERSION@.0"
VIFileVersion "@VERSION@.0"
VIAddVersionKey /LANG=0 "ProductName" "@PRODUCT@"
VIAddVersionKey /LANG=0 "ProductVersion" "@VERSION@"
VIAddVersionKey /LANG=0 "FileVersion" "@VERSION@"
VIAddVersionKey /LANG=0 "FileDescription" "Set-up of @PRODUCT@"
VIAddVersionKey /LANG=0 "CompanyName" "@PUBLISHER@"
VIAddVersionKey /LANG=0 "LegalCopyright" "MIT licence"

!define MUI_ICON "plex-ivig.ico"
!define MUI_UNICON "plex-ivig.ico"
!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "TextFunc.nsh"
!include "WordFunc.nsh"

!define KNOWN "Software\Microsoft\Windows\CurrentVersion\Uninstall\@PRODUCT@"
!define OWN "Software\@PRODUCT@"
!define LIST "installed-files.txt"
!define NEW "plex-ivig.new"
!define OLD "plex-ivig.old"
!define WINDOWS "SOFTWARE\Microsoft\Windows NT\CurrentVersion"

; The exit codes; README.txt tells them to administrators.
!define FAILED 2
!define TOO_OLD 10
!define NO_ADMINISTRATOR 11
!define OTHER_SET_UP 12
!define NEWER 13
!define BY_MSI 14
!define FOREIGN_FOLDER 15
!define ELSEWHERE 16
!define IN_USE 17
!define NO_ROOM 18
!define MACHINE_FOLDER 19
!define BAD_FOLDER 20
!define NOT_HERE ${ELSEWHERE}

!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipWhereKnown
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString SAY_FAILED ${LANG_ENGLISH} "The program could not be installed. What was there before is still there."
LangString SAY_FAILED ${LANG_GERMAN} "Das Programm konnte nicht installiert werden. Was vorher da war, ist noch da."
LangString SAY_TOO_OLD ${LANG_ENGLISH} "The program needs 64-bit Windows 10 version 1809 (build @BUILD@) or newer."
LangString SAY_TOO_OLD ${LANG_GERMAN} "Das Programm braucht 64-Bit-Windows 10 Version 1809 (Build @BUILD@) oder neuer."
LangString SAY_NO_ADMINISTRATOR ${LANG_ENGLISH} "Only an administrator can install or remove the program."
LangString SAY_NO_ADMINISTRATOR ${LANG_GERMAN} "Nur ein Administrator kann das Programm installieren oder entfernen."
LangString SAY_OTHER_SET_UP ${LANG_ENGLISH} "Another set-up of the program is running."
LangString SAY_OTHER_SET_UP ${LANG_GERMAN} "Ein anderes Setup des Programms läuft gerade."
LangString SAY_NEWER ${LANG_ENGLISH} "A newer version of the program is installed. Remove it first to go back."
LangString SAY_NEWER ${LANG_GERMAN} "Eine neuere Version des Programms ist installiert. Entfernen Sie sie zuerst, um zurückzugehen."
LangString SAY_BY_MSI ${LANG_ENGLISH} "The program was installed by its MSI. Remove that first, or install the newer MSI."
LangString SAY_BY_MSI ${LANG_GERMAN} "Das Programm wurde mit seinem MSI installiert. Entfernen Sie es zuerst, oder installieren Sie das neuere MSI."
LangString SAY_FOREIGN_FOLDER ${LANG_ENGLISH} "This folder has other files in it. Choose an empty or a new one:$\r$\n$INSTDIR"
LangString SAY_FOREIGN_FOLDER ${LANG_GERMAN} "In diesem Ordner liegen andere Dateien. Wählen Sie einen leeren oder neuen:$\r$\n$INSTDIR"
LangString SAY_ELSEWHERE ${LANG_ENGLISH} "The program is installed in another folder. Remove it first to move it:$\r$\n$Earlier"
LangString SAY_ELSEWHERE ${LANG_GERMAN} "Das Programm ist in einem anderen Ordner installiert. Entfernen Sie es zuerst, um es zu verlegen:$\r$\n$Earlier"
LangString SAY_IN_USE ${LANG_ENGLISH} "The program is running. Close all its windows, also those of other users who are logged on; then try again."
LangString SAY_IN_USE ${LANG_GERMAN} "Das Programm läuft. Schließen Sie alle seine Fenster, auch die anderer angemeldeter Benutzer; dann versuchen Sie es noch einmal."
LangString SAY_NO_ROOM ${LANG_ENGLISH} "There is not enough room on the disk: @ROOM@ KB are needed."
LangString SAY_NO_ROOM ${LANG_GERMAN} "Auf dem Datenträger ist nicht genug Platz: @ROOM@ KB werden gebraucht."
LangString SAY_MACHINE_FOLDER ${LANG_ENGLISH} "The folder plex-ivig in ProgramData cannot be protected from changes by ordinary users: something in it is in use. Close what uses it, or remove the folder, and try again."
LangString SAY_MACHINE_FOLDER ${LANG_GERMAN} "Der Ordner plex-ivig in ProgramData lässt sich nicht vor Änderungen durch gewöhnliche Benutzer schützen: etwas darin wird benutzt. Schließen Sie, was ihn benutzt, oder entfernen Sie den Ordner, und versuchen Sie es noch einmal."
LangString SAY_BAD_FOLDER ${LANG_ENGLISH} "The folder after /D= cannot be used. It begins with a drive that is there or with a share, has \ between folders, and is written without quotes at the end of the line."
LangString SAY_BAD_FOLDER ${LANG_GERMAN} "Der Ordner nach /D= kann nicht benutzt werden. Er beginnt mit einem vorhandenen Laufwerk oder einer Freigabe, hat \ zwischen den Ordnern und steht ohne Anführungszeichen am Ende der Zeile."
LangString SAY_NOT_HERE ${LANG_ENGLISH} "This is not the folder of the installed program. Nothing has been removed."
LangString SAY_NOT_HERE ${LANG_GERMAN} "Dies ist nicht der Ordner des installierten Programms. Es wurde nichts entfernt."

Var Earlier ; the folder that the registry knows
Var Line
Var Handle
Var Busy
Var Tries

; Says why it cannot go on (in a window, or where silent on standard error), and ends.
!macro End CODE
  !insertmacro Say "$(SAY_${CODE})"
  SetErrorLevel ${${CODE}}
  Quit
!macroend

!macro Say TEXT
  ${If} ${Silent}
    System::Call 'kernel32::GetStdHandle(i -12) p .r0'
    FileWrite $0 "${TEXT}$\r$\n"
  ${Else}
    MessageBox MB_OK|MB_ICONSTOP "${TEXT}"
  ${EndIf}
!macroend

; Before anything: who starts this, where, and is it alone?
!macro Begin
  SetRegView 64
  SetShellVarContext all
  ReadRegStr $0 HKLM "${WINDOWS}" "CurrentBuildNumber"
  ${If} $0 < @BUILD@
    !insertmacro End TOO_OLD
  ${EndIf}
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 != "Admin"
    !insertmacro End NO_ADMINISTRATOR
  ${EndIf}
  System::Call 'kernel32::CreateMutexW(p 0, i 1, w "Global\plex-ivig-set-up") p .r1 ?e'
  Pop $0
  ${If} $0 <> 0
    !insertmacro End OTHER_SET_UP
  ${EndIf}
  InitPluginsDir
  File "/oname=$PLUGINSDIR\machine-folder.dll" "machine-folder.dll"
!macroend

!macro Shared UN
; Is $0\$Line in use, for longer than a scanner of viruses looks at it? One that is marked read-only
; is not. The answer is in $Busy.
Function ${UN}TryOne
  StrCpy $Tries 0
  ${Do}
    ClearErrors
    FileOpen $2 "$0\$Line" a
    ${IfNot} ${Errors}
      FileClose $2
      Return
    ${EndIf}
    SetFileAttributes "$0\$Line" NORMAL
    Sleep 250
    IntOp $Tries $Tries + 1
  ${LoopUntil} $Tries >= 8
  StrCpy $Busy $Line
FunctionEnd

; Is a file in $0, of those that the list $1 names, in use? The answer is in $Busy.
Function ${UN}LookForUse
  StrCpy $Busy ""
  FileOpen $Handle $1 r
  ${If} ${Errors}
    ClearErrors
    Return
  ${EndIf}
  ${Do}
    FileReadUTF16LE $Handle $Line
    ${IfThen} ${Errors} ${|} ${ExitDo} ${|}
    ${TrimNewLines} $Line $Line
    StrCpy $2 $Line 1
    StrCpy $3 $Line 1 -1
    ${If} $2 != "|"
    ${AndIf} $3 != "\"
    ${AndIf} $Line != "${LIST}"
    ${AndIf} $Line != "uninstall.exe"
    ${AndIf} ${FileExists} "$0\$Line"
      Call ${UN}TryOne
      ${IfThen} $Busy != "" ${|} ${ExitDo} ${|}
    ${EndIf}
  ${Loop}
  ClearErrors
  FileClose $Handle
FunctionEnd

; Deletes in $0 what the list $1 names, and nothing else; the set-up's own two files stay.
Function ${UN}DeleteListed
  FileOpen $Handle $1 r
  ${If} ${Errors}
    ClearErrors
    Return
  ${EndIf}
  ${Do}
    FileReadUTF16LE $Handle $Line
    ${IfThen} ${Errors} ${|} ${ExitDo} ${|}
    ${TrimNewLines} $Line $Line
    StrCpy $2 $Line 1
    StrCpy $3 $Line 1 -1
    ${If} $Line == ""
    ${OrIf} $2 == "|"
    ${OrIf} $Line == "${LIST}"
    ${OrIf} $Line == "uninstall.exe"
    ${ElseIf} $3 == "\"
      RMDir "$0\$Line"
    ${Else}
      SetFileAttributes "$0\$Line" NORMAL
      Delete "$0\$Line"
    ${EndIf}
    ClearErrors
  ${Loop}
  ClearErrors
  FileClose $Handle
FunctionEnd

; Until nothing is in use, or nobody tries again.
Function ${UN}RefuseWhileInUse
  ${Do}
    StrCpy $0 $INSTDIR
    StrCpy $1 "$INSTDIR\${LIST}"
    ${IfNot} ${FileExists} $1
      StrCpy $1 "$INSTDIR\${OLD}\${LIST}"
    ${EndIf}
    Call ${UN}LookForUse
    ${IfThen} $Busy == "" ${|} ${ExitDo} ${|}
    ${If} ${Silent}
      !insertmacro End IN_USE
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(SAY_IN_USE)" IDRETRY again
    SetErrorLevel ${IN_USE}
    Quit
    again:
  ${Loop}
FunctionEnd

; What a set-up left that was killed while old and new changed places.
Function ${UN}ClearRemains
  StrCpy $0 $INSTDIR
  ${If} ${FileExists} "$INSTDIR\${OLD}\${LIST}"
    StrCpy $1 "$INSTDIR\${OLD}\${LIST}"
    Call ${UN}DeleteListed
    StrCpy $1 "$INSTDIR\${NEW}\${LIST}"
    Call ${UN}DeleteListed
  ${EndIf}
  RMDir /r "$INSTDIR\${OLD}"
  RMDir /r "$INSTDIR\${NEW}"
  ClearErrors
FunctionEnd
!macroend
!insertmacro Shared ""
!insertmacro Shared "un."

; NSIS leaves /D= and what follows out of $CMDLINE, and out of account what it can make nothing of.
Function RefuseBadFolder
  System::Call 'kernel32::GetCommandLineW() w .r0'
  StrLen $1 $CMDLINE
  StrCpy $0 $0 "" $1
  ${If} $0 == ""
    Return
  ${EndIf}
  StrCpy $0 $0 "" 4
  ${Do}
    StrCpy $1 $0 1 -1
    ${If} $1 != "\"
    ${AndIf} $1 != " "
      ${ExitDo}
    ${EndIf}
    StrCpy $0 $0 -1
  ${Loop}
  ${If} $0 != $INSTDIR
    !insertmacro End BAD_FOLDER
  ${EndIf}
FunctionEnd

Function .onInit
  !insertmacro Begin
  System::Call 'msi::MsiEnumRelatedProductsW(w "@UPGRADE_CODE@", i 0, i 0, w .r1) i .r0'
  ${If} $0 = 0
    !insertmacro End BY_MSI
  ${EndIf}
  ReadRegStr $0 HKLM "${KNOWN}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} $0 "@VERSION@" $1
    ${If} $1 = 1
      !insertmacro End NEWER
    ${EndIf}
  ${EndIf}
  Call RefuseBadFolder
  ReadRegStr $Earlier HKLM "${OWN}" "SetupFolder"
  ${IfNot} ${FileExists} "$Earlier\*.*"
    StrCpy $Earlier "" ; with its drive, or by hand: where it was is as good as any place
  ${EndIf}
  ${If} $INSTDIR == ""
    StrCpy $INSTDIR $Earlier
    ${If} $INSTDIR == ""
      StrCpy $INSTDIR "$PROGRAMFILES64\@PRODUCT@"
    ${EndIf}
  ${ElseIf} $Earlier != ""
  ${AndIf} $Earlier != $INSTDIR
    !insertmacro End ELSEWHERE
  ${EndIf}
FunctionEnd

Function SkipWhereKnown
  ${If} $Earlier != ""
    Abort
  ${EndIf}
FunctionEnd

; Renames $4\$Line into the folder $5. What has just been written a scanner of viruses holds for a
; moment: it is tried for ten seconds. What cannot be renamed is then in $Busy.
Function MoveOne
  StrCpy $Tries 0
  ${Do}
    ClearErrors
    Rename "$4\$Line" "$5\$Line"
    ${IfNot} ${Errors}
      Return
    ${EndIf}
    Sleep 250
    IntOp $Tries $Tries + 1
  ${LoopUntil} $Tries >= 40
  ClearErrors
  StrCpy $Busy $Line
FunctionEnd

; Renames from the folder $4 to the folder $5 what the list $1 has at the top, and the list itself
; first, last or not at all, as $6 says. Ends with the first that fails, which is then in $Busy.
Function Move
  StrCpy $Busy ""
  ${If} $6 == "first"
    StrCpy $Line "${LIST}"
    Call MoveOne
    ${IfThen} $Busy != "" ${|} Return ${|}
    StrCpy $1 "$5\${LIST}"
  ${EndIf}
  FileOpen $Handle $1 r
  ${If} ${Errors}
    StrCpy $Busy "${LIST}"
    ClearErrors
    Return
  ${EndIf}
  ${Do}
    FileReadUTF16LE $Handle $Line
    ${IfThen} ${Errors} ${|} ${ExitDo} ${|}
    ${TrimNewLines} $Line $Line
    StrCpy $2 $Line 1
    StrCpy $Line $Line "" 1
    ${If} $2 == "|"
    ${AndIf} ${FileExists} "$4\$Line"
      Call MoveOne
      ${IfThen} $Busy != "" ${|} ${ExitDo} ${|}
    ${EndIf}
  ${Loop}
  ClearErrors
  FileClose $Handle
  ${If} $6 == "last"
  ${AndIf} $Busy == ""
    StrCpy $Line "${LIST}"
    Call MoveOne
  ${EndIf}
FunctionEnd

Function MoveIn
  StrCpy $4 "$INSTDIR\${NEW}"
  StrCpy $5 "$INSTDIR"
  StrCpy $6 "last"
  StrCpy $1 "$INSTDIR\${NEW}\${LIST}"
  Call Move
FunctionEnd

; What is installed; then what lies in the way of the new, though no list names it.
Function MoveOut
  StrCpy $4 "$INSTDIR"
  StrCpy $5 "$INSTDIR\${OLD}"
  CreateDirectory $5
  ${If} ${FileExists} "$INSTDIR\${LIST}"
    StrCpy $6 "first"
    Call Move
  ${EndIf}
  ${If} $Busy == ""
    StrCpy $6 "not"
    StrCpy $1 "$INSTDIR\${NEW}\${LIST}"
    Call Move
  ${EndIf}
FunctionEnd

Function MoveBack
  StrCpy $4 "$INSTDIR\${OLD}"
  StrCpy $5 "$INSTDIR"
  StrCpy $6 "last"
  StrCpy $1 "$INSTDIR\${OLD}\${LIST}"
  Call Move
FunctionEnd

; What of the new has its place already makes room for the old again.
Function TakeBack
  StrCpy $4 "$INSTDIR"
  StrCpy $5 "$INSTDIR\${NEW}"
  StrCpy $6 "not"
  StrCpy $1 "$INSTDIR\${NEW}\${LIST}"
  Call Move
  Call MoveBack
  RMDir "$INSTDIR\${OLD}"
FunctionEnd

; As if it had not been started.
Function Undo
  SetOutPath $PLUGINSDIR
  RMDir /r "$INSTDIR\${NEW}"
  ${If} $Earlier == ""
    DeleteRegKey HKLM "${OWN}"
    RMDir $INSTDIR
  ${EndIf}
FunctionEnd

Function .onInstFailed
  ${If} ${Silent}
    !insertmacro Say "$(SAY_FAILED)"
  ${EndIf}
  Call Undo
FunctionEnd

; What is in $INSTDIR beside an uninstaller, which in its own folder cannot remove itself; in $Busy.
Function LookForOthers
  StrCpy $Busy ""
  FindFirst $Handle $Line "$INSTDIR\*.*"
  ${DoWhile} $Line != ""
    ${If} $Line != "."
    ${AndIf} $Line != ".."
    ${AndIf} $Line != "uninstall.exe"
      StrCpy $Busy $Line
      ${ExitDo}
    ${EndIf}
    FindNext $Handle $Line
  ${Loop}
  FindClose $Handle
  ClearErrors
FunctionEnd

Section
  ${If} $Earlier == ""
  ${AndIf} ${FileExists} "$INSTDIR\*.*"
    Call LookForOthers
    ${If} $Busy != ""
      !insertmacro End FOREIGN_FOLDER
    ${EndIf}
  ${EndIf}
  Call RefuseWhileInUse
  ClearErrors
  CreateDirectory $INSTDIR
  ${If} ${Errors}
    SetErrorLevel ${FAILED}
    Abort
  ${EndIf}
  WriteRegStr HKLM "${OWN}" "SetupFolder" $INSTDIR
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$INSTDIR", *l .r1, p 0, p 0) i .r0'
  System::Int64Op $1 / 1024
  Pop $1
  System::Int64Op $1 < @ROOM@
  Pop $1
  ${If} $1 = 1
    Call Undo
    !insertmacro End NO_ROOM
  ${EndIf}
  Call ClearRemains
  CreateDirectory "$INSTDIR\${NEW}"
  ; While there is room: NSIS does not notice when only a part of it can be written.
  WriteUninstaller "$INSTDIR\${NEW}\uninstall.exe"
@FILES@
  SetOutPath $INSTDIR
  ${If} ${Errors}
    SetErrorLevel ${FAILED}
    Abort
  ${EndIf}
  System::Call '$PLUGINSDIR\machine-folder.dll::MakeMachineFolder(i 0) i .r0 ?u'
  ${If} $0 <> 0
    Call Undo
    !insertmacro End MACHINE_FOLDER
  ${EndIf}
  Call MoveOut
  ${If} $Busy != ""
    Call MoveBack
    RMDir "$INSTDIR\${OLD}"
    Call Undo
    !insertmacro End IN_USE
  ${EndIf}
  Call MoveIn
  ${If} $Busy != ""
    Call TakeBack
    SetErrorLevel ${FAILED}
    Abort
  ${EndIf}
  RMDir "$INSTDIR\${NEW}"
  CreateShortcut "$SMPROGRAMS\@PRODUCT@.lnk" "$INSTDIR\@EXECUTABLE@"
  WriteRegStr HKLM "${OWN}" "InstallDir" $INSTDIR
  WriteRegStr HKLM "${OWN}" "Version" "@VERSION@"
  WriteRegStr HKLM "${KNOWN}" "DisplayName" "@PRODUCT@"
  WriteRegStr HKLM "${KNOWN}" "DisplayVersion" "@VERSION@"
  WriteRegStr HKLM "${KNOWN}" "DisplayIcon" "$INSTDIR\@EXECUTABLE@"
  WriteRegStr HKLM "${KNOWN}" "Publisher" "@PUBLISHER@"
  WriteRegStr HKLM "${KNOWN}" "InstallLocation" $INSTDIR
  WriteRegStr HKLM "${KNOWN}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${KNOWN}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${KNOWN}" "EstimatedSize" @SIZE@
  WriteRegDWORD HKLM "${KNOWN}" "VersionMajor" @MAJOR@
  WriteRegDWORD HKLM "${KNOWN}" "VersionMinor" @MINOR@
  WriteRegDWORD HKLM "${KNOWN}" "NoModify" 1
  WriteRegDWORD HKLM "${KNOWN}" "NoRepair" 1
  RMDir /r "$INSTDIR\${OLD}"
SectionEnd

; In $0 the whole name of the folder in $R0, which may be a short one.
Function un.GetWholeName
  System::Call 'kernel32::GetLongPathNameW(w R0, w .r0, i ${NSIS_MAX_STRLEN}) i .r1'
  ${If} $1 = 0
    StrCpy $0 $R0
  ${EndIf}
FunctionEnd

; A copy of the folder, or of the uninstaller, removes nothing.
Function un.onInit
  !insertmacro Begin
  ReadRegStr $R0 HKLM "${OWN}" "SetupFolder"
  ${If} $R0 == ""
  ${AndIf} ${FileExists} "$INSTDIR\${LIST}"
    Return
  ${EndIf}
  Call un.GetWholeName
  StrCpy $R1 $0
  StrCpy $R0 $INSTDIR
  Call un.GetWholeName
  ${If} $0 != $R1
    !insertmacro End NOT_HERE
  ${EndIf}
FunctionEnd

Section "Uninstall"
  Call un.RefuseWhileInUse
  Delete "$SMPROGRAMS\@PRODUCT@.lnk"
  Call un.ClearRemains
  StrCpy $0 $INSTDIR
  StrCpy $1 "$INSTDIR\${LIST}"
  Call un.DeleteListed
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/PURGE" $1
  ${IfNot} ${Errors}
  ${AndIf} $1 == ""
    System::Call '$PLUGINSDIR\machine-folder.dll::PurgeMachineFolder(i 0) i .r0 ?u'
    ${If} $0 <> 0
      SetErrorLevel ${MACHINE_FOLDER}
    ${EndIf}
  ${EndIf}
  System::Call '$PLUGINSDIR\machine-folder.dll::RemoveMachineFolder(i 0) i .r0 ?u'
  Delete "$INSTDIR\${LIST}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir $INSTDIR
  DeleteRegKey HKLM "${KNOWN}"
  DeleteRegKey HKLM "${OWN}"
SectionEnd
