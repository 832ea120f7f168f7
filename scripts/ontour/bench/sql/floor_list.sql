with pgrst_source as (
    select
        shows.id, shows.name, shows.show_on, shows.status, shows.city, shows.country, shows.expected_attendance,
        shows.actual_attendance, shows.version
    from api.shows
    where shows.org_id = :org_id
    order by shows.show_on, shows.id
    limit :most offset :start
)
select
    null::bigint as total_result_set, count(row) as page_total, coalesce(json_agg(row), '[]') as body,
    nullif(current_setting('response.headers', true), '') as response_headers,
    nullif(current_setting('response.status', true), '') as response_status
from (select * from pgrst_source) as row;
