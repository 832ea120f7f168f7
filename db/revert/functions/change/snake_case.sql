-- Revert ontour:functions/change/snake_case from pg

begin;

drop function change.snake_case(text);

commit;
