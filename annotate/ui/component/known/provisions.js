/** Provisions as the catalogue or the record has them: of which day, under which words. */
import { get } from "./state.js";
import { fetchProvision } from "../saving/wire.js";

/** A provision as it stood on the day of the power, or in the version that is linked; asked once. */
export async function provisionOf(session, { work, version, path }, on) {
  const { provisions } = session.page;
  const brought = work.startsWith("record/") ? get(session.page, "instrument", work.slice("record/".length)) : null;
  if (brought) {
    const text = brought.provisions?.[path] ?? null;
    return { title: brought.title, version, state: text ? "held" : "not_held", label: path && pathWords(path), text };
  }
  const name = JSON.stringify([work, version, version ? null : on, path]);
  if (!provisions.has(name)) {
    provisions.set(name, fetchProvision({ work, version, on: version ? null : on, path }).catch((refused) => {
      if (!refused.status) provisions.delete(name);
      return { error: refused.message };
    }));
  }
  return provisions.get(name);
}

/** The day on which the law is to be read: the power's, or its first where it spans some. */
export function dayOf(page, power) {
  const said = power?.as_of && typeof power.as_of === "object" ? power.as_of.from : power?.as_of;
  const [year, month = "01", day = "01"] = (said ?? page.meta.issued_on ?? "").split("-");
  return year ? `${year}-${month}-${day}` : null;
}

const DIGITS = "〇一二三四五六七八九";

/** `34` as 三十四, as statutes number their articles; above four digits as it is. @param {string} number */
function spoken(number) {
  if (!/^[1-9]\d{0,3}$/.test(number)) return number;
  const units = ["", "十", "百", "千"];
  const words = [...number].map((digit, at) => (digit === "0" ? "〇" : DIGITS[digit] + units[number.length - 1 - at])).join("");
  return words.replace(/〇+$/, "").replace(/〇+/g, "零").replace(/^一十/, "十");
}

/** `34/2/1` as 第三十四条第二款第一项, for a path that the server has not put in words. */
export function pathWords(path) {
  const chapter = /^c(\d+)(?:s(\d+))?$/.exec(path);
  if (chapter) return `第${spoken(chapter[1])}章${chapter[2] ? `第${spoken(chapter[2])}节` : ""}`;
  if (path.startsWith("x")) return `附件${path.slice(1)}`;
  const names = ["条", "款", "项", "目"];
  return path.split("/").map((step, at) => {
    const [number, ...among] = step.split("-");
    return step === "_" ? "" : `第${spoken(number)}${names[at]}${among.map((one) => `之${spoken(one)}`).join("")}`;
  }).join("");
}
