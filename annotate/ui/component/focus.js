/** Where the keys go: from part to part of the surface, and not lost where what held them is drawn anew. */

const REACHED = "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex='0']";
const THINGS = ["gap", "basis", "fact", "slot"];

/** Draw, and give the keys back to what had them; where it is gone, to what stands in its place. */
export function keepFocus(session, drawing) {
  const held = document.activeElement;
  const part = [session.parts.frame, session.parts.gaps, session.parts.panel].find((one) => one.contains(held) && one !== held);
  const at = part ? reached(part).indexOf(held) : -1;
  const name = part ? nameOf(held, part) : "";
  drawing();
  if (!part || held.isConnected || document.activeElement !== document.body) return;
  const now = reached(part);
  const same = now.find((one) => nameOf(one, part) === name);
  (same ?? now[Math.min(at, now.length - 1)] ?? session.view.root).focus({ preventScroll: true });
}

/** Go to the next part, or the one before: the text, the power in hand, its gaps, the buttons above. */
export function nextPart(session, by) {
  const { view, parts } = session;
  const side = parts.panel.hidden ? parts.frame : parts.panel;
  const all = [view.root, side, parts.gaps, parts.bar];
  const here = all.findIndex((part) => part.contains(document.activeElement));
  const next = all[(Math.max(here, 0) + by + all.length) % all.length];
  const into = next === view.root ? next : reached(next)[0] ?? next;
  if (!into.matches(REACHED)) into.tabIndex = -1;
  into.focus();
}

function reached(part) {
  return [...part.querySelectorAll(REACHED)].filter((one) => one.checkVisibility());
}

/** What a control is called by what it belongs to, so that it is known again after it was drawn anew. */
function nameOf(element, part) {
  const names = [];
  for (let at = element; at && at !== part; at = at.parentElement) {
    for (const thing of THINGS) if (at.dataset[thing]) names.push(`${thing}=${at.dataset[thing]}`);
  }
  const own = element.dataset.slot || element.tagName === "SUMMARY" ? "" : element.getAttribute("aria-label") ?? element.textContent;
  return JSON.stringify([element.tagName, own, names]);
}
