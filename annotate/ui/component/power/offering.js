/** A list under a field: what is typed narrows it, the arrows go through it, Enter takes; what it lacks may be typed. */
import { h } from "../base/dom.js";

/** More than these are not shown: type on. */
const MOST = 40;
const LIST = "qy-offered";

/**
 * Offer values for a field. Taking one is a change of the field, as if it had been typed. Nothing opens while an input
 * method composes, nor by going through the fields with Tab.
 * @param {HTMLInputElement} field @param {HTMLElement} root where the list is put @param {() => string[]} values
 */
export function offer(field, root, values) {
  const box = { field, root, values, list: null, at: -1 };
  const about = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", autocomplete: "off" };
  for (const [name, value] of Object.entries(about)) field.setAttribute(name, value);
  field.addEventListener("input", (event) => { if (!event.isComposing) open(box, field.value); });
  field.addEventListener("compositionend", () => open(box, field.value));
  field.addEventListener("click", () => { if (!box.list) open(box, ""); });
  field.addEventListener("keydown", (event) => press(box, event));
  field.addEventListener("blur", () => close(box));
  return field;
}

function press(box, event) {
  if (event.isComposing || event.ctrlKey || event.metaKey) return;
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by && box.list) go(box, by);
  else if (by) open(box, "");
  else if (event.key === "Enter" && box.at >= 0) take(box, box.list.children[box.at].textContent);
  else if (event.key === "Escape" && box.list) close(box);
  else {
    if (event.key === "Tab" && box.at >= 0) take(box, box.list.children[box.at].textContent);
    return;
  }
  event.preventDefault();
}

/** Those that begin with the words first, then those that hold them. */
function matching(values, typed) {
  const words = typed.trim();
  const within = values.filter((value) => value.includes(words) && value !== words);
  return [...within.filter((value) => value.startsWith(words)), ...within.filter((value) => !value.startsWith(words))].slice(0, MOST);
}

function open(box, typed) {
  close(box);
  const found = matching(box.values(), typed);
  if (!found.length) return;
  box.list = h("ul", { id: LIST, class: "qy-offer", role: "listbox", popover: "manual", "aria-label": box.field.labels?.[0]?.textContent ?? "" },
    ...found.map((value, at) => h("li", {
      id: `${LIST}-${at}`, role: "option", "aria-selected": "false", onpointerdown: (event) => {
        event.preventDefault();
        take(box, value);
      },
    }, value)));
  box.root.append(box.list);
  const at = box.field.getBoundingClientRect();
  const below = window.innerHeight - at.bottom > 180 || at.top < 180;
  Object.assign(box.list.style, { left: `${at.left}px`, minWidth: `${at.width}px` },
    below ? { top: `${at.bottom + 2}px` } : { bottom: `${window.innerHeight - at.top + 2}px` });
  box.list.showPopover();
  box.scrolled = (event) => { if (event.target !== box.list) close(box); };
  window.addEventListener("scroll", box.scrolled, true);
  box.field.setAttribute("aria-expanded", "true");
  box.field.setAttribute("aria-controls", LIST);
}

function go(box, by) {
  const options = [...box.list.children];
  options[box.at]?.setAttribute("aria-selected", "false");
  box.at = box.at < 0 && by < 0 ? options.length - 1 : (box.at + by + options.length) % options.length;
  options[box.at].setAttribute("aria-selected", "true");
  options[box.at].scrollIntoView({ block: "nearest" });
  box.field.setAttribute("aria-activedescendant", options[box.at].id);
}

function take(box, value) {
  close(box);
  box.field.value = value;
  box.field.dispatchEvent(new Event("change"));
}

function close(box) {
  if (!box.list) return;
  window.removeEventListener("scroll", box.scrolled, true);
  box.list.remove();
  box.list = null;
  box.at = -1;
  box.field.setAttribute("aria-expanded", "false");
  box.field.removeAttribute("aria-controls");
  box.field.removeAttribute("aria-activedescendant");
}
