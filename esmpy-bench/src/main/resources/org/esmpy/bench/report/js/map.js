// One map on a canvas, with zoom, pan, pointer and keys.
import { el, oncePerFrame } from "./dom.js";
import { scaleBar } from "./format.js";
import { spanned } from "./state.js";

/** @typedef {import("./pack.js").Layer} Layer */

/**
 * The values of a map under each point of a picture: means where the picture is coarser than the map.
 * @param {Layer} layer
 * @param {import("./state.js").View} view
 * @param {number} width of the picture
 * @param {number} height
 * @returns {Float32Array}
 */
export function sampled(layer, view, width, height) {
  const columns = ranges(view.x / layer.bin, view.width / layer.bin, width, layer.width);
  const rows = ranges(view.y / layer.bin, view.height / layer.bin, height, layer.height);
  const step = layer.top / layer.levels;
  const out = new Float32Array(width * height);
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      let sum = 0;
      for (let r = rows[2 * j]; r < rows[2 * j + 1]; r++) {
        for (let c = columns[2 * i]; c < columns[2 * i + 1]; c++) {
          sum += layer.values[r * layer.width + c];
        }
      }
      const area = (rows[2 * j + 1] - rows[2 * j]) * (columns[2 * i + 1] - columns[2 * i]);
      out[j * width + i] = (sum * step) / area;
    }
  }
  return out;
}

/** First and last-plus-one value under each point; at least one. */
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

const WHEEL_FACTOR = 1.2;
const MOST_POINTS = 1600;

export class MapView {
  /**
   * @param {import("./state.js").State} state
   * @param {string} title
   * @param {(view: import("./state.js").View, width: number, height: number) => Int32Array} paint makes the picture
   * @param {{value: number, unit: string}|undefined} pixelSize
   */
  constructor(state, title, paint, pixelSize) {
    this.state = state;
    this.paint = paint;
    this.pixelSize = pixelSize;
    this.canvas = el("canvas", {
      tabindex: 0,
      role: "application",
      "aria-label": `${title}. Arrow keys move a pixel, Enter selects it, Shift and arrows pan, plus and minus zoom, 0 shows all.`,
    });
    this.mark = el("div", { class: "mark", hidden: true });
    this.frame = el("div", { class: "region", hidden: true });
    this.bar = el("div", { class: "scale-bar", "aria-hidden": "true" }, el("span"));
    this.holder = el("div", { class: "holder" }, this.canvas, this.frame, this.mark, this.bar);
    this.title = el("figcaption", { text: title });
    this.node = el("figure", { class: "map" }, this.title, this.holder);
    this.holder.style.aspectRatio = `${state.width} / ${Math.max(state.height, state.width / 12)}`;
    this.#listen();
  }

  /** Draws anew, in the size that the canvas has on the page. */
  draw() {
    const ratio = Math.min(2, devicePixelRatio || 1);
    const width = Math.min(MOST_POINTS, Math.round(this.canvas.clientWidth * ratio));
    const height = Math.min(MOST_POINTS, Math.round(this.canvas.clientHeight * ratio));
    if (width < 1 || height < 1) {
      return;
    }
    this.canvas.width = width;
    this.canvas.height = height;
    const picture = new ImageData(width, height);
    new Int32Array(picture.data.buffer).set(this.paint(this.state.view, width, height));
    this.canvas.getContext("2d").putImageData(picture, 0, 0);
    this.#drawBar();
    this.drawMark();
    this.drawFrame();
  }

  #drawBar() {
    this.bar.hidden = !this.pixelSize;
    if (this.pixelSize) {
      const bar = scaleBar(this.pixelSize, this.state.view.width);
      this.bar.style.width = `${(100 * bar.pixels) / this.state.view.width}%`;
      this.bar.firstChild.textContent = bar.label;
    }
  }

  /** Shows the pixel that is pointed at. */
  drawMark() {
    const { pixel } = this.state;
    this.#place(this.mark, pixel && { ...pixel, rows: 1, columns: 1 });
  }

  /** Shows the selected region. */
  drawFrame() {
    this.#place(this.frame, this.state.region);
  }

  #place(node, region) {
    node.hidden = !region;
    if (region) {
      const { view } = this.state;
      node.style.left = `${(100 * (region.column - view.x)) / view.width}%`;
      node.style.top = `${(100 * (region.row - view.y)) / view.height}%`;
      node.style.width = `${(100 * region.columns) / view.width}%`;
      node.style.height = `${(100 * region.rows) / view.height}%`;
    }
  }

  /** Where on the image an event is. */
  #at(event) {
    const box = this.canvas.getBoundingClientRect();
    const { view } = this.state;
    return {
      x: view.x + ((event.clientX - box.left) / box.width) * view.width,
      y: view.y + ((event.clientY - box.top) / box.height) * view.height,
    };
  }

  #pixel(event) {
    const { x, y } = this.#at(event);
    return {
      row: Math.min(this.state.height - 1, Math.max(0, Math.floor(y))),
      column: Math.min(this.state.width - 1, Math.max(0, Math.floor(x))),
    };
  }

  #listen() {
    const { canvas, state } = this;
    let start = null;
    let panned = null;
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button === 0) {
        canvas.setPointerCapture(event.pointerId);
        if (event.shiftKey || state.panning) {
          panned = this.#at(event);
        } else {
          start = this.#pixel(event);
        }
      }
    });
    canvas.addEventListener("pointermove", (event) => {
      if (panned) {
        const now = this.#at(event);
        state.pan(panned.x - now.x, panned.y - now.y);
        return;
      }
      const pixel = this.#pixel(event);
      state.point(pixel);
      if (start && (pixel.row !== start.row || pixel.column !== start.column)) {
        state.select(spanned(start, pixel));
      }
    });
    canvas.addEventListener("pointerup", (event) => {
      if (start) {
        state.select(spanned(start, this.#pixel(event)));
      }
      start = panned = null;
    });
    canvas.addEventListener("pointercancel", () => {
      start = panned = null;
    });
    canvas.addEventListener("pointerleave", () => state.point(null));
    canvas.addEventListener("dblclick", () => {
      state.select(null);
      state.reset();
    });
    canvas.addEventListener(
      "wheel",
      (event) => {
        if (event.ctrlKey || event.metaKey || document.activeElement === canvas) {
          event.preventDefault();
          const { x, y } = this.#at(event);
          state.zoom(event.deltaY < 0 ? WHEEL_FACTOR : 1 / WHEEL_FACTOR, x, y);
        }
      },
      { passive: false },
    );
    canvas.addEventListener("keydown", (event) => this.#key(event));
  }

  #key(event) {
    const { state } = this;
    const arrows = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const arrow = arrows[event.key];
    if (arrow && event.shiftKey) {
      state.pan((arrow[1] * state.view.width) / 10, (arrow[0] * state.view.height) / 10);
    } else if (arrow) {
      const from = state.pixel ?? {
        row: Math.floor(state.view.y + state.view.height / 2),
        column: Math.floor(state.view.x + state.view.width / 2),
      };
      state.point({
        row: Math.min(state.height - 1, Math.max(0, from.row + arrow[0])),
        column: Math.min(state.width - 1, Math.max(0, from.column + arrow[1])),
      });
    } else if (event.key === "+" || event.key === "=") {
      state.zoom(WHEEL_FACTOR, ...center(state));
    } else if (event.key === "-") {
      state.zoom(1 / WHEEL_FACTOR, ...center(state));
    } else if (event.key === "0") {
      state.reset();
    } else if (event.key === "Enter" || event.key === " ") {
      state.select(state.pixel && spanned(state.pixel, state.pixel));
    } else if (event.key === "Escape") {
      state.select(null);
    } else {
      return;
    }
    event.preventDefault();
  }
}

/**
 * Draws maps again when what they have in common changes, or the size of their place.
 * @param {import("./state.js").State[]} states of the maps
 * @param {HTMLElement} place that holds them
 * @param {() => MapView[]} views the maps there are now
 * @returns {() => void} asks for all of them to be drawn
 */
export function follow(states, place, views) {
  const draw = oncePerFrame(() => views().forEach((view) => view.draw()));
  for (const state of states) {
    state.on("view", draw);
    state.on("pixel", () => views().forEach((view) => view.drawMark()));
    state.on("region", () => views().forEach((view) => view.drawFrame()));
  }
  new ResizeObserver(draw).observe(place);
  return draw;
}

/** The pixel that is pointed at, or nothing for the middle. */
function center(state) {
  return state.pixel ? [state.pixel.column + 0.5, state.pixel.row + 0.5] : [];
}
