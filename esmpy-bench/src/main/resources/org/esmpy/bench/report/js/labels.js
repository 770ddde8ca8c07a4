// Places names of peaks in a spectrum so that they do not overlap.

/**
 * @typedef {object} Label
 * @property {string} text
 * @property {number} x position of the peak, px
 * @property {number} y top of the peak, px
 * @property {boolean} strong whether it is highlighted
 */

const GAP = 3;

/**
 * Places names above their peaks, in the order given; a name that would touch another moves up, and is left out where
 * there is no room.
 * @param {Label[]} labels
 * @param {(text: string) => number} widthOf px
 * @param {number} height of a name, px
 * @param {{left: number, top: number, right: number}} box of the plot, px
 * @returns {(Label & {left: number, bottom: number})[]}
 */
export function placed(labels, widthOf, height, box) {
  const out = [];
  const taken = [];
  for (const label of labels) {
    const width = widthOf(label.text);
    const left = Math.min(Math.max(box.left, label.x - width / 2), box.right - width);
    for (let bottom = label.y - GAP; bottom - height >= box.top; bottom -= height / 2) {
      const here = { left, right: left + width, top: bottom - height, bottom };
      if (!taken.some((other) => touches(here, other))) {
        taken.push(here);
        out.push({ ...label, left, bottom });
        break;
      }
    }
  }
  return out;
}

function touches(a, b) {
  return a.left < b.right + GAP && b.left < a.right + GAP && a.top < b.bottom + 1 && b.top < a.bottom + 1;
}

/**
 * Draws names that were placed.
 * @param {CanvasRenderingContext2D} context
 * @param {ReturnType<typeof placed>} names
 * @param {string} ink
 * @param {string} paper
 */
export function drawNames(context, names, ink, paper) {
  context.textAlign = "left";
  context.textBaseline = "bottom";
  for (const name of names) {
    context.fillStyle = ink;
    context.strokeStyle = ink;
    context.globalAlpha = name.strong ? 1 : 0.35;
    context.beginPath();
    context.moveTo(name.x, name.bottom + 1);
    context.lineTo(name.x, name.y);
    context.stroke();
    context.globalAlpha = 1;
    context.lineJoin = "round";
    context.strokeStyle = paper;
    context.lineWidth = 4;
    context.strokeText(name.text, name.left, name.bottom);
    context.lineWidth = 1;
    context.fillText(name.text, name.left, name.bottom);
  }
}
