/** The stretches of text that a power lies on, and those that belong to it: joined, cut, and moved at their ends. */
import { spanAt, wordsAt } from "./text.js";

/** @typedef {import('../base/types.js').Span} Span @typedef {import('../base/types.js').Power} Power */
/** @typedef {{name: string, what: 'span'|'basis'|'actor', at: number, span: Span}} Stretch `at`: where it lies in its list */

/** The words of spans in one line, as a person quotes them. @param {Span[]} spans */
export const quoted = (spans) => spans.map(({ quote }) => quote).join("…");

/** Spans in the order of the text; those that overlap or touch become one. @param {Span[]} spans @returns {Span[]} */
export function joined(page, spans) {
  const all = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
  }
  return all.map(({ start, end }) => spanAt(page, start, end));
}

/** What is left of spans without this stretch; it may be nothing. @param {Span[]} spans @returns {Span[]} */
export function without(page, spans, { start, end }) {
  const left = spans.flatMap((span) => [
    { start: span.start, end: Math.min(span.end, start) }, { start: Math.max(span.start, end), end: span.end },
  ]);
  return joined(page, left.filter((one) => one.start < one.end && wordsAt(page, one.start, one.end).trim()));
}

/** A power on other spans; a slot that said nothing but the old words says the new ones. @param {Span[]} spans @returns {Power} */
export function withSpans(power, spans) {
  const [was, words] = [quoted(power.spans), quoted(spans)];
  const follow = (said) => (said === was ? words : said);
  return { ...power, spans, action: follow(power.action), measure: follow(power.measure) };
}

/**
 * What can be moved of the power in hand: its spans, the words of the basis that was picked, and those of who acts.
 * @param {Power} power @returns {Stretch[]}
 */
export function stretches(page, power) {
  const named = (what, at, span) => (span ? [{ name: `${what}.${at}`, what, at, span }] : []);
  return [
    ...power.spans.flatMap((span, at) => named("span", at, span)),
    ...power.bases.flatMap(({ id, span }, at) => (page.picked && id === page.basis ? named("basis", at, span) : [])),
    ...[power.actor, ...(power.co_actors ?? [])].flatMap((actor, at) => named("actor", at, actor?.span)),
  ];
}

/** A power with one of its stretches elsewhere. @param {Stretch} stretch @returns {Power} */
export function withStretch(page, power, { what, at }, { start, end }) {
  const span = spanAt(page, start, end);
  if (what === "span") return withSpans(power, joined(page, power.spans.with(at, span)));
  if (what === "basis") return { ...power, bases: power.bases.with(at, said(power.bases[at], span)) };
  if (at) return { ...power, co_actors: power.co_actors.with(at - 1, named(power.co_actors[at - 1], span)) };
  return { ...power, actor: named(power.actor, span) };
}

/** Words that were marked as a basis are its name, until a person calls it otherwise. */
function said(basis, span) {
  const { cited } = basis;
  return { ...basis, span, cited: cited.name && cited.name === basis.span.quote ? { ...cited, name: span.quote } : cited };
}

function named(actor, span) {
  return { ...actor, span, name: actor.name === actor.span.quote ? span.quote : actor.name };
}

/**
 * A stretch with one end a character further (1) or back (-1); an end never lies behind a line end, where nobody sees
 * it. Null: there is nowhere to go.
 * @param {Span} span @param {'start'|'end'} edge @returns {{start: number, end: number}|null}
 */
export function stepped(page, { start, end }, edge, by) {
  const place = { start, end };
  do place[edge] += by;
  while (place.start >= 0 && place.start < place.end && place.end <= page.offsets.length && atLineEnd(page, place, edge));
  return place.start >= 0 && place.start < place.end && place.end <= page.offsets.length ? place : null;
}

function atLineEnd(page, { start, end }, edge) {
  return (edge === "start" ? wordsAt(page, start, start + 1) : wordsAt(page, end - 1, end)) === "\n";
}
