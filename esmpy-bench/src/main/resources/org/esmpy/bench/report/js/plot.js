// Spectrum and residuals as two uPlot charts that zoom together.
import { el, style } from "./dom.js";
import { significant } from "./format.js";
import { partColor } from "./colors.js";
import { drawNames, placed } from "./labels.js";

const HEIGHT = 340;
const RESIDUAL_HEIGHT = 150;
const NARROW = 560;

/** Lower end of the logarithmic scale, as a share of the largest value. */
const DECADES = 1e-5;

/** Least range of the residual panel, σ; residuals of a right model rarely leave it. */
const LEAST_RANGE = 5;

const TRANSFORMS = {
  linear: { to: (y) => y, from: (y) => y },
  root: { to: (y) => Math.sqrt(Math.max(0, y)), from: (y) => y * y },
  log: { to: (y) => y, from: (y) => y },
};

/** The charts of a spectrum and of its residuals; a new pair is made for every change. */
export class SpectrumPlot {
  /**
   * @param {HTMLElement} place
   * @param {object} content
   * @param {import("./sources.js").Spectrum} content.spectrum
   * @param {{energy: number[], sigma: number[]}} content.residuals
   * @param {"linear"|"log"|"root"} content.scale
   * @param {boolean} content.showParts
   * @param {boolean} content.showTruth
   * @param {() => {element: string, text: string, keV: number, strong: boolean}[]} content.lines to be named
   * @param {[number, number]|null} content.range of energies, keV
   * @param {(text: string) => void} content.tell
   * @param {(range: [number, number]|null) => void} content.onZoom
   */
  constructor(place, content) {
    this.content = content;
    this.place = place;
    const { energy } = content.spectrum;
    this.whole = /** @type {[number, number]} */ ([energy[0], energy[energy.length - 1]]);
    this.transform = TRANSFORMS[content.scale];
    const largest = content.spectrum.model.reduce((a, b) => Math.max(a, b), 0);
    const most = content.spectrum.data ? content.spectrum.data.reduce((a, b) => Math.max(a, b), largest) : largest;
    const least = content.spectrum.model.reduce((a, y) => (y > 0 && y < a ? y : a), most);
    const lowest = Math.max(content.showParts ? least / 10 : least / 2, most * DECADES);
    this.floor = 10 ** Math.floor(Math.log10(lowest || 1));
    this.charts = [];
    place.replaceChildren();
    this.#spectrum();
    if (content.spectrum.data) {
      this.#residuals();
    }
    if (content.range) {
      this.zoom(content.range);
    }
  }

  #width() {
    return Math.max(260, this.place.clientWidth);
  }

  #shown(values) {
    const log = this.content.scale === "log";
    return Array.from(values, (y) => (log ? Math.max(this.floor, y) : this.transform.to(y)));
  }

  #axis(options) {
    const ink = style("--muted");
    return {
      stroke: ink,
      grid: { stroke: style("--grid"), width: 1 },
      ticks: { stroke: style("--grid"), width: 1 },
      font: "12px system-ui, sans-serif",
      labelFont: "12px system-ui, sans-serif",
      labelSize: 20,
      ...options,
    };
  }

  #base(height) {
    return {
      width: this.#width(),
      height,
      legend: { show: false },
      padding: [8, 8, 0, 0],
      cursor: {
        sync: { key: `esmpy-${this.place.id}`, setSeries: false },
        drag: { x: true, y: false, setScale: false },
        points: { show: false },
      },
      scales: { x: { time: false, range: () => this.range ?? this.whole } },
    };
  }

  #spectrum() {
    const { spectrum, showParts, scale } = this.content;
    const parts = showParts ? spectrum.parts.filter((part) => part.values.some((y) => y > this.floor)) : [];
    const series = [{}];
    const data = [Array.from(spectrum.energy)];
    parts.forEach((part) => {
      const index = spectrum.parts.indexOf(part);
      series.push({
        label: part.name,
        stroke: partColor(index, 0.8),
        width: 1,
        fill: partColor(index, 0.25),
        fillTo: scale === "log" ? this.floor : 0,
        points: { show: false },
      });
      data.push(this.#shown(part.values));
    });
    if (spectrum.data) {
      series.push({
        label: "Data",
        stroke: style("--data"),
        width: 1,
        paths: globalThis.uPlot.paths.stepped({ align: 0 }),
        points: { show: false },
      });
      data.push(this.#shown(spectrum.data));
    }
    series.push({ label: "Model", stroke: style("--model"), width: 1.6, points: { show: false } });
    data.push(this.#shown(spectrum.model));
    if (this.#showsTruth()) {
      series.push({ label: "Truth", stroke: style("--truth"), width: 1.6, dash: [6, 4], points: { show: false } });
      data.push(this.#shown(spectrum.truth));
    }
    const options = {
      ...this.#base(HEIGHT),
      series,
      axes: [
        this.#axis({ size: spectrum.data ? 24 : 34, ...(spectrum.data ? {} : { label: "Energy, keV" }) }),
        this.#axis({
          size: this.#width() < NARROW ? 46 : 62,
          label: spectrum.unit + (scale === "root" ? " (root scale)" : ""),
          values: (_, ticks) => ticks.map((tick) => (tick === null ? "" : short(this.transform.from(tick)))),
        }),
      ],
      hooks: {
        draw: [(chart) => this.#names(chart)],
        setCursor: [(chart) => this.#tell(chart)],
        setSelect: [(chart) => this.#selected(chart)],
      },
    };
    options.scales.y =
      scale === "log"
        ? { distr: 3, range: (_, __, max) => [this.floor, Math.max(max, 2 * this.floor) * 8] }
        : { range: (_, __, max) => [0, (max || 1) * 1.22] };
    this.#add(options, data, "Spectrum");
  }

  #showsTruth() {
    return this.content.showTruth && this.content.spectrum.truth !== undefined;
  }

  #residuals() {
    const { energy, sigma } = this.content.residuals;
    const range = sigma.reduce((most, value) => Math.max(most, Math.abs(value)), LEAST_RANGE);
    const options = {
      ...this.#base(RESIDUAL_HEIGHT),
      series: [{}, { label: "Residual", stroke: style("--data"), width: 1, points: { show: false } }],
      axes: [
        this.#axis({ size: 34, label: "Energy, keV" }),
        this.#axis({ size: this.#width() < NARROW ? 46 : 62, label: "Residual, σ", space: 18 }),
      ],
      hooks: {
        drawAxes: [(chart) => this.#band(chart)],
        setCursor: [(chart) => this.#tell(chart)],
        setSelect: [(chart) => this.#selected(chart)],
      },
    };
    options.scales.y = { range: () => [-range * 1.05, range * 1.05] };
    this.#add(options, [energy, sigma], "Residuals");
  }

  #add(options, data, name) {
    const holder = el("div", { class: "chart", "data-chart-name": name });
    this.place.append(holder);
    const chart = new globalThis.uPlot(options, data, holder);
    chart.over.addEventListener("dblclick", () => this.zoom(null));
    this.charts.push(chart);
  }

  /** Draws a line at 0, and a band of ±2 σ, which holds 95 % of the residuals of a right model. */
  #band(chart) {
    const { ctx } = chart;
    const left = chart.bbox.left;
    const top = chart.valToPos(2, "y", true);
    ctx.fillStyle = style("--band");
    ctx.fillRect(left, top, chart.bbox.width, chart.valToPos(-2, "y", true) - top);
    ctx.strokeStyle = style("--model");
    ctx.beginPath();
    ctx.moveTo(left, chart.valToPos(0, "y", true));
    ctx.lineTo(left + chart.bbox.width, chart.valToPos(0, "y", true));
    ctx.stroke();
  }

  #names(chart) {
    const { ctx, bbox } = chart;
    const ratio = bbox.width / chart.over.clientWidth || 1;
    const shown = this.range ?? this.whole;
    const labels = this.content
      .lines()
      .filter((line) => line.keV > shown[0] && line.keV < shown[1])
      .map((line) => ({
        text: line.text,
        strong: line.strong,
        x: chart.valToPos(line.keV, "x", true),
        y: chart.valToPos(this.#height(line.keV), "y", true),
      }));
    ctx.save();
    ctx.font = `${12 * ratio}px system-ui, sans-serif`;
    for (const label of labels.filter((label) => label.strong)) {
      ctx.strokeStyle = style("--accent");
      ctx.setLineDash([4 * ratio, 3 * ratio]);
      ctx.beginPath();
      ctx.moveTo(label.x, bbox.top);
      ctx.lineTo(label.x, bbox.top + bbox.height);
      ctx.stroke();
      ctx.setLineDash([]);
    }
    const box = { left: bbox.left, top: bbox.top, right: bbox.left + bbox.width };
    this.names = placed(labels, (text) => ctx.measureText(text).width, 14 * ratio, box);
    drawNames(ctx, this.names, style("--ink"), style("--paper"));
    ctx.restore();
  }

  /** The largest value of model and data around an energy, on the scale of the chart. */
  #height(keV) {
    const { energy, data, model } = this.content.spectrum;
    const at = this.#nearest(energy, keV);
    let most = this.floor;
    for (let l = Math.max(0, at - 2); l <= Math.min(energy.length - 1, at + 2); l++) {
      most = Math.max(most, model[l], data ? data[l] : 0);
    }
    return this.transform.to(most);
  }

  #nearest(energy, keV) {
    const step = (energy[energy.length - 1] - energy[0]) / Math.max(1, energy.length - 1);
    return Math.min(energy.length - 1, Math.max(0, Math.round((keV - energy[0]) / step)));
  }

  #selected(chart) {
    const { left, width } = chart.select;
    if (width > 3) {
      const from = chart.posToVal(left, "x");
      const to = chart.posToVal(left + width, "x");
      chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      this.zoom([Math.max(this.whole[0], from), Math.min(this.whole[1], to)]);
    }
  }

  #tell(chart) {
    if (chart.cursor.left === undefined || chart.cursor.left < 0) {
      return;
    }
    this.tellAt(this.#nearest(this.content.spectrum.energy, chart.posToVal(chart.cursor.left, "x")));
  }

  /**
   * Writes the values of a channel as text.
   * @param {number} at
   */
  tellAt(at) {
    const { spectrum, residuals, tell } = this.content;
    this.at = at;
    const parts = [`${spectrum.energy[at].toFixed(3)} keV`];
    if (spectrum.data) {
      parts.push(`data ${significant(spectrum.data[at], 4)}`);
    }
    parts.push(`model ${significant(spectrum.model[at], 4)}`);
    if (this.#showsTruth()) {
      parts.push(`truth ${significant(spectrum.truth[at], 4)}`);
    }
    if (residuals.energy.length > 0) {
      let near = 0;
      residuals.energy.forEach((keV, i) => {
        if (Math.abs(keV - spectrum.energy[at]) < Math.abs(residuals.energy[near] - spectrum.energy[at])) {
          near = i;
        }
      });
      parts.push(`residual ${residuals.sigma[near].toFixed(2)} σ`);
    }
    const main = spectrum.parts
      .map((part) => ({ name: part.name, share: part.values[at] / (spectrum.model[at] || 1) }))
      .filter((part) => part.share >= 0.05)
      .sort((a, b) => b.share - a.share)
      .slice(0, 3)
      .map((part) => `${part.name} ${(100 * part.share).toFixed(0)} %`);
    tell(parts.join(", ") + (main.length > 0 ? ` (${main.join(", ")})` : ""));
  }

  /**
   * Shows a range of energies, or all.
   * @param {[number, number]|null} range keV
   */
  zoom(range) {
    this.range = range;
    const [min, max] = range ?? this.whole;
    this.charts.forEach((chart) =>
      chart.batch(() => {
        chart.setScale("x", { min, max });
      }),
    );
    this.content.onZoom(range);
  }

  /** @param {number} step channels */
  moveCursor(step) {
    const { energy } = this.content.spectrum;
    const at = Math.min(energy.length - 1, Math.max(0, (this.at ?? Math.floor(energy.length / 2)) + step));
    const chart = this.charts[0];
    chart.setCursor({ left: chart.valToPos(energy[at], "x"), top: 10 });
    this.tellAt(at);
  }

  redraw() {
    this.charts[0].redraw(false);
  }

  /** @param {number} [width] px; that of the place if not given */
  resize(width = this.#width()) {
    this.charts.forEach((chart) => chart.setSize({ width, height: chart.height }));
  }

  destroy() {
    this.charts.forEach((chart) => chart.destroy());
  }
}

/** A short form of a number for an axis: 20k, 2M. */
function short(value) {
  if (value === 0) {
    return "0";
  }
  const [unit, letter] = /** @type {[number, string][]} */ ([
    [1e6, "M"],
    [1e3, "k"],
    [1, ""],
  ]).find(([size]) => value >= size) ?? [1, ""];
  return `${+significant(value / unit, 2)}${letter}`;
}
