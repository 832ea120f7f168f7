with pgrst_source as (
    update api.shows
    set notes = body.notes
    from json_to_recordset(json_build_array(:change::json)) as body (notes text)
    where shows.id = :id{n}
    returning shows.*
)
select
    '' as total_result_set, count(row) as page_total, coalesce(json_agg(row) -> 0, 'null') as body,
    nullif(current_setting('response.headers', true), '') as response_headers,
    nullif(current_setting('response.status', true), '') as response_status
from (select * from pgrst_source) as row;
