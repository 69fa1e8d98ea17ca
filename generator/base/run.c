/* base/run.c - runs another program and gathers what it prints. */
#include "base/compat.h"
#include "base/run.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"

extern char **environ;

#define CHUNK 65536
/* Milliseconds between two looks whether it has ended, once it has said all. */
#define LOOK_EVERY 5

/* Milliseconds by a clock that nobody sets. */
static int64_t now(void)
{
    struct timespec time = {0};

    if (clock_gettime(CLOCK_MONOTONIC, &time) != 0)
        return 0;
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* What is left until then, as poll wants it. */
static int left_until(int64_t end)
{
    int64_t left = end - now();

    return left <= 0 ? 0 : left > INT_MAX ? INT_MAX : (int)left;
}

/* The same end of the pipe under a number that is not the program's input,
 * output or messages, even where those are closed; the program gets it by no
 * other. */
static int move_up(int *fd)
{
    int higher = fcntl(*fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    int err = errno;

    close(*fd);
    *fd = higher;
    return higher < 0 ? err : 0;
}

static int open_pipe(int end[2])
{
    int err;

    if (pipe(end) != 0)
        return errno;
    err = move_up(&end[0]);
    if (err != 0) {
        close(end[1]);
        return err;
    }
    err = move_up(&end[1]);
    if (err != 0)
        close(end[0]);
    return err;
}

static int start(const char *const *argv, bool aloud, const int end[2],
                 pid_t *child)
{
    posix_spawn_file_actions_t actions;
    int err = posix_spawn_file_actions_init(&actions);

    if (err != 0)
        return err;
    err = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null",
                                           O_RDONLY, 0);
    if (err == 0 && aloud)
        err = posix_spawn_file_actions_adddup2(&actions, end[1],
                                               STDERR_FILENO);
    else if (err == 0)
        err = posix_spawn_file_actions_addopen(&actions, STDERR_FILENO,
                                               "/dev/null", O_WRONLY, 0);
    if (err == 0)
        err = posix_spawn_file_actions_adddup2(&actions, end[1],
                                               STDOUT_FILENO);
    if (err == 0)
        err = posix_spawnp(child, argv[0], &actions, NULL,
                           (char *const *)(uintptr_t)argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    return err;
}

/* Until the other end is closed. */
static int gather(int fd, int64_t until, Buf *buf)
{
    char *chunk = xmalloc(CHUNK);
    int err = 0;

    while (err == 0) {
        struct pollfd wait = {.fd = fd, .events = POLLIN};
        int ready = poll(&wait, 1, left_until(until));
        ssize_t got;

        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0) {
            err = ready == 0 ? ETIMEDOUT : errno;
            break;
        }
        got = read(fd, chunk, CHUNK);
        if (got == 0)
            break;
        if (got < 0)
            err = errno == EINTR ? 0 : errno;
        else
            buf_add(buf, str_of(chunk, (size_t)got));
        if (buf->full)
            err = EFBIG;
    }
    free(chunk);
    return err;
}

/* Waits for the end of the program, and ends it when it is time. */
static int end_of(pid_t child, int64_t until, int *status)
{
    bool killed = false;
    int how;

    for (;;) {
        pid_t ended = waitpid(child, &how, killed ? 0 : WNOHANG);

        if (ended == child)
            break;
        if (ended < 0 && errno != EINTR)
            return errno;
        if (ended < 0 || killed)
            continue;
        if (left_until(until) == 0) {
            kill(child, SIGKILL);
            killed = true;
        } else {
            poll(NULL, 0, LOOK_EVERY);
        }
    }
    *status = WIFEXITED(how) ? WEXITSTATUS(how) : 255;
    return killed ? ETIMEDOUT : 0;
}

static int run(Arena *arena, const char *const *argv, bool aloud, size_t max,
               unsigned seconds, Str *out, int *status)
{
    int64_t until = now() + (int64_t)seconds * 1000;
    int end[2], err, ended;
    pid_t child;
    Buf buf;

    *out = STR("");
    *status = 255;
    err = open_pipe(end);
    if (err != 0)
        return err;
    err = start(argv, aloud, end, &child);
    close(end[1]);
    if (err != 0) {
        close(end[0]);
        return err;
    }
    buf_init(&buf, max);
    err = gather(end[0], until, &buf);
    close(end[0]);
    ended = end_of(child, err == 0 ? until : 0, status);
    *out = str_dup(arena, buf_str(&buf));
    buf_release(&buf);
    return err != 0 ? err : ended;
}

int run_program(Arena *arena, const char *const *argv, size_t max,
                unsigned seconds, Str *out, int *status)
{
    return run(arena, argv, false, max, seconds, out, status);
}

int run_program_aloud(Arena *arena, const char *const *argv, size_t max,
                      unsigned seconds, Str *out, int *status)
{
    return run(arena, argv, true, max, seconds, out, status);
}

bool run_is_root(void)
{
    return geteuid() == 0;
}
