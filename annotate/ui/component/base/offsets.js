/** Code points to UTF-16 units and back; a text without characters beyond the first plane costs nothing. */

/** @typedef {{points: number[], length: number}} Offsets `points`: where the characters of two units stand. */

/**
 * The places in a text where one code point takes two units.
 * @param {string} text
 * @returns {Offsets}
 */
export function offsetsOf(text) {
  const points = [];
  const pair = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;
  for (let found = pair.exec(text); found; found = pair.exec(text)) points.push(found.index - points.length);
  return { points, length: text.length - points.length };
}

/**
 * @param {Offsets} offsets
 * @param {number} point a code point offset
 * @returns {number} the same place in UTF-16 units
 */
export function toUnits({ points }, point) {
  return point + countBelow(points, (at) => at < point);
}

/**
 * @param {Offsets} offsets
 * @param {number} unit a UTF-16 offset; one inside a pair counts as the place before it
 * @returns {number} the same place in code points
 */
export function toPoints({ points }, unit) {
  return unit - countBelow(points, (at, index) => at + index + 1 < unit) - splits(points, unit);
}

/** Does a unit offset lie in the middle of a pair? @returns {number} 1 or 0 */
function splits(points, unit) {
  const before = countBelow(points, (at, index) => at + index + 1 < unit);
  return before < points.length && points[before] + before + 1 === unit ? 1 : 0;
}

/** How many entries, from the first, hold; the list is sorted, so a binary search will do. */
function countBelow(points, holds) {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(points[middle], middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
