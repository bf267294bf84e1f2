/**
 * Acts on their way to the server. An act leaves the outbox only when an answer acknowledges its id, or when a person
 * let it go; until then the browser keeps it, so that neither a reload nor a killed server loses it. One that met a
 * conflict, or that the server refused, stops and waits for that person.
 */
import { isOn, isStep, nextBatch } from "./batch.js";
import { laidOver } from "./differing.js";
import { forgetAct, keepAct } from "./kept.js";

const FIRST_WAIT = 250;
const LONGEST_WAIT = 8000;
/** How long an answer is waited for, and how long one may be under way when a laptop is opened again. */
const PATIENCE = 20_000;
const DOUBTFUL = 3000;
/** What the server says of an act that it will never take. */
const REFUSALS = [400, 413, 415, 422];
/** What is said of a server that is not well as a whole: the act is not to blame. */
const UNWELL = [502, 503, 504];

/** The outboxes of this page by document; one that is closed goes on sending. @type {Map<string, Outbox>} */
const boxes = new Map();

/**
 * @typedef {import('../base/types.js').Act} Act
 * @typedef {{state: 'unsaved'|'saving'|'saved', stopped: number, failed: Error|null, loose: string|null}} Standing
 *   `stopped`: acts that wait for a person; `failed`: why the last try came to nothing; `loose`: why the browser keeps none
 * @typedef {{document: string, client: string, visit: string, seq: number, acts: Act[], loose: Map<string, string>,
 *   giveUp: AbortController|null, since: number, waiting: number|undefined, delay: number, failed: Error|null,
 *   post: Function, valueOf: (entity: string, key: string) => any, onAnswer: (answer: object) => void,
 *   onRefused: (act: Act) => void, onState: (standing: Standing) => void, retired: boolean}} Outbox
 */

/**
 * An outbox for a document.
 * @param {string} client who acts from now on @param {Act[]} left what earlier visits did not get acknowledged
 * @param {{post: Function, valueOf: Function, onAnswer: Function, onRefused: Function, onState: Function}} hooks
 * @returns {Outbox}
 */
export function openOutbox(document, client, left, hooks) {
  const before = boxes.get(document);
  const acts = before ? [...before.acts] : [];
  if (before) retire(before);
  const outbox = {
    document, client, visit: randomId(6), seq: 0, acts, loose: before?.loose ?? new Map(), giveUp: null, since: 0,
    waiting: undefined, delay: FIRST_WAIT, failed: null, retired: false, ...hooks,
  };
  boxes.set(document, outbox);
  outbox.warn = (event) => { if (outbox.loose.size) event.preventDefault(); };
  window.addEventListener("beforeunload", outbox.warn);
  takeUp(outbox, left);
  return outbox;
}

/** Draw nothing more; what is not acknowledged yet goes on being sent. @param {Outbox} outbox */
export function closeOutbox(outbox) {
  outbox.onAnswer = outbox.onRefused = outbox.onState = () => {};
}

function retire(outbox) {
  outbox.retired = true;
  outbox.giveUp?.abort();
  clearTimeout(outbox.waiting);
  window.removeEventListener("beforeunload", outbox.warn);
}

/** Send what others left, before what comes from now on. @param {Outbox} outbox @param {Act[]} left */
export function takeUp(outbox, left) {
  const here = new Set(outbox.acts.map(({ id }) => id));
  outbox.acts = [...left.filter(({ id }) => !here.has(id)), ...outbox.acts];
  outbox.seq = Math.max(outbox.seq, 0, ...outbox.acts.filter(({ client }) => client === outbox.client).map(({ seq }) => seq));
  if (left.length) send(outbox);
  tell(outbox);
}

/**
 * Put an act in, and send it as soon as may be: within the task of the key where nothing is under way. What builds on an
 * act that is still here knows the revision that this one knew; the server tells a client's own acts from others'.
 * @param {Outbox} outbox
 * @param {{kind: string, entity?: string|null, key?: string|null, value?: any, was?: number|null}} told
 * @returns {Act}
 */
export function add(outbox, told) {
  const open = told.entity && stopped(outbox).find((act) => act.stopped.why === "conflict" && isOn(act, told.entity, told.key));
  return open ? wantMore(outbox, open, told) : put(outbox, told);
}

/** A person chose: this is done instead of what waited, which is let go once the new act is kept. @param {Act} act */
export function putInstead(outbox, act, told) {
  put(outbox, told);
  letGo(outbox, act);
}

/** Until a person chose, what they do further to the thing waits too: a field may still have shown what stood before. */
function wantMore(outbox, act, { kind, entity, key, value = null }) {
  const stands = outbox.valueOf(entity, key);
  const more = kind === "drop" || act.kind === "drop" ? { kind, value, base: stands } : { value: laidOver(stands, value, act.value) };
  Object.assign(act, more);
  keep(outbox, act);
  tell(outbox);
  return act;
}

function put(outbox, told) {
  const { kind, entity = null, key = null, value = null } = told;
  const earlier = entity && outbox.acts.findLast((act) => !act.stopped && isOn(act, entity, key));
  const { was = null, base = null } = earlier || { was: told.was, base: entity ? outbox.valueOf(entity, key) : null };
  outbox.seq += 1;
  const id = `${outbox.client}-${outbox.visit}-${outbox.seq}`;
  const act = { id, client: outbox.client, seq: outbox.seq, kind, entity, key, value, was, base };
  outbox.acts.push(act);
  send(outbox);
  keep(outbox, act);
  tell(outbox);
  return act;
}

/** What is on its way: all but what waits for a person. @param {Outbox} outbox @returns {Act[]} */
export function going(outbox) {
  return outbox.acts.filter(({ stopped }) => !stopped);
}

/** What waits for a person. @param {Outbox} outbox @returns {Act[]} */
export function stopped(outbox) {
  return outbox.acts.filter((act) => act.stopped);
}

/** A person let it go, or it has been done otherwise. @param {Outbox} outbox @param {Act} act */
export function letGo(outbox, act) {
  remove(outbox, [act]);
  tell(outbox);
}

/** Try now: there is reason to think that the server can be reached. @param {Outbox} outbox */
export function retry(outbox) {
  outbox.delay = FIRST_WAIT;
  if (outbox.giveUp && Date.now() - outbox.since > DOUBTFUL) outbox.giveUp.abort();
  else send(outbox);
}

/** Send what may go now, one batch at a time. */
async function send(outbox) {
  const batch = outbox.giveUp || outbox.retired ? [] : nextBatch(going(outbox));
  if (!batch.length) return;
  clearTimeout(outbox.waiting);
  const giveUp = new AbortController();
  outbox.giveUp = giveUp;
  outbox.since = Date.now();
  const clock = setTimeout(() => giveUp.abort(), PATIENCE);
  let answer = null;
  let failed = null;
  try {
    answer = await outbox.post(outbox.document, { client: batch[0].client, acts: batch.map(onTheWire) }, giveUp.signal);
    document.documentElement.dataset.acked = String(performance.now());
  } catch (error) {
    failed = error;
  }
  clearTimeout(clock);
  outbox.giveUp = null;
  if (outbox.retired) return;
  if (failed) notSent(outbox, batch, failed);
  else answered(outbox, batch, answer);
}

function onTheWire({ id, seq, kind, entity, key, value, was }) {
  return entity ? { id, seq, kind, entity, key, value, was } : { id, seq, kind };
}

function answered(outbox, batch, answer) {
  const acked = new Set(answer.acked);
  const conflicts = new Map(answer.conflicts.map((conflict) => [conflict.id, conflict]));
  if (!batch.some(({ id }) => acked.has(id) || conflicts.has(id))) return notSent(outbox, batch, new Error("nothing was acknowledged"));
  outbox.failed = null;
  outbox.delay = FIRST_WAIT;
  remove(outbox, outbox.acts.filter(({ id }) => acked.has(id)));
  for (const act of batch) if (conflicts.has(act.id)) stop(outbox, act, { why: "conflict" }, conflicts.get(act.id));
  send(outbox);
  tell(outbox);
  return outbox.onAnswer(answer);
}

/** Out of reach: try again later. Refused: an act that the server will never take waits for the person. */
function notSent(outbox, batch, failed) {
  const refused = REFUSALS.includes(failed.status) && (failed.ours || failed.status === 413);
  if (refused && batch.length === 1) {
    const [act] = batch;
    stop(outbox, act, { why: "refused", reason: `${failed.field} ${failed.message}`.trim() });
    send(outbox);
    tell(outbox);
    return outbox.onRefused(act);
  }
  const blamed = refused || (failed.status >= 500 && !UNWELL.includes(failed.status));
  for (const act of blamed ? batch : []) {
    if (batch.length > 1) act.alone = true;
    else act.failed = (act.failed ?? 0) + 1;
  }
  if (refused) return send(outbox);
  outbox.failed = failed;
  outbox.waiting = setTimeout(() => send(outbox), outbox.delay);
  outbox.delay = Math.min(outbox.delay * 2, LONGEST_WAIT);
  return tell(outbox);
}

/**
 * An act goes no further until a person chose. What was built on it goes into it: the last says what they want. What
 * they took back themselves meanwhile is over; that undo must not reach what they had done before.
 * @param {object|null} conflict what the server says of it; of an undo also what it would have put back
 */
function stop(outbox, act, why, conflict = null) {
  if (!outbox.acts.includes(act)) return;
  if (isStep(act)) {
    const { entity, key, wanted = null, base = null } = conflict ?? {};
    if (!entity) return remove(outbox, [act]);
    Object.assign(act, { kind: wanted === null ? "drop" : "put", entity, key, value: wanted, base });
  } else {
    for (const one of [act, ...builtOn(outbox, act)].reverse()) {
      const back = takenBack(outbox, one);
      if (back) remove(outbox, [one, back]);
    }
    if (!outbox.acts.includes(act)) return;
    const later = builtOn(outbox, act);
    const { kind, value } = later.at(-1) ?? act;
    Object.assign(act, { kind, value });
    remove(outbox, later);
  }
  act.stopped = why;
  keep(outbox, act);
}

function builtOn(outbox, act) {
  return going(outbox).filter((one) => one.seq > act.seq && one.client === act.client && isOn(one, act.entity, act.key));
}

/** The undo on its way that takes this act back. @returns {Act|null} */
function takenBack(outbox, act) {
  let standing = 1;
  for (const one of going(outbox)) {
    if (one.client !== act.client || one.seq <= act.seq) continue;
    standing += one.kind === "undo" ? -1 : 1;
    if (!standing) return one;
  }
  return null;
}

function keep(outbox, act) {
  const why = keepAct(outbox.document, act);
  if (why) outbox.loose.set(act.id, why);
  else outbox.loose.delete(act.id);
}

function remove(outbox, acts) {
  outbox.acts = outbox.acts.filter((act) => !acts.includes(act));
  for (const act of acts) {
    forgetAct(outbox.document, act);
    outbox.loose.delete(act.id);
  }
  for (const act of outbox.acts) if (outbox.loose.has(act.id)) keep(outbox, act);
}

function tell(outbox) {
  const waiting = stopped(outbox).length;
  const state = outbox.acts.length > waiting && !outbox.failed ? "saving" : "unsaved";
  const [loose = null] = outbox.loose.values();
  outbox.onState({ state: outbox.acts.length ? state : "saved", stopped: waiting, failed: outbox.failed, loose });
}

/** A name that nobody else makes. @param {number} length */
export function randomId(length) {
  const letters = "0123456789abcdefghjkmnpqrstvwxyz";
  return [...crypto.getRandomValues(new Uint8Array(length))].map((byte) => letters[byte % 32]).join("");
}
