// Shows the true maps of a simulation beside those of the fit.
import { el } from "./dom.js";
import { significant } from "./format.js";
import { layers, precision, valueAt } from "./pack.js";
import { MapView, follow } from "./map.js";
import { abundancePicture } from "./maps.js";

/**
 * @typedef {object} TruePhase
 * @property {string} name
 * @property {number} [fitted] index of the matched phase of the fit
 * @property {Record<string, number>} atPct true composition, at.%
 * @property {import("./pack.js").Layer} map
 * @property {import("./pack.js").Layer|undefined} found the map of the fit in the same scale
 */

/**
 * The phases of the truth; empty if the map was not simulated.
 * @param {any} pack
 * @param {import("./pack.js").Layer[]} phases maps of the fit
 * @returns {TruePhase[]}
 */
export function truePhases(pack, phases) {
  const { truth } = pack.header;
  if (!truth) {
    return [];
  }
  const maps = layers(pack, truth.maps, (t) => `True ${truth.phases[t].name}`);
  const found = truth.found ? layers(pack, truth.found, (k) => phases[k].name) : phases;
  return truth.phases.map((phase, t) => ({ ...phase, map: maps[t], found: found[phase.fitted ?? -1] }));
}

/**
 * The true phase that a phase of the fit is matched with.
 * @param {any} fit
 * @param {number} k
 * @returns {TruePhase|undefined}
 */
export function trueOf(fit, k) {
  return fit.layers?.truth.find((phase) => phase.fitted === k);
}

/**
 * Fills the part of the section that holds maps.
 * @param {HTMLElement} place
 * @param {any} fit
 */
export function showTruth(place, fit) {
  const { state, header } = fit;
  /** @type {TruePhase[]} */
  const phases = fit.layers.truth;
  /** @type {MapView[]} */
  const views = [];
  const view = (title, layer) => {
    const made = new MapView(state, title, abundancePicture(layer, true), header.pixelSize);
    views.push(made);
    return made.node;
  };
  const pairs = phases.map(({ name, map, found }) =>
    el(
      "div",
      { class: "pair", role: "group", "aria-label": `${name}, true and found` },
      view(map.name, map),
      found ? view(`Found: ${found.name.toLowerCase()}`, found) : el("p", { class: "note", text: "no phase was left" }),
    ),
  );
  const grid = el("div", { class: "truth-grid" }, ...pairs);
  const readout = el("p", { class: "readout", "aria-live": "polite" });
  const tell = () => {
    readout.textContent = trueValues(phases, state.pixel);
  };
  place.replaceChildren(readout, grid, el("p", { class: "note", text: notesOnTruth(phases, header.truth.shares) }));
  state.on("pixel", tell);
  tell();
  follow([state], grid, () => views)();
}

function trueValues(phases, pixel) {
  if (!pixel) {
    return "Point at a map to read the true and the found values of a pixel.";
  }
  const { row, column } = pixel;
  const values = phases.map(({ name, map, found }) => {
    const own = found ? `, found ${valueAt(found, row, column).toFixed(4)} (${found.name.toLowerCase()})` : "";
    return `${name}: true ${valueAt(map, row, column).toFixed(4)}${own}`;
  });
  return `Row ${row}, column ${column}: ${values.join("; ")}`;
}

function notesOnTruth(phases, shares) {
  const { bin } = phases[0].map;
  return (
    `Colours go from 0 to 1 in all of these maps, which are ${shares ? "shares of the counts of a pixel" : "abundances"}.` +
    ` True values on this page are within ${significant(Math.max(...phases.map(({ map }) => precision(map))), 1)} of those of the file` +
    (bin > 1 ? `, each the mean of ${bin}×${bin} pixels.` : ".")
  );
}
