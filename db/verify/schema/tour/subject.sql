-- Verify ontour:schema/tour/subject on pg

begin;

select 'tour.subject'::regtype;

rollback;
