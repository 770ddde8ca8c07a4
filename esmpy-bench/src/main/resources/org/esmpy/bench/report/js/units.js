// Compositions in other units than at.%.

/**
 * @typedef {object} Entry an element
 * @property {string} symbol
 * @property {number} [weightU]
 * @property {{formula: string, cations: number, oxygens: number, weightU: number}} [oxide]
 * @property {Record<string, number>[]} phases what is known of it in each phase
 */

/**
 * Values with errors of every element in every phase.
 * @param {Entry[]} elements
 * @param {string} unit "at", "wt", "oxide", or the symbol of the element that others are divided by
 * @returns {{heading: string, note: string, rows: {name: string, values: {value: number, counting?: number, model?: number, low?: number, high?: number, valleyLow?: number, valleyHigh?: number}[]}[]}}
 */
export function inUnit(elements, unit) {
  if (unit === "at") {
    const has = (key) => elements.some(({ phases }) => phases.some((known) => Number.isFinite(known[key])));
    const errors = [
      has("at_pct_se") ? "± counting error" : "",
      has("at_pct_model_se") ? "± model error (cross-sections, thickness, detector)" : "",
      has("valley_lo") ? "in brackets the valley, the range that fits equally well" : "",
      has("at_pct_lo") ? "lines of the bars are 95 % intervals of all errors, bands are valleys" : "",
    ].filter(Boolean);
    return {
      heading: "at.%",
      note: errors.length > 0 ? `${errors.join("; ")}.` : "Errors are not known.",
      rows: elements.map(({ symbol, phases }) => ({
        name: symbol,
        values: phases.map((known) => ({
          value: known.at_pct ?? 0,
          counting: known.at_pct_bootstrap ?? known.at_pct_se,
          model: known.at_pct_model_se,
          low: known.at_pct_lo,
          high: known.at_pct_hi,
          valleyLow: known.valley_lo,
          valleyHigh: known.valley_hi,
        })),
      })),
    };
  }
  if (unit === "wt") {
    return {
      heading: "wt.%",
      note: "Errors are stated in at.%.",
      rows: elements.map(({ symbol, phases }) => ({
        name: symbol,
        values: phases.map((known) => ({ value: known.wt_pct ?? NaN })),
      })),
    };
  }
  return unit === "oxide" ? oxides(elements) : ratios(elements, unit);
}

function oxides(elements) {
  const used = elements.filter((element) => element.oxide && element.symbol !== "O");
  const oxygen = elements.find((element) => element.symbol === "O");
  const phases = elements[0]?.phases.length ?? 0;
  const moles = used.map(({ oxide, phases: known }) => known.map((phase) => (phase.at_pct ?? 0) / oxide.cations));
  const masses = Array.from({ length: phases }, (_, k) =>
    used.reduce((sum, { oxide }, i) => sum + moles[i][k] * oxide.weightU, 0),
  );
  const rows = used.map(({ oxide }, i) => ({
    name: oxide.formula,
    values: moles[i].map((mole, k) => ({ value: masses[k] > 0 ? (100 * mole * oxide.weightU) / masses[k] : NaN })),
  }));
  const bound = Array.from({ length: phases }, (_, k) =>
    used.reduce((sum, { oxide }, i) => sum + moles[i][k] * oxide.oxygens, 0),
  );
  const left = elements.filter((element) => !element.oxide && element.symbol !== "O").map((element) => element.symbol);
  const check = oxygen
    ? ` Oxygen by stoichiometry and as measured, at.% of what was measured: ${bound.map((need, k) => `phase ${k + 1} ${need.toFixed(1)} and ${(oxygen.phases[k].at_pct ?? 0).toFixed(1)}`).join("; ")}.`
    : " Oxygen is by stoichiometry: it was not measured.";
  return {
    heading: "wt.% of oxides",
    note: `Sums to 100; all iron as FeO.${check}${left.length > 0 ? ` Without an oxide, left out: ${left.join(", ")}.` : ""}`,
    rows,
  };
}

function ratios(elements, divisor) {
  const below = elements.find((element) => element.symbol === divisor);
  return {
    heading: `atoms per ${divisor}`,
    note: "± of counting alone, as if the errors of both elements were independent.",
    rows: elements
      .filter((element) => element !== below)
      .map(({ symbol, phases }) => ({
        name: `${symbol}/${divisor}`,
        values: phases.map((known, k) => {
          const other = below.phases[k];
          const value = other.at_pct > 0 ? (known.at_pct ?? 0) / other.at_pct : NaN;
          const share = Math.hypot((known.at_pct_se ?? NaN) / known.at_pct, (other.at_pct_se ?? NaN) / other.at_pct);
          return { value, counting: Number.isFinite(share) ? value * share : undefined };
        }),
      })),
  };
}
