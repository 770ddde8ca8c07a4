// The section of compositions: a table in any unit, bars with errors and valleys, and buttons that copy the table.
import { choice, el } from "./dom.js";
import { phaseColor } from "./colors.js";
import { significant } from "./format.js";
import { inWords, tables } from "./correlations.js";
import { trueOf } from "./truth.js";

/**
 * @typedef {{value: number, counting?: number, model?: number, low?: number, high?: number, valleyLow?: number, valleyHigh?: number}} Cell
 * @typedef {{id: string, label: string, heading: string, note: string, rows: {name: string, values: Cell[]}[]}} Unit
 */

/**
 * Fills the section.
 * @param {HTMLElement} place
 * @param {any} fit
 */
export function showComposition(place, fit) {
  /** @type {{units: Unit[], unit: string, correlations: import("./correlations.js").Pair[]|undefined}} */
  const { units, unit: first, correlations } = fit.header.composition;
  let shown = units[0];
  const table = el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Table of compositions" });
  const bars = el("div", { class: "bars" });
  const note = el("p", { class: "note" });
  const twice = el("p", {
    class: "note",
    text: "Where no 95 % interval is known, the line of a bar is two standard errors, counting and model together.",
  });
  const marks = el("p", { class: "note" }, el("span", { class: "swatch truth" }), "truth of the simulation");
  const readout = el("p", { class: "readout", "aria-live": "polite" });
  const tell = (phase, row) => {
    readout.textContent = inWords(correlations, phase + 1, units[0].rows[row].name);
  };

  function draw(unit) {
    shown = units.find(({ id }) => id === unit);
    note.textContent = shown.note;
    readout.hidden = !correlations || shown !== units[0];
    readout.textContent = "Point at an element to read with which others its errors are correlated.";
    table.replaceChildren(tableOf(shown, readout.hidden ? () => {} : tell));
    drawBars();
  }

  /** Draws the bars; with the truth in the first unit only, which is at.%. */
  function drawBars() {
    const truth = (k) => (shown === units[0] ? trueOf(fit, k) : undefined);
    twice.hidden = !shown.rows.some(({ values }) => values.some((cell) => !(cell.high > 0) && intervalOf(cell)[1] > 0));
    marks.hidden = !fit.header.truth || shown !== units[0];
    bars.replaceChildren(...barsOf(shown, truth));
  }

  const said = el("span", { class: "note", role: "status" });
  const copy = (what, text) =>
    el("button", {
      type: "button",
      text: `Copy as ${what}`,
      onclick: async () => {
        await toClipboard(text(shown));
        said.textContent = `Copied as ${what}.`;
      },
    });
  const unit = choice(
    "Unit",
    units.map(({ id, label }) => [id, label]),
    draw,
    first,
  );
  place.replaceChildren(
    el("div", { class: "tools" }, unit.node, copy("CSV", csv), copy("LaTeX", latex), said),
    table,
    readout,
    note,
    ...(correlations ? [tables(correlations)] : []),
    twice,
    marks,
    bars,
  );
  fit.onTheme.push(drawBars);
  draw(unit.select.value);
}

/**
 * The table: a row for each element, or for each phase where there are more phases than elements.
 * @param {Unit} unit
 * @param {(phase: number, row: number) => void} tell called with the cell under the pointer
 */
function tableOf({ heading, rows }, tell) {
  const phases = Array.from({ length: rows[0]?.values.length ?? 0 }, (_, k) => `Phase ${k + 1}`);
  const names = rows.map((row) => row.name);
  const turned = phases.length > names.length;
  const [across, down] = turned ? [names, phases] : [phases, names];
  const cell = (i, j) => (turned ? rows[j].values[i] : rows[i].values[j]);
  const head = [heading, ...across].map((text) => el("th", { scope: "col", text }));
  return el(
    "table",
    { class: "composition" },
    el("thead", {}, el("tr", {}, ...head)),
    el(
      "tbody",
      {},
      ...down.map((name, i) =>
        el(
          "tr",
          {},
          el("th", { scope: "row", text: name }),
          ...across.map((_, j) =>
            el("td", { onpointerenter: () => (turned ? tell(i, j) : tell(j, i)) }, ...cellOf(cell(i, j))),
          ),
        ),
      ),
    ),
  );
}

/** @param {any} cell */
function cellOf(cell) {
  if (!Number.isFinite(cell.value)) {
    return ["–"];
  }
  const bound = boundOf(cell);
  if (bound) {
    return [el("span", { text: `< ${bound}` })];
  }
  const parts = [el("span", { text: cell.value.toFixed(2) })];
  const errors = [cell.counting, cell.model].filter(Number.isFinite).map((error) => ` ± ${error.toFixed(2)}`);
  if (errors.length > 0) {
    parts.push(el("span", { class: "note", text: errors.join("") }));
  }
  if (hasValley(cell)) {
    parts.push(
      el("span", { class: "note valley", text: ` [${cell.valleyLow.toFixed(1)}–${cell.valleyHigh.toFixed(1)}]` }),
    );
  }
  return parts;
}

/**
 * The upper end of the 95 % interval of a share of 0, which has no error on both sides.
 * @param {Cell} cell
 */
function boundOf(cell) {
  const [, high] = intervalOf(cell);
  return cell.value === 0 && high > 0 ? Math.max(high, 0.01).toFixed(2) : undefined;
}

function hasValley(cell) {
  return (
    Number.isFinite(cell.valleyLow) && Number.isFinite(cell.valleyHigh) && cell.valleyHigh - cell.valleyLow >= 0.05
  );
}

/**
 * For each phase a bar per element, with a line for the 95 % interval, a band for the valley, and a mark for the truth.
 * @param {Unit} unit
 * @param {(phase: number) => import("./truth.js").TruePhase|undefined} truth
 */
function barsOf({ heading, rows }, truth) {
  const phases = rows[0]?.values.length ?? 0;
  const trueShares = Array.from({ length: phases }, (_, k) => rows.map(({ name }) => truth(k)?.atPct[name]));
  const finite = rows
    .flatMap((row) => row.values)
    .flatMap((cell) => [cell.value, intervalOf(cell)[1], cell.valleyHigh])
    .concat(...trueShares)
    .filter(Number.isFinite);
  const most = Math.max(...finite, 1e-12);
  const at = (value) => `${(100 * Math.min(Math.max(0, value), most)) / most}%`;
  return Array.from({ length: phases }, (_, k) => {
    const list = el("div", { class: "bar-list", "aria-hidden": "true" });
    for (const [i, { name, values }] of rows.entries()) {
      const cell = values[k];
      const track = el("span", { class: "track" });
      if (hasValley(cell)) {
        track.append(span("band", at(cell.valleyLow), `calc(${at(cell.valleyHigh)} - ${at(cell.valleyLow)})`));
      }
      if (Number.isFinite(cell.value)) {
        const bar = span("bar", "0", at(cell.value));
        bar.style.background = phaseColor(k);
        track.append(bar);
      }
      const [low, high] = intervalOf(cell);
      if (Number.isFinite(low)) {
        track.append(span("whisker", at(low), `calc(${at(high)} - ${at(low)})`));
      }
      if (trueShares[k][i] > 0) {
        track.append(span("truth-mark", at(trueShares[k][i]), "0"));
      }
      list.append(el("span", { text: name }), track);
    }
    const scale = el(
      "span",
      { class: "bar-scale" },
      el("span", { text: "0" }),
      el("span", { text: significant(most) }),
    );
    list.append(el("span"), scale);
    const matched = truth(k) ? ` (true ${truth(k).name})` : "";
    return el("div", { class: "bar-chart" }, el("h3", { text: `Phase ${k + 1}${matched}, ${heading}` }), list);
  });
}

/**
 * The 95 % interval; where there is none, as in other units than at.%, two standard errors on both sides.
 * @param {Cell} cell
 */
function intervalOf(cell) {
  if (Number.isFinite(cell.low) && Number.isFinite(cell.high)) {
    return [cell.low, cell.high];
  }
  const errors = [cell.counting, cell.model].filter(Number.isFinite);
  if (errors.length === 0) {
    return [NaN, NaN];
  }
  const margin = 2 * Math.hypot(...errors);
  return [Math.max(0, cell.value - margin), cell.value + margin];
}

function span(name, left, width) {
  const node = el("span", { class: name });
  node.style.left = left;
  node.style.width = width;
  return node;
}

function csv({ heading, rows }) {
  const phases = rows[0]?.values.length ?? 0;
  const columns = Array.from({ length: phases }, (_, k) => `phase_${k + 1},phase_${k + 1}_se,phase_${k + 1}_model_se`);
  const text = (value) => (Number.isFinite(value) ? String(value) : "");
  return [
    `"${heading}",${columns.join(",")}`,
    ...rows.map(({ name, values }) =>
      [name, ...values.flatMap((cell) => [text(cell.value), text(cell.counting), text(cell.model)])].join(","),
    ),
  ].join("\n");
}

function latex({ heading, rows }) {
  const phases = rows[0]?.values.length ?? 0;
  const number = (cell) => {
    if (!Number.isFinite(cell.value)) {
      return "--";
    }
    const bound = boundOf(cell);
    if (bound) {
      return `$<${bound}$`;
    }
    const errors = [cell.counting, cell.model].filter(Number.isFinite).map((error) => ` \\pm ${error.toFixed(2)}`);
    return `$${cell.value.toFixed(2)}${errors.join("")}$`;
  };
  return [
    `\\begin{tabular}{l${"r".repeat(phases)}}`,
    `${heading.replace("%", "\\%")} & ${Array.from({ length: phases }, (_, k) => `Phase ${k + 1}`).join(" & ")} \\\\ \\hline`,
    ...rows.map(({ name, values }) => `${name.replace(/(\d+)/g, "$_{$1}$")} & ${values.map(number).join(" & ")} \\\\`),
    "\\end{tabular}",
  ].join("\n");
}

/**
 * Copies text, also where the browser does not let the page use the clipboard.
 * @param {string} text
 */
export async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el("textarea", { "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}
