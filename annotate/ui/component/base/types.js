/**
 * The shapes that the modules share. Every offset is in code points, as in the record, but where it is said to be in units
 * (UTF-16): `page.text` and the DOM count in these, and `offsets.js` leads from one to the other.
 *
 * @typedef {{start: number, end: number, quote?: string}} Span
 * @typedef {{kind: string, title?: string|null, provisions?: string[], name?: string|null}} Cited
 * @typedef {{work: string, version: string|null, provisions: string[]}} Target
 * @typedef {{id: string, relation: string, cited: Cited, span: Span|null, stated: boolean, target: Target|null,
 *   evidence: {quote: string}|null, status: string, origin: string, note?: string}} Basis
 * @typedef {{name: string, organ_type?: string|null, level?: string|null, place?: string|null, span?: Span|null,
 *   posts?: object[], in_whose_name?: string|null, capacity?: string|null}} Actor
 * @typedef {{id: string, spans: Span[], type: string, mode: string, action: string, measure: string|null,
 *   actor: Actor|null, co_actors: Actor[], recipient: object|null, target: string|null, as_of: any,
 *   place: string|null, facts: Object<string, any>, bases: Basis[], origin: string, note: string,
 *   score?: number|null}} Power
 * @typedef {{start: number, end: number, quote: string, kind: string, title: string|null, work: string|null,
 *   provisions: string[], resolution: string, candidates?: string[], negated?: boolean}} Citation
 * @typedef {{id: string, code: string, power: string, basis: string|null, subject: string|null, status: string,
 *   severity: string, message: string, provision: string|null, missing_facts: string[],
 *   proof: {facts: object[], provisions: string[], refuted_by: string, masked: string[]}, chain: string[],
 *   fingerprint: string, decision: object|null}} Gap
 * @typedef {{entity: string, key: string, value: any, revision: number}} Entity
 * @typedef {{id: string, client: string, seq: number, kind: 'put'|'drop'|'undo'|'redo', entity: string|null,
 *   key: string|null, value: any, was: number|null, base: any, stopped?: {why: 'conflict'|'refused', reason?: string},
 *   alone?: boolean, failed?: number}} Act what a client did; `base`: the value it rests on; `stopped`: a person must choose
 * @typedef {{kind: 'power'|'suggestion', key: string}} Hand
 * @typedef {{id: string, text: string, meta: object, terms: object, say: (key: string, values?: object) => string,
 *   known: Map<string, Entity>, pending: () => Act[], said: Map<string, Entity>, citations: Citation[],
 *   paragraphs: [number, number][], suggestions: Power[], looking: boolean, gaps: Gap[]|null, askedAt: Map<string, number>,
 *   layers: {by: string, kind: string}[], layer: object|null, hand: Hand|null, basis: string|null, picked: boolean, revision: number,
 *   provisions: Map<string, any>, offsets: import('./offsets.js').Offsets, lastSearch: object|null, ordered?: object, sorted?: object, standing?: object}} Page
 *   `ordered`, `sorted`, `standing`: computed once for what they rest on
 * @typedef {{page: Page, view: import('../text/text.js').View, root: HTMLElement, parts: Object<string, HTMLElement>,
 *   painting: object, outbox: object, redraw: () => void, tell: (revision: number) => void, panel: object|null,
 *   toStep: number, finding: {start: number, end: number}[], found?: number}} Session what is open: `redraw` for when it
 *   changed, `tell` for what Streamlit counts, the step (1, -1, or 0) that is to be taken once suggestions are here, and
 *   the places of the words that were sought. A module keeps its own standing beside these, under a name of its own
 *   (`session.tour`, `session.find` …), which no other module writes.
 */
export {};
