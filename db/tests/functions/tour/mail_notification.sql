-- Tests functions/tour/mail_notification: who gets a mail, and how many.
begin;
select plan(11);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into auth.email_addresses (user_id, email, verified_at) values
(tests.id('crew'), 'crew@example.com', now()), (tests.id('viewer'), 'viewer@example.com', null);

create function pg_temp.mailed(person text, kind text default 'mention', subject text default 'gig')
returns bigint
language plpgsql
as $$
declare
    v_before constant bigint := (select count(*) from mail.messages);
begin
    perform tour.notify(tests.id(person), kind, 'shows', tests.id(subject), tests.id('band'));
    return (select count(*) from mail.messages) - v_before;
end
$$;
insert into api.shows (id, org_id, name) values (tests.id('other'), tests.id('band'), 'Other');

select set_config('request.jwt.claims', jsonb_build_object('sub', tests.id('manager'))::text, true);
select tests.request('POST', '/comments', '{"user-agent": "Curious/1.0", "x-forwarded-for": "192.0.2.7"}');
select is(pg_temp.mailed('crew'), 1::bigint, 'who has proved an address gets a mail');
select results_eq(
    $$select template, email, user_id, data - 'notification_id' from mail.messages$$,
    $$values (
        'notification', 'crew@example.com', tests.id('crew'),
        jsonb_build_object(
            'kind', 'mention', 'subject', 'Paradiso', 'organization', 'The Band',
            'actor', 'Manager', 'author_id', tests.id('manager'), 'ip', null, 'user_agent', null
        )
    )$$,
    'which says who and where'
);
select is(pg_temp.mailed('viewer'), 0::bigint, 'who has not gets none');
select is(pg_temp.mailed('owner'), 0::bigint, 'nor who has no address');
select is(pg_temp.mailed('crew'), 0::bigint, 'a second one does not come before the first was read');
select is(pg_temp.mailed('crew', 'comment'), 1::bigint, 'but one of another kind');
select is(pg_temp.mailed('crew', subject => 'other'), 1::bigint, 'and about another row');
update api.notifications set read_at = now();
select is(pg_temp.mailed('crew'), 1::bigint, 'who has looked is told again');
update api.notifications set read_at = now();
update api.preferences set muted_by_email = '{mention}' where user_id = tests.id('crew');
select is(pg_temp.mailed('crew'), 0::bigint, 'who has muted it gets none');
update api.preferences set muted_by_email = '{}' where user_id = tests.id('crew');
insert into api.shows (id, org_id, name)
select tests.id('show ' || n), tests.id('band'), 'Win ' || n from generate_series(1, 30) as n;
select is(
    (select sum(pg_temp.mailed('crew', subject => 'show ' || n)) from generate_series(1, 30) as n), 17.0,
    'and nobody more than twenty an hour'
);
select is(pg_temp.mailed('crew', 'comment', 'show 30'), 1::bigint, 'of a kind');

select * from finish();
rollback;
