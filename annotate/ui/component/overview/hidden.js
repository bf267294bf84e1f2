/** Characters of the text that cannot be seen: counted, and shown by name on demand. The text keeps every one of them. */
import { notice } from "../acting/doing.js";
import { button, h } from "../base/dom.js";
import { namesOf } from "./hidden_names.js";
import { toPoints } from "../base/offsets.js";
import { refill } from "../text/painting.js";
import { caretPoint, placeCaret, select, selected } from "../text/selection.js";
import { lineInSight, seen } from "../text/sight.js";
import { lineAt, reveal } from "../text/text.js";
import { TURNS, unseenIn } from "./unseen.js";

/** Say that there are such characters, where there are; after the text was seen. @param {import('../base/types.js').Session} session */
export function openHidden(session) {
  const { page, parts } = session;
  const runs = unseenIn(page.text);
  if (!runs.length) return;
  const number = (some) => some.reduce((sum, { many }) => sum + many, 0);
  const [count, turning] = [number(runs), number(runs.filter(({ character }) => TURNS.test(character)))];
  const shows = button(page.say("hidden.button", { count }), () => showHidden(session), { class: "qy-quiet", key: "v", "aria-pressed": "false" });
  session.hidden = { runs, shows, shown: false };
  parts.count.after(shows);
  if (!turning) return;
  const standing = parts.notice.hidden ? "" : parts.notice.textContent;
  notice(session, `${standing} ${page.say("hidden.turning", { count, turning })}`.trim());
}

/** Show their names where they stand, or leave off. */
export function showHidden(session) {
  const { hidden, page, view } = session;
  if (!hidden) return notice(session, page.say("hidden.none"));
  hidden.shown = !hidden.shown;
  hidden.shows.setAttribute("aria-pressed", String(hidden.shown));
  const [place, caret] = [selected(view), caretPoint(view)];
  const labels = labelsOf(session);
  view.labels = hidden.shown ? labels : new Map();
  refill(session.painting, labels.keys());
  if (place) select(view, place.start, place.end);
  else if (caret !== null) placeCaret(view, caret);
  return hidden.shown ? bringIntoSight(session) : null;
}

/** The labels of each line, by the unit offset where they stand. @returns {Map<import('../text/text.js').Line, Map<number, object>>} */
function labelsOf({ hidden, view }) {
  const labels = new Map();
  for (const { start, end, character, many } of hidden.runs) {
    const { short, long } = namesOf(character);
    const about = { class: TURNS.test(character) ? "qy-unseen qy-turns" : "qy-unseen", "data-name": many > 1 ? `${short}×${many}` : short, title: long };
    const line = lineAt(view, start);
    if (!labels.has(line)) labels.set(line, new Map());
    labels.get(line).set(start, { end, around: (words) => h("span", about, words) });
  }
  return labels;
}

/** The next one below the top of the pane, unless one is in sight; after the last comes the first. */
function bringIntoSight({ hidden, view, page }) {
  const points = hidden.runs.map(({ start }) => toPoints(page.offsets, start));
  const top = lineInSight(view, 0).start;
  const next = points.find((point) => point >= top) ?? points[0];
  if (!seen(view, next)) reveal(view, next, next);
}
