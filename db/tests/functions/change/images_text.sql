-- Tests functions/change/images_text.
begin;
select plan(1);

select is(
    change.images_text(jsonb_populate_record(null::change.log, '{"after": {"b": 1, "a": "x"}}')),
    '[null, {"a": "x", "b": 1}]', 'both images, in one text'
);

select * from finish();
rollback;
