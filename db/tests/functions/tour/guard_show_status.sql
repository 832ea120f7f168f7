-- Tests functions/tour/guard_show_status: every move between statuses, allowed or refused.
begin;
select plan(36);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_deals (show_id, fee, currency) values (tests.id('gig'), 100, 'EUR');

-- Puts the show into a status, whatever came before, and tries to move it on.
create function pg_temp.moves(was text, wanted text)
returns boolean
language plpgsql
as $$
begin
    perform set_config('session_replication_role', 'replica', true);
    update api.shows set status = was where id = tests.id('gig');
    perform set_config('session_replication_role', 'origin', true);
    return tests.error(format('update api.shows set status = %L
        where id = tests.id(%L)', wanted, 'gig')) is null;
end
$$;

select is(
    pg_temp.moves(was, wanted),
    was = wanted
    or was || '>' || wanted in ('draft>pending', 'pending>draft', 'pending>confirmed', 'confirmed>completed')
    or wanted = 'cancelled' and was <> 'completed',
    was || ' to ' || wanted
)
from unnest('{draft,pending,confirmed,completed,cancelled}'::text[]) as was
cross join unnest('{draft,pending,confirmed,completed,cancelled}'::text[]) as wanted;

select is(pg_temp.moves('draft', 'pending'), true, 'the show is pending');
select results_eq(
    $$update api.shows set status = 'canceled' where id = tests.id('gig') returning status$$,
    array['cancelled'], 'canceled is accepted and stored as cancelled'
);
select is(
    tests.error($$update api.shows set status = 'draft' where id = tests.id('gig')$$)
    - '{message,hint}'::text[],
    '{"code": "INVALID_STATUS_TRANSITION", "status": 422, "details": "from=cancelled to=draft"}',
    'details say from where to where'
);
select throws_ok(
    $$update api.shows set status = 'gone' where id = tests.id('gig')$$, '23514',
    'new row for relation "shows" violates check constraint "shows_status_known_check"',
    'an unknown status is the constraint''s to refuse'
);

prepare enter as
insert into api.shows (org_id, name, status, show_on, city, country)
values (tests.id('band'), 'x', $1, $2, 'Bonn', 'DE') returning status;
select results_eq($$execute enter('draft', null)$$, array['draft'], 'a new show is a draft');
select results_eq($$execute enter('pending', null)$$, array['pending'], 'or pending');
select results_eq(
    $$execute enter('canceled', null)$$, array['cancelled'], 'or cancelled, in either spelling'
);
select results_eq(
    $$execute enter('completed', '2001-02-03')$$, array['completed'], 'or completed, if it is past'
);
select throws_code(
    $$execute enter('completed', '2199-01-01')$$, 'INVALID_STATUS_TRANSITION', 'not if it is to come'
);
select throws_code(
    $$execute enter('completed', current_date)$$, 'INVALID_STATUS_TRANSITION', 'nor if it is today'
);
select throws_code($$execute enter('completed', null)$$, 'INVALID_STATUS_TRANSITION', 'nor without a date');

select * from finish();
rollback;
