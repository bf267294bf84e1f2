/** What becomes a basis of the power in hand: a citation, words that were marked, or a provision that was found. */
import { statedBasis, suppliedBasis, targetOf, withBasis, withSlot } from "./acts.js";
import { putPower, toChange } from "./doing.js";
import { dayOf, provisionOf } from "../known/provisions.js";
import { clearSelection, selected } from "../text/selection.js";
import { get, inHand } from "../known/state.js";

/** Citations that are no basis of this power yet, the nearest first. @returns {import('../base/types.js').Citation[]} */
export function candidates(page, power) {
  const taken = new Set(power.bases.map(({ span }) => span?.start));
  const [{ start, end }] = power.spans;
  const away = (one) => Math.max(one.start - end, start - one.end, 0);
  return page.citations.filter((one) => !taken.has(one.start)).sort((a, b) => away(a) - away(b)).slice(0, 9);
}

/** The basis of what is selected: the citation found there, or the marked words themselves. False: nothing selected. */
export function basisOfSelection(session) {
  const place = selected(session.view);
  const power = inHand(session.page);
  if (!place || !power || session.page.hand.kind !== "power") return false;
  const citation = session.page.citations.find((one) => one.start < place.end && place.start < one.end);
  clearSelection();
  addCitation(session, citation ?? null, place);
  return true;
}

/** Make a citation a basis, linked to the version of the power's day where the catalogue has it. */
export async function addCitation(session, citation, place = citation) {
  const { page } = session;
  const { key } = page.hand;
  let version = null;
  if (citation?.resolution === "resolved" && citation.work) {
    const found = await provisionOf(session, { work: citation.work, version: null, path: citation.provisions[0] ?? "" }, dayOf(page, inHand(page)));
    version = found.version ?? null;
  }
  const power = get(page, "power", key);
  if (power) put(session, power, statedBasis(page, power, citation, place, version));
}

/** Link a provision that was found: to the basis that waits for a link, or as one that the text does not state. */
export function linkHit(session, hit) {
  const { page } = session;
  const power = toChange(session);
  if (!power) return null;
  const named = power.bases.find(({ target, cited, stated }) => !target && stated !== false && cited?.title === hit.title);
  const waits = page.picked ? waiting(page, power) : named ?? waiting(page, power);
  if (!waits) return put(session, power, suppliedBasis(page, power, hit));
  page.basis = waits.id;
  page.picked = false;
  return putPower(session, withSlot(power, ["bases", power.bases.indexOf(waits), "target"], targetOf(hit)));
}

/** The basis that a search is for: the one that a person picked, the newest if it has no link, or the only such one. */
export function waiting(page, power) {
  const stated = power.bases.filter((basis) => basis.stated !== false);
  const inHandNow = stated.find(({ id, target }) => id === page.basis && (page.picked || !target));
  const unlinked = stated.filter(({ target, relation }) => !target && relation !== "违反");
  return inHandNow ?? (unlinked.length === 1 ? unlinked[0] : null);
}

function put(session, power, basis) {
  const [changed, id] = withBasis(power, basis);
  session.page.basis = id;
  session.page.picked = false;
  putPower(session, changed);
}
