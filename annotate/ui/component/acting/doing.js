/** What a person does to the document that is open: each act is seen at once and sent at once. */
import { accepted, corrected, newPower } from "./acts.js";
import { add } from "../saving/outbox.js";
import { caretPoint, clearSelection, selected } from "../text/selection.js";
import { hear, tell } from "./heard.js";
import { quoted } from "../text/spans.js";
import { echo, get, hands, inHand, keyOf, openSuggestions, revisionOf } from "../known/state.js";
import { reveal, spanAt } from "../text/text.js";

/** @typedef {import('../base/types.js').Session} Session */

/** Do one act: seen at once, sent at once. @param {Session} session */
export function act(session, told) {
  if (session.page.layer) return onlyRead(session);
  hear(session, told);
  const was = told.entity ? revisionOf(session.page, told.entity, told.key) : null;
  add(session.outbox, { ...told, was });
  echo(session.page);
  return session.redraw();
}

/** What somebody else says is not changed here. */
function onlyRead(session) {
  echo(session.page);
  session.redraw();
  notice(session, session.page.say("layers.read_only"));
}

/** The power in hand, where it can be changed; null where it can't, and why is said. @param {Session} session */
export function toChange(session) {
  const { page } = session;
  if (page.hand?.kind === "power" && !page.layer) return inHand(page);
  const why = page.layer ? "layers.read_only" : page.hand ? "notice.accept_first" : "notice.no_power";
  notice(session, page.say(why));
  return null;
}

/** Let this be the power, from now on. @param {Session} session @param {import('../base/types.js').Power} power */
export function putPower(session, power) {
  act(session, { kind: "put", entity: "power", key: power.id, value: power });
}

/** Mark what is selected as a power, and take it in hand. @param {Session} session */
export function markPower(session) {
  const place = selected(session.view);
  if (!place) return notice(session, session.page.say("notice.select"));
  const power = newPower(session.page, place);
  const better = corrected(session.page, place);
  if (better && !better.spans.some((span) => keyOf(span) === keyOf(place))) turnDown(session, better);
  session.page.hand = { kind: "power", key: power.id };
  session.page.basis = null;
  clearSelection();
  return putPower(session, power);
}

/** Let a power lie elsewhere; the suggestion that it came from does not come back for that. @param {Session} session */
export function putMoved(session, was, power) {
  const [before, now] = [was, power].map(({ spans }) => new Set(spans.map(keyOf)));
  const left = session.page.suggestions.find(({ spans }) => spans.some((span) => before.has(keyOf(span)))
    && !spans.some((span) => now.has(keyOf(span)) || get(session.page, "rejected", keyOf(span))));
  if (left && !session.page.layer) turnDown(session, left);
  putPower(session, power);
}

/** Accept the suggestion in hand. @param {Session} session */
export function accept(session) {
  const { page } = session;
  if (page.hand?.kind !== "suggestion") return;
  const power = accepted(page, inHand(page));
  page.hand = { kind: "power", key: power.id };
  putPower(session, power);
}

/** Say no to the suggestion in hand, and go on to the next one. @param {Session} session */
export function reject(session) {
  const { page } = session;
  if (page.hand?.kind !== "suggestion") return;
  const suggestion = inHand(page);
  page.hand = following(session, 1);
  turnDown(session, suggestion);
}

/** Write down that this suggestion is not what the text says. */
function turnDown(session, { spans: [{ start, end, quote }] }) {
  act(session, { kind: "put", entity: "rejected", key: keyOf({ start, end }), value: { start, end, quote } });
}

/** Take the power away. @param {Session} session */
export function dropPower(session) {
  const { page } = session;
  if (page.hand?.kind === "power") act(session, { kind: "drop", entity: "power", key: page.hand.key });
}

/** This paragraph was read, and holds no power; the same key takes it back. @param {Session} session */
export function markRead(session) {
  const { page, view } = session;
  const point = caretPoint(view);
  if (point === null) return notice(session, page.say("notice.caret"));
  const paragraph = page.paragraphs.find(([first, last]) => first <= point && point <= last);
  if (!paragraph) return notice(session, page.say("notice.caret"));
  const [start, end] = paragraph;
  const key = keyOf({ start, end });
  const there = get(page, "read", key);
  const waiting = openSuggestions(page).some(({ spans }) => spans.some((span) => span.start < end && start < span.end));
  if (!there && waiting) return notice(session, page.say("notice.suggestion_waits"));
  return act(session, there ? { kind: "drop", entity: "read", key } : { kind: "put", entity: "read", key, value: spanAt(page, start, end) });
}

/** Take a power or suggestion in hand, and bring it into sight. @param {Session} session */
export function take(session, hand) {
  const { page } = session;
  page.hand = hand;
  page.basis = null;
  page.picked = false;
  session.panel = null;
  const power = inHand(page);
  if (power) {
    reveal(session.view, power.spans[0].start, power.spans[0].end);
    tell(session, page.say(`heard.${hand.kind}`, { quote: quoted(power.spans) }));
  }
  session.redraw();
}

/**
 * Take the next (1) or the one before (-1), in the order of the text; where nothing is there yet and suggestions are on
 * their way, the first that comes.
 * @param {Session} session
 */
export function step(session, by) {
  const next = following(session, by);
  session.toStep = !next && session.page.looking ? by : 0;
  if (next) take(session, next);
}

function following({ page }, by) {
  const list = hands(page);
  const here = list.findIndex(({ kind, key }) => kind === page.hand?.kind && key === page.hand.key);
  const next = list[here < 0 ? (by > 0 ? 0 : list.length - 1) : (here + by + list.length) % list.length];
  return next ? { kind: next.kind, key: next.key } : null;
}

/** Say something to the person, until the next thing is said or eight seconds are over. @param {Session} session */
export function notice(session, words) {
  const place = session.parts.notice;
  place.textContent = words;
  place.hidden = false;
  clearTimeout(session.noticed);
  session.noticed = setTimeout(() => { place.hidden = true; }, 8000);
}
