/** What opens over the frame: the search of the catalogue, or the citations to choose from. A digit chooses. */
import { button, h } from "../base/dom.js";
import { instrumentForm } from "./instrument.js";
import { choose, closePanel, noneFound, search } from "../acting/searching.js";

/** How long typing rests before the catalogue is asked. */
const REST = 120;

/** Draw the panel; the field that a person types in is never replaced. */
export function drawPanel(session) {
  const { panel, parts } = session;
  parts.panel.hidden = !panel;
  if (!panel) return parts.panel.replaceChildren();
  parts.panel.setAttribute("aria-label", session.page.say(`${panel.kind === "candidates" ? "candidates" : "search"}.title`));
  if (panel.kind === "candidates") return parts.panel.replaceChildren(...candidateList(session, panel));
  if (parts.panel.panel !== panel) {
    parts.panel.panel = panel;
    parts.panel.replaceChildren(...searchField(session, panel));
  }
  const list = parts.panel.querySelector(".qy-hits");
  return list.replaceChildren(...hitList(session, panel));
}

function searchField(session, panel) {
  const { say } = session.page;
  const field = h("input", { type: "search", "data-own-keys": true, "aria-label": say("search.label"), placeholder: say("search.label"), autocomplete: "off" });
  field.value = panel.query;
  let rest;
  field.addEventListener("input", (event) => {
    if (event.isComposing) return;
    clearTimeout(rest);
    rest = setTimeout(() => search(session, field.value), REST);
  });
  field.addEventListener("compositionend", () => search(session, field.value));
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (chosenByDigit(session, panel, field, event.key) || event.key === "Escape") event.preventDefault();
    if (event.key === "Escape") closePanel(session);
    if (event.key === "Enter") search(session, field.value).then(() => session.parts.panel.querySelector(".qy-hits button")?.focus());
  });
  return [
    h("header", {}, h("h2", {}, say("search.title")), button("×", () => closePanel(session), { class: "qy-quiet", "aria-label": say("panel.close") })),
    field, h("p", { class: "qy-hint" }, say("search.how")), h("ol", { class: "qy-hits" }),
    h("div", { class: "qy-buttons" }, button(say("search.none"), () => noneFound(session), { key: "0" })),
    instrumentForm(session),
  ];
}

/**
 * A digit chooses while the lines answer what stands in the field; after 第, a digit or a blank it belongs to the
 * words, as in 第34条.
 */
function chosenByDigit(session, panel, field, key) {
  const all = field.selectionStart === 0 && field.selectionEnd === field.value.length;
  const within = /[第\d\s]$/.test(field.value.slice(0, field.selectionStart)) && !all;
  if (!/^\d$/.test(key) || within || panel.asked !== field.value) return false;
  if (key !== "0") return choose(session, Number(key));
  noneFound(session);
  return true;
}

function hitList(session, panel) {
  const { say } = session.page;
  if (panel.error) return [h("li", { class: "qy-hint" }, panel.error)];
  if (panel.asked !== null && !panel.hits.length) return [h("li", { class: "qy-hint" }, say("search.nothing"))];
  return panel.hits.map((hit, at) => line(session, at, `《${hit.title}》${hit.label ?? ""}`, [hit.rank, hit.version], hit.text));
}

function candidateList(session, { list }) {
  const { say } = session.page;
  return [
    h("header", {}, h("h2", {}, say("candidates.title")), button("×", () => closePanel(session), { class: "qy-quiet", "aria-label": say("panel.close") })),
    h("ol", { class: "qy-hits" }, ...list.map((one, at) => line(session, at, one.quote, [say(`resolution.${one.resolution}`)], one.title && one.title !== one.quote ? one.title : ""))),
  ];
}

function line(session, at, name, notes, words) {
  return h("li", {}, h("button", { type: "button", onclick: () => choose(session, at + 1) },
    h("kbd", {}, String(at + 1)),
    h("span", { class: "qy-hit-name" }, name, h("small", {}, notes.filter(Boolean).join(" · "))),
    words ? h("span", { class: "qy-hit-words" }, words) : null));
}
