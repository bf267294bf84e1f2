/** Which of the acts that wait can go to the server together now. */

const LARGEST_BATCH = 50;

/**
 * The acts that can go together: of one client, in order; undo and redo go alone, once all before them is settled. An act
 * that breaks the server is passed by those that do not build on it, and tried again when nothing else is to be sent.
 * @param {import('../base/types.js').Act[]} acts
 */
export function nextBatch(acts) {
  const batch = [];
  const passed = [];
  for (const act of acts) {
    if (act.failed || passed.some((earlier) => buildsOn(act, earlier))) {
      passed.push(act);
      continue;
    }
    const alone = act.alone || isStep(act);
    if (batch.length && (alone || act.client !== batch[0].client || batch.length === LARGEST_BATCH)) break;
    batch.push(act);
    if (alone) break;
  }
  if (batch.length) return batch;
  const free = passed.filter((act, at) => !passed.slice(0, at).some((earlier) => buildsOn(act, earlier)));
  return free.sort((a, b) => (a.failed ?? 0) - (b.failed ?? 0)).slice(0, 1);
}

/** Undo and redo are steps through what was done. @param {import('../base/types.js').Act} act */
export const isStep = ({ kind }) => kind === "undo" || kind === "redo";
/** Is an act about this thing? */
export const isOn = (act, entity, key) => act.entity === entity && act.key === key;

function buildsOn(act, earlier) {
  if (isStep(act) || isStep(earlier)) return act.client === earlier.client;
  return isOn(act, earlier.entity, earlier.key);
}
