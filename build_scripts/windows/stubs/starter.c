/* Starts a Windows program with variables that Wine does not pass on from Linux, for tests alone.

   Wine keeps HOME, PATH, TMP, QT_... for itself. Here NAME reaches the program where it was given
   as PLEX_IVIG_PASS_NAME. The program shares the standard streams; it ends with this one. */

#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <wchar.h>

const char plex_ivig_stub[] = "a stub of PLEX-IVIG for tests, never shipped";

static const wchar_t MARK[] = L"PLEX_IVIG_PASS_";
#define MARK_LENGTH (sizeof MARK / sizeof *MARK - 1)

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

int wmain(void)
{
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
    STARTUPINFOW start = {0};
    PROCESS_INFORMATION made;
    DWORD code = 1;
    pass_on();
    HANDLE job = CreateJobObjectW(NULL, NULL);
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
    SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
    start.cb = sizeof start;
    start.dwFlags = STARTF_USESTDHANDLES;
    start.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
    start.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
    start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
    if (!CreateProcessW(NULL, rest_of(GetCommandLineW()), NULL, NULL, TRUE, CREATE_SUSPENDED, NULL,
                        NULL, &start, &made))
        return 127;
    AssignProcessToJobObject(job, made.hProcess);
    ResumeThread(made.hThread);
    WaitForSingleObject(made.hProcess, INFINITE);
    GetExitCodeProcess(made.hProcess, &code);
    return (int)code;
}
