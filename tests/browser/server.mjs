// tests/browser/server.mjs - a web server on loopback, as small as a plain host is:
// a finished site at "/" or below a path, its 404.html for what is not there, and no
// rules of its own. Nobody else can reach it.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";

const TYPES = {
  html: "text/html; charset=utf-8", css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8",
  json: "application/json", webmanifest: "application/manifest+json", xml: "application/xml", txt: "text/plain; charset=utf-8",
  csv: "text/csv; charset=utf-8", svg: "image/svg+xml", png: "image/png", jpg: "image/jpeg", webp: "image/webp", gif: "image/gif",
  pdf: "application/pdf", epub: "application/epub+zip", zip: "application/zip", ico: "image/x-icon",
};

// The file that an address names; a folder's is its index.html. Null for what is not
// below `at`, or not there.
function fileFor(site, at, address) {
  let wanted;
  try {
    wanted = decodeURIComponent(new URL(address, "http://loopback/").pathname);
  } catch {
    return null;
  }
  if (!wanted.startsWith(at)) return null;
  const root = path.resolve(site);
  let file = path.join(root, wanted.slice(at.length));
  if (file !== root && !file.startsWith(root + path.sep)) return null;
  if (fs.existsSync(file) && fs.statSync(file).isDirectory()) file = path.join(file, "index.html");
  return fs.existsSync(file) ? file : null;
}

// Serves `site`. Gives { url, site, headers, meddle, trouble, requests, cut(), back(), close() }:
//   url       where the site stands, with a slash at its end
//   site      the folder; put another here, and that is served from now on
//   headers   added to every answer: a map, or what makes one of (path, status)
//   meddle    what happens on the way, when it is set: (path, body) gives the body that
//             arrives, or null for a line that breaks, or a promise of either
//   trouble   a status, such as 503, that every answer has when it is set
//   requests  what was asked for: { method, path, referer, status }
//   cut       the network is gone: open lines break and new ones too; back ends that
export async function serve(site, { at = "/", headers = {} } = {}) {
  if (!at.startsWith("/") || !at.endsWith("/")) throw new Error(`not a path to serve at: ${at}`);
  let gone = false;
  const self = { site, headers, meddle: null, trouble: 0, requests: [] };
  const server = http.createServer(async (request, response) => {
    if (gone) return request.socket.destroy();
    let file = fileFor(self.site, at, request.url);
    let status = self.trouble || (file ? 200 : 404);
    const missing = path.join(self.site, "404.html");
    if (!file && fs.existsSync(missing)) file = missing;
    const kind = file ? TYPES[path.extname(file).slice(1).toLowerCase()] || "application/octet-stream" : TYPES.txt;
    const more = typeof self.headers === "function" ? self.headers(request.url, status) : self.headers;
    let body = Buffer.from("Not found\n");
    try {
      if (file) body = fs.readFileSync(file);
    } catch {
      status = 500;
    }
    if (self.meddle) body = await self.meddle(decodeURIComponent(new URL(request.url, "http://loopback/").pathname.slice(at.length)), body);
    if (gone || body === null) return request.socket.destroy();
    self.requests.push({ method: request.method, path: request.url, referer: request.headers.referer || "", status });
    response.writeHead(status, { "Content-Type": kind, "Content-Length": body.length, ...more });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  server.on("connection", (socket) => { if (gone) socket.destroy(); });
  await new Promise((done, failed) => server.once("error", failed).listen(0, "127.0.0.1", done));
  self.url = `http://127.0.0.1:${server.address().port}${at}`;
  self.cut = () => { gone = true; server.closeAllConnections(); };
  self.back = () => { gone = false; };
  self.close = () => new Promise((done) => { server.close(done); server.closeAllConnections(); });
  return self;
}
