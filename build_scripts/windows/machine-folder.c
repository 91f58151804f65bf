/* C:\ProgramData\plex-ivig for both set-ups: made so that ordinary users can read it and no more.

   Windows lets every user make folders in C:\ProgramData, so what is there already is trusted only
   where Administrators or the system own it; all else is moved to plex-ivig-set-aside-N. What an
   administrator protected from inheritance is left as it is, with its rights. Nothing is followed
   out of the folder: reparse points and files with a second name are moved as well. */

#define UNICODE
#include <windows.h>
#include <aclapi.h>
#include <msi.h>
#include <msiquery.h>
#include <sddl.h>
#include <shlobj.h>

#define LONGEST 2000
#define MOST_ASIDE 1000
#define MOST_DEEP 40
/* To read as well: what is opened for its rights alone, Windows does not compare with others. */
#define OPENED (READ_CONTROL | WRITE_DAC | WRITE_OWNER | FILE_READ_ATTRIBUTES | FILE_LIST_DIRECTORY)
#define LOOKED_INTO (READ_CONTROL | FILE_READ_ATTRIBUTES | FILE_LIST_DIRECTORY)
#define UNFOLLOWED (FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OPEN_REPARSE_POINT)
#define CHANGED (OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION)

/* Administrators own it; they and the system may do anything, users read; nothing is inherited. */
static const WCHAR OF_THE_FOLDER[] =
    L"O:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)";
static const WCHAR OF_FOLDERS_IN_IT[] =
    L"O:BAD:ARAI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;0x1200a9;;;BU)";
static const WCHAR OF_FILES_IN_IT[] = L"O:BAD:ARAI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)";

static WCHAR path[LONGEST], aside[LONGEST], target[LONGEST];
static int top, moved;

/* Adds a name to a path; the length before it, by which it is taken off again, or -1. */
static int add(WCHAR *to, const WCHAR *name)
{
    int before = lstrlenW(to);
    if (before + lstrlenW(name) + 2 > LONGEST)
        return -1;
    lstrcatW(to, L"\\");
    lstrcatW(to, name);
    return before;
}

static void add_number(WCHAR *to, int number)
{
    WCHAR digits[4] = {(WCHAR)(L'0' + number / 100 % 10), (WCHAR)(L'0' + number / 10 % 10),
                       (WCHAR)(L'0' + number % 10), 0};
    lstrcatW(to, digits);
}

/* What an ordinary user shut to administrators opens, and is moved, all the same. */
static void use_privileges(void)
{
    static const WCHAR *const names[] = {SE_BACKUP_NAME, SE_RESTORE_NAME};
    TOKEN_PRIVILEGES wanted = {1, {{{0, 0}, SE_PRIVILEGE_ENABLED}}};
    HANDLE token;
    int number;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_ADJUST_PRIVILEGES, &token))
        return;
    for (number = 0; number < 2; number++)
        if (LookupPrivilegeValueW(NULL, names[number], &wanted.Privileges[0].Luid))
            AdjustTokenPrivileges(token, FALSE, &wanted, 0, NULL, NULL);
    CloseHandle(token);
}

static int find_place(void)
{
    WCHAR found[MAX_PATH];
    if (SHGetFolderPathW(NULL, CSIDL_COMMON_APPDATA, NULL, SHGFP_TYPE_CURRENT, found) != S_OK)
        return 0;
    lstrcpyW(path, L"\\\\?\\");
    lstrcatW(path, found);
    use_privileges();
    aside[0] = 0;
    moved = 0;
    top = lstrlenW(path);
    return add(path, L"plex-ivig") >= 0;
}

static int make(const WCHAR *folder)
{
    SECURITY_ATTRIBUTES with = {sizeof with, NULL, FALSE};
    int made;
    if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(
            OF_THE_FOLDER, SDDL_REVISION_1, &with.lpSecurityDescriptor, NULL))
        return 0;
    made = CreateDirectoryW(folder, &with);
    if (!made && GetLastError() == ERROR_ALREADY_EXISTS)
        made = -1;
    LocalFree(with.lpSecurityDescriptor);
    return made;
}

/* The user that this process runs as: an administrator, or the system. */
static int is_own(PSID owner)
{
    BYTE user[sizeof(TOKEN_USER) + SECURITY_MAX_SID_SIZE];
    HANDLE token;
    DWORD size;
    int own = 0;
    if (OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token)) {
        own = GetTokenInformation(token, TokenUser, user, sizeof user, &size) &&
              EqualSid(owner, ((TOKEN_USER *)user)->User.Sid);
        CloseHandle(token);
    }
    return own;
}

static int is_trusted(HANDLE entry)
{
    BY_HANDLE_FILE_INFORMATION about;
    PSECURITY_DESCRIPTOR security;
    PSID owner;
    int trusted;
    if (!GetFileInformationByHandle(entry, &about) ||
        about.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT)
        return 0;
    if (!(about.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) && about.nNumberOfLinks > 1)
        return 0;
    if (GetSecurityInfo(entry, SE_FILE_OBJECT, OWNER_SECURITY_INFORMATION, &owner, NULL, NULL,
                        NULL, &security) != ERROR_SUCCESS)
        return 0;
    trusted = IsWellKnownSid(owner, WinLocalSystemSid) ||
              IsWellKnownSid(owner, WinBuiltinAdministratorsSid) || is_own(owner);
    LocalFree(security);
    return trusted;
}

static int is_protected(HANDLE entry)
{
    PSECURITY_DESCRIPTOR security;
    SECURITY_DESCRIPTOR_CONTROL control = 0;
    DWORD revision;
    if (GetSecurityInfo(entry, SE_FILE_OBJECT, DACL_SECURITY_INFORMATION, NULL, NULL, NULL, NULL,
                        &security) != ERROR_SUCCESS)
        return 0;
    GetSecurityDescriptorControl(security, &control, &revision);
    LocalFree(security);
    return control & SE_DACL_PROTECTED;
}

static int give(HANDLE entry, const WCHAR *rights, SECURITY_INFORMATION kind)
{
    PSECURITY_DESCRIPTOR security;
    int given;
    if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(rights, SDDL_REVISION_1, &security,
                                                              NULL))
        return 0;
    given = SetKernelObjectSecurity(entry, CHANGED | kind, security);
    LocalFree(security);
    return given;
}

/* Whoever holds a folder open to write into it makes this fail. */
static HANDLE opened(void)
{
    return CreateFileW(path, OPENED, FILE_SHARE_READ, NULL, OPEN_EXISTING, UNFOLLOWED, NULL);
}

/* Renames `path` to `target`; MoveFileEx does not make use of privileges. */
static int renamed(void)
{
    static struct {
        FILE_RENAME_INFO head;
        WCHAR rest[LONGEST];
    } wanted;
    HANDLE entry = CreateFileW(path, DELETE | SYNCHRONIZE,
                               FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                               OPEN_EXISTING, UNFOLLOWED, NULL);
    int done;
    if (entry == INVALID_HANDLE_VALUE)
        return 0;
    wanted.head.FileNameLength = lstrlenW(target) * sizeof *target;
    lstrcpyW(wanted.head.FileName, target);
    done = SetFileInformationByHandle(entry, FileRenameInfo, &wanted, sizeof wanted);
    CloseHandle(entry);
    return done;
}

static int set_aside(const WCHAR *name)
{
    int number = 0, made = aside[0] ? 1 : -1;
    while (made < 0 && ++number < MOST_ASIDE) {
        lstrcpynW(aside, path, top + 1);
        lstrcatW(aside, L"\\plex-ivig-set-aside-");
        add_number(aside, number);
        made = make(aside);
    }
    if (made != 1 || ++moved >= MOST_ASIDE)
        return 0;
    if (lstrlenW(aside) + lstrlenW(name) + 6 > LONGEST)
        return 0;
    lstrcpyW(target, aside);
    lstrcatW(target, L"\\");
    add_number(target, moved);
    lstrcatW(target, L"-");
    lstrcatW(target, name);
    return renamed() || MoveFileExW(path, target, 0);
}

/* Somebody reads it just now who lets nobody else: a policy must not be moved away for that. */
static int is_held_of_administrators(int is_folder)
{
    HANDLE entry;
    int trusted = 0;
    if (is_folder || GetLastError() != ERROR_SHARING_VIOLATION)
        return 0;
    entry = CreateFileW(path, READ_CONTROL | FILE_READ_ATTRIBUTES,
                        FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                        OPEN_EXISTING, UNFOLLOWED, NULL);
    if (entry != INVALID_HANDLE_VALUE) {
        trusted = is_trusted(entry);
        CloseHandle(entry);
    }
    return trusted;
}

static int secure_all_in(int depth);

static int secure_entry(const WIN32_FIND_DATAW *found, int depth)
{
    int is_folder = found->dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY, done;
    HANDLE entry = opened();
    if (entry == INVALID_HANDLE_VALUE)
        return !is_held_of_administrators(is_folder) && set_aside(found->cFileName);
    if (!is_trusted(entry)) {
        CloseHandle(entry);
        return set_aside(found->cFileName);
    }
    done = give(entry, is_folder ? OF_FOLDERS_IN_IT : OF_FILES_IN_IT,
                UNPROTECTED_DACL_SECURITY_INFORMATION) &&
           (!is_folder || secure_all_in(depth + 1));
    CloseHandle(entry);
    return done;
}

/* Calls a function for all that is in the folder `path`; ends with the first that fails. */
static int for_all_in(int (*function)(const WIN32_FIND_DATAW *, int), int depth)
{
    WIN32_FIND_DATAW found;
    HANDLE search;
    int done = depth < MOST_DEEP, before = add(path, L"*");
    if (before < 0)
        return 0;
    search = FindFirstFileW(path, &found);
    path[before] = 0;
    if (search == INVALID_HANDLE_VALUE)
        return 0;
    while (done) {
        if (lstrcmpW(found.cFileName, L".") && lstrcmpW(found.cFileName, L"..")) {
            done = add(path, found.cFileName) == before && function(&found, depth);
            path[before] = 0;
        }
        if (!FindNextFileW(search, &found))
            break;
    }
    FindClose(search);
    return done;
}

static int secure_all_in(int depth)
{
    return for_all_in(secure_entry, depth);
}

/* While it is open, nobody can put another folder or a link in its place. */
static HANDLE held(void)
{
    return CreateFileW(path, LOOKED_INTO, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING,
                       UNFOLLOWED, NULL);
}

static int is_link(HANDLE entry)
{
    BY_HANDLE_FILE_INFORMATION about;
    return !GetFileInformationByHandle(entry, &about) ||
           about.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT;
}

static int delete_entry(const WIN32_FIND_DATAW *found, int depth)
{
    HANDLE folder;
    int emptied;
    if (!(found->dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY)) {
        SetFileAttributesW(path, FILE_ATTRIBUTE_NORMAL);
        return DeleteFileW(path);
    }
    folder = held();
    if (folder == INVALID_HANDLE_VALUE)
        return 0;
    emptied = is_link(folder) || for_all_in(delete_entry, depth + 1);
    CloseHandle(folder);
    return emptied && RemoveDirectoryW(path);
}

static int make_or_secure(void)
{
    HANDLE folder;
    int done = make(path);
    if (done >= 0)
        return done;
    folder = opened();
    if (folder == INVALID_HANDLE_VALUE || !is_trusted(folder)) {
        if (folder != INVALID_HANDLE_VALUE)
            CloseHandle(folder);
        return set_aside(L"plex-ivig") && make(path) == 1;
    }
    done = is_protected(folder) ||
           (give(folder, OF_THE_FOLDER, PROTECTED_DACL_SECURITY_INFORMATION) && secure_all_in(0));
    CloseHandle(folder);
    return done;
}

/* Tells the log and the user of the MSI; the NSIS set-up, which has no handle, says it itself. */
static UINT failed(MSIHANDLE installer, const WCHAR *what)
{
    MSIHANDLE record = installer ? MsiCreateRecord(0) : 0;
    if (record) {
        MsiRecordSetStringW(record, 0, what);
        MsiProcessMessage(installer, INSTALLMESSAGE_ERROR, record);
        MsiCloseHandle(record);
    }
    return ERROR_INSTALL_FAILURE;
}

__declspec(dllexport) UINT __stdcall MakeMachineFolder(MSIHANDLE installer)
{
    if (find_place() && make_or_secure())
        return ERROR_SUCCESS;
    return failed(installer, L"The folder plex-ivig in ProgramData cannot be protected from "
                             L"changes by ordinary users: something in it is in use. Close what "
                             L"uses it, or remove the folder, and install again.");
}

/* Takes the folder away where nothing is in it, and no other that a link leads to. */
__declspec(dllexport) UINT __stdcall RemoveMachineFolder(MSIHANDLE installer)
{
    HANDLE folder;
    int before;
    (void)installer;
    if (!find_place() || (folder = held()) == INVALID_HANDLE_VALUE)
        return ERROR_SUCCESS;
    if (!is_link(folder) && (before = add(path, L"content")) >= 0) {
        RemoveDirectoryW(path);
        path[before] = 0;
    }
    CloseHandle(folder);
    RemoveDirectoryW(path);
    return ERROR_SUCCESS;
}

__declspec(dllexport) UINT __stdcall PurgeMachineFolder(MSIHANDLE installer)
{
    HANDLE folder;
    int done;
    if (!find_place())
        return failed(installer, L"Windows does not tell where ProgramData is.");
    if (GetFileAttributesW(path) == INVALID_FILE_ATTRIBUTES)
        return ERROR_SUCCESS;
    folder = held();
    done = folder != INVALID_HANDLE_VALUE && is_trusted(folder) && for_all_in(delete_entry, 0);
    if (folder != INVALID_HANDLE_VALUE)
        CloseHandle(folder);
    if (done && RemoveDirectoryW(path))
        return ERROR_SUCCESS;
    return failed(installer, L"Not all of the folder plex-ivig in ProgramData could be deleted.");
}

BOOL WINAPI DllMain(HINSTANCE library, DWORD reason, LPVOID reserved)
{
    (void)library, (void)reason, (void)reserved;
    return TRUE;
}
