// Samples a map at the points of a picture, row by row, so that a picture of many maps needs little memory.

/** @typedef {import("./pack.js").Layer} Layer */

/**
 * @typedef {object} Picture what a map shows
 * @property {() => number} bin pixels of the image along the side of its finest value
 * @property {(view: import("./state.js").View, width: number, height: number, out: Int32Array) => void} paint
 */

export class Sampler {
  /**
   * @param {Layer} layer
   * @param {import("./state.js").View} view
   * @param {number} width of the picture
   * @param {number} height
   */
  constructor(layer, view, width, height) {
    this.layer = layer;
    this.columns = ranges(view.x / layer.bin, view.width / layer.bin, width, layer.width);
    this.rows = ranges(view.y / layer.bin, view.height / layer.bin, height, layer.height);
    this.out = new Float32Array(width);
    this.first = this.last = -1;
  }

  /**
   * The values of a row of the picture: means where the picture is coarser than the map. The next row overwrites them.
   * @param {number} j
   * @returns {Float32Array}
   */
  row(j) {
    const [first, last] = [this.rows[2 * j], this.rows[2 * j + 1]];
    if (first !== this.first || last !== this.last) {
      this.first = first;
      this.last = last;
      this.#fill(first, last);
    }
    return this.out;
  }

  #fill(first, last) {
    const { layer, columns, out } = this;
    const { values } = layer;
    const step = layer.top / layer.levels / (last - first);
    for (let i = 0; i < out.length; i++) {
      const [from, to] = [columns[2 * i], columns[2 * i + 1]];
      let sum = 0;
      for (let r = first; r < last; r++) {
        for (let at = r * layer.width + from; at < r * layer.width + to; at++) {
          sum += values[at];
        }
      }
      out[i] = (sum * step) / (to - from);
    }
  }
}

/** For each point, the first value under it and the one after the last; at least one value. */
function ranges(from, extent, points, length) {
  const out = new Int32Array(2 * points);
  const per = extent / points;
  for (let i = 0; i < points; i++) {
    const first = per <= 1 ? Math.floor(from + (i + 0.5) * per) : Math.round(from + i * per);
    out[2 * i] = Math.min(length - 1, Math.max(0, first));
    const last = per <= 1 ? out[2 * i] + 1 : Math.round(from + (i + 1) * per);
    out[2 * i + 1] = Math.min(length, Math.max(out[2 * i] + 1, last));
  }
  return out;
}
