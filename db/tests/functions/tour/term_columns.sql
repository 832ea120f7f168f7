-- Tests functions/tour/term_columns: nothing that a client can write of a deal is forgotten.
begin;
select plan(2);

prepare written (text) as
select att.attname::text
from pg_catalog.pg_attribute as att
where att.attrelid = ('api.' || $1)::regclass
    and att.attnum > 0
    and has_column_privilege('member', att.attrelid, att.attnum, 'INSERT')
    and att.attname <> 'show_id';

select bag_eq(
    $$execute written('show_deals')$$, $$select unnest(tour.term_columns('show_deals'))$$,
    'the terms of a deal are what may be written of it'
);
select bag_eq(
    $$execute written('deal_bonuses')$$, $$select unnest(tour.term_columns('deal_bonuses'))$$,
    'and of its bonuses'
);

select * from finish();
rollback;
