-- Tests functions/tour/place_last.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.set_lists (id, show_id, name) values
(tests.id('set'), tests.id('gig'), 'Main'), (tests.id('other'), tests.id('gig'), 'Encore');

prepare add (text, numeric) as
insert into api.set_list_songs (set_list_id, title, position) values (tests.id($1), 'A', $2)
returning position;
select tests.become(tests.id('crew'));
select results_eq($$execute add('set', null)$$, array[1.0], 'the first');
select results_eq($$execute add('set', 6.5)$$, array[6.5], 'where it is put');
select results_eq($$execute add('set', null)$$, array[7.0], 'else after the last');
select results_eq($$execute add('other', null)$$, array[1.0], 'of its own list');
update api.set_list_songs set deleted_at = now() where position > 6;
select results_eq($$execute add('set', null)$$, array[2.0], 'that is still there');

select * from finish();
rollback;
