-- Verify ontour:schema/change/local_importers on pg

begin;

select section, aliases, parent_section, parent_field, position, permission, spellings, importer
from change.local_importers
where false;

rollback;
