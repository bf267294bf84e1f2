/** The frame of the power in hand: its slots, and where each one lies in the record. */
import { actorNames, asElsewhere, withSlot } from "../acting/acts.js";
import { drawBases } from "./bases.js";
import { accept, dropPower, putPower, reject } from "../acting/doing.js";
import { button, choice, h } from "../base/dom.js";
import { drawFacts } from "./facts.js";
import { takeOver } from "./layers.js";
import { offer } from "./offering.js";
import { quoted } from "../text/spans.js";
import { hands, inHand, openSuggestions, powers } from "../known/state.js";

const CAPACITIES = ["", "固有", "授权", "委托"];
const HANDED_ON = ["授权", "委托", "交由"];

/** Draw the frame anew where its shape changed; else only bring its fields up to date, so that typing goes on. */
export function drawFrame(session) {
  const { page, parts } = session;
  const power = inHand(page);
  const shape = power ? shapeOf(page, power) : nothingYet(page);
  if (parts.frame.dataset.shape !== shape) {
    const typing = document.activeElement?.closest?.(".qy-frame") ? document.activeElement.dataset.slot : null;
    parts.frame.dataset.shape = shape;
    session.fields = [];
    session.heading = h("header", {});
    parts.frame.replaceChildren(...(power ? [session.heading, ...build(session, power)] : [nothingInHand(session)]));
    if (typing) parts.frame.querySelector(`[data-slot="${CSS.escape(typing)}"]`)?.focus();
  }
  if (!power) return;
  drawHeading(session, power);
  for (const field of session.fields) {
    if (document.activeElement !== field.element) field.element.value = field.shown(valueAt(power, field.path));
  }
  drawBases(session, power);
  drawFacts(session, power);
}

function shapeOf(page, power) {
  return JSON.stringify([
    page.hand.kind, HANDED_ON.includes(power.mode), (power.actor?.posts ?? []).length, (power.co_actors ?? []).length,
  ]);
}

/** Why nothing is in hand, as the key of its words. */
function nothingYet(page) {
  if (hands(page).length) return "frame.none";
  return page.looking ? "frame.looking" : "frame.first";
}

function nothingInHand({ page }) {
  return h("div", { class: "qy-empty" },
    h("p", {}, page.say(nothingYet(page))),
    h("p", { class: "qy-hint" }, page.say("frame.keys")));
}

function build(session, power) {
  const { page } = session;
  const { say } = page;
  const suggested = page.hand.kind === "suggestion";
  const slots = (...rows) => h("div", { class: "qy-slots" }, ...rows);
  return [
    h("fieldset", { disabled: suggested || Boolean(page.layer), class: "qy-fields" },
      slots(
        text(session, ["action"], "wide"), typeahead(session, ["measure"], ofTerms("measures"), "wide"),
        select(session, ["type"], page.terms.types), select(session, ["mode"], page.terms.modes),
        day(session, ["as_of"]), text(session, ["place"]), text(session, ["target"], "wide")),
      actorGroup(session, power),
      HANDED_ON.includes(power.mode) ? recipientGroup(session) : null,
      h("h3", {}, say("bases.title"), h("small", {}, say("bases.keys"))),
      h("div", { class: "qy-bases" }),
      h("div", { class: "qy-facts" }),
      slots(text(session, ["note"], "wide"))),
  ];
}

function drawHeading(session, power) {
  const { page, heading } = session;
  const { say } = page;
  const suggested = page.hand.kind === "suggestion";
  const order = (suggested ? openSuggestions(page) : powers(page)).findIndex(({ id }) => id === page.hand.key) + 1;
  heading.className = suggested ? "qy-heading qy-is-suggestion" : "qy-heading";
  heading.replaceChildren(
    h("h2", {}, h("span", { class: "qy-order" }, say(suggested ? "frame.suggestion" : "frame.power", { order })),
      h("q", {}, quoted(power.spans))),
    h("div", { class: "qy-buttons" }, ...(suggested
      ? [button(say("frame.accept"), () => accept(session), { key: "Enter", class: "qy-main" }),
        button(say("frame.reject"), () => reject(session), { key: "x" })]
      : [page.layer
        ? button(say("layers.take"), () => takeOver(session), { key: "Enter", class: "qy-main" })
        : button(say("frame.drop"), () => dropPower(session), { class: "qy-quiet" })])));
}

function actorGroup(session, power) {
  const { say } = session.page;
  const posts = power.actor?.posts ?? [];
  const joint = power.co_actors ?? [];
  return h("fieldset", { class: "qy-group" }, h("legend", {}, say("slot.actor"), h("kbd", {}, "3")),
    h("div", { class: "qy-slots" },
      typeahead(session, ["actor", "name"], actorNames, "wide"), typeahead(session, ["actor", "organ_type"], ofTerms("organ_types")),
      select(session, ["actor", "level"], ["", ...session.page.terms.levels]), text(session, ["actor", "place"]),
      select(session, ["actor", "capacity"], CAPACITIES), text(session, ["actor", "in_whose_name"], "wide")),
    ...posts.map((_, at) => row(session, ["actor", "posts", at], "post", ["organ", "organ_type", "level"])),
    ...joint.map((_, at) => row(session, ["co_actors", at], "joint", ["name", "organ_type", "level"])),
    h("div", { class: "qy-buttons" },
      button(say("frame.add_post"), () => addRow(session, ["actor", "posts", posts.length], "organ"), { class: "qy-quiet" }),
      button(say("frame.add_joint"), () => addRow(session, ["co_actors", joint.length], "name"), { class: "qy-quiet" })));
}

/** One row more, with the keys in its first field. */
function addRow(session, path, first) {
  change(session, path, { [first]: "" });
  session.parts.frame.querySelector(`[data-slot="${[...path, first].join(".")}"]`)?.focus();
}

function row(session, path, what, names) {
  const { page } = session;
  const [name, type, level] = names.map((slot) => [...path, slot]);
  return h("div", { class: "qy-row" },
    h("span", { class: "qy-row-name" }, page.say(`slot.${what}`)),
    what === "joint" ? typeahead(session, name, actorNames) : text(session, name),
    typeahead(session, type, ofTerms("organ_types")), select(session, level, ["", ...page.terms.levels]),
    button("×", () => change(session, path, undefined), { class: "qy-quiet", "aria-label": page.say("frame.remove") }));
}

function recipientGroup(session) {
  const { page } = session;
  return h("fieldset", { class: "qy-group" }, h("legend", {}, page.say("slot.recipient")),
    h("div", { class: "qy-slots" },
      text(session, ["recipient", "name"], "wide"), typeahead(session, ["recipient", "organ_type"], ofTerms("organ_types")),
      select(session, ["recipient", "level"], ["", ...page.terms.levels]),
      yesNo(session, ["recipient", "public_affairs"]), yesNo(session, ["recipient", "qualified"])));
}

/** The first field of the power in hand gets the keys, its words selected. */
export function firstSlot(session) {
  const field = session.parts.frame.querySelector("[data-slot]");
  field?.focus();
  field?.select();
}

function slot(session, path, element, { wide = "", shown = (value) => value ?? "", read = (typed) => typed.trim() || null }) {
  const name = path.filter((step) => typeof step === "string").join(".");
  element.dataset.slot = path.join(".");
  element.addEventListener("change", () => {
    const value = read(element.value);
    if (value === undefined) return element.reportValidity();
    return change(session, path, value);
  });
  session.fields.push({ element, path, shown });
  return h("label", { class: wide ? "qy-slot qy-wide" : "qy-slot" }, h("span", {}, session.page.say(`slot.${name}`)), element);
}

function text(session, path, wide) {
  return slot(session, path, h("input", { type: "text", autocomplete: "off" }), { wide });
}

const ofTerms = (name) => ({ terms }) => terms[name];

/** A field that offers what it likely says. @param {(page: import('../base/types.js').Page) => string[]} offered */
function typeahead(session, path, offered, wide) {
  return slot(session, path, offer(h("input", { type: "text" }), session.root, () => offered(session.page)), { wide });
}

function select(session, path, values) {
  const label = (value) => session.page.say(`value.${value}`);
  return slot(session, path, choice(values, label), { read: (chosen) => chosen || null });
}

function yesNo(session, path) {
  return slot(session, path, choice(["", "yes", "no"], (value) => session.page.say(`answer.${value}`)), {
    shown: (value) => ({ true: "yes", false: "no" })[value] ?? "",
    read: (chosen) => ({ yes: true, no: false })[chosen] ?? null,
  });
}

const DAY = "\\d{4}(-\\d{2}(-\\d{2})?)?";

/** A day, a month, a year, or two of them with a stroke between. */
function day(session, path) {
  const element = h("input", {
    type: "text", autocomplete: "off", pattern: `${DAY}(/${DAY})?`, placeholder: "2022-06-22", title: session.page.say("slot.as_of.how"),
  });
  return slot(session, path, element, {
    shown: (value) => (value && typeof value === "object" ? `${value.from}/${value.to}` : value ?? ""),
    read: (typed) => {
      if (!element.checkValidity()) return undefined;
      const [from, to] = typed.trim().split("/");
      return to ? { from, to } : from || null;
    },
  });
}

function valueAt(power, path) {
  return path.reduce((at, step) => at?.[step], power);
}

/** Change one slot of the power in hand; an actor or recipient always has a name, be it empty. */
function change(session, path, value) {
  const power = inHand(session.page);
  if (!power || JSON.stringify(valueAt(power, path) ?? null) === JSON.stringify(value)) return;
  const changed = withSlot(power, path, value);
  const [part, at] = path;
  if (value && path.at(-1) === "name" && part === "actor") changed.actor = asElsewhere(session.page, changed.actor);
  if (value && path.at(-1) === "name" && part === "co_actors") changed.co_actors[at] = asElsewhere(session.page, changed.co_actors[at]);
  for (const who of ["actor", "recipient"]) {
    if (changed[who]) changed[who].name ??= "";
    if (changed[who] && !Object.values(changed[who]).some((said) => (Array.isArray(said) ? said.length : said))) changed[who] = null;
  }
  putPower(session, changed);
}
