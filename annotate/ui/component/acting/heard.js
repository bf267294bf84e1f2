/** What a screen reader says of what was done: one sentence for each act, where it is not heard otherwise. */
import { h } from "../base/dom.js";
import { quoted } from "../text/spans.js";
import { get } from "../known/state.js";

/** How long before a sentence is put there: what stood there is away by then, so that the same one is said again. */
const REST = 60;
/** Acts that are heard of besides those on powers; of others a notice or their own part speaks. */
const SAID = ["undo", "redo", "drop.power", "put.decision", "put.rejected", "put.read", "drop.read", "put.instrument"];

/** Say what this act does; before it is done. @param {import('../base/types.js').Session} session */
export function hear(session, { kind, entity, key, value }) {
  const { page } = session;
  const before = entity === "power" ? get(page, "power", key) : null;
  const name = kind === "undo" || kind === "redo" ? kind : `${kind}.${entity}`;
  if (name !== "put.power") return SAID.includes(name) ? tell(session, page.say(`heard.${name}`)) : null;
  const more = (value.bases?.length ?? 0) - (before?.bases?.length ?? 0);
  const what = !before ? "marked" : more > 0 ? "basis" : "changed";
  return tell(session, page.say(`heard.${what}`, { quote: quoted(value.spans) }));
}

/** Say these words. */
export function tell(session, words) {
  session.heard ??= session.root.appendChild(h("p", { class: "qy-heard", role: "status", "aria-live": "polite" }));
  session.heard.textContent = "";
  clearTimeout(session.hearing);
  session.hearing = setTimeout(() => { session.heard.textContent = words; }, REST);
}
