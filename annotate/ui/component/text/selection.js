/** What is selected in the text, by character, with the mouse or with the keys. */
import { h } from "../base/dom.js";
import { pointOf, rangeOf, reveal, wordsAt } from "./text.js";

/** The selected stretch in code points; null where nothing of the text is. @returns {{start: number, end: number}|null} */
export function selected(view) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(view.root)) return null;
  const start = pointOf(view, range.startContainer, range.startOffset) ?? 0;
  const end = pointOf(view, range.endContainer, range.endOffset) ?? view.page.offsets.length;
  return trimmed(view.page, start, end);
}

/** Line ends at the edges of a selection are no words: a double click or a drag to the next line takes them along. */
export function trimmed(page, start, end) {
  const words = wordsAt(page, start, end);
  const first = start + words.length - words.replace(/^\n+/, "").length;
  const last = end - (words.length - words.replace(/\n+$/, "").length);
  return first < last ? { start: first, end: last } : null;
}

/** Where the caret stands; null where it is not in the text. @returns {number|null} */
export function caretPoint(view) {
  const selection = document.getSelection();
  return selection?.focusNode ? pointOf(view, selection.focusNode, selection.focusOffset) : null;
}

/** Put the caret somewhere, with nothing selected. */
export function placeCaret(view, point) {
  const range = rangeOf(view, point, point, Range);
  document.getSelection()?.collapse(range.startContainer, range.startOffset);
}

/** Select a stretch, in code points. */
export function select(view, start, end) {
  const range = rangeOf(view, start, end, Range);
  document.getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
}

/** Select nothing; the caret stays where the selection ended. */
export function clearSelection() {
  const selection = document.getSelection();
  if (selection && !selection.isCollapsed) selection.collapseToEnd();
}

const STEPS = {
  ArrowLeft: ["backward", "character"], ArrowRight: ["forward", "character"],
  ArrowUp: ["backward", "line"], ArrowDown: ["forward", "line"],
  Home: ["backward", "lineboundary"], End: ["forward", "lineboundary"],
};

/**
 * Move the caret by a key, as in an editor; with Shift the selection grows. The text itself can't be edited, so an
 * input method never gets in the way.
 * @returns {boolean} was it such a key?
 */
export function moveCaret(view, event) {
  const step = STEPS[event.key];
  if (!step || event.altKey || event.metaKey) return false;
  if (caretPoint(view) === null) placeCaret(view, firstVisible(view));
  const [direction, plain] = step;
  if (event.ctrlKey && plain === "lineboundary") toEdge(view, direction, event.shiftKey);
  else document.getSelection()?.modify(event.shiftKey ? "extend" : "move", direction, event.ctrlKey && plain === "character" ? "word" : plain);
  const point = caretPoint(view);
  if (point !== null) reveal(view, point, point);
  return true;
}

/** To the first or the last place of the text: the browser's own step goes to those of the page. */
function toEdge(view, direction, extend) {
  const edge = direction === "backward" ? 0 : view.page.offsets.length;
  if (!extend) return placeCaret(view, edge);
  const { startContainer, startOffset } = rangeOf(view, edge, edge, Range);
  return document.getSelection()?.extend(startContainer, startOffset);
}

/** The first code point of the line at the top of the pane. */
function firstVisible(view) {
  const top = view.root.getBoundingClientRect().top;
  const line = view.lines.find(({ element, start, end }) => end > start && element.getBoundingClientRect().bottom > top);
  return line ? pointOf(view, line.nodes[0].node, 0) : 0;
}

/** A caret that is seen though the text can't be edited. @returns {() => void} takes it away again */
export function showCaret(view) {
  const caret = h("div", { class: "qy-caret", "aria-hidden": "true", hidden: true });
  view.root.append(caret);
  const draw = () => {
    const point = document.activeElement === view.root ? caretPoint(view) : null;
    caret.hidden = point === null;
    if (point === null) return;
    const at = rangeOf(view, point, point, Range).getBoundingClientRect();
    const pane = view.root.getBoundingClientRect();
    caret.style.transform = `translate(${at.left - pane.left}px, ${at.top - pane.top + view.root.scrollTop}px)`;
    caret.style.height = `${at.height}px`;
  };
  const later = () => requestAnimationFrame(draw);
  document.addEventListener("selectionchange", later);
  view.root.addEventListener("focus", later);
  view.root.addEventListener("blur", later);
  return () => document.removeEventListener("selectionchange", later);
}
