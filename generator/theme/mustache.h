/* theme/mustache.h - Mustache templates, inheritance included.
 *
 * Layer:   theme (may include base/, value/). Knows no page and no site.
 * Rules:   the Mustache specification 1.4 with its optional inheritance module
 *          ({{<parent}} {{$block}}); no lambdas, no dynamic names. {{x}} is
 *          escaped, {{{x}}} and {{&x}} are not. A dotted name is looked up
 *          step by step; the first step from the innermost context outwards.
 *          A section shows when there is something: not when its value is
 *          missing, null, false, 0, "" or an empty list.
 * Codes:   template-syntax, template-unclosed, template-missing-partial,
 *          template-cycle, template-too-deep, template-too-big (errors);
 *          template-ignored, template-unknown-block, template-value-unknown
 *          (warnings).
 * Example:
 *     MustacheSet *set = mustache_open(&arena, diags);
 *     mustache_add(set, source_of("page.mustache"), STR("page"));
 *     mustache_finish(set);            (checks partials, parents, cycles)
 *     mustache_render(set, STR("page"), stack, 2, &out, diags);
 */
#ifndef HB_THEME_MUSTACHE_H
#define HB_THEME_MUSTACHE_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/map.h"
#include "value/value.h"

typedef struct MustacheSet MustacheSet;

/* A set of templates that may include each other [arena]. */
MustacheSet *mustache_open(Arena *arena, Diags *diags);
/* Compiles one template under a name; source and name are borrowed and must
 * live as long as the set. A later one of the same name replaces an earlier
 * one. Mistakes go to diags at their line (codes template-...). */
bool mustache_add(MustacheSet *set, const Source *source, Str name);
bool mustache_has(const MustacheSet *set, Str name);
/* Reports partials and parents that are not there, with the nearest name, and
 * parents in a cycle. Returns false when the set cannot be used. After this
 * the set is frozen: any thread may render. */
bool mustache_finish(MustacheSet *set);

/* Renders template `name` with a stack of contexts, the last one innermost.
 * Everything borrowed. Appends to out. False when the output or the nesting
 * passed its limit (reported; partials may recurse, up to
 * LIMIT_TEMPLATE_DEPTH). A number prints without locale; true and false print
 * as words; null prints nothing. Threads: frozen. */
bool mustache_render(const MustacheSet *set, Str name,
                     const Value *const *stack, size_t stack_count, Buf *out,
                     Diags *diags);

/* The values that this template looks up may be slips. */
void mustache_doubt(MustacheSet *set, Str name);
/* Values that pages may have; so are those that templates look up that are not
 * doubted. A doubted template that looks up another is told by
 * mustache_report_unknown when no page had it. `known` holds single names,
 * without dots; more are put into it; borrowed. Once, after mustache_finish and
 * before the first page. */
void mustache_expect(MustacheSet *set, Map *known);
/* After the last page: template-value-unknown, a warning at its line with the
 * nearest name. */
void mustache_report_unknown(const MustacheSet *set, Diags *diags);

/* Every name that the templates look up, with the template it stands in, for
 * the test that holds themes/README.md to the truth: calls each(context, ...)
 * in the order of templates and of tags. kind is one of "variable", "section",
 * "inverted", "partial", "parent", "block". */
typedef void MustacheName(void *context, Str template_name, const char *kind,
                          Str name);
/* The same for values alone, with their place. */
typedef void MustacheLookup(void *context, const Source *source, Span span,
                            Str name);
void mustache_lookups(const MustacheSet *set, MustacheLookup *each,
                      void *context);
void mustache_names(const MustacheSet *set, MustacheName *each, void *context);

#endif
