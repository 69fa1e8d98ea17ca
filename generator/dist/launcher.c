/* dist/launcher.c - bin/handbook of the tarball that `make dist` makes.
 *
 * That program brings every library it needs, the C library and its loader
 * too: linked against Debian 12's it would not start where the C library is
 * older (Ubuntu 22.04). The kernel finds a loader by an absolute path only, and
 * nobody knows where the tarball will be unpacked. So this small program, which
 * needs no library, finds its own place and starts
 *
 *     lib/handbook/ld.so --library-path lib/handbook … lib/handbook/handbook
 *
 * LD_LIBRARY_PATH is neither heeded nor changed: helpers that handbook runs,
 * such as git, get the libraries of their own system. To the kernel the program
 * is then lib/handbook/ld.so, and finds share/handbook from there
 * (pipeline/places.h).
 *
 * Linked with -static; not a part of the handbook's own program.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The longest path that Linux opens, and the longest that is put behind one. */
enum { PATH_LONGEST = 4096, PATH_BEHIND = 32 };
enum { CANNOT_START = 3 }; /* "the system failed", as handbook says it */

static int cannot(const char *what, const char *path, int err)
{
    fprintf(stderr, "handbook: cannot %s '%s': %s\n", what, path,
            strerror(err));
    return CANNOT_START;
}

/* home and what lies below it. Lives until the program is replaced. */
static char *below(const char *home, const char *name)
{
    size_t length = strlen(home);
    char *path = malloc(length + strlen(name) + 1);
    if (path == NULL)
        exit(cannot("start", home, ENOMEM));
    memcpy(path, home, length);
    memcpy(path + length, name, strlen(name) + 1);
    return path;
}

int main(int argc, char **argv)
{
    static char home[PATH_LONGEST];
    static char inhibit[] = "--inhibit-cache", where[] = "--library-path",
                as[] = "--argv0", nobody[] = "handbook";
    const size_t room = sizeof home - PATH_BEHIND;

    ssize_t length = readlink("/proc/self/exe", home, room);
    if (length < 0)
        return cannot("read", "/proc/self/exe", errno);
    if ((size_t)length == room)
        return cannot("start below", home, ENAMETOOLONG);
    home[length] = '\0';
    for (int up = 0; up < 2; up++) { /* …/bin/handbook */
        char *slash = strrchr(home, '/');
        if (slash != NULL)
            *slash = '\0';
    }
    char *loader = below(home, "/lib/handbook/ld.so");
    char *const first[] = {loader,
                           inhibit,
                           where,
                           below(home, "/lib/handbook"),
                           as,
                           argc > 0 ? argv[0] : nobody,
                           below(home, "/lib/handbook/handbook")};
    const size_t count = sizeof first / sizeof first[0];
    size_t given = argc > 1 ? (size_t)argc - 1 : 0;
    char **words = calloc(count + given + 1, sizeof *words);

    if (words == NULL)
        return cannot("start", loader, ENOMEM);
    memcpy(words, first, sizeof first);
    if (given > 0)
        memcpy(words + count, argv + 1, given * sizeof *words);
    execv(loader, words);
    int status = cannot("start", loader, errno);
    fputs("handbook: leave it in the folder that was unpacked; to call it from "
          "elsewhere, make a link to it.\n",
          stderr);
    return status;
}
