// The section of spectra: charts, and controls of their content and scale.
import { choice, el, fillChoice, oncePerFrame, toggle } from "./dom.js";
import { significant } from "./format.js";
import { partColor } from "./colors.js";
import { SpectrumPlot } from "./plot.js";
import { Sources, residuals } from "./sources.js";

/** Least share of the model at the energy of a line, from the column of the line, for which the line is named. */
const VISIBLE_SHARE = 0.15;

/** Least relative strength of a line that is named while the reader points at its element. */
const WEAKEST_POINTED = 0.01;

/**
 * Fills the section.
 * @param {HTMLElement} place
 * @param {any} fit
 */
export function showSpectra(place, fit) {
  const sources = new Sources(fit);
  const lines = fit.header.spectra.lines ?? [];
  const elements = [...new Set(lines.map((line) => line.element))];
  const shown = new Set(elements);
  const settings = { source: "sum", scale: "log", parts: false, truth: false };
  let pointed = "";
  let range = null;
  /** @type {SpectrumPlot|null} */
  let plot = null;

  const title = el("h3", { class: "spectrum-title" });
  const note = el("p", { class: "note" });
  const readout = el("p", { class: "readout", "aria-live": "polite" });
  const charts = el("div", {
    class: "charts",
    id: `${fit.id}-charts`,
    tabindex: 0,
    role: "application",
    "aria-label":
      "Spectrum with residuals. Left and right arrows move along the energies, plus and minus zoom, 0 shows all.",
  });

  function named() {
    const { spectrum } = plot.content;
    const strongest = new Map();
    for (const line of lines) {
      const strong = line.element === pointed;
      if (!strong && !shown.has(line.element)) {
        continue;
      }
      const key = `${line.element} ${line.shell}`;
      const height = heightOf(spectrum, line);
      if (strong ? line.relative >= WEAKEST_POINTED : height > 0) {
        const before = strongest.get(key);
        const value = {
          element: line.element,
          text: `${line.element} ${line.name.replace(/\d$/, "")}`,
          keV: line.keV,
          strong,
          height: Math.max(height, line.relative * 1e-9),
          relative: line.relative,
        };
        if (!before || before.relative < line.relative) {
          strongest.set(key, value);
        }
      }
    }
    return [...strongest.values()].sort((a, b) => Number(b.strong) - Number(a.strong) || b.height - a.height);
  }

  function draw() {
    const spectrum = sources.spectrum(settings.source);
    truth.hidden = !spectrum.truth;
    legend.truth.hidden = truth.hidden || !settings.truth;
    const found = residuals(spectrum);
    title.textContent =
      spectrum.title + (Number.isFinite(found.chi2) ? ` · χ² per channel ${significant(found.chi2, 3)}` : "");
    note.textContent =
      `${spectrum.note} ${legend.truth.hidden || !fit.header.truth.shares ? "" : "The true spectrum has the counts of the found one. "}${spectrum.data ? "For residuals, channels are added up until the model expects 5 counts; the band is ±2 σ. Spectra on this page have seven digits." : "Spectra on this page have seven digits."}`.trim();
    plot?.destroy();
    plot = new SpectrumPlot(charts, {
      spectrum,
      residuals: found,
      scale: /** @type {any} */ (settings.scale),
      showParts: settings.parts,
      showTruth: settings.truth,
      lines: () => (plot ? named() : []),
      range,
      tell: (text) => {
        readout.textContent = text;
      },
      onZoom: (now) => {
        range = now;
      },
    });
    fit.plot = plot;
    plot.redraw();
  }

  const drawSoon = oncePerFrame(draw);
  const source = choice("Spectrum", sources.choices(), (value) => {
    settings.source = value;
    draw();
  });
  const scale = choice(
    "Scale",
    [
      ["log", "logarithmic"],
      ["root", "square root"],
      ["linear", "linear"],
    ],
    (value) => {
      settings.scale = value;
      draw();
    },
  );
  const truth = toggle("True spectrum", false, (pressed) => {
    settings.truth = pressed;
    draw();
  });
  const legend = legendOf();
  const hasParts = sources.parts.length > 0;
  place.replaceChildren(
    el(
      "div",
      { class: "tools" },
      source.node,
      scale.node,
      ...(hasParts
        ? [
            toggle("Contributions", false, (pressed) => {
              settings.parts = pressed;
              key.hidden = !pressed;
              draw();
            }),
          ]
        : []),
      truth,
      el("button", { type: "button", text: "All energies", onclick: () => plot?.zoom(null) }),
    ),
  );
  const chips = el("div", { class: "chips", role: "group", "aria-label": "Elements whose lines are named" });
  for (const element of elements) {
    const chip = toggle(element, true, (pressed) => {
      if (pressed) {
        shown.add(element);
      } else {
        shown.delete(element);
      }
      plot?.redraw();
    });
    const point = (now) => () => {
      pointed = now;
      plot?.redraw();
    };
    chip.addEventListener("pointerenter", point(element));
    chip.addEventListener("pointerleave", point(""));
    chip.addEventListener("focus", point(element));
    chip.addEventListener("blur", point(""));
    chips.append(chip);
  }
  const key = el("div", { class: "key", hidden: true });
  const fillKey = () => {
    key.replaceChildren(
      ...sources.parts.map((part, i) => {
        const swatch = el("span", { class: "swatch" });
        swatch.style.background = partColor(i, 0.6);
        return el("span", {}, swatch, part.name);
      }),
    );
  };
  fillKey();
  place.append(title, chips, key, legend.node, readout, charts, note);

  charts.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: -1, ArrowRight: 1, PageUp: -25, PageDown: 25 };
    if (steps[event.key]) {
      plot.moveCursor(steps[event.key]);
    } else if (event.key === "+" || event.key === "=" || event.key === "-") {
      plot.zoom(narrowed(plot, event.key === "-" ? 2 : 0.5));
    } else if (event.key === "0") {
      plot.zoom(null);
    } else {
      return;
    }
    event.preventDefault();
  });
  fit.state?.on("region", () => {
    fillChoice(source.select, sources.choices());
    if (fit.state.region && fit.header.blocks) {
      settings.source = source.select.value = "selection";
    } else if (settings.source === "selection") {
      settings.source = source.select.value = "sum";
    }
    drawSoon();
  });
  fit.onTheme.push(() => {
    fillKey();
    draw();
  });
  new ResizeObserver(oncePerFrame(() => plot?.resize())).observe(charts);
  draw();
}

/** The legend of data, model and truth. */
function legendOf() {
  const truth = el("span", { hidden: true }, el("span", { class: "swatch truth" }), "truth");
  const node = el(
    "div",
    { class: "key" },
    el("span", {}, el("span", { class: "swatch data" }), "data"),
    el("span", {}, el("span", { class: "swatch model" }), "model"),
    truth,
  );
  return { node, truth };
}

/** Height of the column of a line at its energy; 0 where it is too small a part of the model. */
function heightOf(spectrum, line) {
  const { energy, model, parts } = spectrum;
  if (line.keV < energy[0] || line.keV > energy[energy.length - 1] || line.relative < 0.02) {
    return 0;
  }
  const step = (energy[energy.length - 1] - energy[0]) / (energy.length - 1);
  const at = Math.min(energy.length - 1, Math.round((line.keV - energy[0]) / step));
  const part = parts.find((one) => one.name === line.column);
  if (!part) {
    return parts.length === 0 ? line.relative * model[at] : 0;
  }
  return part.values[at] >= VISIBLE_SHARE * model[at] ? part.values[at] : 0;
}

/**
 * The range of energies around the cursor with another width; null for all energies.
 * @returns {[number, number]|null}
 */
function narrowed(plot, factor) {
  const [from, to] = plot.range ?? plot.whole;
  const middle = plot.at === undefined ? (from + to) / 2 : plot.content.spectrum.energy[plot.at];
  const low = Math.max(plot.whole[0], middle - (middle - from) * factor);
  const high = Math.min(plot.whole[1], middle + (to - middle) * factor);
  return high - low >= plot.whole[1] - plot.whole[0] ? null : [low, high];
}
