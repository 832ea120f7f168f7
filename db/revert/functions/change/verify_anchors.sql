-- Revert ontour:functions/change/verify_anchors from pg

begin;

drop function change.verify_anchors(jsonb);

commit;
