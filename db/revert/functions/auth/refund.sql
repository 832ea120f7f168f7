-- Revert ontour:functions/auth/refund from pg

begin;

drop function auth.refund(text, text);

commit;
