-- Deploy ontour:functions/core/uuid_v7 to pg
-- requires: schema/core/schemas

-- RFC 9562 version 7: 48 bits of milliseconds, then 12 bits of the millisecond's fraction (method 3),
-- so ids of one writer ascend to the quarter of a microsecond; the other 62 bits are random.

begin;

create or replace function core.uuid_v7()
returns uuid
language sql
volatile
parallel safe
begin atomic
    select encode(
        overlay(
            uuid_send(gen_random_uuid())
            placing int8send(((now.us / 1000) << 16) | x'7000'::bigint | (now.us % 1000 * 4096 / 1000))
            from 1 for 8
        ),
        'hex'
    )::uuid
    from (select (extract(epoch from clock_timestamp()) * 1000000)::bigint as us) as now;
end;

comment on function core.uuid_v7() is 'A new time-ordered UUID, version 7 of RFC 9562.';

grant execute on function core.uuid_v7() to anon, member;

commit;
