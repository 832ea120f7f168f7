-- Revert ontour:functions/change/verify_numbering from pg

begin;

drop function change.verify_numbering();

commit;
