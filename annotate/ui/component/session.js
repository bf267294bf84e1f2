/** One open document on the page: its parts, and how an act goes through them. */
import { accepted, newPower } from "./acts.js";
import { pathWords } from "./bases.js";
import { h } from "./dom.js";
import { drawFrame } from "./frame.js";
import { drawGaps } from "./gaps.js";
import { add, closeOutbox, openOutbox, send } from "./outbox.js";
import { closePainting, marksOf, openPainting, paint } from "./painting.js";
import { drawPanel } from "./panel.js";
import { caretPoint, clearSelection, selected, showCaret } from "./selection.js";
import { echo, get, hands, inHand, keyOf, openPage, revisionOf, takeAnswer, takeMarks } from "./state.js";
import { drawText, pointOf, reveal, spanAt } from "./text.js";
import { fetchProvision, postActs } from "./wire.js";

/**
 * @typedef {{page: import('./types.js').Page, view: import('./text.js').View, outbox: object, painting: object,
 *   panel: object|null, finding: {start: number, end: number}[], root: HTMLElement, parts: Object<string, HTMLElement>,
 *   tell: (revision: number) => void}} Session
 */

/** How long Streamlit is left alone while acts come in. */
const GATHER = 250;

/**
 * Draw a document and take up work on it.
 * @param {HTMLElement} root @param {object} data what the page was given @param {string} text
 * @returns {Session}
 */
export function openSession(root, data, text, say) {
  const page = openPage(data.document, text, data, say);
  const view = drawText(page);
  const parts = layOut(view, say);
  root.replaceChildren(...parts.all);
  const session = { page, view, parts, root, panel: null, finding: [], painting: openPainting(view), tell: () => {} };
  session.hideCaret = showCaret(view);
  view.root.addEventListener("click", (event) => takeAt(session, event));
  document.documentElement.dataset.saved = "saved";
  return session;
}

/** Take over the marks, send what earlier visits left, and draw everything. @param {Session} session */
export function begin(session, marks) {
  const { page } = session;
  session.outbox = openOutbox(page.id, {
    post: postActs,
    onAnswer: (answer) => answered(session, answer),
    onRefused: (act, refused) => {
      notice(session, page.say("notice.refused", { reason: `${refused.field} ${refused.message}` }));
      echo(page);
      redraw(session);
    },
    onState: (state) => showState(session, state),
  });
  page.pending = () => session.outbox.acts;
  takeMarks(page, marks);
  redraw(session);
  if (session.outbox.acts.length) send(session.outbox);
}

/** Let go of everything outside the root. @param {Session} session */
export function closeSession(session) {
  if (session.outbox) closeOutbox(session.outbox);
  clearTimeout(session.telling);
  session.hideCaret();
  closePainting();
}

function layOut(view, say) {
  const parts = {
    bar: h("div", { class: "qy-bar", role: "toolbar", "aria-label": say("bar.label") }),
    notice: h("div", { class: "qy-notice", role: "status", "aria-live": "polite", hidden: true }),
    saved: h("span", { class: "qy-saved", role: "status", "aria-live": "polite" }, say("saved.saved")),
    count: h("span", { class: "qy-count" }),
    panel: h("section", { class: "qy-panel", hidden: true }),
    frame: h("section", { class: "qy-frame", "aria-label": say("frame.label") }),
    gaps: h("section", { class: "qy-gaps", tabindex: "-1", "aria-label": say("gaps.label") }),
  };
  const side = h("div", { class: "qy-side" }, parts.panel, parts.frame);
  parts.all = [parts.bar, parts.notice, h("div", { class: "qy-desk" }, view.root, side), parts.gaps];
  return parts;
}

/** Do one act: seen at once, sent at once. @param {Session} session */
export function act(session, told) {
  const was = told.entity ? revisionOf(session.page, told.entity, told.key) : null;
  add(session.outbox, { ...told, was });
  echo(session.page);
  redraw(session);
}

/** Let this be the power, from now on. @param {Session} session @param {import('./types.js').Power} power */
export function putPower(session, power) {
  act(session, { kind: "put", entity: "power", key: power.id, value: power });
}

/** Mark what is selected as a power, and take it in hand. @param {Session} session */
export function markPower(session) {
  const place = selected(session.view);
  if (!place) return notice(session, session.page.say("notice.select"));
  const power = newPower(session.page, place);
  session.page.hand = { kind: "power", key: power.id };
  session.page.basis = null;
  clearSelection();
  return putPower(session, power);
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
  const [{ start, end, quote }] = inHand(page).spans;
  const next = following(session, 1);
  page.hand = next;
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
  if (power) reveal(session.view, power.spans[0].start, power.spans[0].end);
  redraw(session);
}

/** Take the next (1) or the one before (-1), in the order of the text. @param {Session} session */
export function step(session, by) {
  const next = following(session, by);
  if (next) take(session, next);
}

function following({ page }, by) {
  const list = hands(page);
  const here = list.findIndex(({ kind, key }) => kind === page.hand?.kind && key === page.hand.key);
  const next = list[here < 0 ? (by > 0 ? 0 : list.length - 1) : (here + by + list.length) % list.length];
  return next ? { kind: next.kind, key: next.key } : null;
}

/** A click on a mark takes it in hand: of several, the shortest. */
function takeAt(session, event) {
  const { page, view } = session;
  if (selected(view)) return;
  const selection = document.getSelection();
  const point = selection?.focusNode ? pointOf(view, selection.focusNode, selection.focusOffset) : null;
  if (point === null || event.button) return;
  const around = hands(page)
    .flatMap(({ kind, key, power }) => power.spans.map((span) => ({ kind, key, span })))
    .filter(({ span }) => span.start <= point && point <= span.end)
    .sort((a, b) => (a.span.end - a.span.start) - (b.span.end - b.span.start));
  if (!around.length) return;
  const at = around.findIndex(({ kind, key }) => kind === page.hand?.kind && key === page.hand.key);
  const { kind, key } = around[(at + 1) % around.length];
  take(session, { kind, key });
}

/** Draw all that may have changed. @param {Session} session */
export function redraw(session) {
  const { page, parts, finding } = session;
  const found = finding.map((place, index) => ({ kind: index === session.found ? "found" : "find", ...place }));
  paint(session.painting, [...marksOf(page), ...found]);
  drawPanel(session);
  drawFrame(session);
  drawGaps(session);
  const list = hands(page);
  parts.count.textContent = page.say("bar.count", {
    powers: list.filter(({ kind }) => kind === "power").length,
    suggestions: list.filter(({ kind }) => kind === "suggestion").length,
  });
}

function answered(session, answer) {
  takeAnswer(session.page, answer);
  if (answer.conflicts.length) notice(session, session.page.say("notice.conflict"));
  redraw(session);
  clearTimeout(session.telling);
  session.telling = setTimeout(() => session.tell(session.page.revision), GATHER);
}

function showState(session, state) {
  document.documentElement.dataset.saved = state;
  const { saved } = session.parts;
  saved.dataset.state = state;
  saved.textContent = session.page.say(`saved.${state}`);
}

/** Say something to the person, until the next thing is said or eight seconds are over. @param {Session} session */
export function notice(session, words) {
  const place = session.parts.notice;
  place.textContent = words;
  place.hidden = false;
  clearTimeout(session.noticed);
  session.noticed = setTimeout(() => { place.hidden = true; }, 8000);
}

/** A provision as it stood on the day of the power, or in the version that is linked; asked once. */
export async function provisionOf(session, { work, version, path }, on) {
  const { provisions } = session.page;
  const brought = work.startsWith("record/") ? get(session.page, "instrument", work.slice("record/".length)) : null;
  if (brought) {
    const text = brought.provisions?.[path] ?? null;
    return { title: brought.title, version, state: text ? "held" : "not_held", label: path && pathWords(path), text };
  }
  const name = JSON.stringify([work, version, version ? null : on, path]);
  if (!provisions.has(name)) {
    provisions.set(name, fetchProvision({ work, version, on: version ? null : on, path }).catch((refused) => {
      if (!refused.status) provisions.delete(name);
      return { error: refused.message };
    }));
  }
  return provisions.get(name);
}
