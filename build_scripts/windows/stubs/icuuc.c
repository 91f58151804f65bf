/* The part of Windows' own icuuc.dll that Qt names, for Wine 8, which has none.

   Only tests use it. Qt asks ICU for the converters of old encodings alone; here there are none:
   each call says U_UNSUPPORTED_ERROR. What Qt takes the address of and never calls is there too. */

#define EXPORT __declspec(dllexport)
#define UNSUPPORTED 16

EXPORT void *ucnv_open(const char *name, int *error) { if (error) *error = UNSUPPORTED; return 0; }
EXPORT const char *ucnv_getName(const void *converter, int *error) { if (error) *error = UNSUPPORTED; return 0; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, int *error) { if (error) *error = UNSUPPORTED; return 0; }
EXPORT const char *ucnv_getAvailableName(int number) { return 0; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT signed char ucnv_getMaxCharSize(const void *converter) { return 1; }
EXPORT int ucnv_toUCountPending(const void *converter, int *error) { return 0; }
EXPORT void ucnv_close(void *converter) {}
EXPORT void ucnv_reset(void *converter) {}
EXPORT void ucnv_fromUnicode(void) {}
EXPORT void ucnv_toUnicode(void) {}
EXPORT void ucnv_getToUCallBack(void) {}
EXPORT void ucnv_getFromUCallBack(void) {}
EXPORT void ucnv_setToUCallBack(void) {}
EXPORT void ucnv_setFromUCallBack(void) {}
EXPORT void ucnv_cbToUWriteUChars(void) {}
EXPORT void ucnv_cbFromUWriteUChars(void) {}
EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}

/* A mark by which a check tells this file from the real one, wherever it may lie. */
EXPORT const char plex_ivig_stub[] = "a stub of PLEX-IVIG for tests, never shipped";
