/** Comments: what reviewers remark on a place, a power, a basis or a gap, and what others answer. */
import { act, notice, take } from "../acting/doing.js";
import { button, h } from "../base/dom.js";
import { randomId } from "../saving/outbox.js";
import { clearSelection, selected } from "../text/selection.js";
import { all, get, inHand } from "../known/state.js";
import { pointOf, reveal, spanAt } from "../text/text.js";

/**
 * @typedef {{id: string, text: string, span?: import('../base/types.js').Span|null, power?: string|null, basis?: string|null,
 *   gap?: string|null, by?: string|null, at?: string|null, resolved: boolean,
 *   answers: {text: string, by?: string|null, at?: string|null}[]}} Comment
 * @typedef {{key: string, does: 'remark'|'edit'|'answer', on: object, text: string, was: string}} Draft what is being
 *   written, and what it was to begin with
 */

/** Comment on what is selected; else on the gap or basis that has the keys, else on the power in hand. */
export function beginComment(session) {
  const { page } = session;
  const on = inQuestion(session);
  if (!on) return notice(session, page.say("comments.on_what"));
  clearSelection();
  return write(session, { key: `c-${randomId(8)}`, does: "remark", on, text: "" });
}

/** What is remarked on, and what is about to be, as marks in the text. @returns {{kind: string, start: number, end: number}[]} */
export function commentMarks({ page, draft }) {
  const open = all(page, "comment").map(({ value }) => value).filter(({ resolved }) => !resolved);
  return [...open, ...(draft ? [draft.on] : [])].filter(({ span }) => span)
    .map(({ span: { start, end } }) => ({ kind: "comment", start, end }));
}

/** Draw the comments beside the power that they concern; what a person is writing stays. */
export function drawComments(session) {
  const { page, draft } = session;
  const section = session.parts.comments ?? open(session);
  const comments = all(page, "comment").map(({ value, key }) => ({ ...value, id: key }));
  const power = inHand(page);
  const shape = JSON.stringify([comments, page.hand, power?.spans, draft?.key, draft?.does, page.gaps === null]);
  if (section.dataset.shape === shape) return;
  section.dataset.shape = shape;
  const writing = section.contains(document.activeElement) && document.activeElement.tagName === "TEXTAREA";
  const unfolded = section.querySelector("details")?.open ?? false;
  const here = comments.filter((comment) => !power || concerns(comment, power));
  const others = comments.filter((comment) => !here.includes(comment));
  section.hidden = !comments.length && !draft;
  section.replaceChildren(
    h("h3", {}, page.say("comments.title"), h("small", {}, h("kbd", {}, "m"))),
    ...(draft?.does === "remark" ? [form(session, draft)] : []),
    ...here.map((comment) => card(session, comment)),
    ...(others.length ? [elsewhere(session, others, unfolded)] : []));
  if (writing) section.querySelector("textarea")?.focus();
}

/** The section stands at the foot of the side; a click on a mark brings its comment into sight. */
function open(session) {
  const { parts, page, view } = session;
  parts.comments = h("section", { class: "qy-comments", "aria-label": page.say("comments.title") });
  parts.frame.after(parts.comments);
  view.root.addEventListener("click", () => {
    const { focusNode, focusOffset, isCollapsed } = document.getSelection() ?? {};
    const point = focusNode && isCollapsed ? pointOf(view, focusNode, focusOffset) : null;
    const hit = all(page, "comment").find(({ value: { span, resolved } }) => !resolved && span && point !== null && span.start <= point && point <= span.end);
    if (hit) showCard(session, hit.key);
  });
  return parts.comments;
}

function showCard({ parts }, key) {
  const found = parts.comments.querySelector(`[data-comment="${CSS.escape(key)}"]`);
  const folded = found?.closest("details");
  if (folded) folded.open = true;
  found?.scrollIntoView({ block: "nearest" });
}

function inQuestion({ page, view, parts }) {
  const place = selected(view);
  if (place) return { span: spanAt(page, place.start, place.end) };
  if (page.hand?.kind !== "power") return null;
  const power = page.hand.key;
  const { activeElement: at } = document;
  const gap = parts.gaps.contains(at) ? at.closest("[data-gap]")?.dataset.gap : null;
  const basis = parts.frame.contains(at) ? at.closest("[data-basis]")?.dataset.basis : null;
  return { power, ...(gap && { gap }), ...(basis && { basis }) };
}

function concerns(comment, power) {
  const { span } = comment;
  return comment.power === power.id || (span && power.spans.some(({ start, end }) => span.start < end && start < span.end));
}

function elsewhere(session, comments, unfolded) {
  const words = session.page.say("comments.elsewhere", { count: comments.length });
  return h("details", { open: unfolded }, h("summary", {}, words), ...comments.map((comment) => card(session, comment)));
}

function card(session, comment) {
  const { page: { say }, draft } = session;
  const { id, text, by, at, resolved, answers = [] } = comment;
  const put = (changed) => act(session, { kind: "put", entity: "comment", key: id, value: { ...get(session.page, "comment", id), ...changed } });
  const writing = draft?.key === id ? form(session, draft) : null;
  return h("article", { class: "qy-remark", "data-comment": id, "data-resolved": String(resolved) },
    h("header", {}, signature(say, by, at), subject(session, comment), resolved ? h("small", {}, say("comments.resolved")) : null),
    draft?.key === id && draft.does === "edit" ? writing : h("p", {}, text),
    ...answers.map((answer) => h("div", { class: "qy-reply" }, signature(say, answer.by, answer.at), h("p", {}, answer.text))),
    draft?.key === id && draft.does === "answer" ? writing : null,
    h("div", { class: "qy-buttons" },
      button(say("comments.answer"), () => write(session, { key: id, does: "answer", on: comment, text: "" }), { class: "qy-quiet" }),
      button(say(resolved ? "comments.reopen" : "comments.resolve"), () => put({ resolved: !resolved }), { class: "qy-quiet" }),
      button(say("comments.edit"), () => write(session, { key: id, does: "edit", on: comment, text }), { class: "qy-quiet" }),
      button(say("comments.drop"), () => act(session, { kind: "drop", entity: "comment", key: id }), { class: "qy-quiet" })));
}

/** Who and when; what was not acknowledged yet is signed by nobody. */
function signature(say, by, at) {
  const day = at ? new Date(at).toLocaleString("sv-SE").slice(0, 16) : "";
  return h("small", { class: "qy-signature" }, [by || say("comments.me"), day].filter(Boolean).join(" · "));
}

/** What a comment is on, and the way there. */
function subject(session, { span, power, basis, gap }) {
  const { page } = session;
  const { say } = page;
  if (span) return button(`“${short(span.quote ?? "")}”`, () => reveal(session.view, span.start, span.end), { class: "qy-quiet qy-subject" });
  const there = power ? get(page, "power", power) : null;
  if (!there) return h("small", {}, say(power ? "comments.on_gone" : "comments.on_document"));
  const go = () => take(session, { kind: "power", key: power });
  return button(wordsOf(page, there, basis, gap), go, { class: "qy-quiet qy-subject" });
}

function wordsOf({ say, gaps }, power, basis, gap) {
  if (gap) return say("comments.on_gap", { gap: short((gaps ?? []).find(({ id }) => id === gap)?.message ?? say("comments.asked_no_more")) });
  const found = basis && power.bases.find(({ id }) => id === basis);
  if (found) return say("comments.on_basis", { basis: short(found.cited?.title ?? found.span?.quote ?? basis) });
  return say("comments.on_power", { power: short(power.action) });
}

function short(words) {
  return words.length > 24 ? `${words.slice(0, 24)}…` : words;
}

/** Take up writing; what is half written elsewhere is not thrown away. */
function write(session, draft) {
  if (session.page.layer) return notice(session, session.page.say("layers.read_only"));
  if (!isHalfWritten(session)) session.draft = { ...draft, was: draft.text };
  session.redraw();
  const field = session.parts.comments.querySelector("textarea");
  const folded = field.closest("details");
  if (folded) folded.open = true;
  field.focus();
  return field.closest(".qy-draft").scrollIntoView({ block: "nearest" });
}

function isHalfWritten({ page, draft }) {
  return Boolean(draft) && draft.text !== draft.was && (draft.does === "remark" || get(page, "comment", draft.key) !== null);
}

function form(session, draft) {
  const { say } = session.page;
  const words = say(`comments.${draft.does}_how`);
  const field = h("textarea", { rows: "2", "aria-label": words, placeholder: words });
  field.value = draft.text;
  field.addEventListener("input", () => { draft.text = field.value; });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    save(session, draft);
  });
  return h("div", { class: "qy-draft" },
    draft.does === "remark" ? h("header", {}, subject(session, draft.on)) : null,
    field,
    h("div", { class: "qy-buttons" },
      button(say("comments.save"), () => save(session, draft), { class: "qy-main", key: "Enter" }),
      button(say("comments.cancel"), () => leave(session), { class: "qy-quiet" }),
      h("small", {}, say("comments.how"))));
}

function save(session, draft) {
  const text = draft.text.trim();
  if (!text) return leave(session);
  const there = get(session.page, "comment", draft.key);
  const value = {
    remark: () => ({ ...draft.on, text, resolved: false, answers: [] }),
    edit: () => ({ ...there, text }),
    answer: () => ({ ...there, answers: [...(there.answers ?? []), { text }] }),
  }[draft.does]();
  leave(session);
  return act(session, { kind: "put", entity: "comment", key: draft.key, value });
}

/** Back to the text; nothing is being written any more. */
function leave(session) {
  session.draft = null;
  session.view.root.focus({ preventScroll: true });
  session.redraw();
}
