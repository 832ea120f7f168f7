-- Tests functions/auth/read_calendar: what a token opens, and until when.
begin;
select plan(19);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_deals (show_id, currency, fee) values (tests.id('gig'), 'EUR', 4711);
insert into api.itinerary_items (org_id, kind, starts_on, visibility, owner_id) values
(tests.id('band'), 'meal', '2027-03-01', 'own', tests.id('owner')),
(tests.id('band'), 'press', '2027-03-01', 'own', tests.id('admin'));
insert into api.shows (org_id, name, show_on) values
(tests.id('band'), 'Long ago', current_date - 366), (tests.id('band'), 'Ago', current_date - 365);

create function tests.token(person text, org text, content text[])
returns bytea
language plpgsql
as $$
declare
    v_token text;
begin
    perform tests.become(tests.id(person));
    v_token := api.create_calendar_token(org_id => tests.id(org), content => content) ->> 'token';
    perform tests.become_superuser();
    return sha256(convert_to(v_token, 'UTF8'));
end
$$;
-- As the bridge asks.
create function tests.read(token bytea, form text default '1')
returns jsonb
language plpgsql
as $$
declare
    v_found jsonb;
begin
    set local role bridge;
    v_found := auth.read_calendar(token, form)::jsonb;
    perform tests.become_superuser();
    return v_found;
end
$$;
create function tests.titles(token bytea)
returns text
language sql
as $$
    select string_agg(entry ->> 'title', ', ' order by number)
    from jsonb_array_elements(tests.read(token) -> 'entries') with ordinality as listed (entry, number)
$$;

select tests.token('owner', null, '{shows,itinerary_items}') as owner \gset
select tests.token('viewer', null, '{shows}') as viewer \gset
select tests.token('owner', 'band', '{holds}') as holds \gset

select is(
    tests.titles(:'owner'), 'Ago, Meal, Paradiso', 'what its person sees, a year back, and no other''s'
);
select is(tests.titles(:'viewer'), 'Ago, Paradiso', 'of each their own');
select is(tests.titles(:'holds'), null, 'as much as was asked for');
select is(tests.read(sha256('otc_0')), null, 'one that is unknown opens nothing');
select is(strpos(tests.read(:'owner')::text, '4711'), 0, 'no money');

select tests.read(:'owner') as before \gset
update auth.calendar_links set changed_at = now() - interval '1 day';
select is(
    tests.read(:'owner') - 'changed_at', :'before'::jsonb - 'changed_at', 'read twice, it is the same'
);
select is(
    (tests.read(:'owner') ->> 'changed_at')::timestamptz, now() - interval '1 day', 'and as old as it is'
);
select isnt(tests.read(:'owner', '2') ->> 'etag', :'before'::jsonb ->> 'etag', 'another form is a change');
update api.shows set show_on = '2027-03-04' where id = tests.id('gig');
select isnt(tests.read(:'owner') ->> 'etag', :'before'::jsonb ->> 'etag', 'so is a show that moves');
select ok((tests.read(:'owner') ->> 'changed_at')::timestamptz > now(), 'of just now');

update api.memberships set deleted_at = now() where user_id = tests.id('viewer');
select is(tests.titles(:'viewer'), null, 'who leaves an organization reads no more of it');
select isnt(tests.read(:'viewer'), null, 'but still a calendar, so that phones forget');

select tests.become(tests.id('owner'));
update api.calendar_tokens set name = 'Mine' where content = '{holds}';
select tests.become_superuser();
select is(tests.read(:'holds') ->> 'name', 'Mine', 'it is called as its person says');
select tests.become(tests.id('owner'));
update api.calendar_tokens set deleted_at = now() where content = '{holds}';
select tests.become_superuser();
select is(tests.read(:'holds'), null, 'a revoked one opens nothing');
select throws_code(
    format(
        $$select tests.become(tests.id('owner')), api.restore('calendar_tokens', %L, 1)$$,
        (select id from api.calendar_tokens where name = 'Mine')
    ),
    'NOT_RESTORABLE', 'and stays so'
);
select tests.become_superuser();
update api.users set status = 'suspended' where id = tests.id('owner');
select is(tests.read(:'owner'), null, 'nor that of a person who is suspended');
update api.users set status = 'active' where id = tests.id('owner');
select isnt(tests.read(:'owner'), null, 'while it lasts');

select function_privs_are(
    'auth', 'read_calendar', '{bytea,text}'::text[], 'member', '{}', 'no web role asks'
);
select function_privs_are(
    'auth', 'read_calendar', '{bytea,text}'::text[], 'anon', '{}', 'this way'
);

select * from finish();
rollback;
