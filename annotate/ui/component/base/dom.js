/** One way to make elements: what comes from data becomes text or an attribute, never markup. */

/**
 * @param {string} tag
 * @param {Object<string, any>} [about] `on…` functions are listeners, `class`, `data-…`, `aria-…` and the rest attributes
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElement}
 */
export function h(tag, about = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(about)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * A button that says what it does, and its key where it has one.
 * @param {string} words
 * @param {() => void} act
 * @param {Object<string, any>} [about]
 */
export function button(words, act, about = {}) {
  return h("button", { type: "button", onclick: act, ...about }, words, about.key ? h("kbd", {}, about.key) : null);
}

/**
 * A list to choose from. The empty value reads as a dash.
 * @param {string[]} values
 * @param {(value: string) => string} label
 */
export function choice(values, label, about = {}) {
  return h("select", about, ...values.map((value) => h("option", { value }, value ? label(value) : "—")));
}

/** Is a person typing into this element? @param {EventTarget|null} target */
export function isField(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
