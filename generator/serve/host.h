/* serve/host.h - whether a request was meant for this preview.
 *
 * Layer:   serve
 * Why:     a page of any website can make its own name lead to 127.0.0.1 (DNS
 *          rebinding) and read what is served there, drafts included. It cannot
 *          choose the name that its requests carry. So the names of this
 *          machine are let in, and those that were named on the command line.
 * Ports:   any: who asks through a tunnel ("localhost:9000" at its other end)
 *          names the tunnel's port, and a port proves nothing.
 * Threads: any (pure).
 */
#ifndef HB_SERVE_HOST_H
#define HB_SERVE_HOST_H

#include "base/str.h"

/* header: a request's Host, "localhost:8000". names: further ones, in whatever
 * capitals; "*.example.org" is every name below example.org, not itself. */
bool host_is_allowed(Str header, const Str *names, size_t count);
/* What --host takes: letters, digits, '.' and '-', with "*." before or not, and
 * no port. */
bool host_is_name(Str name);

#endif
