// Computes the spectra that can be shown: of the sum, of a phase, of a phase's region, of the selected region.

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} kind
 * @property {Float64Array} values
 *
 * @typedef {object} Spectrum
 * @property {string} title
 * @property {string} unit
 * @property {Float64Array} energy keV
 * @property {Float64Array|null} data counts; null for the spectrum of a phase, which has no counts of its own
 * @property {Float64Array} model
 * @property {Float64Array} [truth] spectrum of the matched true phase, if the map was simulated
 * @property {Part[]} parts
 * @property {string} note
 */

/** Least expected counts of a group of channels; the same as in Misfit.java. */
const LEAST_EXPECTED = 5;
const STEPS = 65535;

export class Sources {
  /** @param {any} fit */
  constructor(fit) {
    const { header, pack } = fit;
    this.fit = fit;
    this.header = header;
    const { spectra } = header;
    this.channels = spectra.channels;
    this.count = spectra.phases;
    this.data = pack.array(spectra.data);
    this.model = pack.array(spectra.model);
    this.ofPhases = pack.array(spectra.ofPhases);
    this.sums = header.abundanceSums ? pack.array(header.abundanceSums) : null;
    this.energy = Float64Array.from({ length: this.channels }, (_, l) => spectra.firstKeV + l * spectra.widthKeV);
    this.parts = (spectra.parts ?? []).map((part) => ({
      name: part.name,
      kind: part.kind,
      steps: part.ofPhases.map((ref) => pack.array(ref)),
      tops: part.ofPhases.map((ref) => ref.top),
    }));
  }

  /**
   * Values and names of the available spectra.
   * @returns {[string, string][]}
   */
  choices() {
    /** @type {[string, string][]} */
    const out = [["sum", "Sum of all pixels"]];
    if (this.header.blocks) {
      out.push(["selection", this.fit.state.region ? "Selected region" : "Selected region (select one on a map)"]);
    }
    for (let k = 0; k < this.count; k++) {
      if (this.header.regions) {
        out.push([`region-${k}`, `Region of phase ${k + 1}`]);
      }
    }
    for (let k = 0; k < this.count; k++) {
      out.push([`phase-${k}`, `Phase ${k + 1} alone`]);
    }
    return out;
  }

  /**
   * @param {string} choice
   * @returns {Spectrum}
   */
  spectrum(choice) {
    const [kind, number] = choice.split("-");
    const k = Number(number);
    if (kind === "phase") {
      const weights = Array.from({ length: this.count }, (_, j) => (j === k ? 1 : 0));
      const spectrum = this.#whole(
        `Phase ${k + 1}`,
        "Counts per pixel of pure phase",
        null,
        weights,
        "A phase has no counts of its own: this is the model alone.",
      );
      return { ...spectrum, truth: this.#truth(k) };
    }
    if (kind === "region" && this.header.regions) {
      const { regions } = this.header;
      const data = this.fit.pack.array(regions.data).subarray(k * this.channels, (k + 1) * this.channels);
      const weights = this.fit.pack.array(regions.abundances).subarray(k * this.count, (k + 1) * this.count);
      const pixels = this.fit.pack.array(regions.pixels)[k];
      return this.#whole(
        `Region of phase ${k + 1}`,
        "Counts",
        data,
        weights,
        `Sum of the ${pixels} pixels where phase ${k + 1} has the largest abundance.`,
      );
    }
    if (kind === "selection" && this.fit.state.region && this.header.blocks) {
      return this.#selected(this.fit.state.region);
    }
    const spectrum = this.#whole("Sum of all pixels", "Counts", this.data, this.sums, "");
    spectrum.model = Float64Array.from(this.model);
    return spectrum;
  }

  #whole(title, unit, data, weights, note) {
    return {
      title,
      unit,
      energy: this.energy,
      data: data && Float64Array.from(data),
      model: this.#mixed(weights),
      parts: weights
        ? this.parts.map((part) => ({ name: part.name, kind: part.kind, values: this.#part(part, weights) }))
        : [],
      note,
    };
  }

  /** D·weights. */
  #mixed(weights) {
    const out = new Float64Array(this.channels);
    for (let k = 0; weights && k < this.count; k++) {
      for (let l = 0; l < this.channels; l++) {
        out[l] += weights[k] * this.ofPhases[k * this.channels + l];
      }
    }
    return out;
  }

  /** The true spectrum of a phase, if it is matched with one. */
  #truth(k) {
    const t = this.fit.layers?.truth.findIndex((phase) => phase.fitted === k) ?? -1;
    if (t < 0) {
      return undefined;
    }
    const all = this.fit.pack.array(this.header.truth.spectra);
    return Float64Array.from(all.subarray(t * this.channels, (t + 1) * this.channels));
  }

  #part(part, weights) {
    const out = new Float64Array(this.channels);
    part.steps.forEach((steps, k) => {
      const factor = (weights[k] * part.tops[k]) / STEPS / STEPS;
      for (let l = 0; factor > 0 && l < out.length; l++) {
        out[l] += factor * steps[l] * steps[l];
      }
    });
    return out;
  }

  /** The spectrum of the blocks of pixels that the selected region touches. */
  #selected(region) {
    const { blocks } = this.header;
    const { side, groups, channelBin } = blocks;
    const counts = this.fit.pack.array(blocks.data);
    const shares = this.fit.pack.array(blocks.abundances);
    const rows = [Math.floor(region.row / side), Math.floor((region.row + region.rows - 1) / side)];
    const columns = [Math.floor(region.column / side), Math.floor((region.column + region.columns - 1) / side)];
    const data = new Float64Array(groups);
    const weights = new Float64Array(this.count);
    for (let row = rows[0]; row <= rows[1]; row++) {
      for (let column = columns[0]; column <= columns[1]; column++) {
        const block = row * blocks.columns + column;
        for (let g = 0; g < groups; g++) {
          data[g] += counts[block * groups + g];
        }
        for (let k = 0; k < this.count; k++) {
          weights[k] += shares[block * this.count + k];
        }
      }
    }
    const whole = this.#whole("Selected region", "Counts", null, weights, "");
    const grouped = (values) => {
      const out = new Float64Array(groups);
      values.forEach((value, l) => {
        out[Math.floor(l / channelBin)] += value;
      });
      return out;
    };
    const lastRow = Math.min(this.fit.state.height, (rows[1] + 1) * side) - 1;
    const lastColumn = Math.min(this.fit.state.width, (columns[1] + 1) * side) - 1;
    return {
      title: whole.title,
      unit: channelBin === 1 ? "Counts" : `Counts in ${channelBin} channels`,
      energy: Float64Array.from({ length: groups }, (_, g) => {
        const last = Math.min(this.channels, (g + 1) * channelBin) - 1;
        return (this.energy[g * channelBin] + this.energy[last]) / 2;
      }),
      data,
      model: grouped(whole.model),
      parts: whole.parts.map((part) => ({ ...part, values: grouped(part.values) })),
      note:
        `Rows ${rows[0] * side}–${lastRow}, columns ${columns[0] * side}–${lastColumn}` +
        (side > 1 || channelBin > 1
          ? `: the page has the data in ${carried(side, channelBin)} only; the region is widened to these.`
          : "."),
    };
  }
}

function carried(side, channelBin) {
  const parts = [];
  if (side > 1) {
    parts.push(`blocks of ${side}×${side} pixels`);
  }
  if (channelBin > 1) {
    parts.push(`groups of ${channelBin} channels`);
  }
  return parts.join(" and ");
}

/**
 * Residuals in standard deviations, for groups of channels with enough expected counts, and χ² per group.
 * @param {Spectrum} spectrum
 * @returns {{energy: number[], sigma: number[], chi2: number}}
 */
export function residuals(spectrum) {
  const energy = [];
  const sigma = [];
  let [from, n, m, chi2] = [0, 0, 0, 0];
  for (let l = 0; spectrum.data && l < spectrum.model.length; l++) {
    n += spectrum.data[l];
    m += spectrum.model[l];
    if (m >= LEAST_EXPECTED) {
      energy.push((spectrum.energy[from] + spectrum.energy[l]) / 2);
      sigma.push((n - m) / Math.sqrt(m));
      chi2 += ((n - m) * (n - m)) / m;
      [from, n, m] = [l + 1, 0, 0];
    }
  }
  return { energy, sigma, chi2: energy.length > 0 ? chi2 / energy.length : NaN };
}
