-- Revert ontour:functions/tour/explained_tree from pg

begin;

drop function tour.explained_tree(jsonb, jsonb);

commit;
