// The overlay of all phases, and the section of maps: phases, elements, side images, any three in red, green and blue.
import { choice, el, toggle } from "./dom.js";
import { counts, significant } from "./format.js";
import { layers, precision, valueAt } from "./pack.js";
import { SCALES, packed, phaseRgb } from "./colors.js";
import { MapView, follow } from "./map.js";
import { Sampler } from "./sample.js";
import { State } from "./state.js";

/** @typedef {import("./pack.js").Layer} Layer */
/** @typedef {import("./sample.js").Picture} Picture */

/** State of an image of another field than the map: it zooms alone, and no region of the map can be selected on it. */
class OtherField extends State {
  select() {}
}

/**
 * The layers of a fit.
 * @param {any} pack
 */
export function fitLayers(pack) {
  const { header } = pack;
  const windows = header.elementMaps?.windows ?? [];
  return {
    phases: layers(pack, header.abundances, (k) => `Phase ${k + 1}`),
    errors: layers(pack, header.abundanceErrors, (k) => `Error of phase ${k + 1}`),
    counts: layers(pack, header.counts, () => "Counts"),
    side: (header.sideImages ?? []).map((image) => ({
      ...image,
      values: pack.array(image.values),
      top: 255,
      levels: 255,
      state: image.sameField ? null : new OtherField(image.height, image.width),
    })),
    elements: layers(pack, header.elementMaps, (i) => `${windows[i].element} ${windows[i].line}`),
  };
}

/**
 * Mixes the colours of the phases by their shares of each pixel.
 * @param {Layer[]} phases
 * @returns {Picture}
 */
function overlayPicture(phases) {
  const colors = phases.map((_, k) => phaseRgb(k));
  return {
    bin: () => finest(phases),
    paint: (view, width, height, out) => {
      const samplers = phases.map((layer) => new Sampler(layer, view, width, height));
      for (let j = 0; j < height; j++) {
        const values = samplers.map((sampler) => sampler.row(j));
        for (let i = 0; i < width; i++) {
          let sum = 0;
          let [r, g, b] = [0, 0, 0];
          for (let k = 0; k < values.length; k++) {
            const value = values[k][i];
            sum += value;
            r += value * colors[k][0];
            g += value * colors[k][1];
            b += value * colors[k][2];
          }
          out[j * width + i] = sum > 0 ? packed(r / sum, g / sum, b / sum) : packed(0, 0, 0);
        }
      }
    },
  };
}

/** @param {Layer[]} shown */
function finest(shown) {
  return Math.min(...shown.map((layer) => layer.bin));
}

/**
 * @param {Layer} layer
 * @param {() => number} top
 * @param {() => string} scale
 * @returns {Picture}
 */
function scalePicture(layer, top, scale) {
  return {
    bin: () => layer.bin,
    paint: (view, width, height, out) => {
      const sampler = new Sampler(layer, view, width, height);
      const colors = SCALES[scale()];
      const factor = 255 / (top() || 1);
      for (let j = 0; j < height; j++) {
        const values = sampler.row(j);
        for (let i = 0; i < width; i++) {
          out[j * width + i] = colors[Math.min(255, Math.round(values[i] * factor))];
        }
      }
    },
  };
}

/**
 * The abundance of a phase in viridis.
 * @param {Layer} layer
 * @param {boolean} onSimplex whether abundances sum to one; the scale then goes to 1
 */
export function abundancePicture(layer, onSimplex) {
  return scalePicture(
    layer,
    () => (onSimplex ? 1 : layer.top),
    () => "viridis",
  );
}

/**
 * @param {() => (Layer|null)[]} three
 * @returns {Picture}
 */
function rgbPicture(three) {
  const chosen = () => three().filter((layer) => layer !== null);
  return {
    bin: () => (chosen().length > 0 ? finest(chosen()) : 1),
    paint: (view, width, height, out) => {
      const samplers = three().map((layer) => layer && new Sampler(layer, view, width, height));
      const factors = three().map((layer) => (layer ? 255 / (layer.top || 1) : 0));
      for (let j = 0; j < height; j++) {
        const values = samplers.map((sampler) => sampler && sampler.row(j));
        const part = (k, i) => (values[k] ? Math.round(values[k][i] * factors[k]) : 0);
        for (let i = 0; i < width; i++) {
          out[j * width + i] = packed(part(0, i), part(1, i), part(2, i));
        }
      }
    },
  };
}

/**
 * Fills the overlay of all phases at the top of a fit.
 * @param {HTMLElement} place
 * @param {any} fit
 */
export function showOverlay(place, fit) {
  const view = new MapView(
    fit.state,
    "All phases, mixed by their shares",
    overlayPicture(fit.layers.phases),
    fit.header.pixelSize,
  );
  place.replaceChildren(view.node);
  follow([fit.state], place, () => [view])();
}

/**
 * Fills the section of maps.
 * @param {HTMLElement} place
 * @param {any} fit
 */
export function showMaps(place, fit) {
  const { state, layers: all, header } = fit;
  const grid = el("div", { class: "map-grid" });
  const readout = el("p", { class: "readout", "aria-live": "polite" });
  const settings = { scale: "viridis", common: header.onSimplex };
  /** @type {MapView[]} */
  let views = [];
  const draw = follow([state, ...all.side.flatMap((image) => image.state ?? [])], grid, () => views);

  const sets = [["phases", "Phases"]];
  if (all.elements.length > 0) {
    sets.push(["elements", "Elements (counts)"]);
  }
  if (all.counts.length > 0) {
    sets.push(["counts", "All counts"]);
  }
  if (all.errors.length > 0) {
    sets.push(["errors", "Errors of the abundances"]);
  }
  sets.push(["rgb", "Three in red, green, blue"]);
  if (all.side.length > 0) {
    sets.push(["side", "Side images"]);
  }

  const named = [...all.phases, ...all.elements, ...all.counts, ...all.side.filter((image) => image.sameField)];
  const three = [0, 1, 2].map((i) => (i < all.phases.length ? String(i) : ""));
  const picks = ["Red", "Green", "Blue"].map((name, i) =>
    choice(
      name,
      [["", "nothing"], ...named.map((layer, at) => /** @type {[string, string]} */ ([String(at), layer.name]))],
      (value) => {
        three[i] = value;
        draw();
      },
      three[i],
    ),
  );
  const pickers = el("span", { class: "pickers", hidden: true }, ...picks.map((pick) => pick.node));

  function fill(set) {
    pickers.hidden = set !== "rgb";
    if (set === "rgb") {
      const chosen = () => three.map((at) => (at === "" ? null : named[+at]));
      views = [
        new MapView(state, "Red, green and blue, each up to its own maximum", rgbPicture(chosen), header.pixelSize),
      ];
    } else {
      const shown = all[set];
      const highest = Math.max(...shown.map((layer) => layer.top), 0);
      views = shown.map((layer) => {
        const top = () => (settings.common ? (set === "phases" && header.onSimplex ? 1 : highest) : layer.top);
        const scale = () => (set === "side" ? "gray" : settings.scale);
        const view =
          set === "side"
            ? sideView(state, layer, header.pixelSize, scalePicture(layer, top, scale))
            : new MapView(state, layer.name, scalePicture(layer, top, scale), header.pixelSize);
        if (set !== "side") {
          view.node.append(colorBar(top, scale));
        }
        return view;
      });
    }
    grid.replaceChildren(...views.map((view) => view.node));
    draw();
  }

  const redraw = () => {
    grid.querySelectorAll(".color-bar").forEach((bar) => bar.dispatchEvent(new Event("draw")));
    draw();
  };
  place.replaceChildren(
    el(
      "div",
      { class: "tools" },
      choice("Show", /** @type {any} */ (sets), fill).node,
      pickers,
      choice(
        "Colours",
        Object.keys(SCALES).map((name) => [name, name]),
        (value) => {
          settings.scale = value;
          redraw();
        },
      ).node,
      toggle("Common scale", settings.common, (pressed) => {
        settings.common = pressed;
        redraw();
      }),
      toggle("Drag moves", false, (pressed) => {
        state.panning = pressed;
      }),
      el("button", { type: "button", text: "+", "aria-label": "Zoom in", onclick: () => state.zoom(1.5) }),
      el("button", { type: "button", text: "−", "aria-label": "Zoom out", onclick: () => state.zoom(1 / 1.5) }),
      el("button", { type: "button", text: "Whole image", onclick: () => state.reset() }),
      el("button", { type: "button", text: "Clear selection", onclick: () => state.select(null) }),
    ),
    readout,
    grid,
    el("p", { class: "note", text: notes(fit) }),
  );
  const tell = () => {
    readout.textContent = describe(fit);
  };
  state.on("pixel", tell);
  state.on("region", tell);
  tell();
  fill("phases");
}

/** A view of a side image: linked to the maps if it shows the same field, else on its own. */
function sideView(state, image, pixelSize, picture) {
  return image.state
    ? new MapView(image.state, `${image.name} (another field, not linked to the maps)`, picture, image.pixelSize)
    : new MapView(state, `${image.name} (laid over the map, corner on corner)`, picture, pixelSize);
}

function colorBar(top, scale) {
  const canvas = el("canvas", { width: 256, height: 1, "aria-hidden": "true" });
  const most = el("span");
  const bar = el("div", { class: "color-bar" }, el("span", { text: "0" }), canvas, most);
  bar.addEventListener("draw", () => {
    const picture = new ImageData(256, 1);
    new Int32Array(picture.data.buffer).set(SCALES[scale()]);
    canvas.getContext("2d").putImageData(picture, 0, 0);
    most.textContent = significant(top(), 3);
  });
  bar.dispatchEvent(new Event("draw"));
  return bar;
}

/** Help for the maps, and the precision of the maps on this page. */
function notes(fit) {
  const { abundances, elementMaps, counts: totals } = fit.header;
  const parts = [
    "Drag selects a region, a click one pixel; with the Ctrl key the wheel zooms; Shift and drag moves; a double click shows all.",
  ];
  const largest = Math.max(...fit.layers.phases.map(precision));
  parts.push(
    `Abundances on this page are within ${significant(largest, 1)} of H.npy${abundances.bin > 1 ? `, each the mean of ${abundances.bin}×${abundances.bin} pixels` : ""}.`,
  );
  if (elementMaps?.maps?.length) {
    parts.push(
      "Element maps are counts within one full width of the strongest line, background included" +
        (elementMaps.bin > 1 ? `, means of ${elementMaps.bin}×${elementMaps.bin} pixels` : "") +
        ".",
    );
  }
  if (fit.layers.side.length > 0) {
    parts.push(
      "A side image with the aspect ratio of the map, and its size where the file gives both, is laid over the map; the file does not give its position.",
    );
  }
  if (totals?.bin > 1) {
    parts.push(`Counts are means of ${totals.bin}×${totals.bin} pixels.`);
  }
  return parts.join(" ");
}

/** The values of the pixel under the pointer, else of the selected region, in words. */
function describe(fit) {
  const { state, layers: all } = fit;
  if (state.pixel) {
    const { row, column } = state.pixel;
    const phases = all.phases.map((layer, k) => {
      const error = all.errors[k];
      return `${layer.name} ${valueAt(layer, row, column).toFixed(4)}${error ? ` ± ${significant(valueAt(error, row, column), 2)}` : ""}`;
    });
    const total = all.counts[0] ? ` · ${counts(valueAt(all.counts[0], row, column))} counts` : "";
    return `Row ${row}, column ${column}: ${phases.join(", ")}${total}`;
  }
  if (state.region) {
    const { row, column, rows, columns } = state.region;
    const phases = all.phases.map((layer) => `${layer.name} ${significant(mean(layer, state.region), 3)}`);
    const where =
      rows * columns === 1
        ? `row ${row}, column ${column}`
        : `rows ${row}–${row + rows - 1}, columns ${column}–${column + columns - 1} (${counts(rows * columns)} pixels)`;
    return `Selected ${where}: mean ${phases.join(", ")}`;
  }
  return "Point at a map to read its values.";
}

function mean(layer, region) {
  let sum = 0;
  for (let row = region.row; row < region.row + region.rows; row++) {
    for (let column = region.column; column < region.column + region.columns; column++) {
      sum += valueAt(layer, row, column);
    }
  }
  return sum / (region.rows * region.columns);
}
