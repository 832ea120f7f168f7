-- Tests schema/tour/holds: each constraint refuses something.
begin;
select plan(12);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/holds.psql

create function tests.refuses(change text, what text, description text)
returns text
language sql
begin atomic
    select tests.throws_ok(
        format('update api.holds set %s where name = %L', change, 'owner'), '23514',
        format('new row for relation "holds" violates check constraint "holds_%s_check"', what),
        description
    );
end;

select tests.refuses($$stage = ''$$, 'stage_length', 'a stage has a name');
select tests.refuses($$hold_on = '2999-01-01'$$, 'hold_on_bounds', 'dates are of this age');
select tests.refuses($$name = ''$$, 'name_length', 'somebody would play');
select tests.refuses($$"position" = 'NaN'$$, 'position_bounds', 'a position is a number');
select tests.refuses($$"position" = 1 + 1e-31$$, 'position_scale', 'with so many decimals');
select tests.refuses($$state = 'sold'$$, 'state_known', 'states are these');
select tests.refuses($$notes = repeat('x', 20001)$$, 'notes_length', 'notes end');
alter table api.holds disable trigger _210_guard_hold_state;
select tests.refuses(
    $$state = 'released', challenge_ends_at = now()$$, 'challenge_ends_at_held',
    'who is out challenges nobody'
);
update api.holds set state = 'confirmed' where name = 'owner';
select throws_ok(
    $$update api.holds set state = 'confirmed' where name = 'admin'$$, '23505',
    'duplicate key value violates unique constraint "holds_confirmed_key"', 'a date is given once'
);
update api.holds set challenge_ends_at = '2027-01-01' where name = 'admin';
select throws_ok(
    $$update api.holds set challenge_ends_at = '2027-01-01' where name = 'manager'$$, '23505',
    'duplicate key value violates unique constraint "holds_challenge_key"', 'and one challenges at a time'
);
select throws_ok(
    $$update api.holds set org_id = tests.id('rivals') where name = 'owner'$$, '23503',
    'insert or update on table "holds" violates foreign key constraint "holds_venue_id_fkey"',
    'a venue of the same organization'
);
update api.shows set deleted_at = now() where id = tests.id('gig');
select throws_code(
    $$update api.venues set deleted_at = now() where id = tests.id('paradiso')$$, 'ROW_IN_USE',
    'a venue with holds stays'
);

select * from finish();
rollback;
