-- Tests functions/tour/local_date
begin;
select plan(9);

select is(tour.local_date(data), expected, description)
from (values
    ('{"date": "2026-05-01"}'::jsonb, '2026-05-01', 'a date'),
    ('{"date": "2026-05-01T00:00:00.000Z"}', '2026-05-01', 'as JavaScript writes it'),
    ('{"date": "2026-05-01T00:00"}', '2026-05-01', 'as a form writes it'),
    (
        '{"date": "2026-04-30T22:00:00.000Z", "time_zone": "Europe/Berlin"}', '2026-05-01',
        'an instant is a date where the show is'
    ),
    ('{"date": "2026-05-01T01:00:00+02:00", "time_zone": "UTC"}', '2026-04-30', 'wherever it was written'),
    ('{"date": "2026-04-30T22:00:00Z"}', '2026-04-30T22:00:00Z', 'and none where that is unknown'),
    ('{"date": "2026-02-30T22:00:00Z", "time_zone": "UTC"}', '2026-02-30T22:00:00Z', 'what is no date stays'),
    ('{"date": "soon", "time_zone": "UTC"}', 'soon', 'as it is'),
    ('{}', null, 'and nothing is nothing')
) as given (data, expected, description);

select * from finish();
rollback;
