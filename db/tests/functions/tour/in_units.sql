-- Tests functions/tour/in_units.
begin;
select plan(3);

select is(tour.in_units('{}', 2), '[]', 'nothing is nothing');
select is(
    array[tour.in_units('{1250, -1}', 2), tour.in_units('{1250}', 0), tour.in_units('{1250}', 3)]::text,
    '{"[12.50, -0.01]",[1250],[1.250]}', 'amounts have the decimals of their currency'
);
select is(tour.in_units('{null, 1}', 0), '[null, 1]', 'what is not known is null');

select * from finish();
rollback;
