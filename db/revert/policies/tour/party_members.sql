-- Revert ontour:policies/tour/party_members from pg

begin;

call core.reset_access('api.party_members');

commit;
