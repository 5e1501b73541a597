// A static host as plain as they come: files of one folder, right types, no rules. It notes what is asked of it.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
};

// Serves `folder` under `base`, which begins and ends with a slash. `folder` may be changed later: a new release.
// Unless `packed` is set to false, a `.br` lies beside each file and is sent.
export async function serve(folder, base = "/") {
  const host = { folder, packed: true, requests: [], blocked: () => false };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://host");
    host.requests.push(pathname);
    let path = pathname.startsWith(base) ? pathname.slice(base.length) : "?";
    if (path === "" || path.endsWith("/")) path += "index.html";
    const lasting = /-[0-9a-f]{16}\./.test(path);
    try {
      if (host.blocked(path)) throw new Error("blocked");
      const file = join(host.folder, normalize(`/${path}`));
      const wanted = host.packed && /\bbr\b/.test(request.headers["accept-encoding"] ?? "");
      const packed = wanted && !path.endsWith(".png");
      const body = await readFile(file + (packed ? ".br" : ""));
      response.writeHead(200, {
        "Content-Type": TYPES[extname(path)] ?? "application/octet-stream",
        "Cache-Control": lasting ? "public, max-age=31536000, immutable" : "no-cache",
        ...(packed ? { "Content-Encoding": "br" } : {}),
      });
      response.end(body);
    } catch {
      response.writeHead(404, { "Content-Type": "text/plain" });
      response.end("404\n");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  host.origin = `http://127.0.0.1:${server.address().port}`;
  host.url = host.origin + base;
  host.close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return host;
}
