-- Tests functions/change/read_push.
begin;
select plan(8);

prepare read as select operations::text, device_id from change.read_push($1);

select results_eq(
    $$execute read('{"operations": [1], "device_id": "phone"}')$$, $$values ('[1]', 'phone')$$, 'an object'
);
select results_eq($$execute read('[1]')$$, $$values ('[1]', null::text)$$, 'or the operations alone');
select results_eq($$execute read('7')$$, $$values (null::text, null::text)$$, 'or neither');
select results_eq(
    $$execute read('{"operations": ["\u0000"], "device_id": "phone"}')$$, $$values ('["\u0000"]', 'phone')$$,
    'text that PostgreSQL cannot hold is left to the operation that has it'
);
select results_eq(
    $$execute read('{"device_id":"phone","operations":["]\u0000["]}')$$, $$values ('["]\u0000["]', 'phone')$$,
    'in any order'
);
select results_eq(
    $$execute read('{"operations": [["\ud800"]]}')$$, $$values ('[["\ud800"]]', null::text)$$,
    'half a character too'
);
select results_eq(
    $$execute read('{"operations": ["\u0000"], "device_id": "\u0000"}')$$,
    $$values (null::text, null::text)$$,
    'a device is no such text'
);
select throws_ok(
    $$execute read('{"operations": [], "x": ["\u0000"], "operations": []}')$$, '22P02', null,
    'what only looks like a push is none'
);

select * from finish();
rollback;
