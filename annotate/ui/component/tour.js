/**
 * The first visit: a card in the corner that leads through the work. It blocks nothing; a step goes on by itself when
 * its act was done, and the whole can be left at any step.
 */
import { button, h } from "./base/dom.js";
import { openSuggestions } from "./known/state.js";

/** Where it is kept how far a person came: the number of a step, or OVER. */
const PLACE = "quanyuan.tour";
const OVER = "over";
let heldHere = null; // for a browser that keeps nothing

/** @typedef {import('./base/types.js').Session} Session */

const puts = (act, entity) => act.kind === "put" && act.entity === entity;
const isNew = (act) => puts(act, "power") && act.was === null;

/**
 * The steps: the keys that do it; `done` asks what was done since the step began, `needless` whether there is nothing
 * to do it with. The last one is ended by its button.
 * @type {{name: string, keys: string[], done?: Function, needless?: Function}[]}
 */
const STEPS = [
  { name: "take", keys: ["n"], done: ({ page }, { hand }) => page.hand && page.hand.key !== hand },
  {
    name: "accept", keys: ["n", "Enter", "x"],
    done: (_, { acts }) => acts.some((act) => puts(act, "rejected") || (isNew(act) && act.value.origin !== "human")),
    needless: ({ page }) => !page.looking && !openSuggestions(page).length,
  },
  { name: "mark", keys: ["1"], done: (_, { acts }) => acts.some((act) => isNew(act) && act.value.origin === "human") },
  { name: "search", keys: [" "], done: ({ panel }, { searched }) => searched && !panel },
  { name: "gap", keys: ["g"], done: ({ parts }) => parts.gaps.contains(document.activeElement) },
  { name: "undo", keys: ["u"], done: (_, { acts }) => acts.some(({ kind }) => kind === "undo") },
  { name: "end", keys: ["?"] },
];

/** Begin, or go on where a person came to before; nothing for who has been through. @param {Session} session */
export function firstVisit(session) {
  const came = kept();
  if (came !== OVER) beginTour(session, Number(came) || 0);
}

/** Lead through the work from a step on. @param {Session} session */
export function beginTour(session, at = 0) {
  leaveTour(session);
  const card = h("aside", { class: "qy-tour", "aria-label": session.page.say("tour.label") });
  const says = h("p", { role: "status", "aria-live": "polite" });
  const left = new AbortController();
  session.tour = { card, says, left };
  session.parts.gaps.addEventListener("focusin", () => followTour(session), { signal: left.signal });
  session.view.root.after(card);
  toStep(session, at);
}

/** Leave; it does not come back by itself. @param {Session} session */
export function leaveTour(session) {
  if (!session.tour) return;
  const focused = session.tour.card.contains(document.activeElement);
  session.tour.left.abort();
  session.tour.card.remove();
  session.tour = null;
  keep(OVER);
  if (focused) session.view.root.focus({ preventScroll: true });
}

/** Something was done: go on where it was what the step waits for. @param {Session} session */
export function followTour(session) {
  const { tour, page } = session;
  if (!tour) return;
  const step = STEPS[tour.at];
  if (session.panel?.kind === "search") tour.searched = true;
  const acts = page.pending().filter(({ id }) => !tour.before.has(id));
  if (step.needless?.(session) || step.done?.(session, { ...tour, acts })) toStep(session, tour.at + 1);
}

function toStep(session, at) {
  const { tour, page } = session;
  if (at >= STEPS.length) return leaveTour(session);
  Object.assign(tour, { at, hand: page.hand?.key, searched: false, before: new Set(page.pending().map(({ id }) => id)) });
  keep(String(at));
  draw(session);
  return followTour(session);
}

/** Buttons that were there stay, so that who presses “next” with the keys can press it again. */
function draw(session) {
  const { tour: { card, says, at }, page: { say } } = session;
  const { name, keys } = STEPS[at];
  if (!card.firstChild) {
    card.append(h("header", {}, h("strong", {}, say("tour.label")), h("small", {})), says, h("div", { class: "qy-buttons" },
      button("", () => toStep(session, session.tour.at + 1), { class: "qy-tour-next" }),
      button(say("tour.leave"), () => leaveTour(session), { class: "qy-quiet", key: "Esc" })));
  }
  card.querySelector("small").textContent = say("tour.step", { at: at + 1, of: STEPS.length });
  card.querySelector(".qy-tour-next").textContent = say(at + 1 < STEPS.length ? "tour.next" : "tour.done");
  says.replaceChildren(...keys.map((key) => h("kbd", {}, key === " " ? say("key.space") : key)), say(`tour.${name}`));
}

function kept() {
  try {
    return localStorage.getItem(PLACE) ?? heldHere;
  } catch {
    return heldHere; // the browser keeps nothing: it is known until the page is loaded anew
  }
}

function keep(came) {
  heldHere = came;
  try {
    localStorage.setItem(PLACE, came);
  } catch {
    // then it is known in this module alone
  }
}
