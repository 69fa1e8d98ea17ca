/* tests/fuzz/fuzz_front_matter.c - a page's front matter, and YAML by itself.
 *
 * The first byte chooses: a page with this text, or the rest as a YAML file.
 * Beyond "no crash": what was read lies inside what was given, and every
 * diagnostic points into the text.
 */
#include "base/compat.h"

#include <stdio.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "site/load.h"
#include "site/site.h"
#include "value/yaml.h"
#include "fuzz.h"

static void check_value(const Value *value, size_t size, unsigned depth)
{
    if (value->span.off > size || value->span.len > size - value->span.off)
        BUG("a value's span lies outside the text");
    if (depth > 64)
        BUG("values nested without end");
    switch (value->kind) {
    case VALUE_TEXT:
        if (utf8_invalid_at(value->as.text) != STR_NONE)
            BUG("a text that is no UTF-8");
        break;
    case VALUE_LIST:
        for (size_t i = 0; i < value_count(value); i++)
            check_value(value_item(value, i), size, depth + 1);
        break;
    case VALUE_MAP:
        for (size_t i = 0; i < value_count(value); i++) {
            const ValueEntry *entry = &value->as.map.entry[i];
            if (value_get_str(value, entry->key) != entry->value)
                BUG("a key stands twice in a map");
            check_value(entry->value, size, depth + 1);
        }
        break;
    case VALUE_NULL:
    case VALUE_BOOL:
    case VALUE_NUMBER:
        break;
    }
}

static void check_diags(Diags *diags)
{
    for (size_t i = 0; i < diag_total(diags); i++) {
        const Diag *diag = diag_get(diags, i);
        if (diag->message.len == 0 || diag->code[0] == '\0')
            BUG("a diagnostic without words");
        if (utf8_invalid_at(diag->message) != STR_NONE ||
            utf8_invalid_at(diag->help) != STR_NONE)
            BUG("a diagnostic that is no UTF-8");
        if (diag->source == NULL || diag->span.off == UINT32_MAX)
            continue;
        if (diag->span.off > diag->source->text.len)
            BUG("a diagnostic points outside its file");
    }
}

static void one_yaml(Str text)
{
    Arena arena;
    bool ok;
    if (utf8_invalid_at(text) != STR_NONE)
        return; /* yaml_read is promised UTF-8 */
    arena_init(&arena);
    Diags *diags = diag_open(false);
    const Source *source = source_new(&arena, STR("fuzz.yaml"), text);
    Span all = {0, (uint32_t)text.len};
    const Value *value = yaml_read(&arena, source, all, diags, &ok);
    if (value == NULL && diag_count(diags, DIAG_ERROR) == 0)
        BUG("nothing was read, and no word why");
    if (value != NULL)
        check_value(value, text.len, 0);
    check_diags(diags);
    diag_close(diags);
    arena_release(&arena);
}

static void one_page(Str text)
{
    static Site site;
    Diags *diags = diag_open(false);
    site_init(&site, diags, STR("fuzz"));
    Page *page = site_add_page(&site);
    page->source_path = STR("page.md");
    page->output_path = STR("page.html");
    page->id = STR("page");
    page->language = STR("en");
    load_page_text(&site, page, STR("fuzz/page.md"), text);
    if (page->source == NULL || page->meta == NULL || page->document == NULL)
        BUG("a page that was read lacks a part");
    if (page->failed && diag_count(diags, DIAG_ERROR) == 0)
        BUG("a page failed, and no word why");
    if (!page->failed)
        check_value(page->meta, text.len, 0);
    check_diags(diags);
    site_release(&site);
    diag_close(diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool ready;
    if (!ready)
        hash_init();
    ready = true;
    if (size == 0)
        return 0;
    Str text = str_of((const char *)data + 1, size - 1);
    if (data[0] % 4 == 3)
        one_yaml(text);
    else
        one_page(text);
    return 0;
}
