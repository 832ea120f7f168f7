-- Tests schema/auth/security_event_kinds
begin;
select plan(1);

select is_empty(
    $$ select kind from auth.security_event_kinds where kind !~ '^[a-z_]+$' or meaning !~ '^[A-Z].*\.$' $$,
    'kinds are words, and their meanings sentences'
);

select * from finish();
rollback;
