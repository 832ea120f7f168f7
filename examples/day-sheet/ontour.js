// What this page says to On Tour, and hears of it. No library, no build.
//
// The access token lives in this module and nowhere else; the refresh token in an HttpOnly cookie.

const ONTOUR = document.querySelector('meta[name="ontour"]').content;

let session = null;
let renewing = null;

async function ask(method, path, body, headers = {}) {
  const reply = await fetch(ONTOUR + path, {
    method, credentials: 'include', body: body && JSON.stringify(body),
    headers: {
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      ...(session ? { Authorization: `Bearer ${session.access_token}` } : {}), ...headers,
    },
  });
  if (reply.ok) return reply;
  throw await reply.json();
}

function keep(answer) {
  session = answer;
  clearTimeout(renewing);
  renewing = setTimeout(renew, (session.expires_in - 60) * 1000);
  socket?.send({ type: 'token', token: session.access_token });
  return session.user;
}

export const signIn = async (email, password) =>
  keep(await (await ask('POST', '/auth/login', { email, password, transport: 'cookie' })).json());

// The user of the session that the cookie is of; throws if there is none.
export const renew = async () => keep(await (await ask('POST', '/auth/refresh')).json());

// A path of /api/, such as ('GET', 'rpc/day_sheet?on_date=2027-03-02'): rows come back as they are written.
export async function api(method, path, body) {
  const reply = await ask(method, `/api/${path}`, body, { Prefer: 'return=representation' });
  return reply.status === 204 ? null : reply.json();
}

// A document, as the address of a blob that a new tab may show.
export const documentAt = async (path) =>
  URL.createObjectURL(await (await ask('GET', `/documents/${path}`)).blob());

// The feed of one organization. It tells of what comes after the position that it begins with, and goes on
// from the last one that it had when it was cut off: nothing is missed, nothing comes twice.
export class Feed {
  constructor(orgId, { position, feed_id: feedId }, hear) {
    Object.assign(this, { orgId, position, feedId, hear, pause: 250, ended: false });
    socket = this;
    this.open();
  }

  open() {
    const ws = new WebSocket(`${ONTOUR.replace(/^http/, 'ws')}/feed`);
    this.ws = ws;
    ws.onopen = () => {
      this.send({ type: 'hello', token: session.access_token });
      this.send({ type: 'subscribe', org_id: this.orgId, position: this.position, feed_id: this.feedId });
      this.send({ type: 'presence', org_id: this.orgId, status: 'online' });
    };
    ws.onmessage = ({ data }) => {
      const frame = JSON.parse(data);
      this.pause = 250;
      if (frame.position && frame.type !== 'welcome') this.position = frame.position;
      this.hear(frame);
    };
    ws.onclose = async ({ code }) => {
      if (this.ended) return;
      const lost = code === 4409 || code === 4410;
      this.ended = lost;
      this.hear({ type: 'closed', lost });
      if (lost) return;
      if (code === 4401) await renew();
      this.pause = Math.min(this.pause * 2, 10_000);
      setTimeout(() => this.ended || this.open(), this.pause * (0.5 + Math.random()));
    };
  }

  send(frame) {
    if (this.ws.readyState === WebSocket.OPEN) this.ws.send(JSON.stringify(frame));
  }

  end() {
    this.ended = true;
    this.ws.close();
  }
}

let socket = null;
