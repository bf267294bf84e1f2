/** Where somebody else was faster, or the server said no: what stands now beside what one wanted, until one chose. */
import { differences, laidOver } from "../saving/differing.js";
import { button, h } from "../base/dom.js";
import { letGo, putInstead, stopped } from "../saving/outbox.js";
import { quoted } from "../text/spans.js";
import { acknowledged, echo, revisionOf } from "../known/state.js";

/** @typedef {import('../base/types.js').Session} Session */

/** Draw what waits, the first of them; nothing where nothing does. @param {Session} session */
export function drawConflicts(session) {
  if (!session.outbox) return;
  const waiting = asked(session);
  const { root } = session;
  const box = root.querySelector(".qy-conflict");
  const shape = JSON.stringify(waiting.map(({ id, entity, key, value }) => [id, revisionOf(session.page, entity, key), value]));
  if (!waiting.length) box?.remove();
  else if (box?.dataset.shape !== shape) {
    const drawn = build(session, waiting, shape);
    const inside = box?.contains(document.activeElement);
    if (box) box.replaceWith(drawn);
    else session.parts.frame.parentElement.prepend(drawn);
    if (inside) drawn.querySelector("button").focus();
  }
}

/** What really needs a person: where what stands now says what they wanted, there is nothing to ask. */
function asked({ page, outbox }) {
  for (const act of stopped(outbox)) {
    if (!differences(act.base, wanted(act), standing(page, act)).length) letGo(outbox, act);
  }
  return stopped(outbox);
}

function build(session, waiting, shape) {
  const { page } = session;
  const { say } = page;
  const [act] = waiting;
  const { why, reason } = act.stopped;
  const rows = differences(act.base, wanted(act), standing(page, act));
  const cell = (value, whose) => h("td", { "data-whose": whose }, inWords(say, value));
  return h("section", { class: "qy-conflict", role: "group", "aria-label": say(`conflict.${why}`, { reason }), "data-shape": shape },
    h("h3", {}, say(`conflict.${why}`, { reason: reason ?? "" }),
      waiting.length > 1 ? h("small", {}, say("conflict.more", { count: waiting.length - 1 })) : null),
    h("p", { class: "qy-hint" }, nameOf(page, act)),
    h("table", {},
      h("tr", {}, h("th", {}), h("th", {}, say("conflict.theirs")), h("th", {}, say("conflict.mine"))),
      ...rows.map(({ path, mine, theirs }) => h("tr", {}, h("th", {}, labelOf(say, path)), cell(theirs, "theirs"), cell(mine, "mine")))),
    h("div", { class: "qy-buttons" },
      button(say(`conflict.${why}.keep`), () => choose(session, act, false)),
      button(say(`conflict.${why}.use`), () => choose(session, act, true), { class: "qy-main" })));
}

/** Theirs stands, or mine is put upon what stands now. */
function choose(session, act, mine) {
  const { page, outbox } = session;
  if (mine) {
    const { entity, key } = act;
    const value = laidOver(act.base, wanted(act), standing(page, act));
    putInstead(outbox, act, { kind: value === null ? "drop" : "put", entity, key, value, was: revisionOf(page, entity, key) });
  } else letGo(outbox, act);
  echo(page);
  session.redraw();
  const next = session.root.querySelector(".qy-conflict button") ?? session.view.root;
  next.focus({ preventScroll: true });
}

const wanted = ({ kind, value }) => (kind === "drop" ? null : value);

const standing = (page, { entity, key }) => acknowledged(page, entity, key);

/** Which thing it is about: the words of the text that it stands at, or what the entity is called. */
function nameOf(page, act) {
  const value = wanted(act) ?? standing(page, act) ?? act.base ?? {};
  const words = value.quote ?? quoted(value.spans ?? []);
  return [labelOf(page.say, act.entity), words && `“${words}”`].filter(Boolean).join(" ");
}

function labelOf(say, path) {
  const own = ["slot", "conflict.of"].map((room) => `${room}.${path}`).find((key) => say(key) !== key);
  return own ? say(own) : path;
}

/** A value in words: what the record names is glossed, a list says its parts. */
function inWords(say, value) {
  if (value === null || value === "" || value?.length === 0) return say("conflict.nothing");
  if (typeof value === "boolean") return say(`answer.${value}`);
  if (Array.isArray(value)) return value.map((one) => inWords(say, one)).join("；");
  if (typeof value !== "object") return say(`value.${value}`);
  if (value.cited) return [value.relation && say(`value.${value.relation}`), value.cited.title ?? value.cited.name, ...(value.target?.provisions ?? [])].filter(Boolean).join(" ");
  const words = value.action ?? value.quote ?? value.name ?? value.organ;
  if (words) return words;
  return Object.values(value).filter((part) => typeof part !== "object").join(" ");
}
