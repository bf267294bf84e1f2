/** What goes over the wire to our own routes, and what comes back. */

/**
 * A request that came to nothing. `status` 0: no answer, or none that makes sense. `ours`: the server understood and
 * refused it, in the words of our contract; else whoever answered is not our server, or is not well.
 */
export class Refused extends Error {
  /** @param {number} status @param {{field?: string, reason?: string}} error */
  constructor(status, error, ours = false) {
    super(error.reason ?? "");
    this.status = status;
    this.field = error.field ?? "";
    this.ours = ours;
  }
}

/** The text of a document; its address holds its hash, so the browser keeps it. @param {string} sha256 */
export async function fetchText(sha256) {
  const answer = await ask(`/qy/text/${sha256}`);
  return answer.text();
}

/** All that is said of a document now, by us or by somebody else. @param {string} id @param {string} [layer] whose */
export async function fetchMarks(id, layer) {
  return (await ask(`/qy/marks/${encodeURIComponent(id)}${layer === undefined ? "" : `?${new URLSearchParams({ layer })}`}`)).json();
}

/** All that is asked of a document's powers, and the revision of which it is asked. */
export async function fetchGaps(id) {
  return (await ask(`/qy/gaps/${encodeURIComponent(id)}`)).json();
}

/** The powers that the tool sees in a document; of a long text that takes seconds when it is asked first. */
export async function fetchSuggestions(id) {
  return (await (await ask(`/qy/suggestions/${encodeURIComponent(id)}`, { cache: "no-store" })).json()).suggestions;
}

/**
 * Send acts; none to ask only for the revision. The answer is here once the acts are committed; what is asked since then
 * follows as `later` (null: it did not come). @param {string} id @param {{client: string, acts: object[]}} batch
 * @param {AbortSignal} [signal] ends the wait for an answer
 */
export async function postActs(id, batch, signal) {
  const answer = await ask(`/qy/acts/${encodeURIComponent(id)}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(batch),
    signal,
  });
  const read = linesOf(answer.body);
  const said = await read().catch((broken) => { throw new Refused(0, { reason: String(broken) }); });
  if (![said?.acked, said?.conflicts, said?.changed].every(Array.isArray)) throw new Refused(0, { reason: "no answer to acts" });
  return { ...said, later: read().catch(() => null) };
}

/** Reads a value of JSON a line, each as soon as it is here; null at the end. @returns {() => Promise<any>} */
function linesOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let held = "";
  return async () => {
    for (let ended = false; !held.includes("\n") && !ended;) {
      const { value = "", done } = await reader.read();
      held += value;
      ended = done;
    }
    const [line, ...rest] = held.split("\n");
    held = rest.join("\n");
    return line ? JSON.parse(line) : null;
  };
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
  const ours = typeof said?.error?.reason === "string";
  throw new Refused(answer.status, ours ? said.error : { reason: `${answer.status} ${answer.statusText}` }, ours);
}
