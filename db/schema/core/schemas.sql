-- Deploy ontour:schema/core/schemas to pg

-- api is served; everything else is private. Nothing is anybody's by default: the revoke must be
-- the global form, as the "in schema" form silently does nothing.

begin;

revoke all on schema public from public;
alter default privileges revoke execute on routines from public;

create schema api;
create schema core;
create schema change;
create schema queue;
create schema mail;
create schema auth;
create schema tour;
create schema analytics;

-- PostgREST takes the first line as the title of its OpenAPI page and the rest as the description.
comment on schema api is
'On Tour: tables and functions

The tables themselves and the functions that clients call, in PostgREST''s dialect: filters, order, ranges,
embedding. Send the access token of POST /auth/login as Authorization: Bearer. Update with PATCH and the
version that you read; a stale one is refused with 409 VERSION_CONFLICT. DELETE can be undone with
rpc/restore.';
comment on schema core is
'What all modules share: errors, identity of the caller, permissions, reference data.';
comment on schema auth is 'Credentials, sessions and security events; never served.';
comment on schema change is 'The one change log and the machinery of tracked tables.';
comment on schema queue is
'The queue of work that is done after a commit: procrastinate''s tables and functions.';
comment on schema mail is 'Mails: what is to be sent, and what became of it.';
comment on schema tour is 'Trigger functions, calculators and private tables of the tour module.';
comment on schema analytics is 'Documented read-only views for analysts.';

grant usage on schema api, core, auth, change, tour to anon, member;
grant usage on schema auth to bridge;
grant usage on schema auth, change to relay;
grant usage on schema change, queue, mail, auth, tour to worker;
grant usage on schema analytics to analyst;

commit;
