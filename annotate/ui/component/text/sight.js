/** Which part of the text is in sight; only the blocks that are in sight are measured within. */
import { toPoints } from "../base/offsets.js";
import { rangeOf } from "./text.js";

/**
 * The line at a height of the pane, by its number (from 0), how far down the line that is (0 to 1), and its first code point.
 * @param {import('./text.js').View} view @param {number} height in pixels from the top of the pane
 */
export function lineInSight(view, height) {
  const y = view.root.getBoundingClientRect().top + height;
  const block = view.blocks[firstBelow(view.blocks.map(({ element }) => element), y)];
  const lines = [...block.element.children];
  const element = lines[firstBelow(lines, y)];
  const { top, height: tall } = element.getBoundingClientRect();
  const at = Number(element.dataset.line) - 1;
  return { at, share: Math.min(Math.max((y - top) / (tall || 1), 0), 1), start: toPoints(view.page.offsets, view.lines[at].start) };
}

/** The first element that ends below a height of the window; the last one where none does. */
function firstBelow(elements, y) {
  let low = 0;
  let high = elements.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (elements[middle].getBoundingClientRect().bottom <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Is a code point in sight? @param {import('./text.js').View} view */
export function seen(view, point) {
  const pane = view.root.getBoundingClientRect();
  const at = rangeOf(view, point, point, Range).getBoundingClientRect();
  return at.bottom > pane.top && at.top < pane.bottom;
}

/** Bring a line to the top of the pane, or as far of it (0 to 1) above. @param {import('./text.js').View} view */
export function scrollToLine(view, at, share) {
  const { top, height } = view.lines[at].element.getBoundingClientRect();
  view.root.scrollTop += top + share * height - view.root.getBoundingClientRect().top;
}
