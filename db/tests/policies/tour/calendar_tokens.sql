-- Tests policies/tour/calendar_tokens: each person has their own.
begin;
select plan(11);
\ir ../../support/fixtures.psql

insert into api.calendar_tokens (user_id, org_id, name, content) values
(tests.id('crew'), tests.id('band'), 'Mine', '{shows}'), (tests.id('crew'), null, 'Old', '{shows}'),
(tests.id('stranger'), null, 'Theirs', '{shows}');
prepare visible as select name from api.calendar_tokens order by name;
prepare rename as update api.calendar_tokens set name = 'New' where name = 'Old' returning name;
prepare revoke_it as update api.calendar_tokens set deleted_at = now() where name = 'New' returning name;

select policies_are('api', 'calendar_tokens', array['select_self', 'update_self']);

select tests.become(tests.id('owner'));
select is_empty('visible', 'an owner sees nobody else''s');
select is_empty('rename', 'nor changes any');
select tests.become(tests.id('crew'), '{pin}');
select results_eq('visible', array['Mine', 'Old'], 'crew see their own, also by a PIN');
select results_eq('rename', array['New'], 'give them names');
select results_eq('revoke_it', array['New'], 'and revoke them');
select is_empty(
    $$select from api.calendar_tokens where name = 'New' and deleted_at < now()$$, 'after that they are gone'
);
select throws_ok(
    $$insert into api.calendar_tokens (user_id, name, content) values (tests.id('crew'), 'x', '{shows}')$$,
    '42501', 'permission denied for table calendar_tokens', 'a function makes them'
);
select throws_ok(
    $$update api.calendar_tokens set org_id = null$$, '42501', 'permission denied for table calendar_tokens',
    'none grows to more organizations'
);
select tests.become(tests.id('stranger'));
select results_eq('visible', array['Theirs'], 'a stranger has theirs');
select tests.become(null);
select throws_ok(
    'visible', '42501', 'permission denied for table calendar_tokens', 'nobody has any'
);

select * from finish();
rollback;
