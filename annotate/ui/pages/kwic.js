/** Lines of a concordance, aligned on the phrase, each of which can be switched off and on. Words become text, never markup. */

const shown = new WeakMap();

/** @param {{data: {stamp: string, wide: boolean, rows: Row[], words: Object<string, string>}, parentElement: ParentNode, setStateValue: Function}} component */
export default function ({ data, parentElement, setStateValue }) {
  const list = parentElement.querySelector(".kwic");
  if (shown.get(list) === data.stamp) return;
  shown.set(list, data.stamp);
  const rows = data.rows.map((row, at) => line(row, at, data.words));
  const boxes = rows.map(({ box }) => box);
  const all = h("input", { type: "checkbox", id: "all" });
  const tell = () => {
    const on = boxes.filter(({ checked }) => checked).length;
    all.checked = on === boxes.length;
    all.indeterminate = on > 0 && on < boxes.length;
  };
  const told = () => {
    tell();
    setStateValue("chosen", { stamp: data.stamp, rows: boxes.flatMap(({ checked }, at) => (checked ? [at] : [])) });
  };
  all.onchange = () => {
    for (const box of boxes) box.checked = all.checked;
    told();
  };
  for (const box of boxes) box.onchange = told;
  list.onkeydown = (event) => walk(event, rows);
  list.onfocusin = ({ target }) => enter(rows, rows.find(({ element }) => element.contains(target)));
  list.classList.toggle("wide", data.wide);
  list.replaceChildren(
    h("div", { class: "row head" }, all, h("label", { for: "all" }, data.words.page)),
    ...rows.flatMap(({ head, element }) => (head ? [head, element] : [element])),
  );
  enter(rows, rows[0]);
  tell();
}

/** @typedef {{head: string, where: string, at: string, href: string, left: string, quote: string, right: string, state: string, on: boolean}} Row */

function line(row, at, words) {
  const box = h("input", { type: "checkbox", id: `line-${at}` });
  box.checked = row.on;
  const link = h("a", { href: row.href, title: `${words.open} ${row.at}` }, h("bdi", {}, row.where));
  const element = h("div", { class: "row" }, box, link,
    h("label", { for: box.id },
      h("span", { class: "left" }, h("bdi", {}, row.left)),
      h("span", { class: "right" }, h("mark", {}, h("bdi", {}, row.quote)), h("bdi", {}, row.right))),
    h("span", { class: "state" }, row.state));
  return { box, link, element, head: row.head ? h("h3", {}, h("bdi", {}, row.head)) : null };
}

/** One stop of the tab key for all lines; up and down go from line to line. */
function enter(rows, here) {
  if (!here) return;
  for (const { box, link } of rows) box.tabIndex = link.tabIndex = -1;
  here.box.tabIndex = here.link.tabIndex = 0;
}

function walk(event, rows) {
  const at = rows.findIndex(({ element }) => element.contains(event.target));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (at < 0 || to === undefined || !rows[to]) return;
  event.preventDefault();
  rows[to].box.focus();
}

function h(tag, about, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(about)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
