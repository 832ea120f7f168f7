-- Tests functions/change/whole_topics_of.
begin;
select plan(4);

select is(
    change.whole_topics_of('{"topics": ["org:a", "user:b"], "org_id": "a"}', '{"{topics}","org:{org_id}"}'),
    '{org:a,user:b,org:a}', 'a column may hold whole topics, beside templates'
);
select is(change.whole_topics_of('{"topics": []}', '{"{topics}"}'), '{}', 'none of them');
select is(change.whole_topics_of('{"topics": null}', '{"{topics}"}'), '{}', 'or be null');
select is(
    change.whole_topics_of('{"org_id": null}', '{"{topics}","org:{org_id}"}'), '{}', 'or not be there'
);

select * from finish();
rollback;
