// tests/browser/layout.mjs - functions that run in the page (page.evaluate) and say
// what is wrong with how it is laid out.

// What is wider than the screen, apart from boxes that scroll by themselves; words
// that are cut off, or broken into letters.
export function tooWide() {
  const root = document.documentElement;
  const found = [];
  const clips = (element) => /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX);
  if (root.scrollWidth > root.clientWidth) {
    found.push(`the page is ${root.scrollWidth} wide on a screen of ${root.clientWidth}`);
    for (const element of document.querySelectorAll("body *")) {
      let inner = false;
      for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) if (clips(above)) inner = true;
      const box = element.getBoundingClientRect();
      if (!inner && box.right > root.clientWidth + 1 && found.length < 5) {
        found.push(`<${element.localName} class="${element.className}"> reaches ${Math.round(box.right)}`);
      }
    }
  }
  const brush = document.createElement("canvas").getContext("2d");
  const broken = [...document.querySelectorAll("main td, main th")].filter((cell) => {
    const style = getComputedStyle(cell);
    brush.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const room = cell.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    // An everyday word has to fit; an address or a Welsh railway station may break.
    return cell.getClientRects().length && cell.textContent.trim().split(/\s+/).some((word) => word.length < 12 && brush.measureText(word).width > room + 3);
  });
  if (broken.length) found.push(`words in ${broken.length} cells are broken: ${broken[0].textContent.trim().slice(0, 40)}`);
  for (const element of document.querySelectorAll("main p, main li, main h1, main h2, main h3, main dd, main td, main th, button, a")) {
    if (element.closest(".unseen, .skip") || !element.getClientRects().length) continue;
    const style = getComputedStyle(element);
    if (/hidden|clip/.test(style.overflowX + style.overflowY) && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) {
      found.push(`words are cut off in <${element.localName} class="${element.className}">: ${element.textContent.trim().slice(0, 60)}`);
    }
  }
  return found;
}

// DESIGN 4.3: who says so shows by its shape, too: a bar at the side, and no two of
// the four alike.
export function standings() {
  const found = [];
  const shapes = new Map();
  for (const element of document.querySelectorAll(".authority > [data-standing], [data-standing] > .callout-title strong")) {
    const name = element.closest("[data-standing]").dataset.standing;
    if (!["law", "instructions", "dwp", "others"].includes(name)) continue;
    const style = getComputedStyle(element);
    const shape = parseFloat(style.borderLeftWidth) >= 3 ? style.borderLeftStyle : "none";
    if (shape === "none") found.push(`no bar beside "${element.textContent.trim().slice(0, 40)}"`);
    else if (shapes.has(shape) && shapes.get(shape) !== name) found.push(`${name} has the bar of ${shapes.get(shape)}: ${shape}`);
    else shapes.set(shape, name);
  }
  return [...new Set(found)];
}

// DESIGN 6: what the first screen holds, in this order, before any list of contents.
// Says where each part ends, and what is wrong.
export function firstScreen() {
  const order = { banner: ".status-banner", title: "h1", answer: ".summary", danger: ".danger", deadline: ".nearest",
    helpline: ".helpline", "who for": ".who-for", checked: ".checked" };
  const found = [];
  const ends = {};
  let last = -1, lastName = "the top";
  for (const [name, selector] of Object.entries(order)) {
    const elements = [...document.querySelectorAll(`main .first-screen ${selector}, main > ${selector}`)].filter((one) => one.getClientRects().length);
    if (!elements.length) continue;
    const top = elements[0].getBoundingClientRect().top + window.scrollY;
    if (top < last) found.push(`${name} stands above ${lastName}`);
    ends[name] = Math.round(elements[elements.length - 1].getBoundingClientRect().bottom + window.scrollY);
    if (new Set(elements.map((one) => one.textContent)).size < elements.length) found.push(`${name} is said ${elements.length} times`);
    last = top;
    lastName = name;
  }
  for (const contents of document.querySelectorAll("nav.contents")) {
    if (contents.getClientRects().length && contents.getBoundingClientRect().top + window.scrollY < last) {
      found.push(`the list of contents stands above ${lastName}`);
    }
  }
  if (!("title" in ends)) found.push("there is no h1 in main");
  return { found, ends };
}

// Text twice as large, or the spacing of WCAG 1.4.12: as a reader's own settings
// would do it. The policy forbids styles in the page, not those set by a script.
export function enlarge(percent) {
  document.documentElement.style.fontSize = percent ? `${percent}%` : "";
}

export function space(on) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
  document.adoptedStyleSheets = on ? [sheet] : [];
}

// Where colours are the reader's own, boxes are told apart by their lines.
export function forcedColours() {
  const found = [];
  if (!matchMedia("(forced-colors: active)").matches) found.push("colours are not forced: nothing was tested");
  for (const box of document.querySelectorAll("main .danger, main .callout, main .status-banner, main button")) {
    if (!box.getClientRects().length) continue;
    const style = getComputedStyle(box);
    const lines = ["Top", "Right", "Bottom", "Left"].some((side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0);
    if (!lines) found.push(`<${box.localName} class="${box.className}"> has no line`);
  }
  return found;
}
