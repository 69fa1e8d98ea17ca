/* tests/fuzz/main.c - runs a fuzz target without libFuzzer.
 *
 *     fuzz_X FILE…                  each file once: to see a finding again
 *     fuzz_X -seconds=N [-seed=N] SEED…   changes the seeds (files or folders)
 *                                   for N seconds, always in the same way
 *
 * What was being tried when the program died is written to crash-input in the
 * working folder.
 */
#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MAX_INPUT ((size_t)16384)
#define MAX_SEEDS 4096

typedef struct Seed {
    uint8_t *bytes;
    size_t size;
} Seed;

static Seed seeds[MAX_SEEDS];
static size_t seed_count;
static uint8_t input[MAX_INPUT];
static size_t input_size;
static uint64_t state = 88172645463325252u;

static const char *const TOKENS[] = {
    "---\n", "\n---\n", "[@", "]", "[[", "]]", "> [!NOTE]\n", "{#id}", "| a | b |\n|---|---|\n",
    "```\n", "![", "](", "<!--", "-->", "<b>", "\\", "&amp;", "&#x1F600;", "title: ", ": ", "- ",
    "  ", "\t", "\r\n", "\"", "'", "*", "_", "**", "&a", "*a", "<<: ", "!!str ", "{", "}", "[", "]",
    "rights:\n", "  - ", "cite: k, reg 1\n", "2026-02-30", "20/11/2026", "\xE2\x80\x9C", "\xE2\x80\x9D",
    "\xE2\x80\xA8", "\xEF\xBB\xBF", "\xEF\xB7\x90", "\xFF", "{{", "}}", "{{#a}}", "{{/a}}", "{{>p}}",
    "{{<p}}", "{{$b}}", "{{{", "}}}", "{{=<% %>=}}", "|", "\\|", "`", "#", "1. ", "+ ", "~",
    "javascript:", "http://x", "(<", "[x]: ", "^", "@", ";", ",",
};

static uint64_t next_random(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static size_t below(size_t limit)
{
    return limit == 0 ? 0 : (size_t)(next_random() % limit);
}

static void keep_input(int signal_number)
{
    int fd = open("crash-input", O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (fd >= 0) {
        ssize_t done = write(fd, input, input_size);
        (void)done;
        close(fd);
    }
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static bool read_seed(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL || seed_count == MAX_SEEDS)
        return false;
    uint8_t *bytes = malloc(MAX_INPUT);
    if (bytes == NULL)
        return false;
    size_t size = fread(bytes, 1, MAX_INPUT, file);
    fclose(file);
    seeds[seed_count++] = (Seed){bytes, size};
    return true;
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* A file, or all files of a folder in the order of their names. */
static void add_seeds(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0 || !S_ISDIR(info.st_mode)) {
        if (!read_seed(path))
            fprintf(stderr, "cannot read %s\n", path);
        return;
    }
    DIR *dir = opendir(path);
    if (dir == NULL)
        return;
    char *name[MAX_SEEDS];
    size_t count = 0;
    for (struct dirent *entry;
         count < MAX_SEEDS && (entry = readdir(dir)) != NULL;) {
        if (entry->d_name[0] == '.')
            continue;
        size_t size = strlen(path) + strlen(entry->d_name) + 2;
        name[count] = malloc(size);
        if (name[count] == NULL)
            break;
        snprintf(name[count++], size, "%s/%s", path, entry->d_name);
    }
    closedir(dir);
    qsort(name, count, sizeof name[0], compare);
    for (size_t i = 0; i < count; i++) {
        read_seed(name[i]);
        free(name[i]);
    }
}

static void insert(size_t at, const void *bytes, size_t size)
{
    if (size > MAX_INPUT - input_size)
        size = MAX_INPUT - input_size;
    memmove(input + at + size, input + at, input_size - at);
    memcpy(input + at, bytes, size);
    input_size += size;
}

static void change_once(void)
{
    size_t at = below(input_size + 1);
    switch (below(8)) {
    case 0: /* another byte */
        if (at < input_size)
            input[at] = (uint8_t)next_random();
        break;
    case 1: /* without some bytes */
        if (at < input_size) {
            size_t drop = 1 + below(16);
            if (drop > input_size - at)
                drop = input_size - at;
            memmove(input + at, input + at + drop, input_size - at - drop);
            input_size -= drop;
        }
        break;
    case 2: /* a piece twice */
    {
        uint8_t piece[64];
        size_t size = 1 + below(sizeof piece);
        if (size > input_size - at)
            size = input_size - at;
        memcpy(piece, input + at, size);
        insert(below(input_size + 1), piece, size);
        break;
    }
    case 3: /* a piece of another seed */
    {
        const Seed *other = &seeds[below(seed_count)];
        size_t from = below(other->size + 1);
        size_t size = below(256);
        if (size > other->size - from)
            size = other->size - from;
        insert(at, other->bytes + from, size);
        break;
    }
    case 4: /* cut off */
        if (below(8) == 0)
            input_size = at;
        break;
    default: /* a word of the languages we read, sometimes many times */
    {
        const char *word = TOKENS[below(sizeof TOKENS / sizeof TOKENS[0])];
        size_t times = below(12) == 0 ? 1 + below(400) : 1;
        while (times-- > 0)
            insert(at, word, strlen(word));
        break;
    }
    }
}

static int mutate(long seconds)
{
    time_t end = time(NULL) + (time_t)seconds;
    uint64_t tries = 0;
    if (seed_count == 0)
        seeds[seed_count++] = (Seed){(uint8_t *)calloc(1, 1), 0};
    while ((tries & 63) != 0 || time(NULL) < end) {
        const Seed *seed = &seeds[below(seed_count)];
        input_size = seed->size;
        memcpy(input, seed->bytes, seed->size);
        for (size_t i = 1 + below(6); i > 0; i--)
            change_once();
        LLVMFuzzerTestOneInput(input, input_size);
        tries++;
    }
    printf("%" PRIu64 " inputs from %zu seeds\n", tries, seed_count);
    return 0;
}

static int replay(char **path, int count)
{
    for (int i = 0; i < count; i++) {
        seed_count = 0;
        add_seeds(path[i]);
        for (size_t k = 0; k < seed_count; k++) {
            memcpy(input, seeds[k].bytes, seeds[k].size);
            input_size = seeds[k].size;
            LLVMFuzzerTestOneInput(input, input_size);
            free(seeds[k].bytes);
        }
    }
    printf("%d named, all well\n", count);
    return 0;
}

int main(int argc, char **argv)
{
    long seconds = 0;
    int first = 1;
    for (; first < argc && argv[first][0] == '-'; first++) {
        if (strncmp(argv[first], "-seconds=", 9) == 0)
            seconds = strtol(argv[first] + 9, NULL, 10);
        else if (strncmp(argv[first], "-seed=", 6) == 0)
            state ^= strtoull(argv[first] + 6, NULL, 10) << 20;
    }
    signal(SIGABRT, keep_input);
    signal(SIGSEGV, keep_input);
    signal(SIGBUS, keep_input);
    signal(SIGFPE, keep_input);
    if (seconds <= 0)
        return replay(argv + first, argc - first);
    for (int i = first; i < argc; i++)
        add_seeds(argv[i]);
    return mutate(seconds);
}
