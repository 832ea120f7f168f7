// A day sheet that several people edit at once.
//
// Each field is written by itself, with the version of the row that one has: who writes another field of it
// meanwhile is no conflict, who writes the same one is asked. What the others do comes by the feed, and the
// sheet is fetched anew: what stands on it, in which order and for whom, is the database's to say.

import { arrange, clock, FIELDS, make, showItem, shown, words } from './items.js';
import { api, documentAt, Feed, renew, signIn } from './ontour.js';

const element = (id) => document.getElementById(id);
const KINDS = ['load_in', 'soundcheck', 'doors', 'set', 'curfew', 'load_out', 'meal', 'press', 'bus', 'train',
  'flight', 'car', 'ferry', 'hotel', 'rehearsal', 'meeting', 'day_off', 'other'];
// What stands on a sheet: when one of these changes, it is fetched anew.
const TABLES = ['itinerary_items', 'shows', 'venues', 'contacts', 'show_contacts', 'venue_contacts'];

let me, orgId, day, sheet, feed, names;
let caughtUp = false; // whether one knows what had changed since one last looked
const here = new Map(); // who is here, by id
const typing = new Map(); // who types, by the field

const colour = (id) => `hsl(${[...names.keys()].sort().indexOf(id) * 137 + 210} 65% 40%)`;
const question = () => `on_date=${day}&org_id=${orgId}`;

// --- What stands on the sheet

function showSheet() {
  element('organization').textContent = sheet.organization.name;
  element('date').textContent = new Date(`${day}T12:00:00Z`).toLocaleDateString('en-GB', {
    weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC',
  });
  element('shows').replaceChildren(...sheet.shows.map((show) => make(
    'div', { className: 'show' }, make('strong', { textContent: show.name }),
    make('div', { className: 'soft', textContent: [
      show.venue?.address, show.venue?.city ?? show.city, show.status !== 'confirmed' && show.status,
    ].filter(Boolean).join(' · ') }),
    ...show.contacts.map((contact) => make('div', {
      textContent: `${contact.role}: ${contact.name} ${contact.phone ?? ''}`,
    })),
  )));
  arrange(element('items'), sheet.items.map((item) => showItem(element('items'), item, { tell, write })));
}

async function fetchSheet() {
  sheet = await api('GET', `rpc/day_sheet?${question()}`);
  showSheet();
  // Who has it before them sees what changes. What was there before they came, they say to have seen.
  if (caughtUp && document.visibilityState === 'visible') await markSeen();
}

// Several frames of one moment are one reason to look.
let looking = null;
function lookAgain() {
  clearTimeout(looking);
  looking = setTimeout(() => attempt(async () => { await fetchSheet(); await showReaders(); }), 30);
}

// --- Writing

async function write(line, { field, base, value: mine }) {
  const value = mine || null;
  line.querySelector('.conflict')?.remove();
  await attempt(async () => {
    try {
      await patch(base.id, { [field]: value, version: base.version });
    } catch (error) {
      if (error.code !== 'VERSION_CONFLICT') throw error;
      const theirs = JSON.parse(error.details);
      if (theirs[field] === base[field]) {
        await patch(base.id, { [field]: value, version: theirs.version }); // they wrote another field
      } else if (shown(field, theirs[field]) !== mine) {
        askAbout(line, field, mine, theirs);
      }
    }
    await fetchSheet();
  });
}

const patch = (id, fields) => api('PATCH', `itinerary_items/${id}`, fields);

function askAbout(line, field, mine, theirs) {
  const answer = (text, act) => {
    const button = make('button', { type: 'button', textContent: text });
    button.addEventListener('click', () => { line.querySelector('.conflict').remove(); attempt(act); });
    return button;
  };
  line.append(make(
    'div', { className: 'conflict' },
    `${names.get(theirs.updated_by) ?? 'Somebody'} wrote “${shown(field, theirs[field])}” meanwhile, `,
    `you “${mine}”.`,
    answer('Keep theirs', fetchSheet),
    answer('Keep mine', async () => {
      await patch(theirs.id, { [field]: mine || null, version: theirs.version });
      await fetchSheet();
    }),
  ));
}

// --- The others

function tell(id, field, active) {
  feed.send({ type: 'typing', table: 'itinerary_items', id, field, active });
}

function hear(frame) {
  if (frame.type === 'subscribed') element('state').textContent = 'live';
  if (frame.type === 'closed') {
    element('state').textContent = 'connecting…';
    here.clear();
    if (frame.lost) attempt(() => openDay(day)); // what was missed is no longer told: begin anew
  }
  if (frame.type === 'presence' && frame.org_id === orgId) {
    if (frame.status === 'offline') here.delete(frame.user_id);
    else here.set(frame.user_id, frame.status);
    showPeople();
  }
  if (frame.type === 'typing' && frame.user_id !== me.id) showTyping(frame);
  if (['change', 'enter', 'leave'].includes(frame.type)) {
    if (TABLES.includes(frame.table) || frame.entered || frame.left) lookAgain();
    if (frame.table === 'day_sheet_views') attempt(showReaders);
  }
}

function showPeople() {
  element('people').replaceChildren(...[...here.keys()].sort().map((id) => {
    const name = names.get(id) ?? '?';
    const person = make('li', { title: name, textContent: name.split(' ').map((word) => word[0]).join('') });
    person.style.setProperty('--person', colour(id));
    return person;
  }));
}

function showTyping({ user_id: id, id: row, field, active }) {
  const name = Object.keys(FIELDS).find((key) => FIELDS[key] === field);
  const place = element('items').querySelector(`[data-id="${row}"] .${name}`);
  if (!place) return;
  clearTimeout(typing.get(place));
  const forget = () => delete place.dataset.typing;
  if (!active) return forget();
  place.dataset.typing = names.get(id) ?? 'Somebody';
  place.style.setProperty('--person', colour(id));
  typing.set(place, setTimeout(forget, 10_000));
}

async function showReaders() {
  let readers = [];
  try {
    readers = await api('GET', `rpc/day_sheet_readers?${question()}`);
  } catch (error) {
    if (error.code !== 'PERMISSION_DENIED') throw error; // who has looked is for who manages the road
  }
  const named = (chosen) => readers.filter(chosen).map((one) => one.full_name).join(', ') || 'nobody';
  element('readers').textContent = readers.length
    ? `Seen as it is now: ${named((one) => one.is_current)}. Not yet: ${named((one) => !one.is_current)}.` : '';
}

// --- Since one last looked

async function showNews() {
  const { seen_at: seenAt, changes } = await api('GET', `rpc/day_sheet_changes?${question()}`);
  const say = ({ change, name, fields, by }) => {
    const value = (field, value) => (field.endsWith('_time') ? clock(value) : value) ?? 'nothing';
    const what = Object.entries(fields).map(
      ([field, { from, to }]) => `${words(field).toLowerCase()} ${value(field, from)} → ${value(field, to)}`,
    ).join(', ');
    return `${words(name ?? 'item')}: ${change}${what && ` (${what})`}${by ? `, by ${by}` : ''}`;
  };
  caughtUp = !seenAt || changes.length === 0;
  element('news').hidden = caughtUp;
  element('news').querySelector('ul').replaceChildren(
    ...changes.map((change) => make('li', { textContent: say(change) })),
  );
  if (caughtUp) await markSeen();
}

async function markSeen() {
  await api('POST', 'rpc/mark_day_sheet_seen', { on_date: day, org_id: orgId, versions: sheet.versions });
  element('news').hidden = true;
  caughtUp = true;
}

// --- Beginning

async function openDay(date) {
  day = date;
  history.replaceState(null, '', `?org=${orgId}&date=${day}`);
  element('items').replaceChildren();
  feed?.end();
  caughtUp = false;
  await fetchSheet();
  feed = new Feed(orgId, sheet, hear);
  await showNews();
  await showReaders();
}

async function begin(user) {
  me = user;
  const wanted = new URLSearchParams(location.search);
  orgId = wanted.get('org') ?? (me.organizations.find((org) => !org.personal) ?? me.organizations[0]).id;
  const members = await api('GET', `memberships?org_id=eq.${orgId}&select=user_id,users(full_name)`);
  names = new Map(members.map((member) => [member.user_id, member.users.full_name]));
  const groups = await api('GET', `party_groups?org_id=eq.${orgId}&select=id,name&order=name`);
  element('add').visibility.replaceChildren(
    new Option('Everybody', 'all'), ...groups.map((group) => new Option(group.name, group.id)),
    new Option('Only me', 'own'),
  );
  element('sign-in').hidden = true;
  element('day').hidden = false;
  await openDay(wanted.get('date') ?? new Date().toISOString().slice(0, 10));
}

async function attempt(act) {
  element('problem').hidden = true;
  try {
    await act();
  } catch (error) {
    element('problem').textContent = error.message ?? String(error);
    element('problem').hidden = false;
  }
}

function move(days) {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  attempt(() => openDay(date.toISOString().slice(0, 10)));
}

element('sign-in').addEventListener('submit', (event) => {
  event.preventDefault();
  const { email, password } = event.target.elements;
  attempt(async () => begin(await signIn(email.value, password.value)));
});
element('add').addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target;
  const { kind, starts_time: time, title, visibility } = form.elements;
  const audience = ['all', 'own'].includes(visibility.value)
    ? { visibility: visibility.value } : { visibility: 'group', party_group_id: visibility.value };
  attempt(async () => {
    await api('POST', 'itinerary_items', {
      org_id: orgId, kind: kind.value, starts_on: day, starts_time: time.value || null,
      title: title.value || null, show_id: sheet.shows[0]?.id ?? null, ...audience,
    });
    form.reset();
    await fetchSheet();
  });
});
element('add').kind.replaceChildren(...KINDS.map((kind) => new Option(words(kind), kind)));
element('before').addEventListener('click', () => move(-1));
element('after').addEventListener('click', () => move(1));
element('news').querySelector('button').addEventListener('click', () => attempt(markSeen));
element('print').addEventListener('click', () => attempt(async () => {
  open(await documentAt(`day-sheets/${day}.pdf?org_id=${orgId}`));
}));

try {
  await begin(await renew());
} catch {
  element('sign-in').hidden = false;
}
document.body.dataset.ready = 'yes';
