// Text whose colour is too near to what is behind it: see WCAG 2.2, success criterion 1.4.3. arguments[0]: least ratio.
const least = arguments[0];
const parts = (color) => {
  const numbers = color.match(/[\d.]+/g).map(Number);
  return { rgb: numbers.slice(0, 3), alpha: numbers.length > 3 ? numbers[3] : 1 };
};
const over = (front, alpha, back) => front.map((part, i) => alpha * part + (1 - alpha) * back[i]);
const luminance = (rgb) => {
  const [r, g, b] = rgb.map((part) => {
    const c = part / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (a, b) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};
const behind = (element) => {
  const layers = [];
  for (let at = element; at; at = at.parentElement) {
    layers.push(parts(getComputedStyle(at).backgroundColor));
  }
  return layers.reverse().reduce((back, layer) => over(layer.rgb, layer.alpha, back), [255, 255, 255]);
};
const opacity = (element) => {
  let all = 1;
  for (let at = element; at; at = at.parentElement) {
    all *= Number(getComputedStyle(at).opacity);
  }
  return all;
};
const found = new Set();
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  const shown = walker.currentNode.textContent.trim() && element.checkVisibility() && element.getClientRects().length > 0;
  if (shown && !element.closest("script, style, noscript, title, .scale-bar, .u-legend, option")) {
    const style = getComputedStyle(element);
    const ink = parts(element.closest("svg") ? style.fill : style.color);
    const back = behind(element);
    const seen = over(ink.rgb, ink.alpha * opacity(element), back);
    if (ratio(seen, back) < least) {
      found.add(`${element.className || element.tagName}: ${ratio(seen, back).toFixed(2)}, "${walker.currentNode.textContent.trim().slice(0, 40)}"`);
    }
  }
}
return [...found];
