-- Tests functions/auth/find_invitation: by a token, or by an id that is one's own.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/inviting.psql

insert into api.invitations (id, org_id, role, invited_by, expires_at, email, user_id) values
(tests.id('to address'), tests.id('band'), 'crew', tests.id('owner'), now(), 'stranger@example.com', null),
(tests.id('to person'), tests.id('band'), 'crew', tests.id('owner'), now(), null, tests.id('stranger')),
(tests.id('link'), tests.id('band'), 'crew', tests.id('owner'), now(), null, null);
insert into auth.invitation_links (token_hash, invitation_id) values (sha256('linked'), tests.id('link'));
insert into auth.one_time_tokens (purpose, email, token_hash, data, expires_at)
select
    purpose, 'stranger@example.com', sha256(purpose::bytea),
    jsonb_build_object('invitation_id', tests.id('to address')), now()
from unnest('{invitation,reset_password}'::text[]) as purpose;

select is(auth.find_invitation('linked'), tests.id('link'), 'the token of a link');
select is(auth.find_invitation('invitation'), tests.id('to address'), 'the token of a mail');
select is(auth.find_invitation('reset_password'), null, 'of such a mail');
select is(auth.find_invitation('unknown'), null, 'and no other');

select set_config('request.jwt.claims', json_build_object('sub', tests.id('stranger'))::text, true) as c \gset
select is(auth.find_invitation(null, tests.id('to address')), tests.id('to address'), 'one to my address');
select is(auth.find_invitation(null, tests.id('to person')), tests.id('to person'), 'one to oneself');
select is(auth.find_invitation(null, tests.id('link')), null, 'a link is not found by its id');
update auth.email_addresses set verified_at = null where user_id = tests.id('stranger');
select is(auth.find_invitation(null, tests.id('to address')), null, 'nor what an address only claims');

select * from finish();
rollback;
