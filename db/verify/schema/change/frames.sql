-- Verify ontour:schema/change/frames on pg

begin;

select * from change.frames where false;

rollback;
