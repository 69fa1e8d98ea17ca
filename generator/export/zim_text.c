/* export/zim_text.c - a handbook in the words of a ZIM file: what its readers
 * show in a list of books. */
#include "base/compat.h"
#include "export/zim_text.h"

#include <string.h>

#include "base/utf8.h"

/* ISO 639-1 (two letters) and ISO 639-3 (three), which ZIM wants. */
static const char languages[][6] = {
    "aaaar", "ababk", "aeave", "afafr", "akaka", "amamh", "anarg", "arara",
    "asasm", "avava", "ayaym", "azaze", "babak", "bebel", "bgbul", "bibis",
    "bmbam", "bnben", "bobod", "brbre", "bsbos", "cacat", "ceche", "chcha",
    "cocos", "crcre", "csces", "cuchu", "cvchv", "cycym", "dadan", "dedeu",
    "dvdiv", "dzdzo", "eeewe", "elell", "eneng", "eoepo", "esspa", "etest",
    "eueus", "fafas", "ffful", "fifin", "fjfij", "fofao", "frfra", "fyfry",
    "gagle", "gdgla", "glglg", "gngrn", "guguj", "gvglv", "hahau", "heheb",
    "hihin", "hohmo", "hrhrv", "hthat", "huhun", "hyhye", "hzher", "iaina",
    "idind", "ieile", "igibo", "iiiii", "ikipk", "ioido", "isisl", "itita",
    "iuiku", "jajpn", "jvjav", "kakat", "kgkon", "kikik", "kjkua", "kkkaz",
    "klkal", "kmkhm", "knkan", "kokor", "krkau", "kskas", "kukur", "kvkom",
    "kwcor", "kykir", "lalat", "lbltz", "lglug", "lilim", "lnlin", "lolao",
    "ltlit", "lulub", "lvlav", "mgmlg", "mhmah", "mimri", "mkmkd", "mlmal",
    "mnmon", "mrmar", "msmsa", "mtmlt", "mymya", "nanau", "nbnob", "ndnde",
    "nenep", "ngndo", "nlnld", "nnnno", "nonor", "nrnbl", "nvnav", "nynya",
    "ococi", "ojoji", "omorm", "orori", "ososs", "papan", "pipli", "plpol",
    "pspus", "ptpor", "quque", "rmroh", "rnrun", "roron", "rurus", "rwkin",
    "sasan", "scsrd", "sdsnd", "sesme", "sgsag", "shhbs", "sisin", "skslk",
    "slslv", "smsmo", "snsna", "sosom", "sqsqi", "srsrp", "ssssw", "stsot",
    "susun", "svswe", "swswa", "tatam", "tetel", "tgtgk", "ththa", "titir",
    "tktuk", "tltgl", "tntsn", "toton", "trtur", "tstso", "tttat", "twtwi",
    "tytah", "uguig", "ukukr", "ururd", "uzuzb", "veven", "vivie", "vovol",
    "wawln", "wowol", "xhxho", "yiyid", "yoyor", "zazha", "zhzho", "zuzul",
};

const char *zim_language(Arena *arena, Str code)
{
    size_t dash = str_find_char(code, '-');

    code = str_slice(code, 0, dash == STR_NONE ? code.len : dash);
    if (code.len == 3)
        return str_to_cstr(arena, code);
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++)
        if (code.len == 2 && memcmp(languages[i], code.ptr, 2) == 0)
            return languages[i] + 2;
    return "und"; /* the code for a language that nobody told */
}

Str zim_name(Arena *arena, const Config *config)
{
    Str name = config->base_url;
    size_t scheme = str_find(name, STR("://"));

    if (scheme != STR_NONE)
        name = str_slice(name, scheme + 3, name.len);
    if (name.len == 0)
        name = config->title;
    return arena_fmt(arena, "%.*s_%.*s", STR_ARG(utf8_slug(arena, name)),
                     STR_ARG(config->language[0]));
}
