// Maps of several fits beside each other, in rows of phases that were matched.
import { el } from "./dom.js";
import { MapView, follow } from "./map.js";
import { abundancePicture } from "./maps.js";
import { State } from "./state.js";

/**
 * Fills the section; maps of the same size zoom together.
 * @param {HTMLElement} place
 * @param {any[]} fits
 */
export function showBeside(place, fits) {
  /** @type {number[][]} */
  const matches = JSON.parse(place.dataset.matches);
  /** @type {Map<string, State>} */
  const states = new Map();
  const truth = place.dataset.truth === "true" ? (fits[0].layers?.truth ?? []) : [];
  const columns = fits.map((fit) => {
    const key = `${fit.header.height}×${fit.header.width}`;
    if (fit.layers && !states.has(key)) {
      states.set(key, new State(fit.header.height, fit.header.width));
    }
    return { fit, state: states.get(key) };
  });
  const grid = el("div", { class: "beside-grid" });
  grid.style.gridTemplateColumns = `repeat(${fits.length + Math.min(1, truth.length)}, minmax(11rem, 24rem))`;
  /** @type {MapView[]} */
  const views = [];
  const rows = Math.max(...matches.map((match) => match.length), 0);
  for (let row = 0; row < rows; row++) {
    if (truth[row]) {
      const { map } = truth[row];
      const view = new MapView(columns[0].state, map.name, abundancePicture(map, true), fits[0].header.pixelSize);
      views.push(view);
      grid.append(view.node);
    } else if (truth.length > 0) {
      grid.append(el("p", { class: "note", text: "no phase of the truth" }));
    }
    columns.forEach(({ fit, state }, i) => {
      const layer = fit.layers?.phases[matches[i][row] ?? -1];
      if (layer) {
        const title = `${fit.header.title}: ${layer.name}`;
        const view = new MapView(state, title, abundancePicture(layer, fit.header.onSimplex), fit.header.pixelSize);
        views.push(view);
        grid.append(view.node);
      } else {
        grid.append(el("p", { class: "note", text: "no phase matches" }));
      }
    });
  }
  place.replaceChildren(el("div", { class: "scroll" }, grid));
  follow([...states.values()], grid, () => views)();
}
