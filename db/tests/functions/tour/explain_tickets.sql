-- Tests functions/tour/explain_tickets: what came in, from scales or from the door.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

create function pg_temp.steps(figure text)
returns text
language sql
as $$
    select concat_ws('; ', node ->> 'value', node ->> 'formula', node #>> '{inputs,0,name}',
        node #>> '{inputs,0,exact}', node #>> '{inputs,0,inputs,0,value}',
        node #>> '{inputs,0,inputs,0,column}')
    from tour.settlement_inputs(tests.id('gig')) as inputs
    cross join lateral (
        select tour.explain_tickets(inputs, tour.calculate(inputs)) -> figure as node
    ) as explained
$$;

select matches(pg_temp.steps('gross'), '40188.50; sum; .*; sold_count', 'from the scales');
select matches(pg_temp.steps('sold'), '1487; sum; ', 'what was sold');
select is(pg_temp.steps('money_in'), '40188.50; gross', 'a tax inside adds nothing');
update api.show_deals set ticket_tax_mode = 'on_top';
select is(pg_temp.steps('money_in'), '43805.46; gross + ticket_tax', 'one on top does');
update api.ticket_scales set deleted_at = now();
update api.show_deals set door_price = 20;
update api.shows set expected_attendance = 90 where id = tests.id('gig');
select is(pg_temp.steps('gross'), '1800.00; sum; door; 90; expected_attendance', 'else from the door');
update api.shows set actual_attendance = 100 where id = tests.id('gig');
select is(pg_temp.steps('gross'), '2000.00; sum; door; 100; actual_attendance', 'and who came');
select is(pg_temp.steps('ticket_tax'), '180.00; sum; door; 180; 100; actual_attendance', 'taxed');
select is(pg_temp.steps('capacity'), 'unknown', 'which has no capacity');

select * from finish();
rollback;
