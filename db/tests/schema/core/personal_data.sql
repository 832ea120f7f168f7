-- Tests schema/core/personal_data. conventions/personal_data asks whether it is complete.
begin;
select plan(4);

prepare decide as
insert into core.personal_data (relation, holder, leaving, cleared, exported, withheld, reason)
values ('api.things', 'user_id', $1, $2, $3, $4, 'A test.');
create function tests.deciding(leaving text, cleared text, exported text, withheld text)
returns text
language sql
begin atomic
    select format('execute decide(%L, %L, %L, %L)', leaving, cleared, exported, withheld);
end;

select throws_ok(
    tests.deciding('forgotten', '{}', '{}', '{}'), '23514',
    'new row for relation "personal_data" violates check constraint "personal_data_leaving_known_check"',
    'a row goes or stays'
);
select throws_ok(
    tests.deciding('deleted', '{ip}', '{}', '{}'), '23514',
    'new row for relation "personal_data" violates check constraint "personal_data_cleared_where_kept_check"',
    'of one that goes nothing is cleared'
);
select throws_ok(
    tests.deciding('kept', '{}', '{ip,name}', '{name}'), '23514',
    'new row for relation "personal_data" violates check constraint "personal_data_decided_once_check"',
    'a column is exported or withheld'
);
select lives_ok(tests.deciding('kept', '{ip}', '{name}', '{id}'));

select * from finish();
rollback;
