/** What is known of each open document: what the server acknowledged, and what stands on the page on top of it. */
import { offsetsOf } from "../base/offsets.js";

/** The documents of this page by id: the one global of the component. @type {Map<string, import('../base/types.js').Page>} */
export const documents = new Map();

const nameOf = (entity, key) => `${entity}\n${key}`;

const byName = (entities) => new Map(entities.map((entity) => [nameOf(entity.entity, entity.key), entity]));
const NONE = [];

/**
 * @param {string} id
 * @param {string} text
 * @param {object} data what the page was given: `meta`, `terms`
 * @param {(key: string, values?: object) => string} say
 */
export function openPage(id, text, data, say) {
  const page = {
    id, text, offsets: offsetsOf(text), meta: data.meta, terms: data.terms, say,
    known: new Map(), said: new Map(), pending: () => [], paragraphs: [], citations: [], suggestions: [], looking: true, gaps: null, askedAt: new Map(),
    layers: [], layer: null, hand: null, basis: null, picked: false, revision: 0, provisions: new Map(), lastSearch: null,
  };
  documents.set(id, page);
  return page;
}

/** Take over all that the server says of the document. @param {import('../base/types.js').Page} page */
export function takeMarks(page, marks) {
  page.known = byName(marks.entities);
  page.citations = marks.citations;
  page.layers = marks.layers;
  page.paragraphs = marks.paragraphs;
  page.revision = marks.revision;
  echo(page);
}

/**
 * Show the reading of somebody else in place of ours (null: ours again); what ours is goes on being followed.
 * @param {import('../base/types.js').Page} page @param {{by: string, marks: object}|null} layer
 */
export function showLayer(page, layer) {
  const left = page.layer?.left ?? { hand: page.hand, basis: page.basis };
  page.layer = layer && { by: layer.by, left, gaps: layer.marks.gaps, citations: layer.marks.citations, said: byName(layer.marks.entities) };
  Object.assign(page, layer ? { hand: null, basis: null } : left);
  echo(page);
}

/** Take over all gaps, unless acts were acknowledged since they were asked. @returns {boolean} taken over? */
export function takeGaps(page, { revision, gaps }) {
  if (revision < page.revision) return false;
  page.gaps = gaps;
  return true;
}

/** Take over what the tool suggests; null: it could not be had. @param {import('../base/types.js').Page} page */
export function takeSuggestions(page, suggestions) {
  page.suggestions = suggestions ?? [];
  page.looking = false;
}

/**
 * Take over an answer to acts: what changed, and what stands where a conflict was.
 * @param {import('../base/types.js').Page} page
 */
export function takeAnswer(page, answer) {
  for (const entity of [...answer.changed, ...answer.conflicts]) {
    page.known.set(nameOf(entity.entity, entity.key), entity);
  }
  page.revision = answer.revision;
  echo(page);
}

/** Take over the gaps of the powers that were asked anew after an answer; those of a later one stay. */
export function takeAsked(page, revision, { asked, gaps }) {
  const anew = new Set(asked.filter((power) => (page.askedAt.get(power) ?? 0) <= revision));
  for (const power of anew) page.askedAt.set(power, revision);
  if (page.gaps) page.gaps = [...page.gaps.filter((gap) => !anew.has(gap.power)), ...gaps.filter((gap) => anew.has(gap.power))];
}

/** Lay what was not acknowledged yet over what was: the local echo. @param {import('../base/types.js').Page} page */
export function echo(page) {
  page.said = new Map(page.layer ? page.layer.said : page.known);
  for (const { entity, key, value, kind } of page.layer ? NONE : page.pending()) {
    if (kind === "put") page.said.set(nameOf(entity, key), { entity, key, value, revision: revisionOf(page, entity, key) });
    if (kind === "drop") page.said.delete(nameOf(entity, key));
  }
  if (page.hand && !inHand(page)) page.hand = null;
}

/** The value of an entity that the server told, whatever waits to be laid over it; null where none stands. */
export function acknowledged(page, entity, key) {
  return page.known.get(nameOf(entity, key))?.value ?? null;
}

/** @param {import('../base/types.js').Page} page @returns {number|null} the revision of an entity that the server told */
export function revisionOf(page, entity, key) {
  return page.known.get(nameOf(entity, key))?.revision ?? null;
}

/** The values of one kind that stand now. @returns {{key: string, value: any}[]} */
export function all(page, entity) {
  return [...page.said.values()].filter((one) => one.entity === entity && one.value !== null);
}

/** One value that stands now, or null. */
export function get(page, entity, key) {
  return page.said.get(nameOf(entity, key))?.value ?? null;
}

/** The powers in the order of the text. @returns {import('../base/types.js').Power[]} */
export function powers(page) {
  return ordered(page).powers;
}

/** Suggestions that nobody accepted or rejected, in the order of the text. @returns {import('../base/types.js').Power[]} */
export function openSuggestions(page) {
  return ordered(page).suggestions;
}

/** Both in order, computed once for what they rest on: one drawing asks for them many times. */
function ordered(page) {
  const of = page.layer ? NONE : page.suggestions;
  if (page.ordered?.said === page.said && page.ordered.of === of) return page.ordered;
  const powers = all(page, "power").map(({ value }) => value).sort(byPlace);
  page.ordered = { said: page.said, of, powers, suggestions: stillOpen(page, of, powers), hands: null };
  return page.ordered;
}

function stillOpen(page, suggestions, powers) {
  if (!suggestions.length) return suggestions;
  const marked = powers.flatMap(({ spans }) => spans);
  const answered = new Set([...marked, ...all(page, "rejected").map(({ value }) => value)].map(keyOf));
  return suggestions.filter(({ spans }) => !spans.some((span) => answered.has(keyOf(span)))).sort(byPlace);
}

/** The power or suggestion in hand; null where there is none. @returns {import('../base/types.js').Power|null} */
export function inHand(page) {
  if (!page.hand) return null;
  if (page.hand.kind === "power") return get(page, "power", page.hand.key);
  return page.suggestions.find((one) => one.id === page.hand.key) ?? null;
}

/** Powers and open suggestions in the order of the text, as hands. @returns {import('../base/types.js').Hand[]} */
export function hands(page) {
  const now = ordered(page);
  now.hands ??= [
    ...now.powers.map((power) => ({ kind: "power", key: power.id, power })),
    ...now.suggestions.map((power) => ({ kind: "suggestion", key: power.id, power })),
  ].sort((a, b) => byPlace(a.power, b.power));
  return now.hands;
}

/** The gaps of a power, first those that ask, then those that wait for a fact; within them by severity. */
export function gapsOf(page, power) {
  const { gaps } = page.layer ?? page;
  if (page.sorted?.of !== gaps) page.sorted = { of: gaps, by: Map.groupBy(gaps ?? [], (gap) => gap.power) };
  const rank = (gap) => (gap.missing_facts.length ? 10 : 0) + "CHML".indexOf(gap.severity);
  return [...page.sorted.by.get(power) ?? []].sort((a, b) => rank(a) - rank(b));
}

/** Does a gap ask about the power, rather than wait for a fact or say that a text is not held? @param {import('../base/types.js').Gap} gap */
export function isQuestion(page, { code, missing_facts }) {
  return !missing_facts.length && page.terms.questions.includes(code);
}

/** The key of a thing that is said of a place. @param {{start: number, end: number}} place */
export function keyOf({ start, end }) {
  return `${start}-${end}`;
}

function byPlace(a, b) {
  return a.spans[0].start - b.spans[0].start || a.spans[0].end - b.spans[0].end;
}
