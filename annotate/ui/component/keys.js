/** The keys of the annotate page. What is not ours goes on to the browser; nothing goes on to Streamlit. */
import { actorAt, withSlot } from "./acting/acts.js";
import { basisOfSelection } from "./acting/basing.js";
import { beginComment } from "./power/comments.js";
import { accept, act, dropPower, markPower, markRead, notice, putPower, reject, step, toChange } from "./acting/doing.js";
import { isField } from "./base/dom.js";
import { firstQuestion } from "./power/facts.js";
import { findNext, openFind } from "./overview/find.js";
import { firstSlot } from "./power/frame.js";
import { nextPart } from "./focus.js";
import { goToGaps } from "./power/gaps.js";
import { openGoto } from "./overview/goto.js";
import { showHelp } from "./help.js";
import { showHidden } from "./overview/hidden.js";
import { nextLayer, takeOver } from "./power/layers.js";
import { addSelection, moveEnd, nextStretch, takeSelectionAway } from "./acting/moving.js";
import { choose, closePanel, noneFound, openCandidates, openSearch } from "./acting/searching.js";
import { clearSelection, moveCaret, selected } from "./text/selection.js";
import { leaveTour } from "./tour.js";
import { nextUnread } from "./overview/unread.js";

/** Each key, its name in the words, and what it does. @type {{key: string, does: string, run: Function}[]} */
export const KEYS = [
  { key: "1", does: "power", run: markPower },
  { key: "2", does: "basis", run: (session) => basisOfSelection(session) || openCandidates(session) },
  { key: "3", does: "actor", run: (session) => markActor(session, false) },
  { key: "Shift+3", does: "joint", run: (session) => markActor(session, true) },
  { key: "=", does: "add_span", run: addSelection },
  { key: "-", does: "cut_span", run: takeSelectionAway },
  { key: "[", does: "start_out", run: (session) => moveEnd(session, "start", -1) },
  { key: "Shift+[", does: "start_in", run: (session) => moveEnd(session, "start", 1) },
  { key: "]", does: "end_out", run: (session) => moveEnd(session, "end", 1) },
  { key: "Shift+]", does: "end_in", run: (session) => moveEnd(session, "end", -1) },
  { key: "\\", does: "stretch", run: nextStretch },
  { key: " ", does: "search", run: openSearch },
  { key: "0", does: "none_found", run: noneFound },
  { key: "Enter", does: "accept", run: (session) => takeOver(session) || accept(session) },
  { key: "c", does: "correct", run: correct },
  { key: "x", does: "reject", run: reject },
  { key: "n", does: "next", run: (session) => step(session, 1) },
  { key: "p", does: "previous", run: (session) => step(session, -1) },
  { key: "q", does: "question", run: (session) => firstQuestion(session) || notice(session, session.page.say("notice.no_question")) },
  { key: "g", does: "gaps", run: goToGaps },
  { key: "e", does: "read", run: markRead },
  { key: "w", does: "unread", run: nextUnread },
  { key: "m", does: "comment", run: beginComment },
  { key: "l", does: "layer", run: nextLayer },
  { key: "u", does: "undo", run: (session) => act(session, { kind: "undo" }) },
  { key: "Shift+u", does: "redo", run: (session) => act(session, { kind: "redo" }) },
  { key: "Delete", does: "drop", run: dropPower },
  { key: "/", does: "find", run: openFind },
  { key: "F3", does: "find_next", run: (session) => findNext(session, 1) },
  { key: "Shift+F3", does: "find_previous", run: (session) => findNext(session, -1) },
  { key: "v", does: "hidden", run: showHidden },
  { key: "j", does: "goto", run: openGoto },
  { key: "?", does: "help", run: (session) => showHelp(session, KEYS) },
  { key: "F6", does: "part", run: (session) => nextPart(session, 1) },
  { key: "Shift+F6", does: "part_back", run: (session) => nextPart(session, -1) },
  { key: "Escape", does: "back", run: back },
];

/** Listen to the keys of the page. @returns {() => void} stops it */
export function listen(session) {
  const pressed = (event) => press(session, event);
  window.addEventListener("keydown", pressed, true);
  const kept = (event) => event.stopPropagation();
  session.root.addEventListener("keydown", kept);
  return () => {
    window.removeEventListener("keydown", pressed, true);
    session.root.removeEventListener("keydown", kept);
  };
}

/** A key of ours does its work and goes no further; in a field, a dialog or elsewhere on the page it is not ours. */
function press(session, event) {
  const { target } = event;
  const inside = session.root.contains(target);
  if (!inside && target !== document.body) return;
  if (event.isComposing || isField(target) || target.closest("dialog, .qy-question")) return leave(session, event);
  const ours = session.panel && /^[1-9]$/.test(event.key) ? choose(session, Number(event.key)) : run(session, event);
  if (!ours) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

function run(session, event) {
  const { target } = event;
  if ((target === session.view.root || target === document.body) && moveCaret(session.view, event)) return true;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const onControl = /^(BUTTON|SUMMARY)$/.test(target.tagName);
  if (onControl && (event.key === "Enter" || event.key === " ")) return false;
  const key = KEYS.find((one) => one.key === nameOf(event));
  if (!key) return false;
  key.run(session);
  return true;
}

/** Keys that bear other signs on other keyboards, or full width ones: their place counts. */
const PLACES = { BracketLeft: "[", BracketRight: "]", Backslash: "\\" };

/** `Shift+3` is # on some keyboards and £ on others: the place of the key counts. */
function nameOf({ key, code, shiftKey }) {
  if (shiftKey && code === "Digit3") return "Shift+3";
  if (PLACES[code]) return `${shiftKey ? "Shift+" : ""}${PLACES[code]}`;
  if (key === "+") return "=";
  return shiftKey && /^([A-Z]|F[36])$/.test(key) ? `Shift+${key.length > 1 ? key : key.toLowerCase()}` : key;
}

/** Escape leaves a field for the text, unless the field has a use for it (`data-own-keys`), F6 for the next part. */
function leave(session, event) {
  if (event.key === "F6" && !event.target.closest("dialog")) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return nextPart(session, event.shiftKey ? -1 : 1);
  }
  const own = "ownKeys" in event.target.dataset || event.target.ariaExpanded === "true";
  if (event.key !== "Escape" || event.isComposing || !isField(event.target) || own) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  session.view.root.focus({ preventScroll: true });
}

function back(session) {
  if (session.endDrag) session.endDrag();
  else if (session.panel) closePanel(session);
  else if (!selected(session.view)) leaveTour(session);
  clearSelection();
  session.view.root.focus({ preventScroll: true });
}

/** Accept the suggestion, if one is in hand, and go to the first slot. */
function correct(session) {
  accept(session);
  return toChange(session) && firstSlot(session);
}

/** The selected words name who acts; a joint one is put beside. */
function markActor(session, joint) {
  const { page, view } = session;
  const place = selected(view);
  if (!place) return notice(session, page.say("notice.select"));
  const power = toChange(session);
  if (!power) return null;
  const actor = actorAt(page, place);
  const path = joint ? ["co_actors", (power.co_actors ?? []).length] : ["actor"];
  clearSelection();
  return putPower(session, withSlot(power, path, actor));
}
