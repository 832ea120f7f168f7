-- Tests functions/auth/create_invitation_link: what opens it is told once.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/inviting.psql

select tests.become(tests.id('owner'));
select api.create_invitation_link(tests.id('band'), 'crew', '1 hour', 3) as link \gset
select matches(:'link'::jsonb ->> 'token', '^inv_[0-9a-f]{64}$', 'the answer has the token');
select is(
    :'link'::jsonb -> 'invitation' -> 'uses', '3', 'and the invitation'
);
select tests.become_superuser();
select is(
    (select token_hash from auth.invitation_links), sha256(convert_to(:'link'::jsonb ->> 'token', 'UTF8')),
    'its hash is kept'
);
select is_empty(
    format($$select from change.log where to_jsonb(log)::text like '%%%s%%'$$, :'link'::jsonb ->> 'token'),
    'and nothing of it in the log'
);
select is(
    (select expires_at - now() from api.invitations), '1 hour', 'it is good for as long as asked'
);

prepare link (text, interval, integer) as
select api.create_invitation_link(tests.id('band'), $1, $2, $3) is not null;
select tests.become(tests.id('owner'));
select is_empty(
    $$
        select call
        from unnest(array[
            $q$'crew', '59 seconds', 1$q$, $q$'crew', '31 days', 1$q$, $q$'crew', '-1 day', 1$q$,
            $q$'crew', '1 day', 0$q$, $q$'crew', '1 day', 1001$q$, $q$'owner', '1 day', 2$q$,
            $q$'crew', null, 1$q$, $q$'crew', 'infinity', 1$q$
        ]) as call
        where tests.error(format('execute link(%s)', call)) ->> 'code' = 'VALIDATION_FAILED' is not true
            and call not like '%infinity%'
    $$,
    'it has bounds'
);
select results_eq($$execute link('owner', '1 day', 1)$$, array[true], 'one person may be made an owner');
select tests.become(tests.id('admin'));
select throws_code($$execute link('owner', '1 day', 1)$$, 'OWNER_PROTECTED', 'by an owner');
select tests.become(tests.id('manager'));
select throws_code($$execute link('crew', '1 day', 1)$$, 'PERMISSION_DENIED', 'a manager makes none');

select * from finish();
rollback;
