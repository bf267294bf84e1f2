/** Finding words in the text of the document. */
import { h } from "./dom.js";
import { toPoints } from "./offsets.js";
import { select } from "./selection.js";
import { reveal } from "./text.js";

/** Open the field to find words in; Enter goes on, Shift+Enter back, Escape closes it and selects what was found. */
export function openFind(session) {
  const { page, parts } = session;
  const there = parts.bar.querySelector(".qy-find-field");
  if (there) return there.focus();
  const count = h("small", { class: "qy-hint" });
  const field = h("input", { type: "search", class: "qy-find-field", placeholder: page.say("find.label"), "aria-label": page.say("find.label") });
  const show = (at) => {
    session.found = session.finding.length ? (at + session.finding.length) % session.finding.length : 0;
    count.textContent = field.value ? page.say("find.count", { at: session.finding.length && session.found + 1, of: session.finding.length }) : "";
    const place = session.finding[session.found];
    if (place) reveal(session.view, place.start, place.end);
    session.redraw();
  };
  field.addEventListener("input", () => {
    session.finding = placesOf(page, field.value);
    show(0);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Enter") show(session.found + (event.shiftKey ? -1 : 1));
    else closeFind(session, field, count);
  });
  parts.bar.append(field, count);
  return field.focus();
}

function closeFind(session, field, count) {
  const place = session.finding[session.found];
  session.finding = [];
  field.remove();
  count.remove();
  session.redraw();
  session.view.root.focus({ preventScroll: true });
  if (place) select(session.view, place.start, place.end);
}

/** Every place of these words, in code points; the case of Latin letters does not matter. */
export function placesOf(page, words) {
  const places = [];
  const [text, sought] = [page.text.toLowerCase(), words.toLowerCase()];
  if (!sought || text.length !== page.text.length) return places;
  for (let at = text.indexOf(sought); at >= 0 && places.length < 2000; at = text.indexOf(sought, at + sought.length)) {
    places.push({ start: toPoints(page.offsets, at), end: toPoints(page.offsets, at + sought.length) });
  }
  return places;
}
