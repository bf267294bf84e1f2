/** The text of a document as lines on the page, and the way between its offsets and the DOM. */
import { h } from "../base/dom.js";
import { toPoints, toUnits } from "../base/offsets.js";

/** A line longer than this lies in several text nodes, so that the browser never repaints all of it. */
const CHUNK = 2000;
/** Characters in a row, roughly: blocks out of sight are not laid out, and take as much room as they likely need. */
const ROW = 38;
/** Lines in a block: the browser leaves out what it need not draw block by block, and looks at each block for that. */
const BLOCK = 24;

/**
 * @typedef {{start: number, end: number, element: HTMLElement, nodes: {node: Text, start: number}[]}} Line
 * @typedef {{start: number, end: number, element: HTMLElement}} Block in code points
 * @typedef {{page: import('../base/types.js').Page, root: HTMLElement, lines: Line[], blocks: Block[],
 *   starts: WeakMap<Node, number>, labels: Map<Line, Map<number, Label>>}} View
 * @typedef {{end: number, around: (words: Node) => Node}} Label what is drawn around a stretch that begins at a unit offset
 */

/**
 * Draw the text: a paragraph a line, numbered as in the file, so that a person can quote the number. Lines lie in
 * blocks.
 * @param {import('../base/types.js').Page} page
 * @returns {View}
 */
export function drawText(page) {
  const root = h("div", {
    class: "qy-text", tabindex: "0", role: "document", lang: "zh", "aria-label": page.say("text.label"),
  });
  /** @type {View} */
  const view = { page, root, lines: [], blocks: [], starts: new WeakMap(), labels: new Map() };
  const all = page.text.split("\n");
  let start = 0;
  for (let first = 0; first < all.length; first += BLOCK) {
    const words = all.slice(first, first + BLOCK);
    root.append(drawBlock(view, words, start));
    start += words.reduce((length, one) => length + one.length + 1, 0);
  }
  return view;
}

/** How many rows a line of this length takes, roughly. @param {number} length in units */
export const rowsOf = (length) => Math.ceil(length / ROW) || 0.3;

/** Some lines, from a unit offset on. @returns {HTMLElement} */
function drawBlock(view, all, from) {
  const block = document.createElement("div");
  let start = from;
  let rows = 0;
  for (const words of all) {
    const element = document.createElement("p");
    if (!words.trim()) element.className = "qy-blank";
    element.dataset.line = String(view.lines.length + 1);
    const line = { start, end: start + words.length, element, nodes: [] };
    view.lines.push(line);
    fillBare(view, line);
    block.append(element);
    start += words.length + 1;
    rows += rowsOf(words.length);
  }
  block.className = "qy-block";
  block.style.setProperty("--rows", rows.toFixed(1));
  block.style.setProperty("--lines", String(all.length));
  view.blocks.push({ start: toPoints(view.page.offsets, from), end: toPoints(view.page.offsets, start), element: block });
  return block;
}

/** Where a long line is cut: never inside a pair. @returns {number[]} unit offsets, first and last included */
function cuts(start, words) {
  const at = [start];
  for (let next = CHUNK; next < words.length; next += CHUNK) {
    at.push(start + next + (/[\uDC00-\uDFFF]/.test(words[next]) ? 1 : 0));
  }
  return [...at, start + words.length];
}

/** Fill a line with its words and no marks. @param {View} view @param {Line} line */
export function fillBare(view, line) {
  fillLine(view, line, cuts(line.start, view.page.text.slice(line.start, line.end)), (text) => text);
}

/**
 * Fill a line with text nodes between these unit offsets, each wrapped as told; its labels are drawn in any case.
 * @param {View} view @param {Line} line @param {number[]} at
 * @param {(text: Text, start: number, end: number) => Node} wrapped
 */
export function fillLine(view, line, at, wrapped) {
  line.nodes = [];
  const children = [];
  const labels = view.labels.get(line);
  const edges = labels ? [...new Set([...at, ...[...labels].flatMap(([start, { end }]) => [start, end])])].sort((a, b) => a - b) : at;
  for (let index = 0; index + 1 < edges.length; index += 1) {
    const [start, end] = [edges[index], edges[index + 1]];
    const node = document.createTextNode(view.page.text.slice(start, end));
    line.nodes.push({ node, start });
    view.starts.set(node, start);
    const drawn = wrapped(node, start, end);
    children.push(labels?.get(start)?.around(drawn) ?? drawn);
  }
  line.element.replaceChildren(...children);
}

/** The words between two code points. @param {import('../base/types.js').Page} page */
export function wordsAt(page, start, end) {
  return page.text.slice(toUnits(page.offsets, start), toUnits(page.offsets, end));
}

/** A span with the words that stand there. @returns {import('../base/types.js').Span} */
export function spanAt(page, start, end) {
  return { start, end, quote: wordsAt(page, start, end) };
}

/** The line that a unit offset lies in. @param {View} view @param {number} unit */
export function lineAt(view, unit) {
  let low = 0;
  let high = view.lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (view.lines[middle].start <= unit) low = middle;
    else high = middle - 1;
  }
  return view.lines[low];
}

/** Where a code point stands in the DOM. @param {View} view @param {number} point @returns {[Node, number]} */
export function placeOf(view, point) {
  const unit = toUnits(view.page.offsets, point);
  const line = lineAt(view, unit);
  const held = line.nodes.findLast((piece) => piece.start <= unit) ?? line.nodes[0];
  return [held.node, Math.min(unit - held.start, held.node.length)];
}

/** A range over code points: static for painting, live where something is to be measured. @param {View} view */
export function rangeOf(view, start, end, kind = StaticRange) {
  const [startContainer, startOffset] = placeOf(view, start);
  const [endContainer, endOffset] = placeOf(view, end);
  if (kind === StaticRange) return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
  const range = new Range();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}

/** The code point of a place in the DOM; null where it lies outside the text. @param {View} view */
export function pointOf(view, node, offset) {
  if (!view.root.contains(node)) return null;
  const known = view.starts.get(node);
  if (known !== undefined) return toPoints(view.page.offsets, known + offset);
  const next = node.childNodes[offset];
  const text = next ? firstText(next) : null;
  if (text && view.starts.has(text)) return toPoints(view.page.offsets, view.starts.get(text));
  const last = document.createTreeWalker(node, NodeFilter.SHOW_TEXT).lastChild();
  if (last && view.starts.has(last)) return toPoints(view.page.offsets, view.starts.get(last) + last.length);
  const line = view.lines.findLast(({ element }) => element.contains(node) || node.contains(element));
  return line ? toPoints(view.page.offsets, line.end) : 0;
}

function firstText(node) {
  return node.nodeType === Node.TEXT_NODE ? node : document.createTreeWalker(node, NodeFilter.SHOW_TEXT).nextNode();
}

/**
 * Bring a span into sight, unless it is. Lines that come into sight on the way get their true height, so look again.
 * @param {View} view
 */
export function reveal(view, start, end, again = 2) {
  const pane = view.root.getBoundingClientRect();
  const at = rangeOf(view, start, end, Range).getBoundingClientRect();
  if (at.top >= pane.top + 24 && at.bottom <= pane.bottom - 24) return;
  view.root.scrollTop += at.top - pane.top - pane.height / 3;
  if (again) requestAnimationFrame(() => reveal(view, start, end, again - 1));
}
