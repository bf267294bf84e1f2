/** The keys, shown. */
import { button, h } from "./base/dom.js";
import { beginTour } from "./tour.js";

/** Show these keys and what they do. @param {{key: string, does: string}[]} keys */
export function showHelp(session, keys) {
  const { say } = session.page;
  const names = { " ": say("key.space"), Escape: "Esc" };
  const dialog = h("dialog", { class: "qy-help", "aria-label": say("help.title") },
    h("h2", {}, say("help.title")),
    h("dl", { class: "qy-keys" }, ...keys.map(({ key, does }) => h("div", {}, h("dt", {}, h("kbd", {}, names[key] ?? key)), h("dd", {}, say(`key.${does}`))))),
    h("p", { class: "qy-hint" }, say("help.marks")),
    h("p", { class: "qy-legend" }, ...["power", "hand", "suggestion", "basis", "actor", "citation", "comment", "read"].map((kind) => h("span", { class: `qy-${kind}` }, say(`mark.${kind}`)))),
    h("div", { class: "qy-buttons" },
      button(say("panel.close"), () => dialog.close(), { class: "qy-main" }),
      button(say("tour.again"), () => { dialog.close(); beginTour(session); }, { class: "qy-quiet" })));
  dialog.addEventListener("close", () => {
    dialog.remove();
    session.view.root.focus({ preventScroll: true });
  });
  session.root.append(dialog);
  dialog.showModal();
}
