/* export/export.c - what all forms of the handbook share. */
#include "base/compat.h"

#include "export/export.h"

void export_say(ExportJob *job, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    Str line = arena_vfmt(job->arena, fmt, args);
    va_end(args);
    ARENA_PUSH(job->arena, job->said, job->said_count, job->said_capacity,
               line);
}
