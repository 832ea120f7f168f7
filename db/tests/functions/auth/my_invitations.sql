-- Tests functions/auth/my_invitations: what one has been asked, and nobody else.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/inviting.psql

insert into api.invitations (id, org_id, role, invited_by, expires_at, email, user_id)
select
    tests.id(name), tests.id('band'), 'crew', tests.id(author), now() + life, email, tests.id(person)
from (
    values
    ('to address', 'owner', interval '1 day', 'stranger@example.com', null),
    ('to person', 'admin', '1 day', null, 'stranger'),
    ('expired', 'owner', '0', null, 'viewer'),
    ('by nobody', 'manager', '1 day', 'viewer@example.com', null),
    ('to another', 'owner', '1 day', 'crew@example.com', null)
) as made (name, author, life, email, person);
prepare mine as select id, organization, invited_by, role from api.my_invitations() order by invited_by;

select tests.become(tests.id('stranger'));
select results_eq(
    'mine',
    $$
        values
        (tests.id('to person'), 'The Band', 'Admin', 'crew'),
        (tests.id('to address'), 'The Band', 'Owner', 'crew')
    $$,
    'those to one''s address and to oneself'
);
select tests.become(tests.id('viewer'));
select is_empty('mine', 'none that has expired or whose author may not');
select tests.become(tests.id('crew'));
select results_eq('select id from api.my_invitations()', array[tests.id('to another')], 'to each their own');
select tests.become_superuser();
update auth.email_addresses set verified_at = null;
select tests.become(tests.id('stranger'));
select results_eq(
    'select id from api.my_invitations()', array[tests.id('to person')], 'an address counts if verified'
);
select api.accept_invitation(id => tests.id('to person')) is not null as accepted \gset
select is_empty('mine', 'and what is answered is gone');

select * from finish();
rollback;
