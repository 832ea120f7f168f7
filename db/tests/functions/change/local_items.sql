-- Tests functions/change/local_items
begin;
select plan(9);

prepare found (text, jsonb) as
select pointer, section, name, data::text, parent_pointer from change.local_items($1, $2);

select results_eq(
    $$execute found('shows', '[{"id": 1}, 5]')$$,
    $$values ('/shows/0', 'shows', null, '{"id": 1}', null), ('/shows/1', 'shows', null, '5', null)$$,
    'a list'
);
select results_eq(
    $$execute found('shows', '{"a": {"x": 1}, "b/~": {}}')$$,
    $$values ('/shows/a', 'shows', 'a', '{"x": 1}', null), ('/shows/b~1~0', 'shows', 'b/~', '{}', null)$$,
    'rows by their ids'
);
select results_eq(
    $$execute found('shows', '{"id": 1, "venue": {}}')$$,
    $$values ('/shows', 'shows', null, '{"id": 1, "venue": {}}', null)$$, 'a single row'
);
select results_eq(
    $$execute found('ontour:shows', '"[{\"id\": 1}]"')$$,
    $$values ('/ontour:shows/0', 'shows', null, '{"id": 1}', null)$$, 'JSON in a text'
);
select results_eq(
    $$execute found('theme', '"dark"')$$, $$values ('/theme', 'theme', null, '"dark"', null)$$,
    'or only a text'
);
select results_eq(
    $$execute found('shows', '[{"id": 1, "costs": [{"amount": 2}, 3], "tags": [{}]}]')$$,
    $$values
        ('/shows/0', 'shows', null, '{"id": 1, "tags": [{}]}', null),
        ('/shows/0/costs/0', 'show_costs', null, '{"amount": 2}', '/shows/0'),
        ('/shows/0/costs/1', 'show_costs', null, '3', '/shows/0')$$,
    'children follow their parent; other lists are no children'
);
select results_eq(
    $$execute found('groups', '[{"checkIns": [{"id": 1}], "tags": ["x"]}]')$$,
    $$values
        ('/groups/0', 'groups', null, '{"tags": ["x"]}', null),
        ('/groups/0/checkIns/0', 'check_ins', null, '{"id": 1}', '/groups/0')$$,
    'where nothing is known every row is found'
);
select is_empty($$execute found('shows', '[]')$$, 'no rows');
select results_eq(
    $$select max(length(pointer)) from change.local_items(
        'x', (repeat('[{"x":', 300) || '1' || repeat('}]', 300))::jsonb
    )$$,
    array[length('/x/0/x/0/x/0/x/0')], 'deeper than anybody keeps things nobody looks'
);

select * from finish();
rollback;
