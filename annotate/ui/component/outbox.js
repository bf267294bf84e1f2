/**
 * Acts on their way to the server. An act leaves the outbox only when an answer acknowledges its id, or says that
 * somebody else was faster; until then it also lies in localStorage, so that neither a reload nor a killed server
 * loses it.
 */

const FIRST_WAIT = 250;
const LONGEST_WAIT = 8000;

/**
 * @typedef {{document: string, client: string, seq: number, acts: import('./types.js').Act[], busy: boolean,
 *   waiting: number|null, delay: number, post: Function, onAnswer: Function, onRefused: Function,
 *   onState: (state: 'unsaved'|'saving'|'saved') => void, stopped: boolean}} Outbox
 */

/**
 * An outbox for a document, with what earlier visits left in it.
 * @returns {Outbox}
 */
export function openOutbox(document, { post, onAnswer, onRefused, onState }) {
  const outbox = {
    document, client: randomId(12), seq: 0, acts: [], busy: false, waiting: null, delay: FIRST_WAIT,
    post, onAnswer, onRefused, onState, stopped: false,
  };
  outbox.acts = leftovers(document);
  outbox.retry = () => { outbox.delay = FIRST_WAIT; send(outbox); };
  window.addEventListener("online", outbox.retry);
  return outbox;
}

/** Stop sending; what is not acknowledged stays in localStorage. @param {Outbox} outbox */
export function closeOutbox(outbox) {
  outbox.stopped = true;
  clearTimeout(outbox.waiting ?? undefined);
  window.removeEventListener("online", outbox.retry);
}

/**
 * Put an act in, and send it as soon as may be.
 * @param {Outbox} outbox
 * @param {{kind: string, entity?: string|null, key?: string|null, value?: any, was?: number|null}} told
 */
export function add(outbox, told) {
  const { kind, entity = null, key = null, value = null, was = null } = told;
  const earlier = entity && outbox.acts.findLast((act) => act.entity === entity && act.key === key);
  outbox.seq += 1;
  const act = {
    id: `${outbox.client}-${outbox.seq}`, client: outbox.client, seq: outbox.seq, kind, entity, key, value,
    was: earlier ? null : was, after: earlier ? earlier.id : null,
  };
  outbox.acts.push(act);
  keep(outbox, act.client);
  send(outbox);
  return act;
}

/** Send what may go now: one batch at a time, one act an entity, since the next one needs the new revision. */
export async function send(outbox) {
  if (outbox.busy || outbox.stopped || !outbox.acts.length) return;
  clearTimeout(outbox.waiting ?? undefined);
  const batch = nextBatch(outbox.acts);
  outbox.busy = true;
  outbox.onState("saving");
  try {
    const answer = await outbox.post(outbox.document, { client: batch[0].client, acts: batch.map(onTheWire) });
    outbox.busy = false;
    outbox.delay = FIRST_WAIT;
    acknowledged(outbox, answer);
  } catch (failed) {
    outbox.busy = false;
    failedToSend(outbox, batch, failed);
  }
}

/** The acts that can go together: of one client, each on another entity; undo and redo go alone. */
export function nextBatch(acts) {
  const batch = [];
  const seen = new Set();
  for (const act of acts) {
    const alone = act.kind === "undo" || act.kind === "redo";
    const name = `${act.entity}\n${act.key}`;
    if (batch.length && (alone || act.alone || act.client !== batch[0].client || seen.has(name))) break;
    batch.push(act);
    seen.add(name);
    if (alone || act.alone) break;
  }
  return batch;
}

function onTheWire({ id, seq, kind, entity, key, value, was }) {
  return entity ? { id, seq, kind, entity, key, value, was } : { id, seq, kind };
}

function acknowledged(outbox, answer) {
  const done = new Set([...answer.acked, ...answer.conflicts.map(({ id }) => id)]);
  const settled = outbox.acts.filter((act) => done.has(act.id));
  outbox.acts = outbox.acts.filter((act) => !done.has(act.id));
  for (const act of outbox.acts) tellRevision(act, done, answer);
  for (const client of new Set(settled.map((act) => act.client))) keep(outbox, client);
  document.documentElement.dataset.acked = String(performance.now());
  outbox.onState(outbox.acts.length ? "saving" : "saved");
  outbox.onAnswer(answer, settled);
  send(outbox);
}

/** An act that was made on top of another knows only now which revision that one became. */
function tellRevision(act, done, answer) {
  if (!act.after || !done.has(act.after)) return;
  const stands = [...answer.changed, ...answer.conflicts]
    .find(({ entity, key }) => entity === act.entity && key === act.key);
  act.was = stands ? stands.revision : null;
  act.after = null;
}

/** Out of reach: try again later. Refused: what the server said no to goes, the rest is sent one by one. */
function failedToSend(outbox, batch, failed) {
  const refused = failed.status >= 400 && failed.status < 500 && failed.status !== 429;
  if (refused && batch.length === 1) {
    outbox.acts = outbox.acts.filter((act) => act.id !== batch[0].id);
    for (const act of outbox.acts) if (act.after === batch[0].id) act.after = null;
    keep(outbox, batch[0].client);
    outbox.onRefused(batch[0], failed);
    outbox.onState(outbox.acts.length ? "saving" : "saved");
    send(outbox);
    return;
  }
  if (refused) {
    for (const act of batch) act.alone = true;
    send(outbox);
    return;
  }
  outbox.onState("unsaved");
  outbox.waiting = setTimeout(() => send(outbox), outbox.delay);
  outbox.delay = Math.min(outbox.delay * 2, LONGEST_WAIT);
}

function place(document, client) {
  return `quanyuan/outbox/${document}/${client}`;
}

function keep(outbox, client) {
  const mine = outbox.acts.filter((act) => act.client === client);
  if (mine.length) localStorage.setItem(place(outbox.document, client), JSON.stringify(mine));
  else localStorage.removeItem(place(outbox.document, client));
}

/** What earlier visits did not get acknowledged. The server applies an id once, so sending it twice does no harm. */
function leftovers(document) {
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(place(document, "")))
    .flatMap((name) => JSON.parse(localStorage.getItem(name) ?? "[]"));
}

/** A name that nobody else makes. @param {number} length */
export function randomId(length) {
  const letters = "0123456789abcdefghjkmnpqrstvwxyz";
  return [...crypto.getRandomValues(new Uint8Array(length))].map((byte) => letters[byte % 32]).join("");
}
