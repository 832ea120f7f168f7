-- Tests functions/tour/import_country.
begin;
select plan(6);

select is(
    tour.import_country('{"country_code": "us", "country": "USA"}'), 'US', 'the code goes before the name'
);
select is(tour.import_country('{"country": "DE"}'), 'DE', 'a code may stand for the name');
select is(tour.import_country('{"country": "germany"}'), 'DE', 'a name is found in any case');
select is(
    tour.import_country('{"country_code": "YU"}'), 'YU', 'old shows took place in countries of their time'
);
select is(tour.import_country('{"country": ""}'), null, 'nothing is nothing');
select is(
    tests.error($$select tour.import_country('{"country": "Freedonia"}')$$) - '{message,hint}'::text[],
    '{"code": "UNKNOWN_COUNTRY", "status": 422, "details": "country=Freedonia"}', 'an unknown one is named'
);

select * from finish();
rollback;
