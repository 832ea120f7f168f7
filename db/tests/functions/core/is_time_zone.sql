-- Tests functions/core/is_time_zone.
begin;
select plan(2);

select is_empty(
    $$
        select name from unnest(
            '{UTC,CET,Europe/Berlin,America/Argentina/Buenos_Aires,Etc/GMT+5,America/Port-au-Prince}'::text[]
        ) as name
        where not core.is_time_zone(name)
    $$,
    'IANA names are'
);
select is_empty(
    $$
        select name from unnest(
            '{"",Europe/Atlantis,Nowhere,ABC5,+02:00,"Europe/Berlin ",../../etc/passwd,"UTC''--"}'::text[]
        ) as name
        where core.is_time_zone(name)
    $$,
    'unknown names, offsets and POSIX rules are not'
);

select * from finish();
rollback;
