/** The bases of the power in hand: what the text states, what a reviewer supplied, and the provision they lead to. */
import { withSlot } from "../acting/acts.js";
import { notice, putPower } from "../acting/doing.js";
import { button, choice, h } from "../base/dom.js";
import { dayOf, pathWords, provisionOf } from "../known/provisions.js";
import { inHand } from "../known/state.js";
import { reveal } from "../text/text.js";

const RELATIONS = ["设定", "规定", "授权", "委托", "程序", "违反", "制裁", "参照"];
const STATUSES = ["confirmed", "suggested", "contested", "cannot_tell", "rejected"];
const KINDS = ["instrument", "vague", "internal", "document"];

/** Draw the bases of a power, and beside the one in hand the provision it leads to. */
export function drawBases(session, power) {
  const { page } = session;
  const place = session.parts.frame.querySelector(".qy-bases");
  const shape = JSON.stringify([power.id, power.bases, page.basis, power.as_of]);
  if (place.dataset.shape === shape) return;
  place.dataset.shape = shape;
  const typing = place.contains(document.activeElement) ? document.activeElement.dataset.slot : null;
  const unfolded = Boolean(place.querySelector("details[open]"));
  const chosen = power.bases.find(({ id }) => id === page.basis) ?? power.bases[0];
  place.replaceChildren(
    ...power.bases.map((basis, at) => basisRow(session, basis, at, basis === chosen)),
    power.bases.length ? "" : h("p", { class: "qy-hint" }, page.say("bases.none")));
  if (chosen) place.append(besideProvision(session, power, chosen));
  const details = place.querySelector("details");
  if (details) details.open = unfolded;
  if (typing) place.querySelector(`[data-slot="${typing}"]`)?.focus();
}

function basisRow(session, basis, at, chosen) {
  const { page } = session;
  const { say } = page;
  const set = (name, value) => putPower(session, withSlot(inHand(page), ["bases", at, name], value));
  const supplied = basis.stated === false;
  const pick = () => {
    page.basis = basis.id;
    page.picked = true;
    if (basis.span) reveal(session.view, basis.span.start, basis.span.end);
    session.redraw();
  };
  const relation = choice(RELATIONS, (value) => say(`value.${value}`), { "aria-label": say("basis.relation"), onchange: (event) => set("relation", event.target.value) });
  const status = choice(STATUSES, (value) => say(`status.${value}`), { "aria-label": say("basis.status"), onchange: (event) => set("status", event.target.value) });
  relation.value = basis.relation;
  status.value = basis.status ?? "confirmed";
  return h("div", {
    class: `qy-basis-row${supplied ? " qy-supplied" : ""}${chosen ? " qy-chosen" : ""}`, "data-basis": basis.id, "data-status": basis.status,
  },
  h("button", { type: "button", class: "qy-cited", onclick: pick, "aria-pressed": String(chosen) },
    h("span", { class: "qy-stated" }, say(supplied ? "basis.supplied" : "basis.stated")), citedWords(say, basis)),
  h("div", { class: "qy-controls" }, relation, status,
    h("span", { class: basis.target ? "qy-link" : "qy-link qy-unlinked" }, linkWords(say, basis)),
    button("×", () => putPower(session, withSlot(inHand(page), ["bases", at], undefined)), { class: "qy-quiet", "aria-label": say("basis.remove") })));
}

function citedWords(say, { cited, span, target, stated }) {
  const of = stated === false ? target : cited;
  const where = (of?.provisions ?? []).map(pathWords).join("、");
  const title = cited?.title ? `《${cited.title}》` : span?.quote ?? cited?.name ?? say("basis.untitled");
  return h("span", { class: "qy-cited-words" }, `${title}${where}`);
}

function linkWords(say, { target }) {
  if (!target) return say("basis.unlinked");
  const where = (target.provisions ?? []).map(pathWords).join("、") || say("basis.whole");
  return `→ ${where}${target.version ? ` · ${target.version}` : ""}`;
}

function besideProvision(session, power, basis) {
  const { page } = session;
  const { say } = page;
  const law = h("div", { class: "qy-law" });
  const box = h("div", { class: "qy-beside" },
    h("div", {}, h("h4", {}, say("beside.said")), basis.span ? h("blockquote", {}, basis.span.quote) : h("p", { class: "qy-hint" }, say("beside.unsaid")), citedFields(session, power, basis)),
    h("div", {}, h("h4", {}, say("beside.law")), law));
  const target = basis.target;
  if (!target) law.append(h("p", { class: "qy-hint" }, say("beside.none")));
  else showProvision(session, power, basis, law);
  return box;
}

async function showProvision(session, power, basis, law) {
  const { say } = session.page;
  const { work, version, provisions } = basis.target;
  const paths = provisions.length ? provisions : [""];
  const found = await Promise.all(paths.map((path) => provisionOf(session, { work, version, path }, dayOf(session.page, power))));
  const day = dayOf(session.page, power);
  law.replaceChildren(...found.flatMap((one) => one.error ? [h("p", { class: "qy-hint" }, one.error)] : [
    h("p", { class: "qy-law-name" }, `《${one.title}》${one.label ?? ""}`, h("small", {}, say("beside.version", { version: one.version ?? "—" }), " · ", say(`state.${one.state}`))),
    one.text ? h("blockquote", {}, one.text) : h("p", { class: "qy-hint" }, say("beside.no_text")),
  ]));
  const drift = await provisionOf(session, { work, version: null, path: paths[0] }, day);
  if (day && version && drift.version && drift.version !== version) {
    law.append(h("p", { class: "qy-warn" }, say("beside.drift", { day, version: drift.version })));
  }
  if (basis.evidence?.quote) law.append(h("p", { class: "qy-evidence" }, say("beside.evidence"), h("q", {}, basis.evidence.quote)));
  law.append(button(say("beside.take_evidence"), () => takeEvidence(session, basis, law), { class: "qy-quiet" }));
}

/** The selected words of the provision carry the power. */
function takeEvidence(session, basis, law) {
  const selection = document.getSelection();
  const quote = selection && law.contains(selection.anchorNode) ? selection.toString().trim() : "";
  const power = inHand(session.page);
  if (!quote) notice(session, session.page.say("notice.select_law"));
  else putPower(session, withSlot(power, ["bases", power.bases.findIndex(({ id }) => id === basis.id), "evidence"], { quote }));
}

/** What the text cites, where the scanner did not read it as a person does. */
function citedFields(session, power, basis) {
  if (basis.stated === false) return null;
  const { say } = session.page;
  const at = power.bases.indexOf(basis);
  const cited = basis.cited ?? {};
  const set = (name, value) => putPower(session, withSlot(inHand(session.page), ["bases", at, "cited", name], value));
  const kind = choice(KINDS, (value) => say(`cited.${value}`), { onchange: (event) => set("kind", event.target.value) });
  kind.value = cited.kind ?? "instrument";
  const title = h("input", { type: "text", onchange: (event) => set("title", event.target.value.trim() || null) });
  title.value = cited.title ?? "";
  const paths = h("input", { type: "text", placeholder: "34/2", onchange: (event) => set("provisions", event.target.value.split(/[,，、\s]+/).filter(Boolean)) });
  paths.value = (cited.provisions ?? []).join(", ");
  const field = (name, element) => {
    element.dataset.slot = `cited.${name}`;
    return h("label", { class: "qy-slot" }, h("span", {}, say(`cited.${name}`)), element);
  };
  return h("details", {}, h("summary", {}, say("cited.change")), field("kind", kind), field("title", title), field("provisions", paths));
}
