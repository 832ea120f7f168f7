-- Deploy ontour:functions/auth/throttle to pg
-- requires: schema/auth/throttles

-- The attempt is counted before it is made, and its row is locked until commit: of any number at once no
-- more than the limit go on. Refusals are returned, for a raise would roll the count back.

begin;

create or replace function auth.throttle(kind text, key text)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_limit auth.throttle_limits;
    v_attempts timestamptz[];
begin
    select limits.* into strict v_limit from auth.throttle_limits as limits where limits.kind = throttle.kind;

    insert into auth.throttles as known (kind, key_hash, attempts)
    values (throttle.kind, sha256(convert_to(throttle.key, 'UTF8')), array[clock_timestamp()])
    on conflict on constraint throttles_pkey do update
    set attempts = array(
        select made.at from unnest(known.attempts) as made (at)
        where made.at > clock_timestamp() - v_limit.within
        order by made.at
    ) || clock_timestamp()
    where (
        select count(*) from unnest(known.attempts) as made (at)
        where made.at > clock_timestamp() - v_limit.within
    ) < v_limit.most;
    if found then
        return null;
    end if;

    select known.attempts into v_attempts
    from auth.throttles as known
    where known.kind = throttle.kind and known.key_hash = sha256(convert_to(throttle.key, 'UTF8'));
    -- When the first of the last `most` leaves the window, the next may come.
    return greatest(1, ceil(extract(epoch from
        v_attempts[cardinality(v_attempts) - v_limit.most + 1] + v_limit.within - clock_timestamp()
    )))::integer;
end
$$;

comment on function auth.throttle(text, text) is
'For functions of auth: counts an attempt of this kind for this account, device or address. Null: it may go
on. Otherwise the limit of auth.throttle_limits is reached, and these are the seconds until another may.';

commit;
