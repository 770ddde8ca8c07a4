// Starts the page: unpacks the numbers of the shown fit, fills its sections, and switches themes.
import { el, style } from "./dom.js";
import { significant } from "./format.js";
import { unpack } from "./pack.js";
import { State } from "./state.js";
import { fitLayers, showMaps, showOverlay } from "./maps.js";
import { showTruth, truePhases } from "./truth.js";
import { showBeside } from "./beside.js";
import { showSpectra } from "./spectra.js";
import { showComposition, toClipboard } from "./composition.js";

/** @type {Map<string, any>} */
const fits = new Map();

async function show(id) {
  for (const article of document.querySelectorAll("article.fit")) {
    article.toggleAttribute("hidden", article.id !== id);
  }
  const fit = await unpacked(id);
  if (!fit.filled) {
    fit.filled = true;
    fill(document.getElementById(id), fit);
  }
  document.documentElement.dataset.ready = id;
  requestAnimationFrame(() => performance.mark("shown"));
}

async function unpacked(id) {
  if (!fits.has(id)) {
    const text = document.querySelector(`script.pack[data-fit="${id}"]`);
    const pack = await unpack(text.textContent);
    text.remove();
    const { header } = pack;
    const fit = { id, pack, header, onTheme: [], state: null, layers: null, plot: null, filled: false };
    if (header.abundances) {
      fit.state = new State(header.height, header.width);
      fit.layers = fitLayers(pack);
      fit.layers.truth = truePhases(pack, fit.layers.phases);
    }
    fits.set(id, fit);
  }
  return fits.get(id);
}

/** Fills the section that compares several fits. */
async function showAll(place) {
  const all = [];
  for (const article of document.querySelectorAll("article.fit")) {
    all.push(await unpacked(article.id));
  }
  showBeside(place, all);
}

function fill(article, fit) {
  const { header } = fit;
  const place = (name) => article.querySelector(`[data-view="${name}"]`);
  if (header.abundances) {
    showOverlay(place("overlay"), fit);
    showMaps(place("maps"), fit);
  }
  if (header.spectra) {
    showSpectra(place("spectra"), fit);
  }
  if (header.composition) {
    showComposition(place("composition"), fit);
  }
  if (header.truth) {
    showTruth(place("truth"), fit);
  }
  showTrace(article.querySelector("[data-chart=trace]"), fit);
}

/** Draws the objective above its least value over the iterations. */
function showTrace(place, fit) {
  if (!place || !header(fit)) {
    return;
  }
  const iterations = Array.from(fit.pack.array(fit.header.trace.iteration));
  const objective = Array.from(fit.pack.array(fit.header.trace.objective));
  const least = Math.min(...objective.filter(Number.isFinite));
  const points = iterations
    .map((iteration, i) => [iteration, objective[i] - least])
    .filter(([, above]) => Number.isFinite(above) && above > 0);
  if (points.length < 3) {
    return;
  }
  let chart = null;
  const draw = () => {
    chart?.destroy();
    const axis = (label, size) => ({
      label,
      size,
      stroke: style("--muted"),
      grid: { stroke: style("--grid"), width: 1 },
      font: "12px system-ui, sans-serif",
      labelFont: "12px system-ui, sans-serif",
      labelSize: 20,
    });
    chart = new globalThis.uPlot(
      {
        width: Math.max(240, place.clientWidth),
        height: 200,
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: false }, y: { distr: 3 } },
        series: [{}, { stroke: style("--model"), width: 1.5, points: { show: false } }],
        axes: [
          axis("Iteration", 34),
          {
            ...axis("Above the least, nats", 56),
            grid: { stroke: style("--grid"), width: 1, filter: decades },
            ticks: { show: false },
            values: (_, ticks) => ticks.map((tick) => (tick === null ? "" : significant(tick, 1))),
          },
        ],
      },
      [points.map(([x]) => x), points.map(([, y]) => y)],
      place,
    );
  };
  fit.onTheme.push(draw);
  new ResizeObserver(() => chart?.setSize({ width: Math.max(240, place.clientWidth), height: 200 })).observe(place);
  draw();
}

/** Ticks of a logarithmic axis that are powers of ten. */
function decades(_, ticks) {
  return ticks.map((tick) => (Number.isInteger(Math.round(Math.log10(tick) * 1e6) / 1e6) ? tick : null));
}

function header(fit) {
  return fit.header.trace?.objective;
}

/** Width of charts on paper, px: A4 and letter between their margins. */
const PRINTED_PX = 690;

const THEMES = ["", "light", "dark"];
const THEME_WORDS = { "": "as the system", light: "light", dark: "dark" };

function setTheme(theme) {
  const root = document.documentElement;
  if (theme) {
    root.dataset.theme = theme;
  } else {
    delete root.dataset.theme;
  }
  document.getElementById("theme").textContent = `Theme: ${THEME_WORDS[theme]}`;
  themeChanged();
}

function themeChanged() {
  fits.forEach((fit) => fit.onTheme.forEach((listener) => listener()));
}

/** Zooms the spectrum to the energies of a misfit, with a margin of the same width on both sides. */
function showEnergies(button) {
  const article = button.closest("article.fit");
  const { plot } = fits.get(article.id);
  if (plot) {
    const [from, to] = [Number(button.dataset.from), Number(button.dataset.to)];
    const margin = to - from;
    plot.zoom([Math.max(plot.whole[0], from - margin), Math.min(plot.whole[1], to + margin)]);
    const charts = article.querySelector(".charts");
    charts.scrollIntoView({ block: "center" });
    charts.focus({ preventScroll: true });
  }
}

function start() {
  document.documentElement.classList.add("scripted");
  const theme = document.getElementById("theme");
  theme.addEventListener("click", () => {
    const now = document.documentElement.dataset.theme ?? "";
    setTheme(THEMES[(THEMES.indexOf(now) + 1) % THEMES.length]);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", themeChanged);
  let printedFrom = "";
  addEventListener("beforeprint", () => {
    printedFrom = document.documentElement.dataset.theme ?? "";
    setTheme("light");
    fits.forEach((fit) => fit.plot?.resize(PRINTED_PX));
  });
  addEventListener("afterprint", () => setTheme(printedFrom));
  document.addEventListener("click", (event) => {
    const energies = /** @type {HTMLElement} */ (event.target).closest?.(".show-energies");
    if (energies) {
      showEnergies(/** @type {HTMLElement} */ (energies));
    }
    const button = /** @type {HTMLElement} */ (event.target).closest?.("[data-copy]");
    if (button) {
      toClipboard(button.getAttribute("data-copy"));
      button.textContent = "Copied";
      setTimeout(() => {
        button.textContent = "Copy";
      }, 2000);
    }
  });
  const choice = document.getElementById("fit-choice");
  choice?.addEventListener("change", () => show(/** @type {HTMLSelectElement} */ (choice).value));
  const first = document.querySelector("article.fit");
  const beside = /** @type {HTMLElement} */ (document.querySelector("[data-view=beside]"));
  if (first) {
    const shown = beside ? showAll(beside).then(() => show(first.id)) : show(first.id);
    shown.catch((error) => {
      document.getElementById("results").prepend(
        el("p", {
          class: "warnings",
          role: "alert",
          text: `This browser cannot unpack the numbers of the page (${error.message}); browsers of 2023 or newer can.`,
        }),
      );
      throw error;
    });
  }
}

start();
