/* plugin/plugin_internal.h - what the files of this folder share.
 *
 * Layer:  plugin. Included by no other folder.
 * Marks:  functions that touch a lua_State carry Lua's own marks
 *         [-pop, +push, x]: x is '-' when it never raises, 'm' when it may
 *         raise for want of memory, 'e' when it may raise anything; bindings
 *         (int name(lua_State *)) and unmarked ones are 'e'. A function
 *         that can raise holds no malloc, no lock and no FILE: longjmp passes
 *         over it. What must outlive a raise lives in an arena, in the host,
 *         or in Lua.
 * Entry:  C enters Lua by host_call() alone (host.c).
 */
#ifndef HB_PLUGIN_PLUGIN_INTERNAL_H
#define HB_PLUGIN_PLUGIN_INTERNAL_H

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdatomic.h>

#include "base/buf.h"
#include "base/limits.h"
#include "plugin/plugin.h"
#include "site/terms.h"

/* A parameter, a result, a field of a table, as the reference and the editors'
 * stubs tell it. Types are LuaLS's: "string|nil", "Node[]"; reference.c has
 * those of our own. */
typedef struct ApiName {
    const char *name; /* "anchor?": may be left out, with all behind it;
                         "[where]": that one alone; "...": any number */
    const char *type;
    const char *text; /* what it is; NULL where its name says it */
} ApiName;

/* Hooks that may call a function, as bits. */
enum { IN_COLLECT = 1, IN_SITE = 2, IN_FILTER = 4, IN_ALL = 7 };

#define API_TAKES 6 /* one more than a function has: an empty one ends */
#define API_GIVES 3

/* One function of the API. The tables of these are its index: the reference in
 * lua-plugins/README.md and the stubs are made from them. Rows stand in files
 * of their own (api_*.def), which the module that has the functions includes.
 * tests/unit/test_plugin_reference.c fails for a row that lacks its words.
 *
 * An example is the body of a hook on the page `ill` of tests/plugins/example.
 * A line that ends in "--> VALUE", or begins so, says what the expression
 * before it gives; --> error 3:10 "words" what was reported and where. */
typedef struct Binding {
    const char *name; /* NULL ends a table */
    lua_CFunction fn;
    const char *text;          /* what it does: a sentence or two */
    ApiName takes[API_TAKES];  /* without the handle */
    ApiName gives[API_GIVES];
    const char *raises;        /* "for …": besides what is of a wrong type */
    unsigned hooks;            /* IN_…; 0: one of Lua's own, changed */
    const char *example;       /* lines, each ended */
} Binding;

/* One field of a node, page or site. */
typedef struct FieldBinding {
    const char *name; /* NULL ends a table */
    lua_CFunction get; /* handle at 1; pushes the value */
    lua_CFunction set; /* handle at 1, value at 2; NULL: read-only */
    uint32_t kinds;    /* nodes that have it, as bits; 0: all */
    const char *type;    /* LuaLS's */
    const char *text;    /* what it is */
    const char *raises;  /* setting it, besides a wrong type; or NULL */
    const char *example; /* as of a function */
} FieldBinding;

/* A line of an example, as it stands. */
#define LUA(...) #__VA_ARGS__ "\n"

typedef struct Class {
    const char *name; /* "node": of the metatable and in messages */
    const Binding *method;
    const FieldBinding *field;
    int (*kind)(lua_State *L); /* NodeKind of the handle at 1, or NULL */
    int slot;                  /* of its metatable in PluginHost */
} Class;

/* Metatables that C asks for all the time. */
enum { META_NODE, META_PAGE, META_SITE, META_VALUE, META_COUNT };

#define KIND_BIT(kind) ((uint32_t)1 << (kind))
_Static_assert(NODE__COUNT <= 32, "kinds of nodes must fit 32 bits");

/* --- set.c: what is known of every plugin, the same for all workers ------ */

typedef struct Plugin {
    Str name, summary;
    const Source *source; /* NAME.lua */
    const PluginChoice *choice;
    uint32_t kinds; /* of nodes it filters, as bits */
    bool has_collect, has_site;
    uint32_t collect_line, site_line; /* where its hooks begin; 0 unknown */
    uint32_t filter_line[NODE__COUNT];
    Str *publishes, *many, *reads; /* many is part of publishes */
    size_t publish_count, many_count, read_count;
    const Value *options; /* a map: defaults, then handbook.yaml's */
    Str *option;          /* the names of all it may be given */
    PluginOption *declared; /* the same, as it says them */
    size_t option_count;
} Plugin;

/* How a plugin has behaved so far. */
typedef struct PluginRun {
    atomic_size_t ran_out; /* turns on which it used up its budget */
    bool stopped; /* changed between batches only */
} PluginRun;

struct PluginSet {
    Site *site;
    const Str *folder; /* site arena */
    size_t folder_count;
    PluginStrings *strings;
    void *strings_context;
    Plugin *plugin;
    size_t count;
    PluginRun *run; /* one a plugin */
    Map files; /* chunk name ("crossrefs.lua", "lib/x.lua") -> Source */
    Map may_set; /* chunk name -> Map of names: see watch.c */
    Map code; /* path of a file -> Str, what it was compiled to: see load.c */
    bool open; /* while plugins_open runs: require may read files, and maps
                  may change; later they are only read, by any thread */
    long fail_in; /* tests: the allocation of a new state from which on none
                     succeeds; 0: off */
};

/* The file `name` + ".lua" of the plugin folders [site arena], or NULL. Reads
 * it once; later calls find it in set->files. Reports only a disk failure. */
const Source *set_file(PluginSet *set, Str name);
/* Checks the table at idx and fills plugin from it. [-0, +0, e] */
void shape_read(lua_State *L, int idx, PluginSet *set, Plugin *plugin);
/* Reads `options` of the table at idx and takes what handbook.yaml says over
 * the defaults. [-0, +0, e] */
void options_read(lua_State *L, int idx, PluginSet *set, Plugin *plugin);

/* --- host.c: one Lua state ------------------------------------------------ */

/* Small pieces of a Lua state's memory, for memory.c. */
#define MEMORY_SMALL ((size_t)512) /* bytes of the largest small piece */

typedef struct MemoryPiece MemoryPiece;
typedef struct MemoryChunk MemoryChunk;
typedef struct Memory {
    MemoryPiece *free[MEMORY_SMALL / 16]; /* by size */
    MemoryChunk *chunk;
} Memory;

#define MEMORY_OWN 4 /* vectors of Lua's own: it has two */

/* What the clock said in this call, for budget.c. */
typedef struct BudgetClock {
    bool known;    /* it has been asked */
    int64_t wall;  /* when it was asked last */
    int64_t cpu;   /* what it said first */
    int64_t steps; /* what was left then */
    unsigned charges; /* counts host_charge */
} BudgetClock;

typedef enum HostPhase {
    PHASE_LOAD,
    PHASE_COLLECT,
    PHASE_SITE,
    PHASE_FILTER
} HostPhase;

/* A loaded plugin: registry references to its functions, and the variables
 * that they reach (watch.c). */
typedef struct HostPlugin {
    int collect, site;
    int filter[NODE__COUNT];
    int watched; /* a table: function, what its variable held, function, … */
    unsigned char *watch; /* which of its variables it is [detached] */
    size_t watch_count, watch_capacity;
} HostPlugin;

/* What made a call fail, gathered while the stack still stood. */
typedef struct Failure {
    bool set;
    const char *code;
    const Source *source; /* NULL: not known */
    uint32_t line;
} Failure;

struct PluginHost {
    PluginSet *set;
    lua_State *L;
    HostPlugin *loaded; /* one a plugin [detached] */
    Memory pieces;      /* of the state */
    void *own[MEMORY_OWN]; /* see memory.c */
    size_t memory;      /* bytes the state holds */
    size_t memory_limit; /* of the state, and of what a call makes */
    long step_limit;     /* of a call */
    long fail_in;       /* see PluginSet */
    long steps;         /* left in this call */
    bool spent;         /* the budget is gone: everything raises */
    int look_every;     /* instructions between two looks at the budget */
    BudgetClock clock;

    /* the call that runs */
    HostPhase phase;
    const Plugin *plugin;
    Page *page;        /* NULL in the site step and while loading */
    Node *node;        /* a filter's element */
    const char *hook;  /* "collect", "site", a kind's name; NULL: loading */
    uint64_t epoch;    /* counts calls: handles of old ones are dead */
    uint64_t page_epoch; /* counts a plugin's turns on a page */
    size_t arena_mark; /* bytes of the page's arena when the call began */
    Node hole;         /* stands where host->node was before it was moved */

    /* references into the registry */
    int page_ref, site_ref;
    int meta_ref[META_COUNT];
    const void *meta[META_COUNT]; /* the metatables, to compare with */
    bool page_ready; /* the handle at page_ref is of this turn */

    /* memory that outlives a raise */
    Arena work;    /* emptied when a call begins */
    TermUse *terms; /* of the pages of this host; NULL until the first */
    struct FactIndex *fact_index; /* in work: mod_site_facts.c */
    Arena scratch; /* emptied by host_scratch */
    Buf buf;       /* emptied by host_buf */
    Buf message;   /* of the failure */
    Failure failure;
    const char *raise_code;     /* set with an error of our own */
    const Source *raise_source; /* set by error(message, level) */
    uint32_t raise_line;

    /* nodes a pass is going to visit [detached] */
    Node **visit;
    size_t visit_count, visit_capacity;
};

/* memory.c: the allocator of a host's state, whose pieces go at once when it
 * is closed. */
void *memory_alloc(void *ud, void *old, size_t old_size, size_t size);
void memory_release(Memory *memory);

/* budget.c: what a call in host->phase may use; the same, and it begins. */
void budget_limits(PluginHost *host);
void budget_begin(PluginHost *host);
/* Takes off the steps that the time since the last look is worth. */
void budget_look(PluginHost *host);

/* A call into Lua: body runs protected, with data as a light userdata at 1.
 * The budget begins anew. False after a failure, which has been reported. */
bool host_call(PluginHost *host, lua_CFunction body, void *data);

PluginHost *host_of(lua_State *L); /* [-0, +0, -] */
/* Raises with a diagnostic code of our own. [-0, +0, e] */
HB_NORETURN HB_PRINTF(3, 4) void host_raise(lua_State *L, const char *code,
                                             const char *fmt, ...);
/* Takes n steps off the budget for work inside C. [-0, +0, e] */
void host_charge(lua_State *L, size_t n);
/* The same for a diagnostic, which is kept until the end. [-0, +0, e] */
void host_charge_report(lua_State *L, Str message, Str help);
/* Raises when the arena plugins build in has grown too much. [-0, +0, e] */
void host_check_arena(lua_State *L);
Arena *host_scratch(PluginHost *host);
Buf *host_buf(PluginHost *host);
/* Where nodes are built: with what the page writes in a filter, else `work`. */
Arena *host_build_arena(PluginHost *host);
/* What is needed until the page is written: page->late, or the page's arena. */
Arena *host_late_arena(PluginHost *host);
/* Where a Source may live that diagnostics point into. */
Arena *host_source_arena(PluginHost *host);

/* failure.c: the message handler of host_call, and its report. */
int failure_handler(lua_State *L); /* [-1, +1, m] */
void failure_report(PluginHost *host, int status);
void failure_forget(PluginHost *host);
/* The text without the part of a character at its end. */
const char *failure_cut(char *text);
/* The whole line, without spaces around it. */
Span failure_line_span(const Source *source, uint32_t line);
/* The innermost line of a plugin, from `level` up: false when there is none.
 * [-0, +0, -] */
bool failure_where(lua_State *L, int level, lua_Debug *at);
/* The file that at is in, or NULL. */
const Source *failure_file(const PluginHost *host, const lua_Debug *at);
/* Where a diagnostic about the plugin's own code points. [-0, +0, -] */
DiagPos failure_here(lua_State *L);

/* freeze.c: what the functions of a loaded plugin reach can be changed no
 * more. Empties the stack. [-all, +0, e] */
void freeze_plugin(lua_State *L, HostPlugin *loaded);
/* watch.c: the names of variables that a file may set [arena]. */
Map *watch_read_file(Arena *arena, const Source *source);
/* Looks after variable n of the function, if it can change; in the table at
 * watched. [-0, +0, m] */
void watch_add(lua_State *L, PluginHost *host, int watched, int function,
               int n);
/* Puts back what the plugin whose turn ends has changed, and tells of it. Runs
 * nothing of the plugin's, so it stands outside of host_call. */
void watch_end_turn(PluginHost *host);

/* load.c: a plugin's or module's text into a state. [-0, +1, e] */
void load_chunk(lua_State *L, const Source *source, Str chunk);
/* In the registry: a set of the environments of what was loaded. */
#define LOAD_ENVIRONMENTS "handbook.environments"
int load_require(lua_State *L);
void load_plugin(lua_State *L, PluginHost *host, Plugin *plugin,
                 HostPlugin *loaded, bool check);

/* --- sandbox -------------------------------------------------------------- */

/* Pushes the table of globals that every plugin sees. [-0, +1, m] */
void sandbox_open(lua_State *L);
const Binding *sandbox_base(void);
const Binding *sandbox_order(void);  /* pairs, next */
const Binding *sandbox_sort(void);   /* table.sort */
const Binding *sandbox_table(void);  /* what replaces table's functions */
const Binding *sandbox_string(void); /* what replaces string's functions */
const Binding *sandbox_utf8(void);   /* what replaces utf8's functions */
/* pattern.c: charges what finding the pattern in text costs, behind its first
 * `from` characters. [-0, +0, e] */
typedef enum PatternUse {
    PATTERN_FIRST, /* find, match */
    PATTERN_ALL,   /* gsub */
    PATTERN_EACH   /* gmatch: '^' is a character like others */
} PatternUse;
void pattern_charge(lua_State *L, Str text, size_t from, Str pattern,
                    PatternUse use);
/* Where the needle is in the text, or STR_NONE: charged as it goes.
 * [-0, +0, e] */
size_t pattern_find_plain(lua_State *L, Str text, Str needle);
/* Text without an address for the value at idx. [-0, +1, e] */
void sandbox_tostring(lua_State *L, int idx);
/* A new table with the sorted keys of the table at idx (what lies behind it
 * when that is read-only). Returns their number. [-0, +1, e] */
size_t sandbox_keys(lua_State *L, int idx);
/* readonly.c. Wraps the table at the top so that it cannot be changed.
 * [-1, +1, m] */
void readonly_wrap(lua_State *L);
void readonly_open(lua_State *L); /* a state without fronts [-0, +0, m] */
/* Replaces the table at the top by its front, one for each table; it can be
 * read once readonly_finish has seen the table. [-1, +1, m] */
void readonly_front(lua_State *L);
/* The front of the table at the top reads it, as its metatable says.
 * [-0, +0, m] */
void readonly_finish(lua_State *L, bool globals);
/* Raises for a metatable at idx that tells when memory is cleared.
 * [-0, +0, e] */
void readonly_check_metatable(lua_State *L, int idx);
/* What is at idx as a metatable that can be given: a table of this call as it
 * is now, so that nothing can be put into it later. [-0, +0, e] */
void readonly_take_metatable(lua_State *L, int idx);
/* Replaces a front at idx by its table, which a plugin must not see. Leaves
 * libraries and facts. [-0, +0, -] */
void readonly_resolve(lua_State *L, int idx);
/* Pushes what getmetatable gives for the table at idx; false without one.
 * [-0, +(0|1), e] */
bool readonly_metatable(lua_State *L, int idx);
/* Pushes what lies behind the read-only table at idx, if it is one.
 * [-0, +(0|1), -] */
bool readonly_target(lua_State *L, int idx);
bool readonly_is(lua_State *L, int idx); /* [-0, +0, -] */
/* Says why the table at 1 cannot be written to; also __newindex.
 * [-0, +0, e] */
int readonly_raise(lua_State *L);

/* --- marshal.c ------------------------------------------------------------ */

void marshal_open(lua_State *L); /* [-0, +0, m] */
/* A value as Lua sees it: lists and maps stay where they are, behind a
 * read-only table. NULL pushes nil. [-0, +1, m] */
void marshal_push(lua_State *L, const Value *value);
/* The value behind the table at idx, or NULL. [-0, +0, -] */
const Value *marshal_behind(lua_State *L, int idx);
/* A copy of what is at idx [arena]; facts and front matter in it are borrowed,
 * and not to be changed. what: for messages. [-0, +0, e] */
Value *marshal_take(lua_State *L, int idx, Arena *arena, const char *what);
/* The fields of the table at idx in the order of their keys, MARSHAL_FEW at
 * most, when there are some, few, and all keys are texts: their values are
 * pushed, and the keys borrowed from it. Else false, and nothing is pushed.
 * [-0, +count, m] */
#define MARSHAL_FEW 24
typedef struct MarshalField {
    Str key;
    int at; /* of its value, in the stack */
} MarshalField;
bool marshal_push_few(lua_State *L, int idx, MarshalField *field,
                      size_t *count);
void marshal_push_str(lua_State *L, Str s); /* [-0, +1, m] */
/* The text at idx: valid UTF-8 without NUL, or raises. Borrowed from Lua. */
Str marshal_text(lua_State *L, int idx, const char *what); /* [-0, +0, e] */
Str marshal_opt_text(lua_State *L, int idx, const char *what);
/* The same, copied [arena]. */
Str marshal_take_text(lua_State *L, int idx, Arena *arena, const char *what);
/* A const pointer as light userdata, and back. */
void marshal_push_pointer(lua_State *L, const void *pointer); /* [-0,+1,-] */

/* --- class.c: handles ----------------------------------------------------- */

void class_open(lua_State *L, const Class *cls); /* [-0, +0, m] */
/* The handle at idx, or NULL. [-0, +0, -] */
void *class_test(lua_State *L, int idx, const Class *cls);
/* The handle at idx, or raises that ':' was forgotten. [-0, +0, e] */
void *class_check(lua_State *L, int idx, const Class *cls);
/* Remembers the metatable at the top, and gives it to what is at the top.
 * [-0, +0, m] */
void meta_keep(lua_State *L, int slot);
void meta_give(lua_State *L, int slot);
/* What is at idx has that metatable. [-0, +0, -] */
bool meta_is(lua_State *L, int idx, int slot);
/* Pushes a read-only table of the functions. [-0, +1, m] */
void class_push_module(lua_State *L, const Binding *functions);

/* --- mod_*.c -------------------------------------------------------------- */

typedef struct NodeHandle {
    Node *node;
    uint64_t epoch;
    bool own; /* made in this call: may be changed in any hook */
} NodeHandle;

typedef struct PageHandle {
    Page *page;
    uint64_t epoch;
} PageHandle;

extern const Class NODE_CLASS, PAGE_CLASS, SITE_CLASS;

void node_open(lua_State *L); /* [-0, +0, m] */
void node_push(lua_State *L, Node *node, bool own); /* [-0, +1, m] */
NodeHandle *node_test(lua_State *L, int idx);   /* or NULL [-0, +0, e] */
NodeHandle *node_check(lua_State *L, int idx);  /* [-0, +0, e] */
bool node_is_placed(const Node *node); /* knows its place in the source */
/* A table of the nodes of the kinds in `kinds` below root. [-0, +1, m] */
void node_push_found(lua_State *L, Node *root, uint32_t kinds, bool own);
/* The kinds named by the arguments from idx on, as bits. [-0, +0, e] */
uint32_t node_kinds_at(lua_State *L, int idx);
/* mod_node_edit.c: what changes nodes; handle at 1. [-0, +0, e] */
int node_set_id(lua_State *L);
int node_set_url(lua_State *L);
int node_set_title(lua_State *L);
int node_set_literal(lua_State *L);
int node_append_method(lua_State *L);
int node_set_attribute_method(lua_State *L);
/* Adds the attributes in the table at idx to an element. */
void node_take_attributes(lua_State *L, int idx, Node *element);

/* tree.c: what may stand where. */
bool tree_fits(const Node *parent, const Node *child);
bool tree_is_inline(const Node *node); /* fits where words stand */
const char *tree_wants(const Node *parent); /* "blocks (…)" for messages */
/* Puts child at the end of parent, from wherever it was. [-0, +0, e] */
void tree_adopt(lua_State *L, Node *parent, NodeHandle *child);
/* Raises when child under parent would stand too deep. [-0, +0, e] */
void tree_check_depth(lua_State *L, const Node *parent, const Node *child);
bool tree_holds(const Node *outer, const Node *inner); /* or is it */
/* Marks the place of host->node before it is moved away. */
void tree_keep_place(PluginHost *host, const Node *moving);

/* build.c: new nodes and their children, shared by md and node. */
Node *build_node(lua_State *L, NodeKind kind);  /* [-0, +0, e] */
Node *build_text(lua_State *L, int idx);        /* [-0, +0, e] */
/* Appends the arguments from..to (nodes, texts, lists); wrap puts words that
 * stand among blocks into paragraphs. [-0, +0, e] */
void build_children(lua_State *L, Node *parent, int from, int to, bool wrap);
/* The list part and `children` of the table at idx. [-0, +0, e] */
void build_list_part(lua_State *L, Node *parent, int idx, bool wrap);
/* Raises when the table at idx has a key that is not in names (NULL ends).
 * [-0, +0, e] */
void build_check_keys(lua_State *L, int idx, const char *const *names,
                      const char *what);

void mod_md_open(lua_State *L);   /* [-0, +1, m] */
void mod_text_open(lua_State *L); /* [-0, +1, m] */
const Binding *mod_md_build_functions(void); /* nodes one by one */
const Binding *mod_md_text_functions(void);  /* text into nodes, and back */
const Binding *mod_text_functions(void);
void page_push(lua_State *L, Page *page); /* [-0, +1, m] */
void site_push(lua_State *L);             /* [-0, +1, m] */
PageHandle *page_check(lua_State *L, int idx); /* [-0, +0, e] */
/* mod_page_cites.c: page:cites, page:cite. */
int page_cites_method(lua_State *L);
int page_cite_method(lua_State *L);
/* mod_quotation.c: page:quotation, site:summary. */
int page_quotation_method(lua_State *L);
int site_summary_method(lua_State *L);
int site_add_page_hook(lua_State *L);     /* site:add_page */
int site_fact_method(lua_State *L);       /* site:fact */
int site_facts_method(lua_State *L);      /* site:facts */
int site_nearest_method(lua_State *L);    /* site:nearest */
int site_publish_method(lua_State *L);    /* site:publish */
int site_mark_term_method(lua_State *L);  /* site:mark_term */
/* mod_site_terms.c: before the filters of a page. */
void terms_begin_page(PluginHost *host, Page *page);
/* Raises unless the plugin says that it publishes this kind; the kind as the
 * plugin's table has it. [-0, +0, e] */
Str page_check_publishes(lua_State *L, Str kind);
/* The site, where the hook may see other pages. [-0, +0, e] */
const Site *site_at(lua_State *L);
/* What plugins are told of another page. [-0, +1, m] */
void site_push_page(lua_State *L, const Page *page);
/* s, or nil when it is empty. [-0, +1, m] */
int site_push_found(lua_State *L, Str s);
/* page:string and the like, for a language. [-0, +1, e] */
int words_string(lua_State *L, Str language, int key, int values);
int words_date(lua_State *L, Str language, int idx);
/* The day as "2016-02-26"; nil for none, and for a month or a year alone. */
int words_push_day(lua_State *L, Date date);
int words_word(lua_State *L, Str language, int idx);
int words_list_of(lua_State *L, int idx);
int words_option(lua_State *L, int idx);
/* code, message, help at idx, idx + 1, idx + 2. [-0, +0, e] */
void words_report(lua_State *L, DiagSeverity severity, DiagPos at, int idx);
int words_href(lua_State *L, Str from, int idx);

/* api.c: all of the above, for the reference, the stubs and the tests. */
enum { API_ROOMS = 5, API_CHANGED = 4, API_PARTS = 2, API_FIELDS = 16 };

typedef struct ApiRoom {
    const char *name;          /* "page" */
    const char *text;          /* a sentence */
    bool is_class;             /* called with ':' */
    bool kinds;                /* not every one has every field */
    const FieldBinding *field; /* NULL: it has none */
    unsigned hooks;            /* where its fields can be read */
    const Binding *function[API_PARTS]; /* NULL without a second table */
} ApiRoom;

/* A table that functions take or give, or another name for a type. */
typedef struct ApiType {
    const char *name; /* NULL ends the list */
    const char *text;
    const char *is; /* NULL: a table with these fields */
    ApiName field[API_FIELDS];
} ApiType;

/* A type that is one of some words. */
typedef struct ApiWords {
    const char *name; /* NULL ends the list */
    const char *text;
    size_t count;
    const char *(*word)(size_t i);
} ApiWords;

void api_rooms(ApiRoom rooms[API_ROOMS]);
Str api_bare_name(const char *name); /* "anchor", "where" */
/* Lua's own functions that differ here; of their rows only name, fn and text
 * (how they differ) are there. */
void api_changed(ApiRoom rooms[API_CHANGED]);
const ApiType *api_types(void);
const ApiWords *api_words(void);

/* where.c: with `words` in the table at idx (and `nth`, from 1) at becomes the
 * place of these words in it, when they are there. [-0, +0, e] */
void where_narrow(lua_State *L, int idx, DiagPos *at);

/* splice.c: what a filter returned takes its element's place. Result at the
 * top of the stack. [-0, +0, e] */
void splice_result(lua_State *L);

#endif
