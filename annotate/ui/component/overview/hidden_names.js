/** What characters that cannot be seen are called: a short name to show in their place, and their name in Unicode. */

const NAMES = new Map(Object.entries({
  "00A0": ["NBSP", "NO-BREAK SPACE"], "00AD": ["SHY", "SOFT HYPHEN"], "034F": ["CGJ", "COMBINING GRAPHEME JOINER"],
  "061C": ["ALM", "ARABIC LETTER MARK"], "115F": ["HCF", "HANGUL CHOSEONG FILLER"], "1160": ["HJF", "HANGUL JUNGSEONG FILLER"],
  "180E": ["MVS", "MONGOLIAN VOWEL SEPARATOR"], "200B": ["ZWSP", "ZERO WIDTH SPACE"], "200C": ["ZWNJ", "ZERO WIDTH NON-JOINER"],
  "200D": ["ZWJ", "ZERO WIDTH JOINER"], "200E": ["LRM", "LEFT-TO-RIGHT MARK"], "200F": ["RLM", "RIGHT-TO-LEFT MARK"],
  2028: ["LSEP", "LINE SEPARATOR"], 2029: ["PSEP", "PARAGRAPH SEPARATOR"], "202A": ["LRE", "LEFT-TO-RIGHT EMBEDDING"],
  "202B": ["RLE", "RIGHT-TO-LEFT EMBEDDING"], "202C": ["PDF", "POP DIRECTIONAL FORMATTING"],
  "202D": ["LRO", "LEFT-TO-RIGHT OVERRIDE"], "202E": ["RLO", "RIGHT-TO-LEFT OVERRIDE"], "202F": ["NNBSP", "NARROW NO-BREAK SPACE"],
  2060: ["WJ", "WORD JOINER"], 2061: ["FA", "FUNCTION APPLICATION"], 2062: ["IT", "INVISIBLE TIMES"], 2063: ["IS", "INVISIBLE SEPARATOR"],
  2064: ["IP", "INVISIBLE PLUS"], 2066: ["LRI", "LEFT-TO-RIGHT ISOLATE"], 2067: ["RLI", "RIGHT-TO-LEFT ISOLATE"],
  2068: ["FSI", "FIRST STRONG ISOLATE"], 2069: ["PDI", "POP DIRECTIONAL ISOLATE"], 3164: ["HF", "HANGUL FILLER"],
  FEFF: ["BOM", "ZERO WIDTH NO-BREAK SPACE"], FFA0: ["HWHF", "HALFWIDTH HANGUL FILLER"],
  FFF9: ["IAA", "INTERLINEAR ANNOTATION ANCHOR"], FFFA: ["IAS", "INTERLINEAR ANNOTATION SEPARATOR"], FFFB: ["IAT", "INTERLINEAR ANNOTATION TERMINATOR"],
  E0001: ["TAG", "LANGUAGE TAG"], E007F: ["TAG END", "CANCEL TAG"],
}));

/**
 * @param {string} character
 * @returns {{short: string, long: string}} `long` begins with the number, as in U+200B
 */
export function namesOf(character) {
  const code = character.codePointAt(0);
  const hex = code.toString(16).toUpperCase().padStart(4, "0");
  const [short, long] = NAMES.get(hex) ?? kindOf(code, character, hex);
  return { short, long: `U+${hex} ${long}` };
}

/** Those that have no name of their own here. */
function kindOf(code, character, hex) {
  if (code >= 0xE0020 && code <= 0xE007E) return [`TAG ${String.fromCharCode(code - 0xE0000)}`, "TAG CHARACTER"];
  if (code >= 0xFE00 && code <= 0xFE0F) return [`VS${code - 0xFE00 + 1}`, "VARIATION SELECTOR"];
  if (code >= 0xE0100 && code <= 0xE01EF) return [`VS${code - 0xE0100 + 17}`, "VARIATION SELECTOR"];
  if (/\p{Co}/u.test(character)) return [`PUA ${hex}`, "PRIVATE USE"];
  if (/\p{Cc}/u.test(character)) return [`CTRL ${hex}`, "CONTROL"];
  return [hex, "FORMAT CHARACTER"];
}
