/* base/limits.h - every hard limit, each with its reason.
 *
 * Layer: base. A limit that content can reach has its own diagnostic.
 */
#ifndef HB_BASE_LIMITS_H
#define HB_BASE_LIMITS_H

/* One page or data file. A long page is 100 KB; offsets are 32 bits; a 100 MB
 * "page" is a mistake and would cost gigabytes as a tree. */
#define LIMIT_FILE_BYTES (8u * 1024 * 1024)
/* Images and documents that are copied as they are: FAT32 holds 4 GiB, but no
 * reader's phone wants more than this. */
#define LIMIT_ASSET_BYTES (256u * 1024 * 1024)
/* One data file of a page: libyaml is quadratic in some inputs; a glossary of a
 * thousand words is 300 KB. */
#define LIMIT_DATA_BYTES (1024u * 1024)

/* A logo: every page shows it, also over a slow line, and 200 KB is a second of
 * a poor one's time. And its pixels: a phone unpacks four bytes for each. */
#define LIMIT_LOGO_BYTES (200u * 1024)
#define LIMIT_LOGO_PIXELS 4096u
/* Front matter: libyaml is quadratic in some inputs; people write 200 lines. */
#define LIMIT_FRONT_MATTER_BYTES (256u * 1024)
/* Nesting of lists and maps in YAML and JSON. The schema needs 6. */
#define LIMIT_VALUE_DEPTH 32
/* All values of one YAML or JSON file: aliases multiply them. */
#define LIMIT_VALUE_NODES 200000
/* Block quotes, lists, emphasis inside each other. Browsers and screen readers
 * give up long before; our own walks recurse at most this deep. */
#define LIMIT_NESTING 100
/* Opening brackets in one paragraph without their end: libcmark is quadratic
 * in "![[]()" repeated. A paragraph of a page has a dozen. */
#define LIMIT_OPEN_BRACKETS 1000
/* Elements inside each other on a finished page: each level of LIMIT_NESTING
 * makes two or three, and the page around them a dozen. */
#define LIMIT_MARKUP_DEPTH 400
/* Columns of a table and cells of one page. */
#define LIMIT_TABLE_COLUMNS 100
#define LIMIT_TABLE_CELLS 200000
/* One output file. */
#define LIMIT_OUTPUT_BYTES (64u * 1024 * 1024)
/* Changes that feed.xml tells of: what reads feeds comes back within weeks, and
 * takes the whole file each time. */
#define LIMIT_FEED_ENTRIES 100
/* The whole handbook in one file, to print: 1,000 pages are 50 MB, and browsers
 * give up long before this. */
#define LIMIT_PRINT_BYTES (256u * 1024 * 1024)
/* Templates that include each other, and their nesting. */
#define LIMIT_TEMPLATE_DEPTH 64
/* Characters of a file's way from the top of a copy, as Windows counts them.
 * It opens no path of more than 259; three of them are the drive ("E:\"), and
 * 40 are for the folder that somebody copies the handbook to. */
#define LIMIT_STICK_PATH 216
/* Folders inside folders. */
#define LIMIT_FOLDER_DEPTH 64
/* Worker threads. */
#define LIMIT_JOBS 64
/* Memory of one plugin state (bytes) and its budget of steps for one call,
 * where handbook.yaml has no plugin_limits. The shipped plugins use a tenth;
 * a loop that never ends is told of in a quarter of a second. */
#define LIMIT_PLUGIN_MEMORY (64u * 1024 * 1024)
#define LIMIT_PLUGIN_STEPS 20000000
/* Depth of a value handed over from a plugin. */
#define LIMIT_PLUGIN_VALUE_DEPTH 32
/* Headings of a page that search leads to, and those that plugins name: what is
 * behind them counts to the last. A list of results needs them of each page. */
#define LIMIT_SEARCH_PLACES 500
/* Text of a page's body that search shows words from, in bytes: a browser reads
 * that of four pages at once. Words behind it are found all the same. */
#define LIMIT_SEARCH_TEXT (200u * 1024)
/* Words that one term of a glossary adds to each page that uses it: people have
 * a dozen for a thing. */
#define LIMIT_SEARCH_ALSO 64
/* Summary and heading in a list of results, in characters. */
#define LIMIT_SEARCH_SUMMARY 300
#define LIMIT_SEARCH_HEADING 200
/* A page about a code (explain/codes.h): one screen, of which the examples are
 * the most; whoever asks reads all of it. */
#define LIMIT_CODE_PAGE_BYTES (64u * 1024)
/* Columns of the author's line that a message shows. */
#define LIMIT_EXCERPT_COLUMNS 160

#endif
