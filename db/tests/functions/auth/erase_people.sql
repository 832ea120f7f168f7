-- Tests functions/auth/erase_people. tests/red_team tries to pass other things off as this.
begin;
select plan(11);
\ir ../../support/auth.psql
\ir ../../support/signed_in.psql

insert into api.shows (org_id, name)
select id, 'Secret gig' from api.organizations where personal_user_id = :'mia_id';
create function tests.seal()
returns void
language plpgsql
as $$
begin
    perform change.publish();
    perform change.seal();
end
$$;
prepare step as select auth.erase_people(2, '0');
prepare secret as select from change.log where log::text ~ 'Mia Marlow|Secret gig';

select tests.seal();
select results_eq('step', array[0], 'where nobody has left there is nothing to do');
select pg_temp.sign_in(:'mia_id', :'mia_session');
do $$ begin perform auth.delete_account(); end $$;
select tests.become_superuser();
select results_eq('step', array[0], 'nothing is destroyed before it is sealed that it was asked for');
select tests.seal();
select is(auth.erase_people(2, '1 hour'), 0, 'nor while statements may run that began before');
-- What came in late.
insert into auth.passwords (user_id, password_hash) values (:'mia_id', '$argon2id$late');
set local role worker;
select results_eq('step', array[1], 'then it goes step by step');
reset role;
do $$
begin
    for n in 1..50 loop
        perform tests.seal();
        exit when auth.erase_people(2, '0') = 0;
    end loop;
end
$$;
select is_empty('secret', 'the log has forgotten');
select is_empty('select from api.shows', 'what was theirs alone is gone');
select results_eq(
    'select erased_at from change.erasures', array[null::timestamptz], 'it waits for the last mail'
);
select isnt_empty($$select from auth.passwords where password_hash ~ 'late'$$);
update mail.messages set state = 'sent', settled_at = now();
select results_eq('step', array[0], 'which done');
select is_empty(
    format(
        $$
            select from mail.messages
            union all select from auth.passwords where user_id = %L
            union all select from change.erasures where erased_at is null
        $$, :'mia_id'
    ), 'nothing is left, nor what came in late'
);
select results_eq(
    format(
        'select after ->> ''full_name'' from change.log where row_id = %L and images_hash is null', :'mia_id'
    ),
    array['Deleted person'], 'and the log has a version that says how the row is'
);

select * from finish();
rollback;
