/** What nobody has gone through yet: a paragraph is done where a power stands in it, or where it was marked as read. */
import { notice } from "../acting/doing.js";
import { tell } from "../acting/heard.js";
import { toUnits } from "../base/offsets.js";
import { caretPoint, placeCaret } from "../text/selection.js";
import { lineInSight, seen } from "../text/sight.js";
import { all, powers } from "../known/state.js";
import { lineAt, reveal, wordsAt } from "../text/text.js";

/** How much of a paragraph is said to who listens. */
const HEARD = 30;

/**
 * Which paragraphs are done, in their order, and how many are not; computed once for what it rests on.
 * @param {import('../base/types.js').Page} page @returns {{done: boolean[], left: number}}
 */
export function standing(page) {
  const { said, paragraphs } = page;
  if (page.standing?.said === said && page.standing.paragraphs === paragraphs) return page.standing;
  const done = paragraphs.map(() => false);
  for (const { start, end } of [...powers(page).flatMap(({ spans }) => spans), ...all(page, "read").map(({ value }) => value)]) {
    for (let at = paragraphAt(page, start); at < done.length && paragraphs[at][0] < end; at += 1) done[at] = true;
  }
  page.standing = { said, paragraphs, done, left: done.filter((one) => !one).length };
  return page.standing;
}

/** The first paragraph that ends behind a point, by its number. */
function paragraphAt({ paragraphs }, point) {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (paragraphs[middle][1] <= point) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Put the caret into the next paragraph that is not done; after the last comes the first. */
export function nextUnread(session) {
  const { page, view } = session;
  const { done, left } = standing(page);
  if (!left) return notice(session, page.say("unread.none"));
  const caret = caretPoint(view);
  const here = caret !== null && seen(view, caret);
  const from = here ? paragraphAt(page, caret) + 1 : paragraphAt(page, lineInSight(view, 0).start);
  const next = done.findIndex((one, at) => at >= from && !one);
  const at = next < 0 ? done.indexOf(false) : next;
  const [start, end] = page.paragraphs[at];
  view.root.focus({ preventScroll: true });
  placeCaret(view, start);
  reveal(view, start, Math.min(end, start + 1));
  return tell(session, page.say("heard.unread", { left, quote: wordsAt(page, start, Math.min(end, start + HEARD)) }));
}

/** Set a mark by the numbers of the lines that are done. */
export function drawUnread(session) {
  const { page, view } = session;
  const { done, paragraphs } = standing(page);
  if (session.drawnDone === done) return;
  if (session.linesOf?.paragraphs !== paragraphs) {
    session.linesOf = { paragraphs, elements: paragraphs.map(([start]) => lineAt(view, toUnits(page.offsets, start)).element) };
  }
  done.forEach((one, at) => {
    if (one !== Boolean(session.drawnDone?.[at])) session.linesOf.elements[at].classList.toggle("qy-done", one);
  });
  session.drawnDone = done;
}
