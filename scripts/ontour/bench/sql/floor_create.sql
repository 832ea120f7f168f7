with pgrst_source as (
    insert into api.shows (city, country, name, org_id, show_on, status)
    select body.city, body.country, body.name, body.org_id, body.show_on, body.status
    from json_to_recordset(json_build_array(:new_show::json)) as body (
        city text, country text, name text, org_id uuid, show_on date, status text
    )
    returning shows.*
)
select
    '' as total_result_set, count(row) as page_total, coalesce(json_agg(row), '[]') as body,
    nullif(current_setting('response.headers', true), '') as response_headers,
    nullif(current_setting('response.status', true), '') as response_status
from (select * from pgrst_source) as row;
