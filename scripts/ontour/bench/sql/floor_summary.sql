with pgrst_source as (
    select line.* from api.finance_summary(org_id := :org_id, currency := 'EUR', group_by := 'month') as line
)
select
    null::bigint as total_result_set, count(row) as page_total, coalesce(json_agg(row), '[]') as body,
    nullif(current_setting('response.headers', true), '') as response_headers,
    nullif(current_setting('response.status', true), '') as response_status
from (select * from pgrst_source) as row;
