/** The questions that a rule has to have answered before it can ask or stay silent: yes, no, cannot tell. */
import { withSlot } from "../acting/acts.js";
import { putPower } from "../acting/doing.js";
import { button, h } from "../base/dom.js";
import { selected } from "../text/selection.js";
import { gapsOf, inHand } from "../known/state.js";
import { spanAt } from "../text/text.js";

/** Where facts lie that are slots of the frame, or go by another name than the one they are asked by. */
const SLOTS = { actor: "actor.name", recipient: "recipient.name", in_whose_name: "actor.in_whose_name" };
const IN_FRAME = /^(as_of|place|measure|actor\.\w+|recipient\.\w+)$/;
const FACTS = { limit: "facts.scope.limit", actual: "facts.scope.actual" };

/** Draw the questions of a power, and what was answered. */
export function drawFacts(session, power) {
  const { page } = session;
  const place = session.parts.frame.querySelector(".qy-facts");
  const waiting = page.hand.kind === "power" ? gapsOf(page, power.id) : [];
  const asked = new Map(waiting.flatMap((gap) => gap.missing_facts.map((name) => [FACTS[name] ?? name, gap.subject])));
  const open = [...asked].filter(([name]) => answered(power, name) === undefined);
  const shut = Object.entries(flat(power.facts ?? {})).filter(([name]) => !name.startsWith("evidence."));
  const shape = JSON.stringify([power.id, open, power.facts]);
  if (place.dataset.shape === shape) return;
  place.dataset.shape = shape;
  const heading = h("h3", {}, page.say("facts.title"), open.length ? h("small", {}, page.say("facts.keys")) : null);
  place.replaceChildren(
    ...(open.length || shut.length ? [heading] : []),
    ...open.map(([name, subject]) => question(session, name, subject)),
    ...shut.map(([name, value]) => answer(session, power, `facts.${name}`, value)));
}

/** Bring the first question under the keys; false where none waits. */
export function firstQuestion(session) {
  const waits = session.parts.frame.querySelector(".qy-question button, .qy-question input");
  waits?.focus();
  waits?.scrollIntoView({ block: "nearest" });
  return Boolean(waits);
}

function question(session, name, subject) {
  const { page } = session;
  const { say } = page;
  const words = inWords(page, name, subject);
  const box = h("div", { class: "qy-question", role: "group", "data-fact": name, "aria-label": words }, h("p", {}, words));
  const slot = SLOTS[name] ?? (IN_FRAME.test(name) ? name : null);
  if (slot) {
    const fill = () => session.parts.frame.querySelector(`[data-slot="${slot}"]`)?.focus();
    box.append(button(say("facts.fill"), fill, { class: "qy-quiet" }));
  } else if (name.startsWith("facts.")) {
    box.append(...answers(session, name, words), button(say("answer.cannot_tell"), () => settle(session, name, null), { key: "t" }));
    box.addEventListener("keydown", (event) => byKey(session, name, event));
  } else {
    box.append(h("p", { class: "qy-hint" }, say("facts.elsewhere")));
  }
  return box;
}

/** What can be answered: yes or no, one of some values, or words. */
function answers(session, name, words) {
  const { page } = session;
  const { answer: kind = "是否", choices = [] } = page.terms.facts[name] ?? {};
  if (kind === "是否") {
    return [[true, "y"], [false, "n"]].map(([value, key]) => button(page.say(`answer.${value}`), () => settle(session, name, value), { key }));
  }
  if (choices.length) return choices.map((value) => button(page.say(`value.${value}`), () => settle(session, name, value)));
  return [h("input", { type: "text", "aria-label": words, onchange: (event) => settle(session, name, event.target.value.trim()) })];
}

function byKey(session, name, event) {
  const value = { y: true, n: false, t: null }[event.key];
  const yesOrNo = (session.page.terms.facts[name]?.answer ?? "是否") === "是否";
  if (value === undefined || event.target.tagName === "INPUT" || (value !== null && !yesOrNo)) return;
  event.preventDefault();
  event.stopPropagation();
  settle(session, name, value);
  if (!firstQuestion(session)) session.view.root.focus({ preventScroll: true });
}

function answer(session, power, name, value) {
  const { page } = session;
  const quote = power.facts.evidence?.[name]?.quote;
  const known = { true: "answer.true", false: "answer.false", null: "answer.cannot_tell" }[value];
  return h("p", { class: "qy-answer", "data-fact": name }, h("span", {}, inWords(page, name, null)),
    h("b", {}, known ? page.say(known) : String(value)), quote ? h("q", {}, quote) : null,
    button(page.say("facts.again"), () => settle(session, name, undefined), { class: "qy-quiet" }));
}

/** Write an answer down; words that are selected in the text become its evidence. */
function settle(session, name, value) {
  const { page } = session;
  const place = selected(session.view);
  let power = withSlot(inHand(page), name.split("."), value);
  if (power.facts.evidence?.[name]) power = withSlot(power, ["facts", "evidence", name], undefined);
  if (value !== undefined && place) power = withSlot(power, ["facts", "evidence", name], spanAt(page, place.start, place.end));
  putPower(session, power);
}

function inWords({ say, terms }, name, subject) {
  const words = terms.facts[name]?.ask;
  return words ? words.replace("{subject}", subject ?? say("facts.actor")) : say("facts.ask", { fact: name.replace(/^facts\./, "") });
}

function answered(power, name) {
  return name.startsWith("facts.") ? name.split(".").reduce((at, step) => at?.[step], power) : undefined;
}

/** Facts within facts by their dotted names. */
function flat(facts, above = "") {
  return Object.entries(facts).reduce((all, [name, value]) => (value && typeof value === "object" && !Array.isArray(value)
    ? { ...all, ...flat(value, `${above}${name}.`) }
    : { ...all, [above + name]: value }), {});
}
