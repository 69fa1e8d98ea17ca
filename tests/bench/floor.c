/* tests/bench/floor.c - the least that any such program does: read every page,
 * let libcmark make HTML of it, write that. No front matter, no links, no
 * templates, one thread. `make bench` measures the handbook against it.
 *
 *     floor CONTENT OUT      OUT must not exist
 */
#include <cmark.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void die(const char *what)
{
    fprintf(stderr, "floor: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void *must(void *memory)
{
    if (memory == NULL)
        die("memory");
    return memory;
}

static char *join(const char *folder, const char *name)
{
    size_t a = strlen(folder), b = strlen(name);
    char *path = must(malloc(a + b + 2));
    memcpy(path, folder, a);
    path[a] = '/';
    memcpy(path + a + 1, name, b + 1);
    return path;
}

static char *read_all(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0)
        die(path);
    long end = ftell(file);
    if (end < 0 || fseek(file, 0, SEEK_SET) != 0)
        die(path);
    *size = (size_t)end;
    char *bytes = must(malloc(*size + 1));
    if (fread(bytes, 1, *size, file) != *size)
        die(path);
    fclose(file);
    return bytes;
}

static void page(const char *from, const char *to)
{
    size_t size;
    char *bytes = read_all(from, &size);
    char *html = must(cmark_markdown_to_html(bytes, size, CMARK_OPT_UNSAFE));
    FILE *file = fopen(to, "wb");
    size_t length = strlen(html);
    if (file == NULL || fwrite(html, 1, length, file) != length ||
        fclose(file) != 0)
        die(to);
    free(html);
    free(bytes);
}

static void folder(const char *from, const char *to)
{
    if (mkdir(to, 0755) != 0)
        die(to);
    DIR *dir = opendir(from);
    if (dir == NULL)
        die(from);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        size_t length = strlen(entry->d_name);
        if (entry->d_name[0] == '.')
            continue;
        char *in = join(from, entry->d_name);
        char *out = join(to, entry->d_name);
        struct stat info;
        if (stat(in, &info) != 0)
            die(in);
        if (S_ISDIR(info.st_mode)) {
            folder(in, out);
        } else if (length > 3 &&
                   strcmp(entry->d_name + length - 3, ".md") == 0) {
            char *html = must(malloc(strlen(out) + 3));
            size_t stem = strlen(out) - 3;
            memcpy(html, out, stem);
            memcpy(html + stem, ".html", 6);
            page(in, html);
            free(html);
        }
        free(in);
        free(out);
    }
    closedir(dir);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: floor CONTENT OUT\n");
        return 2;
    }
    folder(argv[1], argv[2]);
    return 0;
}
