// tests/site/html.mjs - a built page as a tree, without a browser. Every page
// is well-formed XML, so an XML parser is enough.
//
//     const page = parsePage(text);
//     for (const right of all(page, (e) => hasClass(e, "right"))) …
//     textOf(right, (e) => hasClass(e, "noteref"))      without what the test skips
import { createRequire } from "node:module";

const { SaxesParser } = createRequire(import.meta.url)("saxes");

// An element is { name, attributes, children, parent, line }; text is a string.
export function parsePage(text) {
  const root = { name: "#root", attributes: {}, children: [], parent: null, line: 1 };
  let open = root;
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on("error", (error) => { throw error; });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes, children: [], parent: open, line: parser.line };
    open.children.push(element);
    open = element;
  });
  parser.on("closetag", () => { open = open.parent; });
  parser.on("text", (value) => open.children.push(value));
  parser.write(text).close();
  return root;
}

export function classes(element) {
  return (element.attributes.class || "").split(/\s+/).filter(Boolean);
}

export function hasClass(element, name) {
  return classes(element).includes(name);
}

// All elements below this one for which `wanted` is true, in document order.
export function all(element, wanted, found = []) {
  for (const child of element.children) {
    if (typeof child === "string") continue;
    if (wanted(child)) found.push(child);
    all(child, wanted, found);
  }
  return found;
}

export function first(element, wanted) {
  return all(element, wanted)[0] || null;
}

export function byClass(element, name) {
  return all(element, (one) => hasClass(one, name));
}

export function textOf(element, skipped = () => false) {
  let text = "";
  for (const child of element.children) {
    if (typeof child === "string") text += child;
    else if (!skipped(child)) text += child.name === "br" ? " " : textOf(child, skipped);
  }
  return text.replace(/\s+/g, " ");
}
