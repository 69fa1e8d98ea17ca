/* serve/survey.h - whether anything in some folders has changed, by looking.
 *
 * Layer:   serve
 * Why:     some disks tell nobody what is saved on them: a Windows drive in
 *          WSL, a folder that a container shares with the machine it runs on,
 *          and all of them behind the system's limit for what it watches. A
 *          look at each file's size and time finds it there too, some seconds
 *          later.
 * Threads: one.
 */
#ifndef HB_SERVE_SURVEY_H
#define HB_SERVE_SURVEY_H

#include "base/arena.h"

/* A number that is another when a file was saved, made, renamed or deleted. */
uint64_t survey_folders(const Str *folder, size_t count);

#endif
