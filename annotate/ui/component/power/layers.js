/** Whose reading is shown: ours, or one by somebody else that stands beside it and can only be read. */
import { notice } from "../acting/doing.js";
import { button, h } from "../base/dom.js";
import { add, randomId } from "../saving/outbox.js";
import { echo, inHand, keyOf, showLayer } from "../known/state.js";
import { fetchMarks } from "../saving/wire.js";

/** The choice in the bar, where there is more than one reading. @param {import('../base/types.js').Session} session */
export function drawLayers(session) {
  const { page, parts } = session;
  if (!page.layers.length) return session.layers?.remove();
  session.layers ??= h("span", { class: "qy-layers" });
  if (!session.layers.isConnected) parts.count.after(session.layers);
  const shape = JSON.stringify([page.layers, page.layer?.by]);
  if (session.layers.dataset.shape === shape) return;
  session.layers.dataset.shape = shape;
  session.layers.replaceChildren(...(page.layer ? [reading(session)] : []), whose(session));
}

/** Go on to the next reading; after the last one comes ours. */
export function nextLayer(session) {
  const { page } = session;
  if (!page.layers.length) return notice(session, page.say("layers.none"));
  const at = page.layers.findIndex(({ by }) => by === page.layer?.by);
  return show(session, page.layers[at + 1] ?? null);
}

/** Take the power in hand over from somebody else's reading into ours; false where ours is shown. */
export function takeOver(session) {
  const { page } = session;
  const power = page.layer && inHand(page);
  if (!power) return false;
  const { by } = page.layer;
  const places = ({ spans }) => spans.map(keyOf).join(" ");
  const ours = [...page.known.values(), ...page.pending()].filter(({ entity, value }) => entity === "power" && value);
  if (ours.some(({ value }) => places(value) === places(power))) {
    notice(session, page.say("layers.there_already"));
    return true;
  }
  const note = [page.say("layers.taken_from", { by: nameOf(page, page.layer) }), power.note].filter(Boolean).join(" · ");
  const id = `p-${randomId(8)}`;
  add(session.outbox, { kind: "put", entity: "power", key: id, value: { ...power, id, origin: "human", note }, was: null });
  echo(page);
  notice(session, page.say("layers.taken", { by }));
  session.redraw();
  return true;
}

function whose(session) {
  const { page } = session;
  const names = [page.say("layers.ours"), ...page.layers.map((layer) => nameOf(page, layer))];
  const list = h("select", {
    "aria-label": page.say("layers.label"), onchange: () => show(session, page.layers[list.selectedIndex - 1] ?? null),
  }, ...names.map((name) => h("option", {}, name)));
  list.selectedIndex = page.layers.findIndex(({ by }) => by === page.layer?.by) + 1;
  return h("label", {}, h("span", {}, page.say("layers.label"), h("kbd", {}, "l")), list);
}

function reading(session) {
  const { page } = session;
  return h("span", { class: "qy-reading", role: "status" }, page.say("layers.reading", { by: nameOf(page, page.layer) }),
    button(page.say("layers.back"), () => show(session, null)));
}

function nameOf(page, { by }) {
  return by || page.say("layers.unnamed");
}

/** Show a reading (null: ours); what is chosen meanwhile wins. */
async function show(session, layer) {
  const { page, root, parts } = session;
  session.layerWanted = layer;
  const marks = layer && await fetchMarks(page.id, layer.by).catch((refused) => {
    notice(session, page.say("layers.not_read", { reason: refused.message }));
    return null;
  });
  if (session.layerWanted !== layer || (layer && !marks)) return;
  showLayer(page, layer && { ...layer, marks });
  session.panel = null;
  delete parts.frame.dataset.shape;
  if (layer) root.dataset.layer = layer.by;
  else delete root.dataset.layer;
  session.redraw();
}
