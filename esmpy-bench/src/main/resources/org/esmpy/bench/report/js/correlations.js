// Shows the correlations between the errors of the elements of a phase.
import { el } from "./dom.js";

/**
 * @typedef {object} Pair
 * @property {number} phase from 1
 * @property {string} element
 * @property {string} other
 * @property {number} [counting] correlation
 * @property {number} [model]
 */

/** Least absolute correlation that is mentioned. */
const WORTH_SAYING = 0.1;

/** Largest number of elements that are mentioned. */
const MOST_SAID = 4;

/**
 * The strongest correlations of an element in words.
 * @param {Pair[]} pairs
 * @param {number} phase from 1
 * @param {string} element
 * @returns {string}
 */
export function inWords(pairs, phase, element) {
  const own = pairs.filter((pair) => pair.phase === phase && pair.element === element && pair.other !== element);
  const kinds = /** @type {("counting"|"model")[]} */ (["counting", "model"]);
  const told = kinds.map((kind) => {
    const strong = own
      .filter((pair) => Math.abs(pair[kind] ?? 0) >= WORTH_SAYING)
      .sort((a, b) => Math.abs(b[kind]) - Math.abs(a[kind]))
      .slice(0, MOST_SAID)
      .map((pair) => `${pair.other} ${signed(pair[kind])}`);
    return strong.length > 0 ? `${kind} errors with ${strong.join(", ")}` : "";
  });
  const words = told.filter(Boolean).join("; ");
  return words
    ? `${element} in phase ${phase}, correlation of ${words}`
    : `${element} in phase ${phase}: its errors are not correlated with those of other elements.`;
}

/**
 * All correlations as tables, which are made when the reader opens them.
 * @param {Pair[]} pairs
 * @returns {HTMLElement}
 */
export function tables(pairs) {
  const details = el("details", { class: "correlations" }, el("summary", { text: "Correlations of the errors" }));
  details.addEventListener(
    "toggle",
    () => {
      const phases = [...new Set(pairs.map((pair) => pair.phase))];
      for (const phase of phases) {
        for (const [kind, words] of /** @type {["counting"|"model", string][]} */ ([
          ["counting", "counting errors"],
          ["model", "model errors"],
        ])) {
          const own = pairs.filter((pair) => pair.phase === phase && Number.isFinite(pair[kind]));
          if (own.length > 0) {
            details.append(matrix(own, kind, `Phase ${phase}, ${words}`));
          }
        }
      }
    },
    { once: true },
  );
  return details;
}

function matrix(pairs, kind, caption) {
  const symbols = [...new Set(pairs.map((pair) => pair.element))];
  const value = (element, other) => pairs.find((pair) => pair.element === element && pair.other === other)?.[kind];
  return el(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    el(
      "table",
      {},
      el("caption", { text: caption }),
      el("thead", {}, el("tr", {}, el("td"), ...symbols.map((text) => el("th", { scope: "col", text })))),
      el(
        "tbody",
        {},
        ...symbols.map((element) =>
          el(
            "tr",
            {},
            el("th", { scope: "row", text: element }),
            ...symbols.map((other) => el("td", { text: signed(value(element, other)) })),
          ),
        ),
      ),
    ),
  );
}

function signed(value) {
  return Number.isFinite(value) ? `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}` : "–";
}
