/* Starts a Windows program with variables that Wine does not pass on from Linux, for tests alone.

   Wine keeps HOME, PATH, TMP, QT_... for itself. Here NAME reaches the program where it was given
   as PLEX_IVIG_PASS_NAME. The program shares the two outputs. Standard input is for this one: each
   letter that comes does something to the program, and its end ends it, for whoever wrote the
   letters is gone then. The program has an input of its own, into which nothing is ever written. */

#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <wchar.h>

const char plex_ivig_stub[] = "a stub of PLEX-IVIG for tests, never shipped";

static const wchar_t MARK[] = L"PLEX_IVIG_PASS_";
#define MARK_LENGTH (sizeof MARK / sizeof *MARK - 1)

/* What a shell of Linux tells of a program that was ended by a signal: 128 and its number. */
#define INTERRUPTED 130
#define ENDED_BY_FORCE 137
#define ACCESS_VIOLATED 139
#define PATIENCE_MS 30000

typedef LONG(WINAPI *to_process)(HANDLE);

static PROCESS_INFORMATION made;
static HANDLE job;

static void pass_on(void)
{
    wchar_t *block = GetEnvironmentStringsW();
    for (wchar_t *each = block; *each; each += wcslen(each) + 1) {
        if (wcsncmp(each, MARK, MARK_LENGTH)) continue;
        wchar_t *name = _wcsdup(each + MARK_LENGTH), *value = wcschr(name, L'=');
        *value++ = 0;
        SetEnvironmentVariableW(name, *value ? value : NULL);
        value[-1] = L'=';
        each[wcslen(each)] = 0;
        wchar_t given[512];
        wcsncpy(given, each, 511);
        given[511] = 0;
        *wcschr(given, L'=') = 0;
        SetEnvironmentVariableW(given, NULL);
        free(name);
    }
    FreeEnvironmentStringsW(block);
}

/* The command line without its first word, which is this program. */
static wchar_t *rest_of(wchar_t *line)
{
    int quoted = 0;
    for (; *line && (quoted || (*line != L' ' && *line != L'\t')); line++)
        if (*line == L'"') quoted = !quoted;
    while (*line == L' ' || *line == L'\t') line++;
    return line;
}

/* As Windows does when its user logs off: each window is asked, and then told. */
static BOOL CALLBACK log_off(HWND window, LPARAM told)
{
    DWORD owner;
    DWORD_PTR agreed = 0, done;
    GetWindowThreadProcessId(window, &owner);
    if (owner != made.dwProcessId || !IsWindowVisible(window)) return TRUE;
    ++*(int *)told;
    SendMessageTimeoutW(window, WM_QUERYENDSESSION, 0, 0, SMTO_NORMAL, PATIENCE_MS, &agreed);
    if (agreed) SendMessageTimeoutW(window, WM_ENDSESSION, 1, 0, SMTO_NORMAL, PATIENCE_MS, &done);
    return TRUE;
}

static void end_session(void)
{
    int told = 0;
    EnumWindows(log_off, (LPARAM)&told);
    if (!told) TerminateJobObject(job, ENDED_BY_FORCE);
}

static void to_all_threads(const char *name)
{
    ((to_process)GetProcAddress(GetModuleHandleA("ntdll"), name))(made.hProcess);
}

static DWORD WINAPI hear(void *nothing)
{
    HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
    char letter;
    DWORD count;
    while (ReadFile(input, &letter, 1, &count, NULL) && count)
        switch (letter) {
        case 'e': end_session(); break;
        case 'h': to_all_threads("NtSuspendProcess"); break;
        case 'g': to_all_threads("NtResumeProcess"); break;
        case 'x': CreateRemoteThread(made.hProcess, NULL, 0, (LPTHREAD_START_ROUTINE)16, NULL, 0, NULL);
        }
    TerminateJobObject(job, ENDED_BY_FORCE);
    return 0;
}

int wmain(void)
{
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
    SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
    STARTUPINFOW start = {0};
    HANDLE kept_open;
    DWORD code = 1;
    pass_on();
    job = CreateJobObjectW(NULL, NULL);
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
    SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
    start.cb = sizeof start;
    start.dwFlags = STARTF_USESTDHANDLES;
    if (!CreatePipe(&start.hStdInput, &kept_open, &inherited, 0)) return 127;
    SetHandleInformation(kept_open, HANDLE_FLAG_INHERIT, 0);
    start.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
    start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
    if (!CreateProcessW(NULL, rest_of(GetCommandLineW()), NULL, NULL, TRUE, CREATE_SUSPENDED, NULL,
                        NULL, &start, &made))
        return 127;
    AssignProcessToJobObject(job, made.hProcess);
    ResumeThread(made.hThread);
    CreateThread(NULL, 0, hear, NULL, 0, NULL);
    WaitForSingleObject(made.hProcess, INFINITE);
    GetExitCodeProcess(made.hProcess, &code);
    if (code == STATUS_ACCESS_VIOLATION) return ACCESS_VIOLATED;
    return code == STATUS_CONTROL_C_EXIT ? INTERRUPTED : (int)code;
}
