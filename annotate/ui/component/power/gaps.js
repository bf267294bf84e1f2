/** The gaps of the power in hand: what is asked, why, what would settle it, and what a person decided. */
import { decision } from "../acting/acts.js";
import { act } from "../acting/doing.js";
import { button, h } from "../base/dom.js";
import { gapsOf, inHand } from "../known/state.js";

/** Draw the gaps at the foot; what a person unfolded or typed stays. */
export function drawGaps(session) {
  const { page, parts } = session;
  const power = inHand(page);
  const gaps = power && page.hand.kind === "power" ? gapsOf(page, power.id).filter((gap) => !gap.missing_facts.length) : [];
  const waiting = power ? gapsOf(page, power.id).length - gaps.length : 0;
  const shape = JSON.stringify([page.hand, page.gaps !== null, gaps, waiting]);
  if (parts.gaps.dataset.shape === shape) return;
  parts.gaps.dataset.shape = shape;
  const unfolded = new Set([...parts.gaps.querySelectorAll("details[open]")].map((one) => one.dataset.gap));
  const typed = new Map([...parts.gaps.querySelectorAll("input")].map((one) => [one.closest("details").dataset.gap, one.value]));
  parts.gaps.replaceChildren(
    h("header", {}, h("h2", {}, page.say("gaps.title"), h("small", {}, h("kbd", {}, "g"))), h("p", { class: "qy-hint" }, summary(page, power, gaps, waiting))),
    ...gaps.map((gap) => drawGap(session, gap, unfolded.has(gap.id), typed.get(gap.id) ?? "")));
}

/** Go to the gaps: the first one is unfolded and takes the keys. */
export function goToGaps(session) {
  const first = session.parts.gaps.querySelector("details");
  if (!first) return session.parts.gaps.focus();
  first.open = true;
  return first.querySelector("summary").focus();
}

function summary(page, power, gaps, waiting) {
  if (!power || page.hand.kind !== "power") return page.say("gaps.none_in_hand");
  if (!page.gaps) return page.say("gaps.asking");
  if (!gaps.length && !waiting) return page.say(power.bases.some(unlinked) ? "gaps.none_yet" : "gaps.none");
  return page.say("gaps.count", { gaps: gaps.length, waiting });
}

/** Does it name a provision that nobody linked, so that nothing could be compared with it? */
function unlinked({ target, status }) {
  return !target && status !== "rejected";
}

function drawGap(session, gap, open, reason) {
  const { say } = session.page;
  const status = gap.decision && !gap.decision.stale ? gap.decision.status : "suspected";
  return h("details", { "data-gap": gap.id, "data-code": gap.code, "data-severity": gap.severity, open },
    h("summary", {},
      h("span", { class: "qy-severity" }, say(`severity.${gap.severity}`)),
      h("span", { class: "qy-message" }, gap.message),
      gap.provision ? h("span", { class: "qy-provision" }, gap.provision) : null,
      h("span", { class: "qy-status", "data-status": status }, say(`status.${status}`))),
    proof(session, gap),
    decided(session, gap, reason));
}

function proof({ page: { say } }, { proof: told, chain }) {
  const facts = (told.facts ?? []).map((fact) => h("li", {}, h("b", {}, String(fact.name ?? "")), " ", inWords(fact.value), fact.from ? h("small", {}, ` ${inWords(fact.from)}`) : null));
  const part = (name, ...children) => h("div", {}, h("h4", {}, say(`proof.${name}`)), ...children);
  const list = (name, all) => (all?.length ? part(name, h("ul", {}, ...all.map((one) => h("li", {}, inWords(one))))) : null);
  return h("div", { class: "qy-proof" },
    facts.length ? part("facts", h("ul", {}, ...facts)) : null,
    list("provisions", told.provisions), list("chain", chain), list("masked", told.masked),
    told.refuted_by ? part("refuted_by", h("p", {}, told.refuted_by)) : null);
}

function inWords(value) {
  return typeof value === "string" ? value : JSON.stringify(value) ?? "";
}

function decided(session, gap, reason) {
  const { say } = session.page;
  const field = h("input", { type: "text", placeholder: say("decide.reason"), "aria-label": say("decide.reason") });
  field.value = reason;
  const decide = (status) => act(session, {
    kind: "put", entity: "decision", key: gap.id,
    value: {
      ...decision(status, field.value.trim()), code: gap.code, power: gap.power, basis: gap.basis, subject: gap.subject,
      fingerprint: gap.fingerprint,
    },
  });
  const was = gap.decision;
  return h("div", { class: "qy-decide" }, field,
    button(say("decide.confirm"), () => decide("confirmed")), button(say("decide.reject"), () => decide("rejected")),
    button(say("decide.contest"), () => decide("contested"), { class: "qy-quiet" }),
    button(say("decide.cannot_tell"), () => decide("cannot_tell"), { class: "qy-quiet" }),
    was ? h("p", { class: "qy-hint" }, say(was.stale ? "decide.stale" : "decide.was", { status: say(`status.${was.status}`), by: was.by ?? "", on: was.on ?? "", reason: was.reason ?? "" })) : null);
}
