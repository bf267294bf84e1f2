/** The bases of the power in hand: what the text states, what a reviewer supplied, and the provision they lead to. */
import { statedBasis, suppliedBasis, targetOf, withBasis, withSlot } from "./acts.js";
import { button, choice, h } from "./dom.js";
import { clearSelection, selected } from "./selection.js";
import { notice, provisionOf, putPower, redraw } from "./session.js";
import { get, inHand } from "./state.js";
import { reveal } from "./text.js";

const RELATIONS = ["设定", "规定", "授权", "委托", "程序", "违反", "制裁", "参照"];
const STATUSES = ["confirmed", "suggested", "contested", "cannot_tell", "rejected"];
const KINDS = ["instrument", "vague", "internal", "document"];

/** Citations that are no basis of this power yet, the nearest first. @returns {import('./types.js').Citation[]} */
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
  const power = inHand(page);
  if (!power || page.hand.kind !== "power") return notice(session, page.say("notice.no_power"));
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

/** The day on which the law is to be read: the power's, or its first where it spans some. */
export function dayOf(page, power) {
  const said = power?.as_of && typeof power.as_of === "object" ? power.as_of.from : power?.as_of;
  const [year, month = "01", day = "01"] = (said ?? page.meta.issued_on ?? "").split("-");
  return year ? `${year}-${month}-${day}` : null;
}

/** `34/2/1` as 第34条第2款第1项, for a path that the server has not put in words. */
export function pathWords(path) {
  const chapter = /^c(\d+)(?:s(\d+))?$/.exec(path);
  if (chapter) return `第${chapter[1]}章${chapter[2] ? `第${chapter[2]}节` : ""}`;
  if (path.startsWith("x")) return `附件${path.slice(1)}`;
  const names = ["条", "款", "项", "目"];
  return path.split("/").map((step, at) => {
    const [number, ...among] = step.split("-");
    return step === "_" ? "" : `第${number}${names[at]}${among.map((one) => `之${one}`).join("")}`;
  }).join("");
}

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
    redraw(session);
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
