// Unpacks the numbers of a fit: see Pack.java for the layout.

/**
 * @param {string} base64
 * @returns {Promise<{header: any, array: (ref: any) => any}>}
 */
export async function unpack(base64) {
  const text = atob(base64);
  const zipped = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    zipped[i] = text.charCodeAt(i);
  }
  const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream("gzip"));
  const buffer = await new Response(stream).arrayBuffer();
  const length = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const start = 4 + length;
  const types = { u8: Uint8Array, u16: Uint16Array, f32: Float32Array };
  return { header, array: (ref) => new types[ref.type](buffer, start + ref.at, ref.length) };
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
 * Half a step: how far a value of a map may be from the file's.
 * @param {Layer} layer
 * @returns {number}
 */
export function precision(layer) {
  return layer.top / layer.levels / 2;
}
