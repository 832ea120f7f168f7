-- Tests schema/auth/throttle_limits
begin;
select plan(2);

select throws_ok(
    $$ insert into auth.throttle_limits values ('none', 0, '1 hour', 'Nothing.') $$,
    '23514', null, 'a limit lets something through'
);
select throws_ok(
    $$ insert into auth.throttle_limits values ('none', 1, '0', 'Nothing.') $$,
    '23514', null, 'a window has a length'
);

select * from finish();
rollback;
