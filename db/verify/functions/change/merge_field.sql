-- Verify ontour:functions/change/merge_field on pg

begin;

select 'change.merge_field(text, jsonb, jsonb, jsonb, boolean)'::regprocedure;

rollback;
