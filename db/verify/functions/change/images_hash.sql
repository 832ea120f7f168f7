-- Verify ontour:functions/change/images_hash on pg

begin;

select 'change.images_hash(change.log)'::regprocedure;

rollback;
