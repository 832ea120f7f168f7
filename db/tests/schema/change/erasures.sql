-- Tests schema/change/erasures.
begin;
select plan(2);

insert into change.erasures (user_id, org_ids) values (tests.id('mia'), '{}');
select throws_ok(
    $$insert into change.erasures (user_id, org_ids) values (tests.id('mia'), '{}')$$, '23505',
    'duplicate key value violates unique constraint "erasures_user_id_key"', 'a person leaves once'
);
select tests.become(tests.id('mia'));
select throws_ok(
    'select from change.erasures', '42501', 'permission denied for table erasures',
    'nobody reads who has left'
);

select * from finish();
rollback;
