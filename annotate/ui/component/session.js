/** One open document on the page: its parts, and how what comes from the server goes through them. */
import { drawConflicts } from "./power/conflict.js";
import { notice, step, take } from "./acting/doing.js";
import { h } from "./base/dom.js";
import { unreadable } from "./saving/kept.js";
import { catchUp, follow, spread } from "./news.js";
import { closeOutbox, going, openOutbox } from "./saving/outbox.js";
import { openMinimap } from "./overview/minimap.js";
import { closePainting, openPainting } from "./text/painting.js";
import { selected, showCaret } from "./text/selection.js";
import { acknowledged, echo, hands, openPage, takeAnswer, takeAsked, takeMarks, takeSuggestions } from "./known/state.js";
import { leftovers, whoAmI } from "./saving/tabs.js";
import { drawText, pointOf } from "./text/text.js";
import { postActs } from "./saving/wire.js";

/** @typedef {import('./base/types.js').Session} Session */

/** How long Streamlit is left alone while acts come in. */
const GATHER = 250;

/**
 * Draw a document and take up work on it.
 * @param {HTMLElement} root @param {object} data what the page was given @param {string} text
 * @param {(session: Session) => void} draw draws what changed; it is called after every change
 * @returns {Session}
 */
export function openSession(root, data, text, say, draw) {
  const page = openPage(data.document, text, data, say);
  const view = drawText(page);
  const parts = layOut(view, say);
  root.replaceChildren(...parts.all);
  const session = { page, view, parts, root, panel: null, finding: [], painting: openPainting(view), toStep: 0, tell: () => {} };
  session.redraw = () => {
    draw(session);
    drawConflicts(session);
  };
  session.hideCaret = showCaret(view);
  session.map = openMinimap(session);
  view.root.addEventListener("click", (event) => takeAt(session, event));
  document.documentElement.dataset.saved = "saved";
  return session;
}

/** Who acts here, and what is to be sent for earlier visits; asked for while the text is on its way. */
export async function earlier(document) {
  return { client: await whoAmI(), left: await leftovers(document) };
}

/** Take over the marks, send what earlier visits left, and draw everything. @param {Session} session */
export function begin(session, marks, { client, left }) {
  const { page } = session;
  takeMarks(page, marks);
  session.outbox = openOutbox(page.id, client, left, {
    post: postActs,
    valueOf: (entity, key) => acknowledged(page, entity, key),
    onAnswer: (answer) => answered(session, answer),
    onRefused: (act) => {
      notice(session, page.say("notice.refused", { reason: act.stopped.reason }));
      echo(page);
      session.redraw();
    },
    onState: (standing) => showState(session, standing),
  });
  page.pending = () => going(session.outbox);
  session.unfollow = follow(session);
  echo(page);
  session.redraw();
  const lost = unreadable(page.id);
  if (lost) notice(session, page.say("notice.unreadable", { count: lost }));
}

/** Take over the suggestions (null: they could not be had), and the step that waited for them. @param {Session} session */
export function suggest(session, suggestions) {
  takeSuggestions(session.page, suggestions);
  session.redraw();
  if (session.toStep && !session.page.hand) step(session, session.toStep);
}

/** Let go of everything outside the root. @param {Session} session */
export function closeSession(session) {
  if (session.outbox) closeOutbox(session.outbox);
  session.unfollow?.();
  clearTimeout(session.telling);
  session.hideCaret();
  session.map.close();
  closePainting(session.painting);
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

function answered(session, answer) {
  const before = session.page.revision;
  takeAnswer(session.page, answer);
  if (answer.conflicts.length) notice(session, session.page.say("notice.conflict"));
  session.redraw();
  answer.later.then((asked) => askedSince(session, answer.revision, asked));
  spread(session, before, answer);
  clearTimeout(session.telling);
  session.telling = setTimeout(() => session.tell(session.page.revision), GATHER);
}

/** What is asked since acts stand; where that did not come, the server was killed between the two. */
function askedSince(session, revision, asked) {
  if (!asked) return catchUp(session);
  if (asked.unasked) notice(session, session.page.say("notice.unasked"));
  takeAsked(session.page, revision, asked);
  return session.redraw();
}

function showState(session, standing) {
  const { state } = standing;
  document.documentElement.dataset.saved = state;
  const { saved } = session.parts;
  saved.dataset.state = state;
  saved.setAttribute("aria-live", state === "unsaved" ? "polite" : "off");
  const words = [...whyUnsaved(standing), standing.loose && ["saved.loose", { reason: standing.loose }]].filter(Boolean);
  saved.textContent = words.map(([key, values]) => session.page.say(key, values)).join(" ");
}

/** The state in words: what is being tried again, what stands in the way of that, what waits for the person. */
function whyUnsaved({ state, stopped, failed }) {
  if (state !== "unsaved") return [[`saved.${state}`]];
  if (failed?.ours && failed.status === 404) return [["saved.gone"]];
  if (failed?.ours) return [["saved.refused", { reason: failed.message }]];
  return [failed ? ["saved.unsaved"] : ["saved.choose", { count: stopped }]];
}
