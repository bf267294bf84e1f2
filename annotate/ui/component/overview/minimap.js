/**
 * The whole text in a strip beside it: where the marks lie, what is not done yet, and the part in sight. It is drawn
 * after the marks are painted, and only what changed of it: one path for each kind, made of rows of the strip, so that
 * five thousand marks are drawn as a few hundred rows. What the kinds mean is told by place and width, not by colour alone.
 */
import { h } from "../base/dom.js";
import { toUnits } from "../base/offsets.js";
import { lineInSight, scrollToLine } from "../text/sight.js";
import { inHand, isQuestion, openSuggestions, powers } from "../known/state.js";
import { rowsOf } from "../text/text.js";
import { standing } from "./unread.js";

const SVG = "http://www.w3.org/2000/svg";
/** The height of a row of the strip: the least that a mark is drawn with, in pixels. */
const ROW = 2;
/** Room below a line, in rows of text. */
const BELOW = 0.23;
/** The least height of the part in sight, so that it can be taken hold of, in pixels. */
const LEAST = 10;
/** Left edge and width of what is drawn for each kind, in pixels, from the lowest to the one on top. */
const KINDS = {
  done: [[0, 3]], suggestion: [[6, 2], [10, 2]], power: [[6, 6]], hand: [[4, 10]],
  "gap-L": [[15, 2]], "gap-M": [[15, 3]], "gap-H": [[15, 5]], "gap-C": [[15, 7]],
  find: [[23, 3]], found: [[0, 26]],
};

/**
 * Put the strip beside the text.
 * @param {import('../base/types.js').Session} session
 * @returns {{element: HTMLElement, close: () => void}}
 */
export function openMinimap(session) {
  const { view, page } = session;
  const thumb = h("div", { class: "qy-map-sight" });
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("aria-hidden", "true");
  const paths = new Map(Object.keys(KINDS).map((kind) => {
    const path = drawing.appendChild(document.createElementNS(SVG, "path"));
    path.setAttribute("class", `qy-map-${kind}`);
    return [kind, path];
  }));
  const element = h("div", {
    class: "qy-map", role: "slider", tabindex: "0", hidden: true, "aria-label": page.say("map.label"), "aria-orientation": "vertical",
    "aria-valuemin": 1, "aria-valuemax": view.lines.length, "aria-valuenow": 1,
  }, thumb);
  element.prepend(drawing);
  const map = { session, element, thumb, paths, tops: topsOf(view), drawn: new Map(), height: 0, waiting: false, moving: false };
  const follow = () => later(map, "moving", () => showSight(map));
  view.root.addEventListener("scroll", follow, { passive: true });
  const sized = new ResizeObserver(() => measure(map));
  sized.observe(view.root.parentElement);
  element.addEventListener("pointerdown", (event) => hold(map, event));
  element.addEventListener("keydown", (event) => stepBy(map, event));
  view.root.after(element);
  map.close = () => {
    sized.disconnect();
    view.root.removeEventListener("scroll", follow);
  };
  return map;
}

/** Draw what changed, after what the person did was painted. @param {import('../base/types.js').Session} session */
export function drawMinimap({ map }) {
  if (map && !map.element.hidden) later(map, "waiting", () => setTimeout(() => fill(map)));
}

function later(map, name, run) {
  if (map[name]) return;
  map[name] = true;
  requestAnimationFrame(() => {
    map[name] = false;
    run();
  });
}

/** How far down each line begins, as a share of the whole: by its length, so that nothing has to be laid out for it. */
function topsOf({ lines }) {
  const tops = [0];
  for (const { start, end } of lines) tops.push(tops.at(-1) + rowsOf(end - start) + BELOW);
  const whole = tops.at(-1);
  return Float64Array.from(tops, (top) => top / whole);
}

/** Shown only where the text is longer than its pane. */
function measure(map) {
  const { session: { view }, element } = map;
  const text = view.blocks.at(-1).element.getBoundingClientRect().bottom - view.blocks[0].element.getBoundingClientRect().top;
  element.hidden = text <= view.root.clientHeight;
  view.root.classList.toggle("qy-mapped", !element.hidden);
  map.height = element.clientHeight;
  if (element.hidden || !map.height) return;
  drawMinimap(map.session);
  showSight(map);
}

function fill(map) {
  const { page, finding, found, view } = map.session;
  if (!view.root.isConnected || !map.height) return;
  const { done, paragraphs, left } = standing(page);
  const [marked, suggested] = [powers(page), openSuggestions(page)];
  const gaps = (page.layer ?? page).gaps;
  const places = (all) => all.flatMap(({ spans }) => spans);
  put(map, ["done"], [done], () => ({ done: paragraphs.filter((_, at) => done[at]).map(([start, end]) => ({ start, end })) }));
  put(map, ["suggestion"], [suggested], () => ({ suggestion: places(suggested) }));
  put(map, ["power"], [marked], () => ({ power: places(marked) }));
  put(map, ["gap-L", "gap-M", "gap-H", "gap-C"], [marked, gaps], () => asked(map, marked, gaps ?? []));
  put(map, ["hand"], [inHand(page)], () => ({ hand: inHand(page)?.spans }));
  put(map, ["find"], [finding], () => ({ find: finding }));
  put(map, ["found"], [finding, found], () => ({ found: finding[found] && [finding[found]] }));
  const said = page.say("map.counts", {
    powers: marked.length, suggestions: suggested.length, asked: map.asked, done: done.length - left, paragraphs: done.length,
  });
  if (map.element.title === said) return;
  map.element.title = said;
  map.element.setAttribute("aria-description", said);
}

/** The powers of which something is asked and not decided, by what is to be looked at first. */
function asked(map, marked, gaps) {
  const open = gaps.filter((gap) => isQuestion(map.session.page, gap) && (!gap.decision || gap.decision.stale));
  const by = {};
  map.asked = 0;
  const first = new Map();
  for (const { power, severity } of open) {
    if (!first.has(power) || "CHML".indexOf(severity) < "CHML".indexOf(first.get(power))) first.set(power, severity);
  }
  for (const { id, spans } of marked) {
    if (!first.has(id)) continue;
    map.asked += 1;
    (by[`gap-${first.get(id)}`] ??= []).push(spans[0]);
  }
  return by;
}

/** Draw these kinds anew, if what they rest on is not what it was. */
function put(map, kinds, rest, make) {
  const now = [...rest, map.height];
  const before = map.drawn.get(kinds[0]);
  if (before?.every((one, at) => one === now[at])) return;
  map.drawn.set(kinds[0], now);
  const places = make();
  for (const kind of kinds) map.paths.get(kind).setAttribute("d", pathOf(map, places[kind] ?? [], KINDS[kind]));
}

/** The rows that these places lie in, those side by side in one piece, as a path. */
function pathOf(map, places, columns) {
  const rows = new Uint8Array(Math.max(Math.floor(map.height / ROW), 1));
  for (const { start, end } of places) rows.fill(1, rowOf(map, start, rows), rowOf(map, Math.max(end - 1, start), rows) + 1);
  let path = "";
  for (let from = rows.indexOf(1); from >= 0; from = rows.indexOf(1, from)) {
    const stop = rows.indexOf(0, from);
    const to = stop < 0 ? rows.length : stop;
    for (const [left, width] of columns) path += `M${left} ${from * ROW}h${width}V${to * ROW}h${-width}z`;
    from = to;
  }
  return path;
}

function rowOf({ session: { view, page }, tops }, point, rows) {
  const unit = toUnits(page.offsets, point);
  const at = numberOf(view.lines, (line) => line.start <= unit);
  const { start, end } = view.lines[at];
  const down = tops[at] + ((tops[at + 1] - tops[at]) * (unit - start)) / (end - start || 1);
  return Math.min(Math.floor(down * rows.length), rows.length - 1);
}

/** The last in a row of which something holds, by its number; it holds of the first. */
function numberOf(all, holds) {
  let low = 0;
  let high = all.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(all[middle])) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Draw the part that is in sight. */
function showSight(map) {
  const { session: { view, page }, element, thumb, tops, height } = map;
  if (element.hidden || !view.root.isConnected) return;
  const down = ({ at, share }) => (tops[at] + (tops[at + 1] - tops[at]) * share) * height;
  const first = lineInSight(view, 0);
  const top = Math.min(down(first), height - LEAST);
  map.sight = { top, bottom: Math.max(down(lineInSight(view, view.root.clientHeight)), top + LEAST) };
  thumb.style.transform = `translateY(${top.toFixed(1)}px)`;
  thumb.style.height = `${(map.sight.bottom - top).toFixed(1)}px`;
  element.setAttribute("aria-valuenow", first.at + 1);
  element.setAttribute("aria-valuetext", page.say("map.at", { line: first.at + 1, lines: view.lines.length }));
}

/** Take hold of the part in sight, or bring it to where was pointed. */
function hold(map, event) {
  if (event.button) return;
  event.preventDefault();
  const { element, sight } = map;
  const at = (moved) => moved.clientY - element.getBoundingClientRect().top;
  const inside = sight.top <= at(event) && at(event) <= sight.bottom;
  const grip = inside ? at(event) - sight.top : (sight.bottom - sight.top) / 2;
  const move = (moved) => goTo(map, at(moved) - grip);
  if (!inside) move(event);
  element.setPointerCapture(event.pointerId);
  element.addEventListener("pointermove", move);
  element.addEventListener("lostpointercapture", () => element.removeEventListener("pointermove", move), { once: true });
}

/** Let what lies at a height of the strip stand at the top of the pane. */
function goTo({ session: { view }, tops, height }, y) {
  const down = Math.min(Math.max(y / height, 0), 1);
  const at = numberOf(tops.subarray(0, -1), (top) => top <= down);
  scrollToLine(view, at, (down - tops[at]) / (tops[at + 1] - tops[at]));
}

/** The keys of a scroll bar; all others go on. */
function stepBy({ session: { view } }, event) {
  const { root } = view;
  const page = root.clientHeight * 0.9;
  const by = { ArrowUp: -60, ArrowLeft: -60, ArrowDown: 60, ArrowRight: 60, PageUp: -page, PageDown: page, Home: -root.scrollHeight, End: root.scrollHeight }[event.key];
  if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  root.scrollTop += by;
}
