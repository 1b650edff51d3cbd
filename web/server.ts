import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import next from "next";
import { isEnvironmentFault, proxyEnv, webEnv } from "@/base/env";
import { patience } from "@/base/patience";
import { exitStatus } from "@/base/vocabulary";
import { databaseAddress } from "@/db/address";
import { openPool } from "@/db/connection";
import { healthOf } from "./health";
import { listenForChanges } from "./listen";
import { detached } from "./render";
import { createReplies } from "./replies";
import { visitorAddress } from "./visitor";

/** The process that serves: Next behind our own server, with public replies kept in memory. */
async function main(): Promise<void> {
  const { port, host, url } = webEnv();
  const isProxy = proxyEnv();
  const dev = process.env.NODE_ENV === "development";
  const app = next({ dev, dir: process.cwd(), hostname: host, port, quiet: true });
  await app.prepare();
  const handle: RequestListener = app.getRequestHandler();
  // For the health page; the pages open their own pool, with the first of them.
  const pool = openPool(databaseAddress().url, { name: "bayan-web" });
  const replies = createReplies({ render: detached(handle, new URL(url)) });
  // Not waited for: while the database is away the health page says so, and nothing is kept.
  const listening = dev ? undefined : listenForChanges(databaseAddress().url, replies);

  const server = createServer((req, res) => {
    // Postgres takes no NUL in any text; like a browser's own parsers we read it as U+FFFD.
    req.url = req.url?.replaceAll("%00", "%EF%BF%BD");
    if (req.url === "/health") return void answerHealth(res);
    if (!dev && replies.serve(req, res)) return;
    passOn(req, res, handle, visitorAddress(req, isProxy));
  });
  if (dev) server.on("upgrade", app.getUpgradeHandler());
  server.listen(port, host);

  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      // The listener last of all but the pool: Next waits for what runs after replies. Its own pool goes with the process.
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), patience.pages).unref();
      });
      await app.close();
      await listening?.close();
      await pool.close();
      process.exit(exitStatus.done);
    });
  }

  async function answerHealth(res: ServerResponse): Promise<void> {
    const health = await healthOf(pool.sql);
    res.writeHead(health.ok ? 200 : 503, {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    res.end(JSON.stringify(health));
  }
}

/** Everything that is not a public page: to Next as it is, but for what only we may say. */
function passOn(req: IncomingMessage, res: ServerResponse, handle: RequestListener, visitor: string | undefined): void {
  // Next believes these from anyone: a forged host would let a foreign Origin run actions.
  for (const name of Object.keys(req.headers)) {
    if (name.startsWith("x-forwarded-") || name === "forwarded") delete req.headers[name];
  }
  if (visitor) req.headers["x-forwarded-for"] = visitor;
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => ServerResponse;
  // Node calls it for implicit headers too: the last moment before anything leaves.
  Object.assign(res, {
    writeHead: (...args: unknown[]) => {
      res.removeHeader("x-bayan-public");
      res.removeHeader("x-bayan-keep");
      return writeHead(...args);
    },
  });
  void handle(req, res);
}

main().catch((error) => {
  console.error(isEnvironmentFault(error) ? error.message : error);
  process.exit(isEnvironmentFault(error) ? exitStatus.environment : 1);
});
