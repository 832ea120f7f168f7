with pgrst_source as (
    select shows.* from api.shows where shows.id = :id{n} limit :most offset :start
)
select
    null::bigint as total_result_set, count(row) as page_total, coalesce(json_agg(row) -> 0, 'null') as body,
    nullif(current_setting('response.headers', true), '') as response_headers,
    nullif(current_setting('response.status', true), '') as response_status
from (select * from pgrst_source) as row;
