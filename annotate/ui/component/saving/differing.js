/** Where two values of one thing differ, seen from the one that both came from. */

/** The path of a thing as a whole, where it stands or does not. */
const WHOLE = "whole";

const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value) && !("start" in value);
const same = (a, b) => canonical(a ?? null) === canonical(b ?? null);

/**
 * What stands now with what one changed laid over it, slot by slot.
 * @param {any} base what both came from (null: nothing) @param {any} mine @param {any} theirs what stands now
 */
export function laidOver(base, mine, theirs) {
  if (!isMap(mine) || !isMap(theirs)) return mine;
  return { ...theirs, ...Object.fromEntries(changed(base, mine).map((name) => [name, mine[name] ?? null])) };
}

/**
 * The slots that one changed and that stand otherwise now, each by its path.
 * @returns {{path: string, mine: any, theirs: any}[]}
 */
export function differences(base, mine, theirs) {
  if (isMap(mine) && isMap(theirs)) return changed(base, mine).flatMap((name) => slots(name, mine[name], theirs[name]));
  if (same(mine, theirs)) return [];
  const besides = isMap(mine) && isMap(base) ? changed(base, mine).flatMap((name) => slots(name, mine[name], null)) : [];
  return [{ path: WHOLE, mine, theirs }, ...besides];
}

function slots(name, mine, theirs) {
  const [here, there] = [leaves(mine, name), leaves(theirs, name)];
  const paths = [...new Set([...Object.keys(here), ...Object.keys(there)])];
  return paths.filter((path) => !same(here[path], there[path]))
    .map((path) => ({ path, mine: here[path] ?? null, theirs: there[path] ?? null }));
}

function changed(base, mine) {
  return Object.keys(mine).filter((name) => !isMap(base) || !same(base[name], mine[name]));
}

function leaves(value, path) {
  if (!isMap(value)) return { [path]: value };
  return Object.entries(value).reduce((all, [name, part]) => ({ ...all, ...leaves(part, `${path}.${name}`) }), {});
}

/** As text that does not depend on the order of names; an absent slot is as good as an empty one. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value ?? null);
  const filled = Object.keys(value).filter((name) => (value[name] ?? null) !== null).sort();
  return `{${filled.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`;
}
