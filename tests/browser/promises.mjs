// tests/browser/promises.mjs - runs in the page: what every page promises, whatever
// its theme. A policy that is strict and comes first, nothing inline, names that
// other programs rely on, notes that lead there and back.
export function promises() {
  const found = [];
  if (!document.querySelector("main#content")) found.push("there is no main#content");
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
  if (!policy) found.push("there is no Content-Security-Policy");
  else {
    for (const part of ["default-src 'none'", "style-src 'self'", "base-uri 'none'", ...(document.scripts.length ? ["script-src 'self'"] : [])]) {
      if (!policy.content.includes(part)) found.push(`the policy lacks ${part}`);
    }
    if (/unsafe|https?:|\*/.test(policy.content)) found.push(`the policy is lax: ${policy.content}`);
    for (const element of document.head.querySelectorAll("script, link[rel~=stylesheet]")) {
      if (policy.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) found.push("the policy comes after what it should hold for");
    }
  }
  for (const script of document.scripts) if (!script.src) found.push("a script stands in the page");
  for (const element of document.querySelectorAll("style, [style]")) found.push(`a style stands in the page: <${element.localName}>`);
  for (const element of document.querySelectorAll("*")) {
    for (const attribute of element.attributes) if (/^on/.test(attribute.name)) found.push(`${attribute.name} on <${element.localName}>`);
  }
  for (const link of document.querySelectorAll("link[rel~=stylesheet]")) if (!link.sheet) found.push(`not loaded: ${link.getAttribute("href")}`);
  for (const image of document.images) if (!image.complete || !image.naturalWidth) found.push(`not shown: ${image.getAttribute("src")}`);
  if (!document.documentElement.lang) found.push("html has no lang");
  if (!document.title.trim()) found.push("there is no title");
  for (const note of document.querySelectorAll("a[role=doc-noteref]")) {
    const target = document.getElementById(decodeURIComponent(note.hash.slice(1)));
    if (!target || !target.matches("section[role=doc-endnotes] li")) found.push(`${note.id || note.textContent} leads to no note`);
    else if (!target.querySelector("a[role=doc-backlink]")) found.push(`${target.id} has no way back`);
  }
  return found;
}
