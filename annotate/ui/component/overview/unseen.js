/**
 * Which characters of a text cannot be seen: the one table of them, by which they are shown by name and words are found
 * through them. The blank of Chinese type (U+3000), tabs and line ends are not in it: they can be seen, and stand where
 * they are wanted.
 */

/** What draws nothing, wherever it stands. */
const NOTHING = "(?![\\t\\n\\r])[\\p{Default_Ignorable_Code_Point}\\p{Cf}\\p{Cc}\\u2028\\u2029]";
/** Blanks that look like the common one: odd only within a Chinese word, which they part for every search. */
const BLANK = "[\\u00A0\\u2000-\\u200A\\u202F\\u205F\\u2800]";
/** Of private use: no two readers need see the same, so it is named; but it may be drawn, so that no word goes through it. */
const PRIVATE = "\\p{Co}";

/** What changes the order in which other characters are seen. */
export const TURNS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

const RUN = new RegExp(`(${NOTHING}|${BLANK}|${PRIVATE})\\1*`, "gu");
const ALL_NOTHING = new RegExp(NOTHING, "gu");
const ODD_BLANKS = new RegExp(`(?<=\\p{Script=Han})(?:${BLANK})+(?=\\p{Script=Han})`, "gu");
const ONE_BLANK = new RegExp(BLANK, "u");
const HAN = /\p{Script=Han}/u;
const VARIATION = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u;

/** @typedef {{start: number, end: number, character: string, many: number}} Run the same one, `many` times, in units */

/** Every run of such characters, but for those that belong where they stand. @param {string} text @returns {Run[]} */
export function unseenIn(text) {
  const runs = [];
  for (const { 0: all, 1: character, index: start } of text.matchAll(RUN)) {
    const run = { start, end: start + all.length, character, many: all.length / character.length };
    if (!belongs(text, run)) runs.push(run);
  }
  return runs;
}

/**
 * The pattern of these words as they are seen: whoever seeks them cannot know what stands unseen between two characters,
 * in the text or in the words that were pasted. Empty words have none. @param {string} words @returns {RegExp|null}
 */
export function patternOf(words) {
  const seen = [...words.replace(ALL_NOTHING, "").replace(ODD_BLANKS, "") || words];
  if (!seen.length) return null;
  const pattern = seen.map((one, at) => (at ? unseenBetween(seen[at - 1], one) : "") + one.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&"));
  return new RegExp(pattern.join(""), "giu");
}

function unseenBetween(before, after) {
  return HAN.test(before) && HAN.test(after) ? `(?:${NOTHING}|${BLANK})*` : `(?:${NOTHING})*`;
}

/** A joiner belongs between two emoji, a variation selector behind the sign whose shape it chooses, a blank between words. */
function belongs(text, { start, end, character, many }) {
  const [before, after] = [text.slice(Math.max(start - 4, 0), start), text.slice(end, end + 4)];
  if (ONE_BLANK.test(character)) return !(/\p{Script=Han}$/u.test(before) && /^\p{Script=Han}/u.test(after));
  if (many > 1) return false;
  if (VARIATION.test(character)) return /[\p{Emoji}\p{Script=Han}\p{S}\p{P}]$/u.test(before);
  return character === "\u200D" && /\p{ExtPict}[\uFE0F\p{EMod}]?$/u.test(before) && /^\p{ExtPict}/u.test(after);
}
