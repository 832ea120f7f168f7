-- Revert ontour:schema/tour/local_importers from pg

begin;

delete from change.local_importers
where section = 'show_costs';
delete from change.local_importers
where section = 'shows';

commit;
