-- Tests functions/tour/is_terms.
begin;
select plan(20);

select ok(tour.is_terms(terms::jsonb), terms || ' are terms')
from unnest(array[
    '{}', '{"deal": {}}', '{"deal": {"fee": 1, "currency": null}}',
    '{"deal": {"percent": 70}, "bonuses": [{"measure": "tickets"}]}',
    '{"deal": {"deal_type": "door", "fee": null}}', '{"deal": {"deal_type": null, "percent": 7}}'
]) as terms;
select ok(not tour.is_terms(terms::jsonb), terms || ' are none')
from unnest(array[
    '[]', '1', 'null', '{"deal": null}', '{"deal": []}', '{"deal": {"id": 1}}', '{"deal": {"fee": [1]}}',
    '{"deal": {"fee": {}}}', '{"bonuses": {}}', '{"bonuses": [1]}', '{"bonuses": [{"show_id": 1}]}',
    '{"costs": []}', '{"deal": {"deal_type": "door", "fee": 5}}',
    '{"deal": {"deal_type": "guarantee", "percent": 5}}'
]) as terms;

select * from finish();
rollback;
