-- Deploy ontour:functions/tour/apply_deal_template to pg
-- requires: schema/tour/deal_templates
-- requires: functions/tour/deal_terms
-- requires: functions/tour/merge_terms
-- requires: functions/tour/write_terms
-- requires: functions/core/fail

begin;

create or replace function api.apply_deal_template(show_id uuid, template_id uuid)
returns api.show_deals
language plpgsql
volatile
set search_path = ''
as $$
#variable_conflict use_column
declare
    v_template api.deal_templates;
    v_deal api.show_deals;
begin
    select templates.* into v_template
    from api.deal_templates as templates
    join api.shows on shows.org_id = templates.org_id and shows.id = apply_deal_template.show_id
    where templates.id = apply_deal_template.template_id and templates.deleted_at is null;
    if not found then
        perform core.fail(
            'NOT_FOUND',
            format('template_id=%s show_id=%s', apply_deal_template.template_id, apply_deal_template.show_id)
        );
    end if;

    call tour.write_terms(
        apply_deal_template.show_id,
        tour.merge_terms(tour.deal_terms(apply_deal_template.show_id), v_template.terms)
    );

    select deals.* into v_deal
    from api.show_deals as deals
    where deals.show_id = apply_deal_template.show_id and deals.deleted_at is null;
    return v_deal;
end
$$;

comment on function api.apply_deal_template(uuid, uuid) is
'Writes the terms of a template of the same organization to the deal of a show, which is made if there is
none; what the template does not name stays as it is. For members with finance.write. Raises NOT_FOUND
(404), and what a write of these values raises.';

grant execute on function api.apply_deal_template(uuid, uuid) to member;

commit;
