/* base/run.c - runs another program and gathers what it prints. */
#include "base/compat.h"
#include "base/run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"

extern char **environ;

#define CHUNK 65536

static int start(const char *const *argv, const int end[2], pid_t *child)
{
    posix_spawn_file_actions_t actions;
    int err = posix_spawn_file_actions_init(&actions);

    if (err != 0)
        return err;
    err = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null",
                                           O_RDONLY, 0);
    if (err == 0)
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
static int gather(int fd, unsigned seconds, Buf *buf)
{
    char *chunk = xmalloc(CHUNK);
    int err = 0;

    while (err == 0) {
        struct pollfd wait = {.fd = fd, .events = POLLIN};
        int ready = poll(&wait, 1, (int)seconds * 1000);
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

static int end_of(pid_t child, int *status)
{
    int how;

    while (waitpid(child, &how, 0) < 0)
        if (errno != EINTR)
            return errno;
    *status = WIFEXITED(how) ? WEXITSTATUS(how) : 255;
    return 0;
}

int run_program(Arena *arena, const char *const *argv, size_t max,
                unsigned seconds, Str *out, int *status)
{
    int end[2], err, ended;
    pid_t child;
    Buf buf;

    *out = STR("");
    *status = 255;
    if (pipe(end) != 0)
        return errno;
    /* so that another program that is started meanwhile does not keep it */
    if (fcntl(end[0], F_SETFD, FD_CLOEXEC) != 0 ||
        fcntl(end[1], F_SETFD, FD_CLOEXEC) != 0)
        err = errno;
    else
        err = start(argv, end, &child);
    close(end[1]);
    if (err != 0) {
        close(end[0]);
        return err;
    }
    buf_init(&buf, max);
    err = gather(end[0], seconds, &buf);
    close(end[0]);
    if (err != 0)
        kill(child, SIGKILL);
    ended = end_of(child, status);
    *out = str_dup(arena, buf_str(&buf));
    buf_release(&buf);
    return err != 0 ? err : ended;
}
