-- Tests functions/change/context_text.
begin;
select plan(2);

select is(
    change.context_text(jsonb_populate_record(null::change.log, '{
        "device_id": "phone", "request_id": "r-1", "ip": "10.1.2.3", "user_agent": "curl", "actor_id": null
    }')),
    '[null, "phone", "r-1", "10.1.2.3", "curl"]', 'from where a row was written, in one text'
);
select is(change.context_text(null), '[null, null, null, null, null]', 'also if that was nowhere');

select * from finish();
rollback;
