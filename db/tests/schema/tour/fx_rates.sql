-- Tests schema/tour/fx_rates: the view shows what is published, all of it.
begin;
select plan(1);

insert into core.fx_rates values ('USD', '1990-01-02', 1.2, 'TEST');
select results_eq(
    $$select * from api.fx_rates where source = 'TEST'$$,
    $$values ('USD', date '1990-01-02', 1.2, 'TEST')$$, 'currency, day, rate and source'
);

select * from finish();
rollback;
