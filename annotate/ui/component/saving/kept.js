/** What is not acknowledged yet, as this browser keeps it: each act under a key of its own in localStorage. */

const ROOM = "quanyuan/outbox";

/** @typedef {import('../base/types.js').Act} Act */

/** Keep an act until it is forgotten. @param {Act} act @returns {string|null} why the browser cannot keep it */
export function keepAct(document, act) {
  return tried(() => localStorage.setItem(`${place(document, act.client)}${act.id}`, JSON.stringify(act)));
}

/** It was acknowledged, or a person let it go. @param {Act} act */
export function forgetAct(document, act) {
  return tried(() => localStorage.removeItem(`${place(document, act.client)}${act.id}`));
}

/** Of whom something of a document is kept here. @returns {string[]} */
export function clientsKept(document) {
  return [...new Set(names(place(document)).map((name) => decodeURIComponent(name.split("/")[3])))];
}

/** What is kept of one client, in order. What cannot be read stays where it is. @returns {Act[]} */
export function actsKept(document, client) {
  return names(place(document, client)).map((name) => readAct(name)).filter((act) => act?.client === client)
    .sort((a, b) => a.seq - b.seq);
}

/** How many kept things of a document cannot be read as acts. */
export function unreadable(document) {
  return names(place(document)).filter((name) => !readAct(name)).length;
}

function place(document, client = null) {
  const parts = client === null ? [document] : [document, client];
  return [ROOM, ...parts.map(encodeURIComponent), ""].join("/");
}

function names(start) {
  let found = [];
  tried(() => { found = Object.keys(localStorage).filter((name) => name.startsWith(start)); });
  return found;
}

/** @returns {Act|null} */
function readAct(name) {
  let act = null;
  tried(() => { act = JSON.parse(localStorage.getItem(name) ?? "null"); });
  const whole = act && [act.id, act.client, act.kind].every((one) => typeof one === "string" && one) && Number.isInteger(act.seq);
  return whole ? act : null;
}

/** A browser may have no room left, or forbid keeping anything. */
function tried(does) {
  try {
    does();
    return null;
  } catch (refused) {
    return String(refused);
  }
}
