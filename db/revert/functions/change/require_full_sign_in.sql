-- Revert ontour:functions/change/require_full_sign_in from pg

begin;

drop function change.require_full_sign_in(text);

commit;
