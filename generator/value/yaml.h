/* value/yaml.h - strict YAML, by libyaml, into values with positions.
 *
 * Layer:   value. The only room that sees yaml.h of libyaml.
 * Rules:   YAML 1.1 as libyaml parses it, made strict: every scalar is text
 *          (an empty plain one, ~ and null are VALUE_NULL); one document; keys
 *          are plain or quoted scalars; no duplicate keys, no tabs in the
 *          indentation, no tags, no merge keys; anchors and aliases only while
 *          what they copy stays small (LIMIT_VALUE_NODES).
 * Errors:  each goes to `diags` at its own line and column, in words for
 *          people who are no programmers. What volunteers really type has its
 *          own message whose help shows the mended line. Never libyaml's own
 *          words. After a mistake a mended copy is read on, so that one
 *          mistake does not hide the next; at most 100 of a kind (found by
 *          line, found among values) are told, then a note.
 * Codes:   yaml-alias         '*name' without '&name', or inside it
 *          yaml-backslash     "C:\Users", "\0"
 *          yaml-bracket       [ or { never closed, or closed by the other
 *          yaml-colon         title: UC: the basics
 *          yaml-comma         {note: this, and that}, ["a" "b"]
 *          yaml-control-character  invisible ones, noncharacters
 *          yaml-curly-quotes  title: “UC basics”
 *          yaml-document      a second '---', '%YAML'
 *          yaml-indentation   a line too far in, or not far enough
 *          yaml-key           no name before ':', a list as a name, '<<'
 *          yaml-quote         never closed, or text goes on behind it
 *          yaml-space         title:My page, -item
 *          yaml-special-character  author: @dwp; a warning: accent: #1a5fb4
 *          yaml-syntax        a line without ':' or '-', and all else
 *          hard-space         a warning: a no-break space where one was meant
 *          pasted-bullet      a warning: Word's bullet in the place of a dash
 *          unseen-character   a warning: a soft hyphen inside a name
 *          yaml-tab           a tab at the start of a line, or after a dash
 *          yaml-tag           title: !important
 *          yaml-too-deep, yaml-too-large   the limits
 *          duplicate-key      shared with JSON
 * Threads: any, on different arenas.
 */
#ifndef HB_VALUE_YAML_H
#define HB_VALUE_YAML_H

#include "base/diag.h"
#include "value/value.h"

/* Reads the part `span` of source. Returns [arena] a value (an empty part
 * gives an empty map), or NULL after at least one error was reported. *ok (may
 * be NULL) is true when no error was. With errors that leave no doubt what was
 * meant the tree is returned all the same, so that the rest can be checked:
 * of two equal keys it holds the first, of a text that lacks its quotes what is
 * written, nothing for an unknown '*name'.
 *
 * Spans: a text's covers what is written, quotes included; that of a list or
 * map without brackets reaches from its first key or dash to the end of its
 * last value; an empty value's is the place behind the colon, length 0; what
 * came by '*name' has those of the place where it was written. */
Value *yaml_read(Arena *arena, const Source *source, Span span, Diags *diags,
                 bool *ok);

#endif
