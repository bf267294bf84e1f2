/**
 * This tab among others. Each has a client of its own, whose name a reload keeps; a lock says that it lives, so that no
 * tab sends what another one is about to send. What a tab leaves behind is taken up by one that asks, or that hears of it.
 */
import { actsKept, clientsKept } from "./kept.js";
import { randomId } from "./outbox.js";

const NAME = "quanyuan/client";
/** So long may the page before a reload take to go, in milliseconds; a tab that was copied waits in vain. */
const PATIENCE = 400;
/** So long is a page that is loaded anew left to take up its own client before another does, in milliseconds. */
const LOADING = 4000;

/** The clients that this tab speaks for: its own, and those whose tabs are gone. */
const ours = new Set();
let own = null;

/** The client that this tab is. @returns {Promise<string>} */
export function whoAmI() {
  own ??= claim();
  return own;
}

/** What is kept of a document by this tab, and by tabs that are gone. @returns {Promise<import('../base/types.js').Act[]>} */
export async function leftovers(document) {
  await whoAmI();
  const found = [];
  for (const client of clientsKept(document)) {
    if (ours.has(client) || await hold(client, { ifAvailable: true })) found.push(client);
  }
  return found.flatMap((client) => actsKept(document, client));
}

/**
 * Hear that a tab is gone which kept something of a document. The lock of a closed tab is free some time after another
 * tab is looked at, and the page of one that is loaded anew takes its client up again: both are waited for.
 * @param {AbortSignal} signal ends it @param {() => void} gone @returns {() => void} begins to wait for all that keep something now
 */
export function watchOthers(document, signal, gone) {
  const watched = new Set();
  return () => {
    for (const client of clientsKept(document).filter((one) => !ours.has(one) && !watched.has(one))) {
      watched.add(client);
      navigator.locks.request(`${NAME}/${client}`, { signal }, () => {}).then(() => setTimeout(() => {
        watched.delete(client);
        if (!signal.aborted) gone();
      }, LOADING)).catch(() => watched.delete(client));
    }
  };
}

async function claim() {
  const before = remembered();
  if (before && await hold(before, { signal: AbortSignal.timeout(PATIENCE) })) return before;
  const fresh = randomId(12);
  await hold(fresh, {});
  remember(fresh);
  return fresh;
}

/** Hold the lock of a client until this page is gone. @returns {Promise<boolean>} false: another page has it */
function hold(client, options) {
  return new Promise((then) => {
    const got = (lock) => {
      if (lock) ours.add(client);
      then(Boolean(lock));
      return lock ? new Promise(() => {}) : null;
    };
    navigator.locks.request(`${NAME}/${client}`, options, got).catch(() => then(false));
  });
}

function remembered() {
  try {
    return sessionStorage.getItem(NAME);
  } catch {
    return null;
  }
}

/** Where nothing may be kept, a reload begins a client anew. */
function remember(client) {
  try {
    sessionStorage.setItem(NAME, client);
  } catch { /* the tab goes on without */ }
}
