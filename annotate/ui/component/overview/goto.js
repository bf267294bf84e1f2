/** Going to a line by its number, as it stands beside the text and in whoever quotes it. */
import { h } from "../base/dom.js";
import { toPoints } from "../base/offsets.js";
import { placeCaret } from "../text/selection.js";
import { reveal } from "../text/text.js";

/** Open the field; Enter goes there, Escape stays. @param {import('../base/types.js').Session} session */
export function openGoto(session) {
  const { page, view, parts } = session;
  const words = page.say("goto.label", { last: view.lines.length });
  session.going ??= h("input", {
    type: "text", class: "qy-goto", "data-own-keys": true, inputmode: "numeric", autocomplete: "off", "aria-label": words, placeholder: words,
    onkeydown: (event) => {
      if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
      event.preventDefault();
      if (event.key === "Escape" || goTo(session, session.going.value)) close(session);
    },
    oninput: () => session.going.setCustomValidity(""),
    onblur: () => session.going.remove(),
  });
  session.going.value = "";
  session.going.setCustomValidity("");
  parts.bar.append(session.going);
  session.going.focus();
}

/** Put the caret at the beginning of this line; false where there is none. */
function goTo(session, typed) {
  const { page, view, going } = session;
  const number = Number(typed.normalize("NFKC").replace(/[^\d]/g, ""));
  const line = view.lines[number - 1];
  if (!line) {
    going.setCustomValidity(page.say("goto.none", { last: view.lines.length }));
    going.reportValidity();
    return false;
  }
  const point = toPoints(page.offsets, line.start);
  placeCaret(view, point);
  reveal(view, point, point);
  return true;
}

function close({ view }) {
  view.root.focus({ preventScroll: true });
}
