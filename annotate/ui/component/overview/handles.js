/** Handles at the ends of what is in hand: one that is dragged takes its end along, a character at a time. */
import { h } from "../base/dom.js";
import { moveTo, moving } from "../acting/moving.js";
import { clearSelection, select, trimmed } from "../text/selection.js";
import { stretches } from "../text/spans.js";
import { inHand } from "../known/state.js";
import { pointOf, rangeOf } from "../text/text.js";

/** For so long a click is taken for the end of a drag, in milliseconds. */
const END_OF_DRAG = 80;

/** @typedef {import('../base/types.js').Session} Session */

/** Put the handles where the ends are, with the next frame. @param {Session} session */
export function drawHandles(session) {
  session.handles ??= prepare(session);
  cancelAnimationFrame(session.handles.due);
  session.handles.due = requestAnimationFrame(() => put(session));
}

/** Lines get their true height as they come into sight, so the handles follow every scroll. */
function prepare(session) {
  const { root } = session.view;
  const layer = h("div", { class: "qy-handles", "aria-hidden": "true" });
  root.append(layer);
  root.addEventListener("scroll", () => drawHandles(session), { passive: true });
  new ResizeObserver(() => drawHandles(session)).observe(root);
  return { layer, due: 0 };
}

function put(session) {
  const { page, handles } = session;
  if (session.endDrag) return;
  const power = page.layer || page.hand?.kind !== "power" ? null : inHand(page);
  const now = power && moving(session, power).name;
  handles.layer.replaceChildren(...(power ? stretches(page, power) : [])
    .flatMap((stretch) => ["start", "end"].map((edge) => handle(session, stretch, edge, stretch.name === now))));
}

function handle(session, stretch, edge, moves) {
  const { view } = session;
  const { start, end } = stretch.span;
  const range = edge === "start" ? rangeOf(view, start, start + 1, Range) : rangeOf(view, end - 1, end, Range);
  const [at] = edge === "start" ? range.getClientRects() : [...range.getClientRects()].reverse();
  if (!at) return "";
  const pane = view.root.getBoundingClientRect();
  const element = h("div", { class: `qy-handle qy-at-${edge}`, "data-of": stretch.name, "data-moves": String(moves) });
  const left = (edge === "start" ? at.left : at.right) - pane.left - view.root.clientLeft + view.root.scrollLeft;
  element.style.transform = `translate(${left}px, ${at.top - pane.top - view.root.clientTop + view.root.scrollTop}px)`;
  element.style.height = `${at.height}px`;
  element.append(h("span", { onpointerdown: (event) => drag(session, event, stretch, edge) }));
  return element;
}

/** Follow the pointer; the selection shows what is going to be. Escape gives it up. */
function drag(session, event, stretch, edge) {
  if (event.button) return;
  event.preventDefault();
  const { page, view, root } = session;
  const { start, end } = stretch.span;
  const over = new AbortController();
  let place = { start, end };
  const finish = (keep) => {
    over.abort();
    session.endDrag = null;
    root.classList.remove("qy-dragging");
    clearSelection();
    passClick();
    const words = keep && trimmed(page, place.start, place.end);
    if (words && (words.start !== start || words.end !== end)) moveTo(session, stretch, words);
    else drawHandles(session);
  };
  session.endDrag = () => finish(false);
  root.classList.add("qy-dragging");
  const listen = (name, then) => window.addEventListener(name, then, { signal: over.signal });
  listen("mousedown", (pressed) => pressed.preventDefault());
  listen("pointermove", ({ clientX, clientY }) => {
    const point = pointAt(view, clientX, clientY);
    if (point === null) return;
    place = edge === "start" ? { start: Math.min(point, end - 1), end } : { start, end: Math.max(point, start + 1) };
    select(view, place.start, place.end);
  });
  listen("pointerup", () => finish(true));
  listen("pointercancel", () => finish(false));
}

/** The code point nearest to a place on the screen; null outside the text. */
function pointAt(view, x, y) {
  const caret = document.caretPositionFromPoint?.(x, y);
  if (caret) return pointOf(view, caret.offsetNode, caret.offset);
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? pointOf(view, range.startContainer, range.startOffset) : null;
}

/** The click that a drag ends with takes nothing in hand. */
function passClick() {
  const over = new AbortController();
  window.addEventListener("click", (event) => event.stopPropagation(), { capture: true, signal: over.signal });
  setTimeout(() => over.abort(), END_OF_DRAG);
}
