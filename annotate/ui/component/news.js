/**
 * What others did to the open document: heard of from other tabs, asked for when the page is looked at again, fetched and
 * drawn. While a person is in a field nothing is taken over: what they type then rests on what they saw.
 */
import { notice } from "./acting/doing.js";
import { isField } from "./base/dom.js";
import { retry, takeUp } from "./saving/outbox.js";
import { takeGaps, takeMarks } from "./known/state.js";
import { leftovers, watchOthers } from "./saving/tabs.js";
import { fetchGaps, fetchMarks, postActs } from "./saving/wire.js";

/** How long after news could not be had they are asked for again, in milliseconds. */
const AGAIN = 2000;
const AWAKE = [[window, "focus"], [window, "online"], [window, "pageshow"], [document, "visibilitychange"]];

/** @typedef {import('./base/types.js').Session} Session */

/** Hear of what others do from now on. @param {Session} session @returns {() => void} stops it */
export function follow(session) {
  const channel = new BroadcastChannel(`quanyuan/document/${session.page.id}`);
  const end = new AbortController();
  const { signal } = end;
  const news = { channel, due: false, busy: false, signal, watch: watchOthers(session.page.id, signal, () => adopt(session)) };
  session.news = news;
  channel.onmessage = ({ data }) => { if (data > session.page.revision) catchUp(session); };
  const awake = () => (document.visibilityState === "visible" ? wake(session) : finishTyping(session));
  for (const [target, name] of AWAKE) target.addEventListener(name, awake, { signal });
  window.addEventListener("pagehide", () => finishTyping(session), { signal });
  session.root.addEventListener("focusout", () => { if (news.due) setTimeout(() => catchUp(session)); }, { signal });
  news.watch();
  return () => {
    end.abort();
    channel.close();
  };
}

/**
 * Tell other tabs what an answer changed; where more than that changed since `before`, somebody else did it.
 * @param {Session} session @param {number} before the revision that was known before the answer
 */
export function spread(session, before, answer) {
  if (answer.changed.length) session.news.channel.postMessage(answer.revision);
  if (answer.revision !== before + answer.changed.filter(({ revision }) => revision > before).length) catchUp(session);
}

/** The page is looked at again, after a while or a sleep: send what waits, and ask where the document stands. */
async function wake(session) {
  const { outbox, news, page } = session;
  retry(outbox);
  await adopt(session);
  const answer = await postActs(page.id, { client: outbox.client, acts: [] }).catch(() => null);
  if (!news.signal.aborted && answer && answer.revision !== page.revision) catchUp(session);
}

/** Send what tabs that are gone left; those that live are waited for. */
async function adopt({ outbox, news, page }) {
  takeUp(outbox, await leftovers(page.id));
  news.watch();
}

/** Fetch all anew, as often as it takes. @param {Session} session */
export async function catchUp(session) {
  const { news } = session;
  news.due = true;
  if (news.busy) return;
  news.busy = true;
  while (news.due && !news.signal.aborted && !typing(session)) await fetched(session);
  news.busy = false;
}

async function fetched(session) {
  const { news, page } = session;
  try {
    const said = await fetchMarks(page.id);
    if (news.signal.aborted || typing(session)) return;
    news.due = said.revision < page.revision;
    if (news.due) return;
    takeMarks(page, said);
    session.redraw();
    session.tell(page.revision);
    news.due = !takeGaps(page, await fetchGaps(page.id)) || news.due;
    if (!news.signal.aborted) session.redraw();
  } catch (refused) {
    if (refused.status === undefined) throw refused;
    news.due = !refused.ours;
    if (refused.ours) notice(session, page.say("notice.not_opened", { reason: refused.message }));
    else await new Promise((later) => { setTimeout(later, AGAIN); });
  }
}

function typing(session) {
  const { activeElement } = document;
  return session.root.contains(activeElement) && isField(activeElement);
}

/** Nobody may come back to a page that goes out of sight: what stands typed in a slot is an act now. */
function finishTyping(session) {
  const { activeElement } = document;
  if (typing(session) && activeElement.dataset.slot) activeElement.dispatchEvent(new Event("change"));
}
