/**
 * Marks over the text: CSS Custom Highlights, or spans with classes in a browser that lacks them. Marks may overlap
 * freely; a mark is told from another by its line, not by colour alone. Only those near the part in sight are painted:
 * the browser goes through all that are, each time one of them changes.
 */
import { toUnits } from "../base/offsets.js";
import { all, inHand, openSuggestions, powers } from "../known/state.js";
import { fillBare, fillLine, lineAt, rangeOf } from "./text.js";

/** The kinds of marks, from the lowest to the one painted on top. */
const KINDS = ["read", "citation", "suggestion", "power", "inner", "actor", "basis", "hand", "comment", "find", "found"];

/** @typedef {{kind: string, start: number, end: number}} Mark in code points */

/** How far around the part in sight marks are painted, as a share of its height. */
const AROUND = "150%";

/** @param {import('./text.js').View} view */
export function openPainting(view) {
  const painting = { view, held: new Map(KINDS.map((kind) => [kind, new Map()])), marks: [], near: new Set(view.blocks.slice(0, 8)) };
  if (!globalThis.CSS?.highlights) return { ...painting, near: new Set(view.blocks), dirty: new Set() };
  KINDS.forEach((kind, priority) => {
    const highlight = new Highlight();
    highlight.priority = priority;
    CSS.highlights.set(`qy-${kind}`, highlight);
  });
  watch(painting);
  return painting;
}

/** Follow which blocks are near the part in sight. */
function watch(painting) {
  const { view, near } = painting;
  const blocks = new Map(view.blocks.map((block) => [block.element, block]));
  painting.watching = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) {
      if (isIntersecting) near.add(blocks.get(target));
      else near.delete(blocks.get(target));
    }
    paint(painting, painting.marks);
  }, { root: view.root, rootMargin: AROUND });
  for (const element of blocks.keys()) painting.watching.observe(element);
}

/** Take all marks away. */
export function closePainting(painting) {
  painting.watching?.disconnect();
  for (const kind of KINDS) globalThis.CSS?.highlights?.delete(`qy-${kind}`);
}

/** What is to be seen of a page now. @param {import('../base/types.js').Page} page @returns {Mark[]} */
export function marksOf(page) {
  const hand = inHand(page);
  const marks = (page.layer ?? page).citations.map((one) => ({ kind: "citation", start: one.start, end: one.end }));
  const add = (kind, spans) => spans.filter(Boolean).forEach(({ start, end }) => marks.push({ kind, start, end }));
  for (const one of openSuggestions(page)) add("suggestion", one.spans);
  for (const power of powers(page)) add("power", power.spans);
  add("inner", within(powers(page).flatMap(({ spans }) => spans)));
  add("read", all(page, "read").map(({ value }) => value));
  if (hand) {
    add("hand", hand.spans);
    add("basis", (hand.bases ?? []).map(({ span }) => span));
    add("actor", [hand.actor, ...(hand.co_actors ?? [])].map((actor) => actor?.span));
  }
  return marks;
}

/** The spans that begin within an earlier one, so that they are told from it. @param {import('../base/types.js').Span[]} spans */
function within(spans) {
  const inner = [];
  let reached = 0;
  for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start < reached) inner.push(span);
    reached = Math.max(reached, span.end);
  }
  return inner;
}

/** Paint these marks and no others; only what differs from before is touched. @param {Mark[]} marks */
export function paint(painting, marks) {
  painting.marks = marks;
  const first = Math.min(...[...painting.near].map(({ start }) => start));
  const last = Math.max(...[...painting.near].map(({ end }) => end));
  const wanted = new Map(KINDS.map((kind) => [kind, new Map()]));
  for (const mark of marks) {
    if (mark.start < last && mark.end > first) wanted.get(mark.kind).set(`${mark.start} ${mark.end}`, mark);
  }
  for (const kind of KINDS) {
    const held = painting.held.get(kind);
    for (const [name, range] of held) {
      if (wanted.get(kind).has(name)) continue;
      held.delete(name);
      takeOff(painting, kind, range);
    }
    for (const [name, mark] of wanted.get(kind)) {
      if (!held.has(name)) held.set(name, putOn(painting, kind, mark));
    }
  }
  if (painting.dirty) redraw(painting);
}

/** Draw these lines anew, since their labels changed, and their marks over them. @param {Iterable<import('./text.js').Line>} lines */
export function refill(painting, lines) {
  for (const line of lines) fillBare(painting.view, line);
  for (const [kind, held] of painting.held) {
    for (const range of held.values()) takeOff(painting, kind, range);
    held.clear();
  }
  paint(painting, painting.marks);
}

function putOn(painting, kind, mark) {
  if (painting.dirty) return soil(painting, { kind, ...mark });
  const range = rangeOf(painting.view, mark.start, mark.end);
  CSS.highlights.get(`qy-${kind}`).add(range);
  return range;
}

function takeOff(painting, kind, range) {
  if (painting.dirty) soil(painting, range);
  else CSS.highlights.get(`qy-${kind}`).delete(range);
}

/** Without highlights: the lines that a mark lies on are to be drawn again. */
function soil(painting, mark) {
  const { page, lines } = painting.view;
  const first = lines.indexOf(lineAt(painting.view, toUnits(page.offsets, mark.start)));
  const last = lines.indexOf(lineAt(painting.view, toUnits(page.offsets, mark.end)));
  for (let at = first; at <= last; at += 1) painting.dirty.add(lines[at]);
  return mark;
}

function redraw(painting) {
  const { view } = painting;
  const marks = [...painting.held].flatMap(([kind, held]) => [...held.values()].map((mark) => ({
    kind, start: toUnits(view.page.offsets, mark.start), end: toUnits(view.page.offsets, mark.end),
  })));
  for (const line of painting.dirty) {
    const here = marks.filter(({ start, end }) => start < line.end && end > line.start);
    const edges = here.flatMap(({ start, end }) => [Math.max(start, line.start), Math.min(end, line.end)]);
    const at = [...new Set([line.start, ...edges, line.end])].sort((a, b) => a - b);
    fillLine(view, line, at, (text, start, end) => wrapped(text, here.filter((m) => m.start < end && m.end > start)));
  }
  painting.dirty.clear();
}

function wrapped(text, marks) {
  if (!marks.length) return text;
  const span = document.createElement("span");
  span.className = [...new Set(marks.map(({ kind }) => `qy-${kind}`))].join(" ");
  span.append(text);
  return span;
}
