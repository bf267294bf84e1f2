/** The annotate page's working surface: put on the page, kept there while Streamlit reruns, taken away again. */
import { act, notice, take } from "./acting/doing.js";
import { button, h } from "./base/dom.js";
import { draw } from "./drawing.js";
import { openFind } from "./overview/find.js";
import { openHidden } from "./overview/hidden.js";
import { showHelp } from "./help.js";
import { KEYS, listen } from "./keys.js";
import { begin, closeSession, earlier, openSession, suggest } from "./session.js";
import { documents, get, takeGaps } from "./known/state.js";
import { firstVisit } from "./tour.js";
import { fetchGaps, fetchMarks, fetchSuggestions, fetchText } from "./saving/wire.js";

/** How long after gaps could not be had they are asked for again, in milliseconds. */
const AGAIN = 2000;

/**
 * @param {{data: {document: string, sha256: string, words: Object<string, string>, meta: object, terms: object,
 *   power: string|null, tour: boolean}, parentElement: HTMLElement, setTriggerValue: (name: string, value: any) => void}} component
 * @returns {() => void} takes it away
 */
export function mount({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(":scope .qy") ?? parentElement.appendChild(h("div", { class: "qy" }));
  root.tell = (revision) => setTriggerValue("acts", revision);
  const wanted = JSON.stringify([data.document, data.sha256, data.words, data.power]);
  if (root.wanted !== wanted) {
    unmount(root);
    root.wanted = wanted;
    open(root, wanted, data);
  }
  return () => unmount(root);
}

function unmount(root) {
  root.stop?.();
  if (root.session) {
    closeSession(root.session);
    documents.delete(root.session.page.id);
  }
  root.wanted = root.session = root.stop = null;
}

/** Text and marks are asked for at once and drawn together; gaps and suggestions once a person sees these. */
async function open(root, wanted, data) {
  const say = speaker(data.words);
  const marks = fetchMarks(data.document);
  marks.catch(() => {});
  const before = earlier(data.document);
  try {
    const text = await fetchText(data.sha256);
    if (root.wanted !== wanted) return;
    fit(root);
    const session = openSession(root, data, text, say, draw);
    root.session = session;
    session.parts.frame.replaceChildren(h("p", { class: "qy-empty" }, say("frame.reading")));
    session.tell = (revision) => root.tell(revision);
    const [said, left] = await Promise.all([marks, before]);
    if (root.wanted !== wanted) return;
    begin(session, said, left);
    root.stop = listen(session);
    furnish(session);
    if (data.tour) firstVisit(session);
    if (data.power && get(session.page, "power", data.power)) take(session, { kind: "power", key: data.power });
    await painted();
    openHidden(session);
    await Promise.all([ask(root, session), look(root, session)]);
  } catch (refused) {
    if (refused.status === undefined) throw refused;
    root.replaceChildren(h("p", { class: "qy-warn", role: "alert" }, say("notice.not_opened", { reason: refused.message })));
  }
}

/** Gaps that were asked before an act was acknowledged are asked again, as are those that could not be had. */
async function ask(root, session) {
  const { page } = session;
  while (root.session === session) {
    const asked = await fetchGaps(page.id).catch(() => null);
    if (!asked) await new Promise((later) => { setTimeout(later, AGAIN); });
    else if (takeGaps(page, asked)) break;
  }
  if (root.session === session) session.redraw();
}

/** After the next paint. */
function painted() {
  return new Promise((then) => { requestAnimationFrame(() => setTimeout(then)); });
}

/** Without suggestions one can work on: that they could not be had is said, and no more. */
async function look(root, session) {
  const { page } = session;
  const suggestions = await fetchSuggestions(page.id).catch((refused) => {
    if (root.session === session) notice(session, page.say("notice.no_suggestions", { reason: refused.message }));
    return null;
  });
  if (root.session === session) suggest(session, suggestions);
}

function furnish(session) {
  const { parts, page } = session;
  parts.bar.replaceChildren(parts.saved, parts.count,
    button(page.say("key.undo"), () => act(session, { kind: "undo" }), { class: "qy-quiet", key: "u" }),
    button(page.say("key.redo"), () => act(session, { kind: "redo" }), { class: "qy-quiet", key: "⇧u" }),
    button(page.say("find.label"), () => openFind(session), { class: "qy-quiet", key: "/" }),
    button(page.say("help.title"), () => showHelp(session, KEYS), { class: "qy-quiet", key: "?" }));
}

/** The surface takes what is left of the window below what Streamlit draws above it. */
function fit(root) {
  const top = Math.max(root.getBoundingClientRect().top + window.scrollY, 0);
  root.style.setProperty("--qy-top", `${Math.min(Math.round(top), 260)}px`);
}

/** Words by their key, with `{names}` filled in; a key without words says itself, as values of the record do. */
function speaker(words) {
  return (key, values = {}) => (words[key] ?? key.replace(/^(value|answer)\./, ""))
    .replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
