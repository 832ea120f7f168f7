-- Verify ontour:schema/core/schemas on pg

begin;



rollback;
