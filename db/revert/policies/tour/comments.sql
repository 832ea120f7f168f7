-- Revert ontour:policies/tour/comments from pg

begin;

call core.reset_access('api.comments');

commit;
