/* tests/unit/test_table.c - tables: where cells are, and limits. What HTML they
 * make stands in tests/spec/tables.txt. */
#include "doc_world.h"

static void assert_tree(World *w, const char *text, const char *expected)
{
    world_parse(w, text);
    assert_string_equal(world_tree(w), expected);
}

static void table__cells_have_exact_places(void **state)
{
    assert_tree(*state, "|  a | *b* |\n|---|:-:|\n|c||\n",
                "table 1:1+27\n"
                "  table_row 1:1+12\n"
                "    table_cell 1:4+1\n"
                "      text 1:4+1 'a'\n"
                "    table_cell 1:8+3\n"
                "      emph 1:8+3\n"
                "        text 1:9+1 'b'\n"
                "  table_row 3:1+4\n"
                "    table_cell 3:2+1\n"
                "      text 3:2+1 'c'\n"
                "    table_cell 3:4+0\n");
}

static void table__knows_its_columns(void **state)
{
    World *w = *state;
    const Node *table, *row;

    world_parse(w, "a|b|c|d\n:-|-:|:-:|-\n1|2|3|4");
    table = w->document->first;
    assert_int_equal(table->as.table.columns, 4);
    assert_int_equal(table->as.table.align[0], NODE_ALIGN_LEFT);
    assert_int_equal(table->as.table.align[1], NODE_ALIGN_RIGHT);
    assert_int_equal(table->as.table.align[2], NODE_ALIGN_CENTER);
    assert_int_equal(table->as.table.align[3], NODE_ALIGN_NONE);
    row = table->first;
    assert_true(row->as.row.header && row->first->as.cell.header);
    row = row->next;
    assert_false(row->as.row.header || row->first->as.cell.header);
    assert_int_equal(row->first->next->as.cell.align, NODE_ALIGN_RIGHT);
}

static void table__escaped_pipes_keep_places_right(void **state)
{
    assert_tree(*state, "|a\\|*b*|`c\\|d` [e](f\\|g)|\n|-|-|\n",
                "table 1:1+31\n"
                "  table_row 1:1+25\n"
                "    table_cell 1:2+6\n"
                "      text 1:2+3 'a|'\n"
                "      emph 1:5+3\n"
                "        text 1:6+1 'b'\n"
                "    table_cell 1:9+16\n"
                "      code 1:9+6 'c|d'\n"
                "      text 1:15+1 ' '\n"
                "      link 1:16+9 (f|g) at 1:20+4\n"
                "        text 1:17+1 'e'\n");
}

static void table__cells_hold_our_own_syntax(void **state)
{
    assert_tree(*state,
                "> | [[a\\|b]] | \"q\" [@k, s 1] |\n> |-|-|\n> | [x] | \\[@k] "
                "|\n\n[x]: y\n",
                "block_quote 1:1+56\n"
                "  table 1:3+54\n"
                "    table_row 1:3+28\n"
                "      table_cell 1:5+8\n"
                "        short_link 1:5+8 a#\n"
                "          text 1:10+1 'b'\n"
                "      table_cell 1:16+13\n"
                "        quotation 1:16+3\n"
                "          text 1:16+3 '\"q\"'\n"
                "        text 1:19+1 ' '\n"
                "        citation 1:20+9\n"
                "          citation_item 1:21+7 @k, s 1 at 1:25+3\n"
                "    table_row 3:3+15\n"
                "      table_cell 3:5+3\n"
                "        link 3:5+3 (y) at 5:6+1\n"
                "          text 3:6+1 'x'\n"
                "      table_cell 3:11+5\n"
                "        text 3:11+5 '[@k]'\n");
}

static void table__short_link_without_backslash_is_told(void **state)
{
    World *w = *state;

    world_parse(w, "| a |\n|---|\n| [[b|c]] |\n");
    assert_string_equal(
        world_said(w),
        "3:3+2 short-link-syntax: the short link is never closed\n");
    assert_non_null(strstr(world_help(w), "in a table write '\\|'"));
}

static void table__text_above_stays_a_paragraph(void **state)
{
    assert_tree(*state, "b\nc  \n| a |\n| - |\n",
                "paragraph 1:1+3\n"
                "  text 1:1+1 'b'\n"
                "  softbreak 1:2+1\n"
                "  text 2:1+1 'c'\n"
                "table 3:1+11\n"
                "  table_row 3:1+5\n"
                "    table_cell 3:3+1\n"
                "      text 3:3+1 'a'\n");
}

static void table__above_a_rule_is_no_heading(void **state)
{
    assert_tree(*state, "b\n| a |\n| - |\n| c |\n---\n",
                "paragraph 1:1+1\n"
                "  text 1:1+1 'b'\n"
                "table 2:1+17\n"
                "  table_row 2:1+5\n"
                "    table_cell 2:3+1\n"
                "      text 2:3+1 'a'\n"
                "  table_row 4:1+5\n"
                "    table_cell 4:3+1\n"
                "      text 4:3+1 'c'\n"
                "thematic_break 5:1+3\n");
}

static void table__in_a_callout(void **state)
{
    assert_tree(*state, "> [!NOTE]\n> a | b\n> -|-\n",
                "callout 1:1+23 'NOTE' \"\"\n"
                "  table 2:3+11\n"
                "    table_row 2:3+5\n"
                "      table_cell 2:3+1\n"
                "        text 2:3+1 'a'\n"
                "      table_cell 2:7+1\n"
                "        text 2:7+1 'b'\n");
}

static void table__two_in_one_paragraph_end_each_other_not(void **state)
{
    World *w = *state;

    /* as on GitHub: the second delimiters are a row */
    world_parse(w, "|a|\n|-|\n|b|\n|-|\n");
    assert_ptr_equal(w->document->first, w->document->last);
    assert_int_equal(w->document->first->kind, NODE_TABLE);
}

static void table__is_text_when_turned_off(void **state)
{
    World *w = *state;
    DocOptions options = DOC_HANDBOOK;

    options.tables = false;
    world_parse_str(w, STR("|a|\n|-|\n"), &options);
    assert_int_equal(w->document->first->kind, NODE_PARAGRAPH);
}

static void limit__columns_of_a_table(void **state)
{
    World *w = *state;
    Str row = world_many(w, "|a", 101, "|\n");

    world_parse_str(w,
                    str_cat(&w->arena, row, world_many(w, "|-", 101, "|\n")),
                    &DOC_HANDBOOK);
    assert_string_equal(world_said(w),
                        "2:1+203 table-too-wide: the table has 101 columns, "
                        "more than 100\n");
    assert_int_equal(w->document->first->kind, NODE_PARAGRAPH);
}

static void limit__cells_of_a_page(void **state)
{
    World *w = *state;
    Str head = str_cat(&w->arena, world_many(w, "|a", 100, "|\n"),
                       world_many(w, "|-", 100, "|\n"));

    world_parse_str(w, str_cat(&w->arena, head, world_many(w, "|\n", 3000, "")),
                    &DOC_HANDBOOK);
    assert_int_equal(diag_total(w->diags), 1);
    assert_string_equal(diag_get(w->diags, 0)->code, "too-many-cells");
    assert_null(w->document->first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(table__cells_have_exact_places),
        WORLD_TEST(table__knows_its_columns),
        WORLD_TEST(table__escaped_pipes_keep_places_right),
        WORLD_TEST(table__cells_hold_our_own_syntax),
        WORLD_TEST(table__short_link_without_backslash_is_told),
        WORLD_TEST(table__text_above_stays_a_paragraph),
        WORLD_TEST(table__above_a_rule_is_no_heading),
        WORLD_TEST(table__in_a_callout),
        WORLD_TEST(table__two_in_one_paragraph_end_each_other_not),
        WORLD_TEST(table__is_text_when_turned_off),
        WORLD_TEST(limit__columns_of_a_table),
        WORLD_TEST(limit__cells_of_a_page),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
