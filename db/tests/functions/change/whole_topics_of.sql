-- Tests functions/change/whole_topics_of.
begin;
select plan(7);

select is(
    change.whole_topics_of(
        '{"org_id": "a", "user_id": "b"}', '{"org:{org_id}","org:{org_id}:finance","user:{user_id}"}'
    ),
    '{org:a,org:a:finance,user:b}', 'each template is filled in'
);
select is(
    change.whole_topics_of(
        '{"org_id": "a", "user_id": null}', '{"org:{org_id}","user:{user_id}","group:{group_id}"}'
    ),
    '{org:a}', 'one whose column is null or absent is left out'
);
select is(change.whole_topics_of('{"org_id": null}', '{"org:{org_id}"}'), '{}', 'a row may have none');
select is(
    change.whole_topics_of('{"org_id": "\\1\\0 & {x}"}', '{"org:{org_id}"}'), array['org:\1\0 & {x}'],
    'a value is taken literally'
);
select is(
    change.whole_topics_of('{"topics": ["org:a", "user:b"], "org_id": "a"}', '{"{topics}","org:{org_id}"}'),
    '{org:a,user:b,org:a}', 'a column may hold whole topics'
);
select is(change.whole_topics_of('{"topics": []}', '{"{topics}"}'), '{}', 'none of them');
select is(change.whole_topics_of('{"topics": null}', '{"{topics}"}'), '{}', 'or be null');

select * from finish();
rollback;
