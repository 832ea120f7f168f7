-- Deploy ontour:functions/tour/explain_tickets to pg
-- requires: functions/tour/explained_value
-- requires: functions/tour/explained_figure

begin;

create or replace function tour.explain_tickets(inputs jsonb, figures jsonb)
returns jsonb
language sql
immutable
parallel safe
begin atomic
    with scale as (
        select
            ticket.n,
            ticket.item ->> 'name' as name,
            tour.explained_value(
                'count', ticket.item, 'ticket_scales',
                case when ticket.item ->> 'sold_count' is null then 'expected_count' else 'sold_count' end
            ) as count,
            tour.explained_value('price', ticket.item, 'ticket_scales', 'price') as price,
            tour.explained_value(ticket.item ->> 'name', ticket.item, 'ticket_scales', 'capacity') as capacity
        from jsonb_array_elements(inputs -> 'tickets') with ordinality as ticket (item, n)
        union all
        select
            1,
            'door',
            tour.explained_value(
                'count',
                inputs -> 'show' || jsonb_build_object(
                    'actual_attendance', inputs #> '{attendance,actual}',
                    'expected_attendance', inputs #> '{attendance,expected}'
                ),
                'shows',
                case
                    when inputs #>> '{attendance,actual}' is null then 'expected_attendance'
                    else 'actual_attendance'
                end
            ),
            tour.explained_value('price', inputs -> 'deal', 'show_deals', 'door_price'),
            null
        where inputs -> 'tickets' = '[]'
    ),

    line as (
        select
            scale.*,
            tour.explained_value('percent', inputs -> 'deal', 'show_deals', 'ticket_tax_percent') as percent,
            (scale.count ->> 'value')::numeric * (scale.price ->> 'value')::numeric as gross,
            coalesce((inputs #>> '{deal,ticket_tax_percent}')::numeric, 0) as tax,
            coalesce(inputs #>> '{deal,ticket_tax_mode}', 'inside') as mode
        from scale
    ),

    lines as (
        select
            jsonb_agg(
                tour.explained_figure(
                    to_jsonb(line.gross), 2, 'count * price', jsonb_build_array(line.count, line.price)
                ) || jsonb_build_object('name', line.name)
                order by line.n
            ) as gross,
            jsonb_agg(line.count || jsonb_build_object('name', line.name) order by line.n) as sold,
            jsonb_agg(line.capacity order by line.n) as capacity,
            jsonb_agg(
                tour.explained_figure(
                    figures -> 'tickets' -> (line.n - 1)::integer, 3,
                    case line.mode
                        when 'inside' then 'count * price * percent / (100 + percent)'
                        else 'count * price * percent / 100'
                    end,
                    jsonb_build_array(line.count, line.price, line.percent),
                    line.gross * line.tax,
                    case line.mode when 'inside' then 100 + line.tax else 100 end
                ) || jsonb_build_object('name', line.name)
                order by line.n
            ) as tax,
            min(line.mode) as mode
        from line
    )

    select jsonb_build_object(
        'gross', tour.explained_figure(figures -> 'gross', 2, 'sum', lines.gross),
        'sold', tour.explained_figure(figures -> 'sold', 2, 'sum', lines.sold),
        'capacity', case
            when figures ->> 'capacity' is null then tour.explained_figure('null', 2, 'unknown', '[]')
            else tour.explained_figure(figures -> 'capacity', 2, 'sum', lines.capacity)
        end,
        'ticket_tax', tour.explained_figure(figures -> 'ticket_tax', 3, 'sum', lines.tax),
        'money_in', tour.explained_figure(
            figures -> 'money_in', 4,
            case lines.mode when 'inside' then 'gross' else 'gross + ticket_tax' end,
            case lines.mode
                when 'inside' then '[{"figure": "gross"}]'::jsonb
                else '[{"figure": "gross"}, {"figure": "ticket_tax"}]'
            end
        ),
        'net_gross', tour.explained_figure(
            figures -> 'net_gross', 4, 'money_in - ticket_tax',
            '[{"figure": "money_in"}, {"figure": "ticket_tax"}]'
        )
    )
    from lines;
end;

comment on function tour.explain_tickets(jsonb, jsonb) is
'For tour.explain: what came in, points 1 to 4 of docs/reference/deals.md.';

commit;
