// Everything that a front end does with supabase's client, in one go; test_postgrest_js.py looks at
// what each gesture returned. Standard input holds {url, token}, standard output gets the results.
import { readFileSync } from "node:fs";
import { PostgrestClient } from "@supabase/postgrest-js";

const { url, token } = JSON.parse(readFileSync(0, "utf8"));
const api = new PostgrestClient(url, { headers: { Authorization: `Bearer ${token}` } });

const results = {};
async function note(gesture, request) {
  const { data, error, count, status } = await request;
  results[gesture] = { data, error, count, status };
  return data;
}

const tour = await note("insert", api.from("tours").insert({ name: "Autumn" }).select().single());
const venue = await note(
  "insert a venue",
  api.from("venues").insert({ name: "Paradiso", city: "Amsterdam", country: "NL" }).select().single(),
);
const shows = await note(
  "insert many",
  api
    .from("shows")
    .insert([
      { name: "First night", show_on: "2026-11-27", tour_id: tour.id, venue_id: venue.id },
      { name: "Second night", show_on: "2026-11-28", tour_id: tour.id, venue_id: venue.id },
      { name: "Gent", show_on: "2026-11-30", city: "Gent", country: "BE" },
    ])
    .select(),
);
const [first, second, gent] = shows;
await note(
  "insert without an answer",
  api.from("show_deals").insert({ show_id: first.id, currency: "EUR", fee: 12000, door_price: 25 }),
);
await note(
  "insert a cost",
  api.from("show_costs").insert({ show_id: first.id, kind: "sound", amount: 950.5, currency: "EUR" }),
);

await note(
  "insert many columns",
  api.from("show_deals").insert([
    {
      show_id: second.id, deal_type: "versus", currency: "EUR", fee: 12000, percent: 70, percent_base: "net_gross",
      door_price: 25, ticket_tax_percent: 9, ticket_tax_mode: "inside", withholding_percent: 0,
      promoter_name: "Canal Concerts", agency_name: "Northern Lines", agency_percent: 10, agency_base: "gross_fee",
      management_name: "Harbour", management_percent: 15, management_base: "fee_after_tax",
    },
  ]),
);

await note("list", api.from("shows").select("name").order("show_on", { ascending: false }));
await note("page", api.from("shows").select("name", { count: "exact" }).order("show_on").range(1, 2));
await note("count", api.from("shows").select("*", { count: "exact", head: true }));
await note(
  "filter",
  api.from("shows").select("name").eq("country", "NL").gte("show_on", "2026-11-28").in("status", ["draft", "pending"]),
);
await note("filter by or", api.from("shows").select("name").or("city.eq.Gent,name.ilike.first*").order("name"));
await note("filter by not", api.from("shows").select("name").not("tour_id", "is", null).order("name"));
await note("search", api.from("shows").select("name").textSearch("name", "night").order("name"));
await note("find one", api.from("shows").select("name").eq("id", gent.id).maybeSingle());
await note("find none", api.from("shows").select("name").eq("name", "Nowhere").maybeSingle());
await note("miss one", api.from("shows").select("name").eq("name", "Nowhere").single());
await note("export", api.from("shows").select("name,city").eq("id", gent.id).csv());

await note(
  "embed",
  api
    .from("shows")
    .select("name, tours(name), venues(name, city), show_deals(fee, currency), show_costs(kind, amount)")
    .eq("id", first.id)
    .single(),
);
await note(
  "embed and filter",
  api.from("shows").select("name, tours!inner(name)").eq("tours.name", "Autumn").order("name"),
);

await note(
  "update",
  api.from("shows").update({ version: first.version, notes: "Load-in at four." }).eq("id", first.id).select().single(),
);
await note(
  "update a stale row",
  api.from("shows").update({ version: first.version, notes: "Too late." }).eq("id", first.id).select().single(),
);
await note(
  "update with If-Match",
  api.from("shows").update({ notes: "By header." }).eq("id", second.id).setHeader("If-Match", '"7"').select(),
);
await note("update all", api.from("shows").update({ notes: "x" }));
await note("update many", api.from("shows").update({ notes: "Both." }).in("id", [first.id, second.id]).select("notes"));

await note("delete", api.from("shows").delete().eq("id", gent.id).select("name").single());
await note("read what was deleted", api.from("shows").select("name").eq("id", gent.id));

await note("call", api.rpc("history", { table_name: "shows", id: first.id }).select("version,op,changes"));
await note("call by GET", api.rpc("history", { table_name: "shows", id: first.id }, { get: true }));
await note("call to write", api.rpc("restore", { table_name: "shows", id: gent.id, version: 1 }));
await note("call for sums", api.rpc("finance_summary", { currency: "EUR", group_by: "country", statuses: ["draft"] }));

await note("insert a wrong column", api.from("shows").insert({ name: "x", nope: 1 }));
await note("insert a wrong country", api.from("shows").insert({ name: "x", country: "XX" }));

const nobody = new PostgrestClient(url);
await note("list as nobody", nobody.from("shows").select());

console.log(JSON.stringify(results));
