// Unpacks the numbers of a fit: see Pack.java for the layout.

/** Number of characters that are decoded at once; four of them hold three bytes. */
const PIECE = 1 << 18;

/**
 * @param {string} base64
 * @returns {Promise<{header: any, array: (ref: any) => any}>}
 */
export async function unpack(base64) {
  const buffer = await unzipped(base64);
  const length = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const start = 4 + length;
  const types = { u8: Uint8Array, u16: Uint16Array, f32: Float32Array };
  return { header, array: (ref) => new types[ref.type](buffer, start + ref.at, ref.length) };
}

/** Decodes and unzips piece by piece, so that memory never holds the numbers twice. */
async function unzipped(base64) {
  const end = bytes(base64.slice(-8)).slice(-4);
  const out = new Uint8Array(new DataView(end.buffer).getUint32(0, true)); // gzip ends with the length
  let at = 0;
  const pieces = new ReadableStream({
    pull(controller) {
      controller.enqueue(bytes(base64.slice(at, at + PIECE)));
      at += PIECE;
      if (at >= base64.length) {
        controller.close();
      }
    },
  });
  const reader = pieces.pipeThrough(new DecompressionStream("gzip")).getReader();
  let filled = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    out.set(read.value, filled);
    filled += read.value.length;
  }
  return out.buffer;
}

/** @param {string} base64 */
function bytes(base64) {
  const text = atob(base64);
  const out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    out[i] = text.charCodeAt(i);
  }
  return out;
}

/**
 * @typedef {object} Layer a map: its value is values[i] * top / levels
 * @property {string} name
 * @property {ArrayLike<number>} values
 * @property {number} bin pixels of the image along the side of a value
 * @property {number} height
 * @property {number} width
 * @property {number} top
 * @property {number} levels
 */

/**
 * The maps of a set.
 * @param {any} pack
 * @param {any} set of the header
 * @param {(i: number) => string} name
 * @returns {Layer[]}
 */
export function layers(pack, set, name) {
  return (set?.maps ?? []).map((map, i) => ({
    name: name(i),
    values: pack.array(map),
    bin: set.bin,
    height: set.height,
    width: set.width,
    top: map.top,
    levels: map.levels,
  }));
}

/**
 * The value of a map at a pixel of the image.
 * @param {Layer} layer
 * @param {number} row
 * @param {number} column
 * @returns {number}
 */
export function valueAt(layer, row, column) {
  const at = Math.floor(row / layer.bin) * layer.width + Math.floor(column / layer.bin);
  return (layer.values[at] * layer.top) / layer.levels;
}

/**
 * Largest rounding error of a map, half a step.
 * @param {Layer} layer
 * @returns {number}
 */
export function precision(layer) {
  return layer.top / layer.levels / 2;
}
