// Makes HTML elements and controls of the page.

/**
 * Makes an element.
 * @param {string} tag
 * @param {Record<string, any>} [properties] attributes; "text" and "on…" (listeners) are special
 * @param {...(Node|string)} children
 * @returns {any}
 */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "text") {
      node.textContent = value;
    } else if (name.startsWith("on")) {
      node.addEventListener(name.slice(2), value);
    } else if (value === true) {
      node.setAttribute(name, "");
    } else if (value !== false && value !== undefined && value !== null) {
      node.setAttribute(name, String(value));
    }
  }
  node.append(...children);
  return node;
}

/**
 * A labelled list of choices.
 * @param {string} label
 * @param {[string, string][]} options value and text of each
 * @param {(value: string) => void} onChange
 * @param {string} [chosen]
 * @returns {{node: HTMLElement, select: HTMLSelectElement}}
 */
export function choice(label, options, onChange, chosen) {
  const select = el("select", { onchange: () => onChange(select.value) });
  fillChoice(select, options);
  if (chosen !== undefined) {
    select.value = chosen;
  }
  return { node: el("label", { class: "choice" }, el("span", { text: label }), select), select };
}

/**
 * Replaces the options of a list of choices; the chosen one stays if it is still there.
 * @param {HTMLSelectElement} select
 * @param {[string, string][]} options
 */
export function fillChoice(select, options) {
  const before = select.value;
  select.replaceChildren(...options.map(([value, text]) => el("option", { value, text })));
  if (options.some(([value]) => value === before)) {
    select.value = before;
  }
}

/**
 * A button that is pressed or not.
 * @param {string} text
 * @param {boolean} pressed
 * @param {(pressed: boolean) => void} onChange
 * @returns {HTMLButtonElement}
 */
export function toggle(text, pressed, onChange) {
  const button = el("button", {
    type: "button",
    class: "toggle",
    "aria-pressed": String(pressed),
    text,
    onclick: () => {
      const now = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(now));
      onChange(now);
    },
  });
  return button;
}

/**
 * Wraps a function so that it runs at most once per frame.
 * @param {() => void} draw
 * @returns {() => void}
 */
export function oncePerFrame(draw) {
  let asked = false;
  return () => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        draw();
      });
    }
  };
}

/**
 * A variable of the style sheet, e.g. "--ink".
 * @param {string} name
 * @returns {string}
 */
export function style(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
