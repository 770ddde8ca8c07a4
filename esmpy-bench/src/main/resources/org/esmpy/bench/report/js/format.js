// Formats numbers and lengths.

/**
 * A number with so many significant digits, and with an exponent only if it is very large or small.
 * @param {number} value
 * @param {number} [digits]
 * @returns {string}
 */
export function significant(value, digits = 3) {
  if (!Number.isFinite(value)) {
    return "–";
  }
  if (value === 0) {
    return "0";
  }
  const exponent = Math.floor(Math.log10(Math.abs(value)));
  if (exponent >= 7 || exponent < -4) {
    return value.toExponential(digits - 1);
  }
  return exponent >= digits - 1 ? value.toFixed(0) : value.toFixed(digits - 1 - exponent);
}

/**
 * Counts: whole numbers in groups of three, fractions with three digits.
 * @param {number} value
 * @returns {string}
 */
export function counts(value) {
  return Math.abs(value) >= 1000
    ? Math.round(value).toLocaleString("en").replaceAll(",", "\u202f")
    : significant(value, 3);
}

/** @type {[string, number][]} */
const METRES = [
  ["nm", 1e-9],
  ["µm", 1e-6],
  ["mm", 1e-3],
  ["m", 1],
];

/** Lengths of units as files spell them, m. */
const UNITS = {
  pm: 1e-12,
  Å: 1e-10,
  A: 1e-10,
  nm: 1e-9,
  um: 1e-6,
  µm: 1e-6,
  μm: 1e-6,
  micron: 1e-6,
  mm: 1e-3,
  cm: 1e-2,
  m: 1,
};

/**
 * A round length of about a fifth of the width, in a unit that needs few digits.
 * @param {{value: number, unit: string}} pixelSize of a pixel
 * @param {number} widthPx width of what is shown, pixels of the image
 * @returns {{pixels: number, label: string}}
 */
export function scaleBar(pixelSize, widthPx) {
  const metres = UNITS[pixelSize.unit];
  const perPixel = metres === undefined ? pixelSize.value : pixelSize.value * metres;
  const wanted = perPixel * widthPx * 0.25;
  const decade = 10 ** Math.floor(Math.log10(wanted));
  const length = [5, 2, 1].map((step) => step * decade).find((step) => step <= wanted * 1.0000001) ?? decade;
  if (metres === undefined) {
    return { pixels: length / perPixel, label: `${significant(length, 1)} ${pixelSize.unit}` };
  }
  const [unit, size] = [...METRES].reverse().find(([, size]) => length >= 0.9999 * size) ?? METRES[0];
  return { pixels: length / perPixel, label: `${+(length / size).toPrecision(3)} ${unit}` };
}
