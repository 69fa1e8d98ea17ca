/* serve/host.c - whether a request was meant for this preview. */
#include "base/compat.h"

#include "serve/host.h"

static bool is_port(Str text)
{
    uint64_t port;
    return str_to_u64(text, &port) && port <= 65535;
}

/* Takes a port off, with its colon. False when what is there is no port. */
static bool take_port(Str *host)
{
    size_t end = str_starts(*host, "[") ? str_find_char(*host, ']') : 0;
    Str rest;
    if (end == STR_NONE)
        return false;
    rest = str_slice(*host, end, host->len);
    size_t colon = str_find_char(rest, ':');
    if (colon == STR_NONE)
        return end == 0 || end + 1 == host->len;
    if (end > 0 && colon != 1)
        return false;
    if (!is_port(str_slice(rest, colon + 1, rest.len)))
        return false;
    *host = str_slice(*host, 0, end + colon);
    return true;
}

static bool is_loopback(Str name)
{
    return str_ieq(name, STR("localhost")) || str_is(name, "127.0.0.1") ||
           str_is(name, "[::1]");
}

static bool matches(Str name, Str allowed)
{
    if (!str_starts(allowed, "*."))
        return str_ieq(name, allowed);
    Str end = str_slice(allowed, 1, allowed.len);
    return name.len > end.len &&
           str_ieq(str_slice(name, name.len - end.len, name.len), end);
}

bool host_is_allowed(Str header, const Str *names, size_t count)
{
    if (!take_port(&header) || header.len == 0)
        return false;
    if (is_loopback(header))
        return true;
    for (size_t i = 0; i < count; i++)
        if (matches(header, names[i]))
            return true;
    return false;
}

bool host_is_name(Str name)
{
    if (str_starts(name, "*."))
        name = str_slice(name, 2, name.len);
    for (size_t i = 0; i < name.len; i++)
        if (!ascii_is_alnum(name.ptr[i]) && name.ptr[i] != '-' &&
            (name.ptr[i] != '.' || i == 0 || name.ptr[i - 1] == '.'))
            return false;
    return name.len > 0;
}
