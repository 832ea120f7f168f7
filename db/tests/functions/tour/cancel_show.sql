-- Tests functions/tour/cancel_show: one transaction over everything that hangs on a show.
begin;
select plan(21);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_deals (show_id, currency, fee) values (tests.id('gig'), 'EUR', 100);
insert into api.show_payments (show_id, kind, amount, currency, paid_on) values
(tests.id('gig'), 'deposit', 50, 'EUR', '2027-01-01');
insert into api.guest_lists (show_id, name, allotment) values (tests.id('gig'), 'Band', 9);
insert into api.itinerary_items (org_id, show_id, kind, starts_on) values
(tests.id('band'), tests.id('gig'), 'doors', '2027-03-02');
insert into api.holds (org_id, venue_id, hold_on, show_id, name) values
(tests.id('band'), tests.id('paradiso'), '2027-03-02', tests.id('gig'), 'Hold');
insert into api.show_offers (org_id, show_id, number, offered_by, terms) values
(tests.id('band'), tests.id('gig'), 1, 'act', '{}');
-- What has been so far is an earlier transaction.
update change.log set tx_id = '7';
prepare cancel (text) as select api.cancel_show(tests.id($1), ' Storm ');
prepare standing as
select
    (select status from api.shows where id = tests.id('gig')),
    (select status from api.itinerary_items),
    (select state from api.holds),
    (select closed_at is null from api.guest_lists),
    (select state from api.show_offers),
    (select count(*)::integer from api.show_payments where kind = 'refund'),
    (select count(*)::integer from api.comments);

select tests.become(tests.id('crew'));
select throws_code($$execute cancel('gig')$$, 'PERMISSION_DENIED', 'crew cancels nothing');
select tests.become(tests.id('finance'));
select throws_code($$execute cancel('gig')$$, 'PERMISSION_DENIED', 'nor who only keeps the books');
select tests.become(tests.id('manager'), '{pin}');
select throws_code($$execute cancel('gig')$$, 'STEP_UP_REQUIRED', 'nor who came by a PIN alone');
select tests.become(tests.id('stranger'));
select throws_code($$execute cancel('gig')$$, 'NOT_FOUND', 'a stranger knows of no show');
select tests.become(null);
select throws_ok(
    $$execute cancel('gig')$$, '42501', 'permission denied for function cancel_show', 'nor does nobody'
);

select tests.become(tests.id('manager'));
select throws_code($$execute cancel('no gig')$$, 'NOT_FOUND', 'there must be one');
select throws_code(
    $$select api.cancel_show(tests.id('gig'), repeat('x', 1001))$$, 'INVALID_ARGUMENT', 'a reason is short'
);

select results_eq(
    $$select
        answer -> 'dry_run', answer ->> 'transaction_id', (answer ->> 'notified')::integer,
        jsonb_array_length(answer -> 'changes'), answer #> '{steps,1}'
    from api.cancel_show(tests.id('gig'), 'Storm', true) as answer$$,
    $$values ('true'::jsonb, null, 5, 7, '{"step": "status", "changed": 2}'::jsonb)$$, 'a dry run tells all'
);
select results_eq(
    'standing', $$values ('draft', 'confirmed', 'held', true, 'offered', 0, 0)$$, 'and does nothing'
);
select tests.become_superuser();
select is_empty('select from change.log where tx_id = pg_current_xact_id()', 'nor does the log know of it');
select is_empty('select from api.notifications', 'nor anybody else');

select tests.become(tests.id('manager'));
select is(
    (
        select array_agg(step.value ->> 'step' || ' ' || (step.value ->> 'changed') order by step.ordinality)
        from jsonb_array_elements(api.cancel_show(tests.id('gig'), 'Storm') -> 'steps')
        with ordinality as step (value, ordinality)
    ),
    array[
        'settlement 0', 'status 2', 'itinerary 1', 'guest_lists 1', 'offers 1', 'payments 1', 'comments 1',
        'notices 0'
    ],
    'each step says what it changed'
);
select results_eq(
    'standing', $$values ('cancelled', 'cancelled', 'released', false, 'withdrawn', 1, 1)$$,
    'all that hangs on the show'
);
select is(
    (
        select array_agg(table_name || ' ' || op order by table_name)
        from api.changes_of_transaction(pg_current_xact_id())
    ),
    array[
        'comments insert', 'guest_lists update', 'holds update', 'itinerary_items update',
        'show_offers update',
        'show_payments insert', 'shows update'
    ],
    'the log lists it by the transaction'
);
select tests.become(tests.id('viewer'));
select is(
    (select array_agg(table_name order by table_name) from api.changes_of_transaction(pg_current_xact_id())),
    array['comments', 'guest_lists', 'holds', 'itinerary_items', 'notifications', 'shows'],
    'for each what they may read: no money'
);
select tests.become(tests.id('manager'));
select is(api.cancel_show(tests.id('gig')) -> 'notified', '5', 'asked again, nothing more is changed');
select is(
    (select count(*)::integer from api.changes_of_transaction(pg_current_xact_id())), 7,
    'and nobody told again'
);

select tests.become_superuser();
insert into api.shows (id, org_id, name, status, show_on, city, country)
values (tests.id('past'), tests.id('band'), 'Past', 'completed', '2020-01-01', 'Bonn', 'DE');
insert into api.guest_lists (show_id, name, allotment) values (tests.id('past'), 'Old', 9);
select tests.become(tests.id('owner'));
select throws_code($$execute cancel('past')$$, 'INVALID_STATUS_TRANSITION', 'what has been is not cancelled');
select is_empty(
    $$select from api.guest_lists where name = 'Old' and closed_at is not null$$, 'nor half of it'
);
select is(
    api.cancel_show(tests.id('gig')) #> '{steps,0}', '{"step": "settlement", "changed": 0}',
    'what was written before is no step''s'
);
select tests.become_superuser();
insert into tour.cancellation_steps values ('late', 999, 'tour.no_such_step', 'x');
select tests.become(tests.id('owner'));
select throws_ok(
    $$select api.cancel_show(tests.id('gig'))$$, '42883',
    'function tour.no_such_step(uuid, text) does not exist',
    'a step that fails is everybody''s'
);

select * from finish();
rollback;
