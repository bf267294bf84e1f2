/** A small form for an instrument that the catalogue lacks: it comes with the record, and is linked at once. */
import { linkHit } from "../acting/basing.js";
import { act, notice } from "../acting/doing.js";
import { button, choice, h } from "../base/dom.js";
import { closePanel } from "../acting/searching.js";

/** @param {import('../base/types.js').Session} session */
export function instrumentForm(session) {
  const { say, terms } = session.page;
  const fields = {
    title: h("input", { type: "text" }),
    rank: choice(["", ...terms.ranks], (value) => value),
    issuer: h("input", { type: "text" }),
    published: h("input", { type: "text", placeholder: "2020-03-01", pattern: "\\d{4}-\\d{2}-\\d{2}" }),
    never: h("input", { type: "checkbox" }),
    path: h("input", { type: "text", placeholder: "5/2" }),
    text: h("textarea", { rows: "2" }),
  };
  const slot = (name, wide) => h("label", { class: wide ? "qy-slot qy-wide" : "qy-slot" }, h("span", {}, say(`instrument.${name}`)), fields[name]);
  return h("details", { class: "qy-instrument" }, h("summary", {}, say("instrument.title_of_form")),
    h("div", { class: "qy-slots" }, slot("title", true), slot("rank"), slot("issuer"), slot("published"), slot("never"), slot("path"), slot("text", true)),
    h("div", { class: "qy-buttons" }, button(say("instrument.enter"), () => enter(session, fields), { class: "qy-main" })));
}

function enter(session, fields) {
  const title = fields.title.value.trim().replace(/^《|》$/g, "");
  if (!title) return notice(session, session.page.say("instrument.needs_title"));
  if (!fields.published.checkValidity()) return fields.published.reportValidity();
  const path = fields.path.value.trim();
  const value = { title };
  if (fields.rank.value) value.rank = fields.rank.value;
  if (fields.issuer.value.trim()) value.issuer = fields.issuer.value.trim();
  if (fields.never.checked) value.published = false;
  else if (fields.published.value) value.published = fields.published.value;
  if (path) value.provisions = { [path]: fields.text.value.trim() || null };
  closePanel(session);
  act(session, { kind: "put", entity: "instrument", key: title, value });
  return linkHit(session, { title, work: `record/${title}`, version: null, path });
}
