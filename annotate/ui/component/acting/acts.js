/** What a person does, as acts: each function builds one act on one entity and hands it to `act`. */
import { randomId } from "../saving/outbox.js";
import { withSpans } from "../text/spans.js";
import { inHand, openSuggestions, powers } from "../known/state.js";
import { spanAt, wordsAt } from "../text/text.js";

/** @typedef {(told: {kind: string, entity?: string, key?: string, value?: any}) => void} Doer */

/** The suggestion in hand, where it lies on some of these words: marking them says what it should have been. */
export function corrected(page, { start, end }) {
  const suggestion = page.hand?.kind === "suggestion" ? inHand(page) : null;
  return suggestion?.spans.some((span) => span.start < end && start < span.end) ? suggestion : null;
}

/** Mark a power at a place, with what the suggestion in hand says or what can be guessed. @returns {import('../base/types.js').Power} */
export function newPower(page, { start, end }) {
  const span = spanAt(page, start, end);
  const better = corrected(page, span);
  if (better) return { ...withSpans(accepted(page, better), [span]), origin: "human" };
  const like = openSuggestions(page).find((one) => one.spans.some((s) => s.start < end && start < s.end));
  return {
    id: `p-${randomId(8)}`, spans: [span], action: span.quote, measure: span.quote,
    type: like?.type ?? "其他", mode: like?.mode ?? "行使", actor: like?.actor ?? null, co_actors: [],
    recipient: null, target: null, ...page.meta.act, facts: {},
    bases: [], origin: "human", note: "",
  };
}

/** A suggestion as a power that a person took over: what it says of bases is confirmed with it. */
export function accepted(page, suggestion) {
  return {
    ...suggestion, id: `p-${randomId(8)}`, optional: false, as_of: suggestion.as_of ?? page.meta.act.as_of,
    bases: (suggestion.bases ?? []).map((basis) => ({
      ...basis, status: basis.status === "suggested" ? "confirmed" : basis.status,
    })),
  };
}

/** A power with one of its slots changed. @param {(string|number)[]} path @returns {import('../base/types.js').Power} */
export function withSlot(power, path, value) {
  const copy = structuredClone(power);
  let at = copy;
  path.slice(0, -1).forEach((step, index) => {
    at[step] ??= typeof path[index + 1] === "number" ? [] : {};
    at = at[step];
  });
  const last = path.at(-1);
  if (value === undefined && Array.isArray(at)) at.splice(last, 1);
  else if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

/** A power with one more basis, and the id of that basis. */
export function withBasis(power, basis) {
  const numbers = power.bases.map(({ id }) => Number(/^B(\d+)$/.exec(id)?.[1] ?? 0));
  const id = `B${Math.max(0, ...numbers) + 1}`;
  return [{ ...power, bases: [...power.bases, { id, ...basis }] }, id];
}

/**
 * A basis that the text states: a citation that was found there, or words that a person marked as one.
 * @param {import('../base/types.js').Citation|null} citation
 * @param {{start: number, end: number}} place
 */
export function statedBasis(page, power, citation, place, version = null) {
  const span = citation ? spanAt(page, citation.start, citation.end) : spanAt(page, place.start, place.end);
  const linked = citation?.resolution === "resolved" && citation.work && version;
  return {
    relation: relationAt(page, power, span.start), stated: true, span,
    cited: citation
      ? { kind: citation.kind, title: citation.title, provisions: citation.provisions }
      : { kind: "internal", title: null, provisions: [], name: span.quote },
    target: linked ? { work: citation.work, version, provisions: citation.provisions } : null,
    evidence: null, status: "confirmed", origin: "human", note: "",
  };
}

/** A basis that the text does not state: a reviewer found it in the catalogue. */
export function suppliedBasis(page, power, hit) {
  return {
    relation: relationAt(page, power, null), stated: false, span: null,
    cited: { kind: "instrument", title: hit.title, provisions: [] }, target: targetOf(hit),
    evidence: null, status: "confirmed", origin: "human", note: "",
  };
}

/** @returns {import('../base/types.js').Target} */
export function targetOf(hit) {
  return { work: hit.work, version: hit.version, provisions: hit.path ? [hit.path] : [] };
}

/** What a basis most likely does, by the words before it; a person changes it where it is otherwise. */
function relationAt(page, power, start) {
  if (start !== null && wordsAt(page, Math.max(0, start - 4), start).includes("违反")) return "违反";
  if (power.mode === "处分" || power.type === "处分") return "制裁";
  return { 授权: "授权", 委托: "委托" }[power.mode] ?? "设定";
}

/** Everybody who is said to act in this document, alone or jointly. @returns {import('../base/types.js').Actor[]} */
function actors(page) {
  return powers(page).flatMap(({ actor, co_actors: joint }) => [actor, ...(joint ?? [])]).filter((one) => one?.name);
}

/** The names of who acts in this document, each once. @returns {string[]} */
export function actorNames(page) {
  return [...new Set(actors(page).map(({ name }) => name))];
}

/** An actor with what is said elsewhere of who bears the same name, where nothing is said here. */
export function asElsewhere(page, actor) {
  const same = actors(page).filter(({ name }) => name === actor.name);
  const known = ["organ_type", "level", "place"].map((slot) => [slot, actor[slot] ?? same.find((one) => one[slot])?.[slot]]);
  return { ...actor, ...Object.fromEntries(known.filter(([, value]) => value)) };
}

/** An actor at a place in the text. @returns {import('../base/types.js').Actor} */
export function actorAt(page, { start, end }) {
  const span = spanAt(page, start, end);
  const same = actors(page).find(({ name }) => name === span.quote);
  return { ...(same ?? { organ_type: null, level: null, place: null }), name: span.quote, span };
}

/** A search for a basis that found none: a finding of its own. */
export function searchedNoneFound(power, search) {
  return {
    key: `s-${randomId(8)}`,
    value: {
      power: power.id, query: search.query, corpus: search.corpus, covers: search.covers ?? null,
      on: new Date().toISOString().slice(0, 10), found: 0,
    },
  };
}

/** What a person decided of a gap. */
export function decision(status, reason) {
  return { status, reason, on: new Date().toISOString().slice(0, 10) };
}
