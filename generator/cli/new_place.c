/* cli/new_place.c - where a new page goes. */
#include "base/compat.h"

#include "cli/new_page.h"

#include <errno.h>

#include "base/fs.h"
#include "base/path.h"
#include "base/utf8.h"
#include "site/discover.h"

static const char *cstr(const NewPage *new, Str path)
{
    return str_to_cstr(new->arena, path);
}

static int system_failed(const NewPage *new, const char *doing, Str path,
                         int err)
{
    return command_system(new->command, doing, path, err);
}

/* Absolute, without "." and ".."; links stay. */
static int absolute(const NewPage *new, Str path, Str *out)
{
    Str here = STR("");
    int err = 0;
    if (!str_starts(path, "/"))
        err = fs_real_path(new->arena, ".", &here);
    if (err != 0)
        return system_failed(new, "find the folder", STR("."), err);
    Str whole = path_join(new->arena, here, path);
    if (!path_resolve(new->arena, STR(""), str_slice(whole, 1, whole.len),
                      out))
        return command_refuse(new->command, "'%.*s' leads out of all folders",
                             STR_ARG(path));
    *out = str_cat(new->arena, STR("/"), *out);
    return EXIT_DONE;
}

/* The real path of a file that may not be there, below what is: *missing gets
 * the part of it that is not. */
static int real_path(const NewPage *new, Str path, Str *out, Str *missing)
{
    Str folder = path_folder(path), real;
    FsInfo info = {.kind = FS_MISSING};
    while (folder.len > 1) {
        int err = fs_probe(cstr(new, folder), &info);
        if (err != 0)
            return system_failed(new, "look at", folder, err);
        if (info.kind != FS_MISSING)
            break;
        folder = path_folder(folder);
    }
    if (folder.len > 1 && info.kind != FS_FOLDER)
        return command_refuse(new->command, "'%.*s' is a file, not a folder",
                             STR_ARG(folder));
    int err = fs_real_path(new->arena, cstr(new, folder), &real);
    if (err != 0)
        return system_failed(new, "look at", folder, err);
    *missing = str_slice(path, folder.len + (folder.len > 1), path.len);
    *out = path_join(new->arena, real, *missing);
    return EXIT_DONE;
}

/* Of a folder above the working folder nobody thinks who has a content folder
 * in that. */
static bool is_far(const NewPage *new, const Typed *typed, Str folder)
{
    Str here;
    return !str_is(typed->content, ".") &&
           fs_real_path(new->arena, ".", &here) == 0 &&
           path_is_inside(here, folder);
}

int new_find_content(NewPage *new, const Typed *typed)
{
    Str path, real, missing;
    int status = absolute(new, new->typed, &path);
    new->content = typed->content;
    if (status == EXIT_DONE)
        status = real_path(new, path, &real, &missing);
    if (status != EXIT_DONE || typed_has(typed, OPT_CONTENT))
        return status;
    for (Str above = path_folder(real); above.len > 1;
         above = path_folder(above)) {
        Str config = path_join(new->arena, above, STR("handbook.yaml"));
        if (is_far(new, typed, above))
            break;
        if (fs_info(cstr(new, config)).kind != FS_FILE)
            continue;
        /* named as it was typed, where that goes through it */
        Str rest = str_slice(real, above.len, real.len);
        if (new->typed.len > rest.len &&
            str_eq(str_slice(new->typed, new->typed.len - rest.len,
                             new->typed.len),
                   rest))
            new->content = str_slice(new->typed, 0,
                                     new->typed.len - rest.len);
        else if (str_eq(str_slice(rest, 1, rest.len), new->typed))
            new->content = STR(".");
        else
            new->content = above;
        break;
    }
    return EXIT_DONE;
}

/* --- names ---------------------------------------------------------------- */

static int check_ending(const NewPage *new)
{
    Str name = path_name(new->path);
    if (str_ends(name, ".md") && name.len > 3)
        return EXIT_DONE;
    Str stem = path_extension(name).len > 0 ? path_stem(new->typed)
                                            : new->typed;
    return command_refuse(new->command,
                         "a page is a file that ends in .md; did you mean "
                         "'%.*s.md'?",
                         STR_ARG(stem));
}

/* Each folder and the file: names that become pages, and that every disk
 * holds. */
static int check_names(const NewPage *new)
{
    Str rest = new->path, part;
    bool top = true;
    while (str_split(&rest, '/', &part)) {
        const char *problem = path_bad_name(part);
        if (utf8_invalid_at(part) != STR_NONE)
            problem = "it has letters that no other system can read";
        if (problem != NULL)
            return command_refuse(new->command,
                                 "a USB stick or Windows cannot hold the name "
                                 "'%.*s': %s",
                                 STR_ARG(part), problem);
        if (part.ptr[0] == '.' || part.ptr[0] == '_')
            return command_refuse(new->command,
                                 "'%.*s' would be no page: names that begin "
                                 "with '%c' are left out",
                                 STR_ARG(part), part.ptr[0]);
        if (top && rest.len > 0 && discover_is_reserved(part))
            return command_refuse(new->command,
                                 "the folder '%.*s' holds no pages",
                                 STR_ARG(part));
        top = false;
    }
    if (str_ieq(path_name(new->path), STR("README.md")))
        return command_refuse(new->command,
                             "README.md is for contributors, and never "
                             "becomes a page");
    return EXIT_DONE;
}

/* "b.cy.md": a language that the handbook has. */
static int find_language(NewPage *new, const Site *site)
{
    Str code = path_extension(path_stem(path_name(new->path)));
    const Config *config = &site->config;
    new->language = STR("");
    if (code.len != 2 || !ascii_is_alpha(code.ptr[0]) ||
        !ascii_is_alpha(code.ptr[1]))
        return EXIT_DONE;
    for (size_t i = 0; i < config->language_count; i++) {
        if (!str_eq(code, config->language[i]))
            continue;
        if (i > 0) {
            new->language = code;
            return EXIT_DONE;
        }
        return command_refuse(new->command,
                             "pages in '%.*s' need no '.%.*s' in their name: "
                             "name it %.*s.md",
                             STR_ARG(code), STR_ARG(code),
                             STR_ARG(path_stem(path_stem(new->typed))));
    }
    return command_refuse(new->command,
                         "the handbook has no pages in the language '%.*s' "
                         "yet: in handbook.yaml, put it\nbehind 'languages:' "
                         "first, as in languages: [%.*s, %.*s]",
                         STR_ARG(code), STR_ARG(config->language[0]),
                         STR_ARG(code));
}

/* --- what is there -------------------------------------------------------- */

/* A folder that is not there, and may be a slip for one that is. */
static int check_slip(NewPage *new, Str part, const FsList *list)
{
    Str *names = ARENA_NEW_ARRAY(new->arena, Str, list->count + 1);
    size_t count = 0, near;
    for (size_t i = 0; i < list->count; i++) {
        if (list->item[i].kind == FS_FOLDER)
            names[count++] = list->item[i].name;
    }
    near = str_nearest(part, names, count);
    new->new_folder = true;
    if (near == STR_NONE)
        return EXIT_DONE;
    return command_refuse(new->command,
                         "there is no folder '%.*s'; did you mean '%.*s'? If "
                         "not, make the folder first",
                         STR_ARG(part), STR_ARG(names[near]));
}

/* One name of the path against what lies in its folder. */
static int check_part(NewPage *new, Str above, Str part, bool is_file,
                      bool *there)
{
    Str folded = utf8_fold(new->arena, part);
    FsList list;
    int err = fs_list(new->arena, cstr(new, above), &list);
    if (err != 0)
        return system_failed(new, "look into the folder", above, err);
    *there = false;
    for (size_t i = 0; i < list.count; i++) {
        Str name = list.item[i].name;
        if (str_eq(name, part)) {
            *there = true;
            continue;
        }
        if (str_eq(utf8_fold(new->arena, name), folded))
            return command_refuse(new->command,
                                 "there is '%.*s' already, which on a USB "
                                 "stick or Windows is the same name as "
                                 "'%.*s'",
                                 STR_ARG(name), STR_ARG(part));
    }
    if (is_file && *there)
        return command_refuse(new->command,
                             "%.*s is there already, and stays as it is",
                             STR_ARG(new->typed));
    return is_file || *there ? EXIT_DONE : check_slip(new, part, &list);
}

static int check_parts(NewPage *new, const Site *site)
{
    Str above = site->real_folder, rest = new->path, part;
    bool there = true;
    while (there && str_split(&rest, '/', &part)) {
        int status = check_part(new, above, part, rest.len == 0, &there);
        if (status != EXIT_DONE)
            return status;
        above = path_join(new->arena, above, part);
        if (rest.len > 0 && there) { /* a link was followed already */
            int err = fs_real_path(new->arena, above.ptr, &above);
            if (err != 0)
                return system_failed(new, "look at", above, err);
        }
    }
    return EXIT_DONE;
}

static int outside(const NewPage *new)
{
    Str inside = path_join(new->arena, new->content, new->typed);
    if (str_is(new->content, ".") || str_starts(new->typed, "/") ||
        fs_info_follow(cstr(new, path_folder(inside))).kind != FS_FOLDER)
        return command_refuse(new->command,
                             "'%.*s' is not in the content folder '%.*s'",
                             STR_ARG(new->typed), STR_ARG(new->content));
    return command_refuse(new->command,
                         "'%.*s' is not in the content folder '%.*s'; did you "
                         "mean '%.*s'?",
                         STR_ARG(new->typed), STR_ARG(new->content),
                         STR_ARG(inside));
}

int new_find_place(NewPage *new, const Site *site)
{
    Str path, real, missing;
    int status = absolute(new, new->typed, &path);
    if (status == EXIT_DONE)
        status = real_path(new, path, &real, &missing);
    if (status != EXIT_DONE)
        return status;
    if (!path_is_inside(real, site->real_folder) ||
        real.len <= site->real_folder.len)
        return outside(new);
    new->path = str_slice(real, site->real_folder.len + 1, real.len);
    new->folder = path_folder(new->path);
    if (str_ends(new->typed, "/"))
        return command_refuse(new->command,
                             "'%.*s' is a folder; name a page in it, such as "
                             "%.*sindex.md",
                             STR_ARG(new->typed), STR_ARG(new->typed));
    status = check_ending(new);
    if (status == EXIT_DONE)
        status = check_names(new);
    if (status == EXIT_DONE)
        status = find_language(new, site);
    return status == EXIT_DONE ? check_parts(new, site) : status;
}
