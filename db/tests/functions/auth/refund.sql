-- Tests functions/auth/refund
begin;
select plan(3);

insert into auth.throttle_limits values ('try', 2, '1 minute', 'A test.');
select is(
    (select array_agg(auth.throttle('try', 'mia') is null) from generate_series(1, 3)), '{t,t,f}',
    'two may try'
);
select auth.refund('try', 'mia') as refunded
\gset
select is(
    (select array_agg(auth.throttle('try', 'mia') is null) from generate_series(1, 2)), '{t,f}',
    'one more may for each that is taken back'
);
do $$
begin
    for i in 1..3 loop
        perform auth.refund('try', 'mia');
    end loop;
end
$$;
select is_empty($$ select from auth.throttles where kind = 'try' $$, 'nothing is left of none');

select * from finish();
rollback;
