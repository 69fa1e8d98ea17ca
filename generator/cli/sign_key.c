/* cli/sign_key.c - the keys of --sign and --key, and a password. */
#include "base/compat.h"

#include "cli/command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/fs.h"

#define PASSWORD_VARIABLE "HANDBOOK_SIGN_PASSWORD"
/* minisign takes no longer one. */
#define PASSWORD_BYTES 1024

enum { KEY_CANCEL = 3, KEY_END = 4, KEY_BACK = 8, KEY_CLEAR = 21,
       KEY_DELETE = 127 };

/* Takes back the last character, all its bytes. */
static size_t take_back(const char *text, size_t len)
{
    while (len > 0 && ((unsigned char)text[len - 1] & 0xC0) == 0x80)
        len--;
    return len > 0 ? len - 1 : 0;
}

/* A line from a terminal that does not show it. False when it was cancelled.
 * Keys are read one by one, so that the one that cancels cannot end the program
 * before the terminal is as it was. */
static bool read_line(char *out, size_t size, size_t *len)
{
    unsigned char key;
    *len = 0;
    while (read(STDIN_FILENO, &key, 1) == 1) {
        if (key == '\n' || key == '\r')
            return true;
        if (key == KEY_CANCEL || (key == KEY_END && *len == 0))
            return false;
        if (key == KEY_BACK || key == KEY_DELETE)
            *len = take_back(out, *len);
        else if (key == KEY_CLEAR)
            *len = 0;
        else if (key >= ' ' && *len < size)
            out[(*len)++] = (char)key;
    }
    return false;
}

static bool ask(const Command *command, const char *typed, char *out,
                size_t size, size_t *len)
{
    struct termios before, silent;
    if (isatty(STDIN_FILENO) != 1 || tcgetattr(STDIN_FILENO, &before) != 0) {
        fprintf(stderr,
                "handbook %s: the key '%s' has a password, and there is no "
                "terminal to ask for it:\nset " PASSWORD_VARIABLE ".\n",
                command->name, typed);
        return false;
    }
    silent = before;
    silent.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG);
    silent.c_cc[VMIN] = 1;
    silent.c_cc[VTIME] = 0;
    fprintf(stderr, "Password of the key %s: ", typed);
    (void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    bool done = read_line(out, size, len);
    (void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    fputc('\n', stderr);
    if (!done)
        fprintf(stderr, "handbook %s: no password was given\n",
                command->name);
    return done;
}

static bool complain(const Command *command, const char *typed,
                     const char *what)
{
    fprintf(stderr, "handbook %s: the key '%s': %s\n", command->name, typed,
            what);
    return false;
}

static bool unlock(const Command *command, const char *typed, SignKey *key)
{
    char password[PASSWORD_BYTES];
    const char *given = getenv(PASSWORD_VARIABLE);
    SignProblem problem;
    if (given != NULL) {
        problem = sign_key_unlock(key, str_from(given));
    } else {
        size_t len = 0;
        bool done = ask(command, typed, password, sizeof password, &len);
        problem = done ? sign_key_unlock(key, str_of(password, len))
                       : SIGN_LOCKED;
        sign_wipe(password, sizeof password);
        if (!done)
            return false;
    }
    return problem == SIGN_OK ||
           complain(command, typed, sign_problem_text(problem));
}

/* A key may be kept behind a link, which is followed. 0 or errno. */
static int read_file(const char *typed, char text[SIGN_FILE_BYTES],
                     size_t *len)
{
    Arena arena;
    Str real;
    arena_init(&arena);
    int err = fs_real_path(&arena, typed, &real);
    if (err == 0)
        err = fs_read_into(real.ptr, text, SIGN_FILE_BYTES, len);
    arena_release(&arena);
    return err == EFBIG ? 0 : err; /* then it is no key: its start tells */
}

bool sign_key_open(const Command *command, Str name, SignKey *out)
{
    const char *typed = name.ptr; /* a word of the command line */
    char text[SIGN_FILE_BYTES];
    size_t len = 0;
    memset(out, 0, sizeof *out);
    int err = read_file(typed, text, &len);
    SignProblem problem =
        err == 0 ? sign_key_read(str_of(text, len), out) : SIGN_OK;
    sign_wipe(text, sizeof text);
    bool done;
    if (err != 0)
        done = complain(command, typed, strerror(err));
    else if (problem == SIGN_LOCKED)
        done = unlock(command, typed, out);
    else
        done = problem == SIGN_OK ||
               complain(command, typed, sign_problem_text(problem));
    (void)unsetenv(PASSWORD_VARIABLE); /* helper programs need not see it */
    return done;
}

bool sign_public_open(const Command *command, Str name, SignPublic *out)
{
    const char *typed = name.ptr; /* a word of the command line */
    char text[SIGN_FILE_BYTES];
    size_t len = 0;
    if (fs_info_follow(typed).kind == FS_MISSING) {
        if (sign_public_read(name, out) == SIGN_OK)
            return true;
        command_usage(command,
                      "--key takes a public key or a file with one: there is "
                      "no file '%s'",
                      typed);
        return false;
    }
    int err = read_file(typed, text, &len);
    SignProblem problem =
        err == 0 ? sign_public_read(str_of(text, len), out) : SIGN_OK;
    sign_wipe(text, sizeof text); /* it may be the secret one */
    if (err != 0)
        return complain(command, typed, strerror(err));
    return problem == SIGN_OK ||
           complain(command, typed, sign_problem_text(problem));
}
