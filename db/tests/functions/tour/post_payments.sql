-- Tests functions/tour/post_payments: the journal says what payments say.
begin;
select plan(2);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

select tests.become(tests.id('owner'));
select api.settle(tests.id('gig')) is not null as settled
\gset
select tests.become_superuser();

create procedure pg_temp.post()
language plpgsql
as $$
declare
    v_settlement api.settlements;
    v_inputs jsonb;
begin
    select * into v_settlement from api.settlements where show_id = tests.id('gig');
    v_inputs := tour.inputs_of(v_settlement.show_id);
    call tour.post_payments(v_settlement, v_inputs, tour.calculate(v_inputs));
end
$$;

select lives_ok('call pg_temp.post()', 'asked again');
select results_eq(
    'select line from tests.booked where line !~ ''^settlement''',
    array['payment bank 500 EUR', 'payment promoter -500.00 EUR'], 'it books nothing again'
);

select * from finish();
rollback;
