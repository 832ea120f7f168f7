-- Tests functions/tour/require_complete_show: on every path that could leave a confirmed show incomplete.
begin;
select plan(20);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.shows (id, org_id, name) values (tests.id('bare'), tests.id('band'), 'Bare');
update api.shows set status = 'pending';
select tests.become(tests.id('manager'));

select is(
    tests.error($$update api.shows set status = 'confirmed' where id = tests.id('bare')$$)
    - '{message,hint}'::text[],
    '{"code": "SHOW_INCOMPLETE", "status": 422, "details": "missing=show_on, city, country, fee, currency"}',
    'confirming says all that is missing'
);
insert into api.show_deals (show_id, currency) values (tests.id('gig'), 'EUR');
select is(
    tests.error($$update api.shows set status = 'confirmed' where id = tests.id('gig')$$) ->> 'details',
    'missing=fee', 'and nothing else'
);
update api.show_deals set fee = 0;
select lives_ok(
    $$update api.shows set status = 'confirmed' where id = tests.id('gig')$$,
    'a complete show is confirmed, though for nothing'
);
select throws_code(
    $$update api.shows set show_on = null where id = tests.id('gig')$$, 'SHOW_INCOMPLETE', 'it keeps its date'
);
select throws_code(
    $$update api.shows set city = null where id = tests.id('gig')$$, 'SHOW_INCOMPLETE', 'its city'
);
select throws_code(
    $$update api.shows set country = null where id = tests.id('gig')$$, 'SHOW_INCOMPLETE', 'its country'
);
select throws_code($$update api.show_deals set fee = null$$, 'SHOW_INCOMPLETE', 'its fee');
select throws_code(
    $$update api.show_deals set fee = null, currency = null$$, 'SHOW_INCOMPLETE', 'its currency'
);
select throws_code(
    $$update api.show_deals set deleted_at = now()$$, 'SHOW_INCOMPLETE', 'and all its money'
);
select lives_ok($$update api.show_deals set fee = 5$$, 'which may change');
select is(
    tests.error($$update api.show_deals set deal_type = 'versus'$$) ->> 'details', 'missing=percent',
    'and so may the type, to one that says what it needs'
);
select lives_ok(
    $$update api.show_deals set deal_type = 'per_ticket', fee = null, per_ticket = 2$$,
    'such as so much a ticket'
);
select lives_ok($$update api.show_deals set deal_type = 'guarantee', fee = 5, per_ticket = null$$, 'or back');
select throws_code(
    $$insert into api.shows (org_id, name, status, show_on, city, country)
    values (tests.id('band'), 'x', 'confirmed', '2027-01-01', 'Bonn', 'DE')$$,
    'SHOW_INCOMPLETE', 'a new show has no fee yet and cannot be confirmed'
);
select is(
    tests.error(
        $$insert into api.shows (org_id, name, status, show_on)
            values (tests.id('band'), 'x', 'completed', '2001-01-01')$$
    ) ->> 'details',
    'missing=city, country', 'a completed show has a place'
);

select tests.become_superuser();
select throws_code($$delete from api.show_deals$$, 'SHOW_INCOMPLETE', 'a purge is held to it as well');
select lives_ok(
    $$update api.shows set deleted_at = now() where id = tests.id('gig')$$,
    'a confirmed show is deleted together with its money'
);
select tests.become(tests.id('manager'));
select results_eq(
    $$select api.restore('shows', tests.id('gig'), 3) ->> 'status'$$, array['confirmed'],
    'and comes back with it, the show first and the fee second'
);
select lives_ok(
    $$update api.shows set status = 'completed' where id = tests.id('gig')$$, 'it is completed'
);
select lives_ok($$update api.show_deals set fee = null$$, 'and then the rule about the fee has ended');

select * from finish();
rollback;
