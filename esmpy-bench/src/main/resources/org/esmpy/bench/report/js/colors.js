// Colours of phases and of scales. The page defines PHASE_COLORS and VIRIDIS above the scripts.

/** @type {string[]} */
const PHASES = PHASE_COLORS;

/**
 * @param {string} hex
 * @returns {[number, number, number]}
 */
function rgb(hex) {
  const value = parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Red, green and blue of the colour of a phase, 0…255. */
export function phaseRgb(phase) {
  return rgb(PHASES[phase % PHASES.length]);
}

/** The colour of a phase for lines, lighter on a dark page. */
export function phaseColor(phase) {
  const light = isDark() ? 0.35 : 0;
  const [r, g, b] = phaseRgb(phase).map((part) => Math.round(part + light * (255 - part)));
  return `rgb(${r}, ${g}, ${b})`;
}

/** Whether the page is dark now. */
export function isDark() {
  const theme = document.documentElement.dataset.theme;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Colours of parts of a spectrum: hues far from each other, by the golden angle. */
export function partColor(index, alpha) {
  const hue = (20 + index * 137.508) % 360;
  return `hsl(${hue.toFixed(0)} ${isDark() ? "60% 62%" : "65% 42%"} / ${alpha})`;
}

/** Scales by name, each of 256 colours in the byte order of image pixels (ABGR). */
export const SCALES = { viridis: viridis(), gray: gray(), "gray, inverted": gray(true) };

function pixel(r, g, b) {
  return (255 << 24) | (b << 16) | (g << 8) | r;
}

function viridis() {
  return Int32Array.from({ length: 256 }, (_, i) => pixel(...rgb("#" + VIRIDIS.slice(6 * i, 6 * i + 6))));
}

function gray(inverted = false) {
  return Int32Array.from({ length: 256 }, (_, i) => {
    const value = inverted ? 255 - i : i;
    return pixel(value, value, value);
  });
}

/** One pixel of an image from parts of 0…255. */
export function packed(r, g, b) {
  return pixel(Math.min(255, r), Math.min(255, g), Math.min(255, b));
}
