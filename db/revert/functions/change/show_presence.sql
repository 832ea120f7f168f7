-- Revert ontour:functions/change/show_presence from pg

begin;

drop trigger _900_show_presence on api.users;
drop function change.show_presence();

commit;
