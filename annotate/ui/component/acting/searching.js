/** Searching the catalogue for a basis, and choosing among what was found or among the citations of the text. */
import { searchedNoneFound } from "./acts.js";
import { addCitation, candidates, linkHit, waiting } from "./basing.js";
import { act, notice, toChange } from "./doing.js";
import { dayOf, pathWords } from "../known/provisions.js";
import { inHand } from "../known/state.js";
import { findProvisions } from "../saving/wire.js";

/** Search the catalogue for a basis of the power in hand. */
export function openSearch(session) {
  const { page } = session;
  const power = toChange(session);
  if (!power) return null;
  const query = queryFor(page, power);
  session.panel = { kind: "search", query, asked: null, hits: [], power: power.id };
  session.redraw();
  const field = session.parts.panel.querySelector("input");
  field.focus();
  field.select();
  return search(session, query);
}

/** Show the citations near the power, to choose one as its basis. */
export function openCandidates(session) {
  const { page } = session;
  const power = toChange(session);
  if (!power) return null;
  const list = candidates(page, power);
  if (!list.length) return notice(session, page.say("notice.no_citation"));
  session.panel = { kind: "candidates", list };
  session.redraw();
  return session.parts.panel.querySelector("button")?.focus();
}

/** Close the panel and go back to the text. */
export function closePanel(session) {
  session.panel = null;
  session.redraw();
  session.view.root.focus({ preventScroll: true });
}

/** What a search most likely is for: the title that waits for its link, else the measure. */
function queryFor(page, power) {
  const waits = waiting(page, power);
  const said = waits && [waits.cited?.title, ...(waits.cited?.provisions ?? []).map(pathWords)].filter(Boolean).join(" ");
  return said || power.measure || power.action || "";
}

/** Ask the catalogue; an answer to an older question is let go. */
export async function search(session, query) {
  const { page, panel } = session;
  if (!panel || !query.trim()) return;
  panel.query = query;
  const answer = await findProvisions(query, dayOf(page, inHand(page))).catch((refused) => ({ hits: [], error: refused.message }));
  if (session.panel !== panel || panel.query !== query) return;
  Object.assign(panel, { asked: query, hits: answer.hits.slice(0, 9), error: answer.error });
  page.lastSearch = { power: panel.power, query, corpus: answer.corpus ?? "catalogue", covers: answer.covers ?? null };
  session.redraw();
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
  const power = toChange(session);
  if (!power) return null;
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
