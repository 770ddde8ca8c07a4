// The common state of all maps and spectra of a fit: visible part of the image, pointed pixel, selected region.

/**
 * @typedef {{x: number, y: number, width: number, height: number}} View in pixels of the image
 * @typedef {{row: number, column: number}} Pixel
 * @typedef {{row: number, column: number, rows: number, columns: number}} Region
 */

const MOST_ZOOM_PIXELS = 4;

export class State {
  /**
   * @param {number} height of the image
   * @param {number} width
   */
  constructor(height, width) {
    this.height = height;
    this.width = width;
    /** @type {View} */
    this.view = { x: 0, y: 0, width, height };
    /** @type {Pixel|null} */
    this.pixel = null;
    /** @type {Region|null} */
    this.region = null;
    /** Whether dragging moves the image instead of selecting a region. */
    this.panning = false;
    /** @type {Record<string, (() => void)[]>} */
    this.listeners = { view: [], pixel: [], region: [] };
  }

  /**
   * @param {"view"|"pixel"|"region"} what
   * @param {() => void} listener
   */
  on(what, listener) {
    this.listeners[what].push(listener);
  }

  /** @param {"view"|"pixel"|"region"} what */
  changed(what) {
    this.listeners[what].forEach((listener) => listener());
  }

  /**
   * Zooms around a fixed point.
   * @param {number} factor above 1 to zoom in
   * @param {number} x in pixels of the image
   * @param {number} y
   */
  zoom(factor, x = this.view.x + this.view.width / 2, y = this.view.y + this.view.height / 2) {
    const least = Math.min(1, MOST_ZOOM_PIXELS / Math.min(this.width, this.height));
    const share = Math.min(1, Math.max(least, this.view.width / this.width / factor));
    const width = share * this.width;
    const height = share * this.height;
    this.moveTo({
      x: x - ((x - this.view.x) * width) / this.view.width,
      y: y - ((y - this.view.y) * height) / this.view.height,
      width,
      height,
    });
  }

  /**
   * @param {number} dx in pixels of the image
   * @param {number} dy
   */
  pan(dx, dy) {
    this.moveTo({ ...this.view, x: this.view.x + dx, y: this.view.y + dy });
  }

  reset() {
    this.moveTo({ x: 0, y: 0, width: this.width, height: this.height });
  }

  /** @param {View} view */
  moveTo(view) {
    this.view = {
      ...view,
      x: Math.min(Math.max(0, view.x), this.width - view.width),
      y: Math.min(Math.max(0, view.y), this.height - view.height),
    };
    this.changed("view");
  }

  /** @param {Pixel|null} pixel */
  point(pixel) {
    if (pixel?.row !== this.pixel?.row || pixel?.column !== this.pixel?.column) {
      this.pixel = pixel;
      this.changed("pixel");
    }
  }

  /** @param {Region|null} region */
  select(region) {
    this.region = region;
    this.changed("region");
  }
}

/**
 * The region that two pixels span.
 * @param {Pixel} a
 * @param {Pixel} b
 * @returns {Region}
 */
export function spanned(a, b) {
  return {
    row: Math.min(a.row, b.row),
    column: Math.min(a.column, b.column),
    rows: Math.abs(a.row - b.row) + 1,
    columns: Math.abs(a.column - b.column) + 1,
  };
}
