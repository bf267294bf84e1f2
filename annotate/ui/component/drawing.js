/** Drawing what is known: the marks over the text, the panel, the frame, the gaps and the count. */
import { commentMarks, drawComments } from "./power/comments.js";
import { keepFocus } from "./focus.js";
import { drawFrame } from "./power/frame.js";
import { drawGaps } from "./power/gaps.js";
import { drawHandles } from "./overview/handles.js";
import { drawLayers } from "./power/layers.js";
import { drawMinimap } from "./overview/minimap.js";
import { marksOf, paint } from "./text/painting.js";
import { drawPanel } from "./power/panel.js";
import { openSuggestions, powers } from "./known/state.js";
import { followTour } from "./tour.js";
import { drawUnread, standing } from "./overview/unread.js";

/** Draw all that may have changed. @param {import('./base/types.js').Session} session */
export function draw(session) {
  const { page, parts, finding } = session;
  const found = finding.map((place, index) => ({ kind: index === session.found ? "found" : "find", ...place }));
  paint(session.painting, [...marksOf(page), ...commentMarks(session), ...found]);
  keepFocus(session, () => {
    drawPanel(session);
    drawFrame(session);
    drawGaps(session);
  });
  drawHandles(session);
  drawComments(session);
  drawLayers(session);
  drawUnread(session);
  drawMinimap(session);
  followTour(session);
  parts.count.dataset.looking = String(page.looking);
  parts.count.textContent = page.say("bar.count", {
    powers: powers(page).length,
    suggestions: page.looking ? "…" : openSuggestions(page).length,
    unread: standing(page).left,
  });
}
