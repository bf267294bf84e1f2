/** What opens over the frame: the search of the catalogue, or the citations to choose from. A digit chooses. */
import { searchedNoneFound } from "./acts.js";
import { addCitation, candidates, dayOf, linkHit, pathWords, waiting } from "./bases.js";
import { button, h } from "./dom.js";
import { instrumentForm } from "./instrument.js";
import { act, notice, redraw } from "./session.js";
import { inHand } from "./state.js";
import { findProvisions } from "./wire.js";

/** How long typing rests before the catalogue is asked. */
const REST = 120;

/** Search the catalogue for a basis of the power in hand. */
export function openSearch(session) {
  const { page } = session;
  const power = inHand(page);
  if (!power || page.hand.kind !== "power") return notice(session, page.say("notice.no_power"));
  const query = queryFor(page, power);
  session.panel = { kind: "search", query, asked: null, hits: [], power: power.id };
  redraw(session);
  const field = session.parts.panel.querySelector("input");
  field.focus();
  field.select();
  return search(session, query);
}

/** Show the citations near the power, to choose one as its basis. */
export function openCandidates(session) {
  const { page } = session;
  const power = inHand(page);
  if (!power || page.hand.kind !== "power") return notice(session, page.say("notice.no_power"));
  const list = candidates(page, power);
  if (!list.length) return notice(session, page.say("notice.no_citation"));
  session.panel = { kind: "candidates", list };
  redraw(session);
  return session.parts.panel.querySelector("button")?.focus();
}

/** Close the panel and go back to the text. */
export function closePanel(session) {
  session.panel = null;
  redraw(session);
  session.view.root.focus({ preventScroll: true });
}

/** What a search most likely is for: the title that waits for its link, else the measure. */
function queryFor(page, power) {
  const waits = waiting(page, power);
  const said = waits && [waits.cited?.title, ...(waits.cited?.provisions ?? []).map(pathWords)].filter(Boolean).join(" ");
  return said || power.measure || power.action || "";
}

/** Ask the catalogue; an answer to an older question is let go. */
async function search(session, query) {
  const { page, panel } = session;
  if (!panel || !query.trim()) return;
  panel.query = query;
  const answer = await findProvisions(query, dayOf(page, inHand(page))).catch((refused) => ({ hits: [], error: refused.message }));
  if (session.panel !== panel || panel.query !== query) return;
  Object.assign(panel, { asked: query, hits: answer.hits.slice(0, 9), error: answer.error });
  page.lastSearch = { power: panel.power, query, corpus: answer.corpus ?? "catalogue", covers: answer.covers ?? null };
  drawPanel(session);
}

/** Choose by number, from 1; false where there is no such line. */
export function choose(session, number) {
  const { panel } = session;
  const chosen = panel && (panel.kind === "search" ? panel.hits : panel.list)[number - 1];
  if (!chosen) return false;
  closePanel(session);
  if (panel.kind === "search") linkHit(session, chosen);
  else addCitation(session, chosen);
  return true;
}

/**
 * Write down that a search was made for the power in hand, and none was found: the last one made for it, or one for
 * its measure.
 */
export async function noneFound(session) {
  const { page } = session;
  const power = inHand(page);
  if (!power || page.hand.kind !== "power") return notice(session, page.say("notice.no_power"));
  if (session.panel) closePanel(session);
  if (page.lastSearch?.power !== power.id) {
    const query = queryFor(page, power);
    const { corpus = "catalogue", covers = null } = await findProvisions(query, dayOf(page, power)).catch(() => ({}));
    page.lastSearch = { power: power.id, query, corpus, covers };
  }
  const { key, value } = searchedNoneFound(power, page.lastSearch);
  act(session, { kind: "put", entity: "search", key, value });
  return notice(session, page.say("notice.searched", { query: value.query }));
}

/** Draw the panel; the field that a person types in is never replaced. */
export function drawPanel(session) {
  const { panel, parts } = session;
  parts.panel.hidden = !panel;
  if (!panel) return parts.panel.replaceChildren();
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
  const field = h("input", { type: "search", "aria-label": say("search.label"), placeholder: say("search.label"), autocomplete: "off" });
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
    if (event.key === "Enter") search(session, field.value).then(() => parts(session).querySelector(".qy-hits button")?.focus());
  });
  return [
    h("header", {}, h("h2", {}, say("search.title")), button("×", () => closePanel(session), { class: "qy-quiet", "aria-label": say("panel.close") })),
    field, h("p", { class: "qy-hint" }, say("search.how")), h("ol", { class: "qy-hits" }),
    h("div", { class: "qy-buttons" }, button(say("search.none"), () => noneFound(session), { key: "0" })),
    instrumentForm(session),
  ];
}

const parts = (session) => session.parts.panel;

/**
 * A digit chooses while the lines answer what stands in the field; after 第, a digit or a blank it belongs to the
 * words, as in 第34条.
 */
function chosenByDigit(session, panel, field, key) {
  const all = field.selectionStart === 0 && field.selectionEnd === field.value.length;
  const within = /[第\d\s]$/.test(field.value.slice(0, field.selectionStart)) && !all;
  return /^[1-9]$/.test(key) && !within && panel.asked === field.value && choose(session, Number(key));
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
