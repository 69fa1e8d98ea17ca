// tests/browser/focus.mjs - runs in the page: watches where the keyboard goes.
// window.__steps then holds one record for each press of the key.

// A reader of the keyboard's way: install before the first Tab.
export function watchFocus() {
  const styleOf = (element) => {
    const style = getComputedStyle(element);
    return { outline: style.outlineStyle, width: parseFloat(style.outlineWidth), colour: style.outlineColor,
      rest: [style.boxShadow, style.backgroundColor, style.borderColor, style.borderWidth, style.textDecoration, style.color].join("|") };
  };
  const rgb = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const luminance = ([red, green, blue]) => [red, green, blue].map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const contrast = (one, other) => {
    const [low, high] = [luminance(rgb(one)), luminance(rgb(other))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const behind = (element) => {
    for (let above = element.parentElement; above; above = above.parentElement) {
      const colour = getComputedStyle(above).backgroundColor;
      if (rgb(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const name = (element) => `<${element.localName}${element.id ? ` id="${element.id}"` : ""}${element.className ? ` class="${element.className}"` : ""}> ${(element.textContent || element.name || "").trim().replace(/\s+/g, " ").slice(0, 40)}`;

  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((element) => element.tabIndex >= 0 && !element.disabled && element.type !== "hidden" && element.getClientRects().length > 0
      && getComputedStyle(element).visibility === "visible" && !element.closest("details:not([open]) > :not(summary)"))
    // Of a group of radio buttons the keyboard stops at one.
    .filter((element, at, list) => element.type !== "radio" || list.findIndex((one) => one.type === "radio" && one.name === element.name) === at);
  const bare = new Map(stops.map((element) => [element, styleOf(element)]));
  window.__stops = stops.map(name);
  window.__steps = [];
  window.__focusStop = (at) => stops[at].focus();
  // What is wrong with how the element shows that it has the focus.
  window.__look = (element) => {
    const found = [];
    const now = styleOf(element);
    const before = bare.get(element);
    const ring = now.outline !== "none" && now.width >= 1.5;
    if (!ring && before && now.rest === before.rest) found.push("its focus does not show");
    if (ring && now.outline !== "auto" && contrast(now.colour, behind(element)) < 3) {
      found.push(`its ring has a contrast of ${contrast(now.colour, behind(element)).toFixed(1)} (${now.colour} on ${behind(element)})`);
    }
    const boxes = [...element.getClientRects()].filter((one) => one.width && one.height);
    const seen = boxes.map((one) => ({ left: Math.max(one.left, 0), right: Math.min(one.right, innerWidth), top: Math.max(one.top, 0), bottom: Math.min(one.bottom, innerHeight) }))
      .filter((one) => one.right - one.left > 2 && one.bottom - one.top > 2)[0];
    if (!boxes.length) found.push("it has no size");
    else if (!seen) found.push(`it is out of sight (at ${Math.round(boxes[0].top)} of ${innerHeight} px)`);
    else {
      const top = document.elementFromPoint((seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2);
      if (top && !element.contains(top) && !top.contains(element)) found.push(`${name(top)} covers it`);
    }
    return found;
  };
  // When the key comes up again, the page has been scrolled to the new place.
  document.addEventListener("keyup", () => {
    const element = document.activeElement;
    if (!element || element === document.body) return;
    window.__steps.push({ at: stops.indexOf(element), name: name(element), found: window.__look(element) });
  });
}
