/** What goes over the wire to our own routes, and what comes back. */

/** A request that the server understood and refused, in its own words; `status` 0: it could not be reached. */
export class Refused extends Error {
  /** @param {number} status @param {{field?: string, reason?: string}} error */
  constructor(status, error) {
    super(error.reason ?? "");
    this.status = status;
    this.field = error.field ?? "";
  }
}

/** The text of a document; its address holds its hash, so the browser keeps it. @param {string} sha256 */
export async function fetchText(sha256) {
  const answer = await ask(`/qy/text/${sha256}`);
  return answer.text();
}

/** All that is said of a document now. @param {string} id */
export async function fetchMarks(id) {
  return (await ask(`/qy/marks/${encodeURIComponent(id)}`)).json();
}

/** All that is asked of a document's powers, and the revision of which it is asked. */
export async function fetchGaps(id) {
  return (await ask(`/qy/gaps/${encodeURIComponent(id)}`)).json();
}

/** The powers that the tool sees in a document; of a long text that takes seconds when it is asked first. */
export async function fetchSuggestions(id) {
  return (await (await ask(`/qy/suggestions/${encodeURIComponent(id)}`, { cache: "no-store" })).json()).suggestions;
}

/** @param {string} id @param {{client: string, acts: object[]}} batch */
export async function postActs(id, batch) {
  const answer = await ask(`/qy/acts/${encodeURIComponent(id)}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(batch),
  });
  return answer.json();
}

/** Provisions that say something like `q`, as of a day (null: today's). */
export async function findProvisions(q, on) {
  return (await ask(`/qy/find?${query({ q, on })}`)).json();
}

/** One provision of the version of a day, or of a named version. */
export async function fetchProvision({ work, version = null, on = null, path = "" }) {
  return (await ask(`/qy/provision?${query({ work, version, on, path })}`)).json();
}

function query(parts) {
  const given = Object.entries(parts).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return new URLSearchParams(given);
}

async function ask(address, options = {}) {
  let answer;
  try {
    answer = await fetch(address, { credentials: "same-origin", ...options });
  } catch (unreachable) {
    throw new Refused(0, { reason: String(unreachable) });
  }
  if (answer.ok) return answer;
  const said = await answer.json().catch(() => ({}));
  throw new Refused(answer.status, said.error ?? { reason: answer.statusText });
}
