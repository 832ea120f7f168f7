-- Tests functions/change/snake_case
begin;
select plan(1);

select results_eq(
    $$
        select change.snake_case(word)
        from unnest(
            '{showDate,show_date,show-date,"Show Date",SHOWDATE,venueID,perDiem2x,ontour:shows,_id,é}'::text[]
        ) as word
    $$,
    '{show_date,show_date,show_date,show_date,showdate,venue_id,per_diem2x,ontour_shows,_id,_}'::text[],
    'one name for all spellings'
);

select * from finish();
rollback;
