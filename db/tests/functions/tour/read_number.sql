-- Tests functions/tour/read_number: how people set their numbers, and where that says two things.
begin;
select plan(5);

select results_eq(
    $$select given, tour.read_number(given, 'amount')
    from unnest(array['1.234,50', '1,234.50', '1 234,50', E'1\u202f234,5', '1''234.5', E'1\u20191234',
        '12,5', '-7.50', E'\u22127', '1.234.567', '1,234,567', '0,123', '1234,567', '1 234.567']) as given$$,
    $$values ('1.234,50', '1234.50'), ('1,234.50', '1234.50'), ('1 234,50', '1234.50'),
        (E'1\u202f234,5', '1234.5'), ('1''234.5', '1234.5'), (E'1\u20191234', null), ('12,5', '12.5'),
        ('-7.50', '-7.50'), (E'\u22127', '-7'), ('1.234.567', '1234567'), ('1,234,567', '1234567'),
        ('0,123', '0.123'), ('1234,567', '1234.567'), ('1 234.567', '1234.567')$$,
    'points, commas, spaces and apostrophes'
);
select is(tour.read_number(given, 'amount'), null, given || ' may be two amounts')
from unnest('{1.234,"12,345"}'::text[]) as given;
select results_eq(
    $$select tour.read_number('1.234', kind) from unnest('{count,number,percent}'::text[]) as kind$$,
    array['1234', '1.234', '1.234'], 'but one count, and one latitude or percentage'
);
select is_empty(
    $$select given, kind
    from unnest('{"",a,1e5,NaN,1.2.3,"1,2,3","1.234,567.8","12,34,567","1..2",5%,"€ 5"}'::text[]) as given
    cross join unnest('{number,amount,count}'::text[]) as kind
    where tour.read_number(given, kind) is not null or tour.read_number('70 %', 'percent') <> '70'$$,
    'what is no number is none; % only in a percentage'
);

select * from finish();
rollback;
