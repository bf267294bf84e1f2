/** Finding words in the text of the document: every place of them, and the way from one to the next. */
import { button, h } from "../base/dom.js";
import { toPoints } from "../base/offsets.js";
import { caretPoint, select, selected } from "../text/selection.js";
import { reveal, wordsAt } from "../text/text.js";
import { patternOf } from "./unseen.js";

/** As many places are found; who has more of them narrows the words. */
const MOST = 2000;
/** Selected words up to this long are taken over as those to find. */
const LONGEST = 60;

/** Open the field to find words in; Enter goes on, Shift+Enter back, Escape closes it and selects what was found. */
export function openFind(session) {
  const { page, view } = session;
  const find = shown(session);
  const place = selected(view);
  const words = place ? wordsAt(page, place.start, place.end) : "";
  if (words && words.length <= LONGEST && !words.includes("\n")) find.field.value = words;
  find.from = place?.start ?? caretPoint(view) ?? 0;
  if (find.field.value) seek(session);
  find.field.focus();
  find.field.select();
}

/** Go to the next (1) or the last (-1) place of the words that were sought, from where the caret is. */
export function findNext(session, by) {
  if (!session.find?.field.value) return openFind(session);
  const { field } = shown(session);
  if (!session.finding.length) collect(session);
  if (document.activeElement === field) return show(session, session.found + by);
  show(session, beside(session, by));
  const place = session.finding[session.found];
  if (!place) return null;
  session.view.root.focus({ preventScroll: true });
  return select(session.view, place.start, place.end);
}

/**
 * Every place of these words, in code points, up to a limit. The case of letters does not matter, nor what cannot be
 * seen between them; the words are brought to NFC, as the text is.
 * @param {import('../base/types.js').Page} page @param {string} words
 * @returns {{places: {start: number, end: number}[], more: boolean}}
 */
export function placesOf(page, words) {
  const places = [];
  const sought = patternOf(words.normalize("NFC"));
  if (!sought) return { places, more: false };
  for (let found = sought.exec(page.text); found; found = sought.exec(page.text)) {
    if (places.length === MOST) return { places, more: true };
    places.push({ start: toPoints(page.offsets, found.index), end: toPoints(page.offsets, sought.lastIndex) });
  }
  return { places, more: false };
}

/** The field with its buttons, in the bar. */
function shown(session) {
  session.find ??= build(session);
  if (!session.find.element.isConnected) session.parts.bar.append(session.find.element);
  return session.find;
}

function build(session) {
  const { say } = session.page;
  const count = h("small", { class: "qy-hint", role: "status" });
  const field = h("input", { type: "search", class: "qy-find-field", "data-own-keys": true, placeholder: say("find.label"), "aria-label": say("find.label") });
  const step = (name, sign, by) => button(sign, () => show(session, session.found + by), { class: "qy-quiet", title: say(name), "aria-label": say(name) });
  field.addEventListener("input", () => seek(session));
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || !["Enter", "F3", "Escape"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Escape") closeFind(session);
    else show(session, session.found + (event.shiftKey ? -1 : 1));
  });
  const element = h("span", { class: "qy-finding", role: "search" }, field, count,
    step("key.find_previous", "↑", -1), step("key.find_next", "↓", 1),
    button("×", () => closeFind(session), { class: "qy-quiet", "aria-label": say("panel.close") }));
  return { element, field, count, from: 0, more: false };
}

function collect(session) {
  const { places, more } = placesOf(session.page, session.find.field.value);
  session.finding = places;
  session.find.more = more;
}

/** Find what stands in the field, and show the first place from where the person was. */
function seek(session) {
  collect(session);
  const at = session.finding.findIndex(({ start }) => start >= session.find.from);
  show(session, Math.max(at, 0));
}

/** The place beside the caret, by its number; beyond the first and the last where there is none. */
function beside({ view, finding, found }, by) {
  const point = caretPoint(view);
  if (point === null) return found + by;
  const place = selected(view) ?? { start: point, end: point };
  if (by < 0) return finding.findLastIndex(({ end }) => end <= place.start);
  const next = finding.findIndex(({ start }) => start >= place.end);
  return next < 0 ? finding.length : next;
}

/** Show one place by its number; beyond the last comes the first. */
function show(session, at) {
  const { page, finding, find } = session;
  const of = finding.length;
  session.found = of ? (at + of) % of : 0;
  const name = !of ? "find.none" : at < 0 || at >= of ? "find.round" : "find.count";
  find.count.textContent = find.field.value ? page.say(name, { at: session.found + 1, of: find.more ? `${of}+` : of }) : "";
  const place = finding[session.found];
  if (place) reveal(session.view, place.start, place.end);
  session.redraw();
}

function closeFind(session) {
  const place = session.finding[session.found];
  session.finding = [];
  session.find.element.remove();
  session.redraw();
  session.view.root.focus({ preventScroll: true });
  if (place) select(session.view, place.start, place.end);
}
