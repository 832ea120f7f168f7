-- Revert ontour:schema/core/schemas from pg

begin;

drop schema analytics;
drop schema tour;
drop schema auth;
drop schema mail;
drop schema queue;
drop schema change;
drop schema core;
drop schema api;

-- Back to what PostgreSQL starts with.
alter default privileges grant execute on routines to public;
grant usage on schema public to public;

commit;
