-- Verify ontour:functions/change/images_text on pg

begin;

select 'change.images_text(change.log)'::regprocedure;

rollback;
