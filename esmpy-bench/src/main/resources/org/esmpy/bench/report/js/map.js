// One map on a canvas, with zoom, pan, pointer and keys.
import { el, oncePerFrame } from "./dom.js";
import { scaleBar } from "./format.js";
import { spanned } from "./state.js";

const WHEEL_FACTOR = 1.2;
const MOST_POINTS = 1600;

export class MapView {
  /**
   * @param {import("./state.js").State} state
   * @param {string} title
   * @param {import("./sample.js").Picture} picture
   * @param {{value: number, unit: string}|undefined} pixelSize
   */
  constructor(state, title, picture, pixelSize) {
    this.state = state;
    this.picture = picture;
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

  /** Draws the map in the size of its canvas on the page. */
  draw() {
    const [width, height] = this.#points();
    if (width < 1 || height < 1) {
      return;
    }
    this.drawn = `${width}×${height}`;
    this.canvas.width = width;
    this.canvas.height = height;
    const pixels = new ImageData(width, height);
    this.picture.paint(this.state.view, width, height, new Int32Array(pixels.data.buffer));
    this.canvas.getContext("2d").putImageData(pixels, 0, 0);
    this.#drawBar();
    this.drawMark();
    this.drawFrame();
  }

  /** Draws the map again if the size of its canvas has changed. */
  fit() {
    if (this.drawn !== this.#points().join("×")) {
      this.draw();
    }
  }

  /** Width and height of the picture, points: those of the screen, but no more than the map has values. */
  #points() {
    const { view } = this.state;
    const ratio = Math.min(2, devicePixelRatio || 1);
    const bin = this.picture.bin();
    const within = (length, from, extent) => {
      const whole = Number.isInteger(from / bin) && Number.isInteger(extent / bin);
      return Math.min(MOST_POINTS, Math.round(length * ratio), whole ? extent / bin : MOST_POINTS);
    };
    return [within(this.canvas.clientWidth, view.x, view.width), within(this.canvas.clientHeight, view.y, view.height)];
  }

  #drawBar() {
    this.bar.hidden = !this.pixelSize;
    if (this.pixelSize) {
      const bar = scaleBar(this.pixelSize, this.state.view.width);
      this.bar.style.width = `${(100 * bar.pixels) / this.state.view.width}%`;
      this.bar.firstChild.textContent = bar.label;
    }
  }

  /** Marks the pixel under the pointer. */
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

  /** Position of an event, pixels of the image. */
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
 * Draws maps again when their common state or the size of their place changes.
 * @param {import("./state.js").State[]} states of the maps
 * @param {HTMLElement} place that holds them
 * @param {() => MapView[]} views gives the present maps
 * @returns {() => void} requests to draw all of them
 */
export function follow(states, place, views) {
  const draw = oncePerFrame(() => views().forEach((view) => view.draw()));
  for (const state of states) {
    state.on("view", draw);
    state.on("pixel", () => views().forEach((view) => view.drawMark()));
    state.on("region", () => views().forEach((view) => view.drawFrame()));
  }
  new ResizeObserver(oncePerFrame(() => views().forEach((view) => view.fit()))).observe(place);
  return draw;
}

/** The centre of the pixel under the pointer; empty, for the middle of the view, if there is none. */
function center(state) {
  return state.pixel ? [state.pixel.column + 0.5, state.pixel.row + 0.5] : [];
}
