-- Revert ontour:schema/auth/oauth_flows from pg

begin;

drop table auth.oauth_flows;

commit;
