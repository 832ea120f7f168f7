// Signs in to On Tour from a page of another origin: no library, no popup, no build.
//
// The access token lives in this module and nowhere else: it opens /api/ as Authorization: Bearer. The
// refresh token lives in an HttpOnly cookie that no script can read. What survives the way to the provider
// and back is the verifier, in this tab's storage.

const ONTOUR = document.querySelector('meta[name="ontour"]').content;
const RETURN_TO = location.origin + location.pathname;
const element = (id) => document.getElementById(id);

let session = null;
let waiting = null; // code and verifier of somebody who has to add a second factor

async function call(method, path, body) {
  const headers = body ? { 'Content-Type': 'application/json' } : {};
  const reply = await fetch(ONTOUR + path, {
    method, headers, body: body && JSON.stringify(body), credentials: 'include',
  });
  const answer = reply.status === 204 ? null : await reply.json();
  if (!reply.ok) throw answer;
  return answer;
}

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

// RFC 7636: only who began can use the code that comes back.
async function begin(provider) {
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  sessionStorage.setItem('verifier', verifier);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const query = new URLSearchParams({
    return_to: RETURN_TO, code_challenge: base64url(new Uint8Array(digest)),
  });
  location.assign(`${ONTOUR}/auth/oauth/${provider}?${query}`);
}

async function exchange(more = {}) {
  session = await call('POST', '/auth/token', { ...waiting, transport: 'cookie', ...more });
  waiting = null;
}

async function refresh() {
  session = await call('POST', '/auth/refresh');
}

async function signOut() {
  await call('POST', '/auth/logout');
  session = null;
}

// What came back from the provider; the address is cleaned before anything else sees it.
async function comeBack() {
  const found = new URLSearchParams(location.search);
  const verifier = sessionStorage.getItem('verifier');
  sessionStorage.removeItem('verifier');
  history.replaceState(null, '', RETURN_TO);
  if (found.has('error')) throw { message: found.get('error_description') };
  if (!found.has('code') || !verifier) return refresh();
  waiting = { code: found.get('code'), code_verifier: verifier };
  return exchange();
}

async function listProviders() {
  const { providers } = await call('GET', '/auth/oauth');
  element('providers').replaceChildren(...providers.map(({ name, title }) => {
    const button = document.createElement('button');
    button.textContent = title;
    button.dataset.provider = name;
    button.addEventListener('click', () => begin(name));
    return button;
  }));
}

function show(problem) {
  element('problem').textContent = problem ?? '';
  element('problem').hidden = !problem;
  element('signed-in').hidden = !session;
  element('signed-out').hidden = Boolean(session);
  element('second-factor').hidden = !waiting;
  if (!session) return;
  const { user } = session;
  element('name').textContent = user.full_name;
  element('email').textContent = user.email ?? 'none';
  element('organization').textContent = user.organizations.map(({ name }) => name).join(', ');
  element('expires').textContent = new Date(Date.now() + session.expires_in * 1000).toLocaleTimeString();
}

// Nothing to say of somebody who is simply not signed in yet.
const QUIET = ['REFRESH_TOKEN_INVALID', 'REFRESH_TOKEN_EXPIRED', 'SESSION_REVOKED'];

async function attempt(what) {
  let problem = null;
  try {
    await what();
  } catch (error) {
    if (error.code !== 'SECOND_FACTOR_REQUIRED' && !QUIET.includes(error.code)) problem = error.message;
    if (waiting && !error.code?.startsWith('SECOND_FACTOR')) waiting = null;
  }
  show(problem);
}

element('refresh').addEventListener('click', () => attempt(refresh));
element('sign-out').addEventListener('click', () => attempt(signOut));
element('second-factor').addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(() => exchange({ totp_code: new FormData(event.target).get('code') }));
});

await listProviders();
await attempt(comeBack);
document.body.dataset.ready = 'yes';
