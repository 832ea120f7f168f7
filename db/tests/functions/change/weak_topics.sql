-- Tests functions/change/weak_topics.
begin;
select plan(2);

select ok('org:{org_id}' = any (change.weak_topics()), 'a PIN alone shows shows');
select set_eq(
    $$select unnest(change.weak_topics())$$,
    $$
        select topic
        from change.topic_permissions
        where permission not in (select permission from core.permissions where needs_full_sign_in)
    $$,
    'and nothing that needs a full sign-in'
);

select * from finish();
rollback;
