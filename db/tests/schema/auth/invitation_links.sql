-- Tests schema/auth/invitation_links: a hash, and one for each.
begin;
select plan(3);
\ir ../../support/fixtures.psql

insert into api.invitations (id, org_id, role, invited_by, expires_at)
values (tests.id('link'), tests.id('band'), 'crew', tests.id('owner'), now());
prepare add_link (bytea) as insert into auth.invitation_links values ($1, tests.id('link'));
select throws_ok(
    $$execute add_link('a token')$$, '23514',
    'new row for relation "invitation_links" violates check constraint '
    '"invitation_links_token_hash_sha256_check"', 'a hash is kept, and no token'
);
select lives_ok($$execute add_link(sha256('a'))$$, 'of 32 bytes');
select throws_ok(
    $$execute add_link(sha256('b'))$$, '23505',
    'duplicate key value violates unique constraint "invitation_links_invitation_id_key"', 'one for each'
);

select * from finish();
rollback;
