-- Tests functions/change/canonical_row: every column or its hash, and no setting changes it.
begin;
select plan(7);
\ir ../../support/sealed.psql

create temporary table one as
select log, audience from change.log
join change.feed using (seq)
where log.table_name = 'users'
order by seq limit 1;
create function tests.canonical()
returns jsonb
language sql
begin atomic
    select change.canonical_row(7, one.log, one.audience)::jsonb from one;
end;

select is(
    jsonb_array_length(tests.canonical()),
    3 + (
        select count(*)::integer from pg_attribute
        where attrelid = 'change.log'::regclass and attnum > 0 and not attisdropped
            and attname <> all ('{salt,before,after,session_id,device_id,request_id,ip,user_agent}')
    ),
    'it has the format''s number, the position, the audience and every column of the log that is not hashed'
);
select is(tests.canonical() ->> 1, '7', 'the position is the second');
select is(
    tests.canonical() ->> 9, (select encode(change.images_hash(one.log), 'hex') from one),
    'the images are in it by their hash'
);
select is(
    (tests.canonical() ->> 3)::numeric, (select extract(epoch from (one.log).logged_at) from one),
    'the time is seconds since 1970, to the microsecond'
);
select is(
    tests.canonical() ->> 14, (select encode(change.context_hash(one.log), 'hex') from one),
    'and so is from where it was written'
);
create temporary table before as select tests.canonical() as row;
set local timezone to 'Asia/Kathmandu';
set local datestyle to 'German';
set local extra_float_digits to 0;
select is(tests.canonical(), (select row from before), 'a session''s settings do not change it');
select is(
    change.canonical_row(1, null, null),
    '[2, 1' || repeat(', null', 15) || ']', 'a column without a value is null, not nothing'
);

select * from finish();
rollback;
