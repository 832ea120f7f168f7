-- Tests schema/auth/invitations: to one of a kind, once at a time, and no address in the log.
begin;
select plan(8);
\ir ../../support/fixtures.psql

create function tests.add(more jsonb)
returns uuid
language sql
begin atomic
    insert into api.invitations (org_id, role, invited_by, expires_at, email, user_id, uses, used_count)
    select tests.id('band'), 'crew', tests.id('owner'), now(), x.email, x.user_id, x.uses, x.used_count
    from jsonb_to_record('{"uses": 1, "used_count": 0}' || more)
        as x (email text, user_id uuid, uses integer, used_count integer)
    returning id;
end;

select throws_ok(
    format('select tests.add(%L)', jsonb_build_object('email', 'a@example.com', 'user_id', tests.id('crew'))),
    '23514',
    'new row for relation "invitations" violates check constraint "invitations_to_one_of_a_kind_check"',
    'to an address or a person'
);
select throws_ok(
    $$select tests.add('{"email": "a@example.com", "uses": 2}')$$, '23514',
    'new row for relation "invitations" violates check constraint "invitations_to_one_of_a_kind_check"',
    'of whom there is one'
);
select throws_ok(
    $$select tests.add('{"email": "A@example.com"}')$$, '23514',
    'new row for relation "invitations" violates check constraint "invitations_email_form_check"',
    'in lower case'
);
select throws_ok(
    $$select tests.add('{"uses": 0}')$$, '23514',
    'new row for relation "invitations" violates check constraint "invitations_uses_bounds_check"',
    'for somebody'
);
select throws_ok(
    $$select tests.add('{"uses": 2, "used_count": 3}')$$, '23514',
    'new row for relation "invitations" violates check constraint "invitations_used_count_within_uses_check"',
    'and no more'
);
select tests.add('{"email": "a@example.com"}') as added \gset
select throws_ok(
    $$select tests.add('{"email": "a@example.com"}')$$, '23505',
    'duplicate key value violates unique constraint "invitations_org_id_email_key"', 'once at a time'
);
select is_empty(
    $$select from change.log where to_jsonb(log)::text like '%a@example.com%'$$, 'the log knows no address'
);
select results_eq(
    $$select topics_after from change.log where table_name = 'invitations'$$,
    $$values (array['org:' || tests.id('band') || ':members'])$$, 'and tells those who manage members'
);

select * from finish();
rollback;
