/** Where the power in hand lies, changed by a person: a further span, one less, an end moved by a character. */
import { notice, putMoved, toChange } from "./doing.js";
import { tell } from "./heard.js";
import { clearSelection, selected } from "../text/selection.js";
import { joined, quoted, stepped, stretches, without, withSpans, withStretch } from "../text/spans.js";
import { inHand } from "../known/state.js";
import { reveal } from "../text/text.js";

/** @typedef {import('../base/types.js').Session} Session */

/** The selected words are a further span of the power in hand. @param {Session} session */
export function addSelection(session) {
  const { page } = session;
  onSelection(session, (power, place) => joined(page, [...power.spans, place]));
}

/** The selected words do not belong to the power in hand; one span always stays. @param {Session} session */
export function takeSelectionAway(session) {
  const { page } = session;
  onSelection(session, (power, place) => without(page, power.spans, place));
}

function onSelection(session, spansOf) {
  const { page } = session;
  const power = toChange(session);
  const place = selected(session.view);
  if (!power) return null;
  if (!place) return notice(session, page.say("notice.select"));
  const spans = spansOf(power, place);
  if (!spans.length) return notice(session, page.say("notice.last_span"));
  if (quoted(spans) === quoted(power.spans)) return notice(session, page.say("notice.same_spans"));
  clearSelection();
  return putMoved(session, power, withSpans(power, spans));
}

/** What the keys move now: what a person chose, or the basis they picked, or the first span. @param {Session} session */
export function moving(session, power) {
  const all = stretches(session.page, power);
  const chosen = session.moving?.of === nameOfHand(session) && all.find(({ name }) => name === session.moving.name);
  return chosen || all.find(({ what }) => what === "basis") || all[0];
}

/** The keys move this from now on, until something else is in hand. @param {Session} session */
export function choose(session, { name }) {
  session.moving = { of: nameOfHand(session), name };
}

function nameOfHand({ page }) {
  return `${page.hand.key} ${page.picked ? page.basis : ""}`;
}

/** Move the next of the spans, the basis, the actor; say which one. @param {Session} session */
export function nextStretch(session) {
  const { page } = session;
  const power = toChange(session);
  if (!power) return;
  const all = stretches(page, power);
  const next = all[(all.findIndex(({ name }) => name === moving(session, power).name) + 1) % all.length];
  choose(session, next);
  reveal(session.view, next.span.start, next.span.end);
  notice(session, page.say(`moving.${next.what}`, { quote: next.span.quote }));
  session.redraw();
}

/** Move one end by a character. @param {Session} session @param {'start'|'end'} edge @param {1|-1} by */
export function moveEnd(session, edge, by) {
  const power = toChange(session);
  if (!power) return;
  const stretch = moving(session, power);
  const place = stepped(session.page, stretch.span, edge, by);
  if (place) moveTo(session, stretch, place);
}

/** Let a stretch of the power in hand lie here. @param {Session} session @param {import('../text/spans.js').Stretch} stretch */
export function moveTo(session, stretch, place) {
  const { page, view } = session;
  const power = inHand(page);
  const changed = withStretch(page, power, stretch, place);
  const now = stretches(page, changed).find(({ what, at, span }) => what === stretch.what
    && (what === "span" ? span.start <= place.start && place.end <= span.end : at === stretch.at));
  choose(session, now);
  putMoved(session, power, changed);
  reveal(view, place.start, place.end);
  tell(session, page.say(`moving.${now.what}`, { quote: now.span.quote }));
}
