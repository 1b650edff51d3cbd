import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { closeDatabase } from "@/db/client";
import { freePort } from "@/db/embedded";
import { closeQueue } from "@/db/queue";
import { openCtx } from "@/domain/open";
import { cloneDatabase, dropDatabase } from "../support/cluster";
import { fillNewsroom } from "../support/newsroom";
import teardown from "../support/teardown";
import { cpuSeconds, load, median } from "./load";

/**
 * The public release page: our reply cache against nginx and bare node:http with the same bytes, and
 * against itself without the cache. Replies per second of processor time of the serving process, so
 * that a slow client or a busy neighbour does not count. Interleaved, three rounds.
 */
const rounds = 3;
const seconds = Number(process.argv[2] ?? 3);

interface Peer {
  name: string;
  port: number;
  pids: () => number[];
  path: string;
  encoding?: string;
}

const folder = mkdtempSync(join(tmpdir(), "bayan-bench-"));
const children: ChildProcess[] = [];
const database = await cloneDatabase();
try {
  process.env.DATABASE_URL = database.url;
  process.env.BAYAN_DATA = folder;
  const { out } = await fillNewsroom(openCtx({ kind: "operator", name: "bench" }, new Date()));
  const path = `/en/news/${out.at(-1)}`;
  const ours = await serve(["--import", "./scripts/tsx.mjs", "web/server.ts"]);
  const page = Buffer.from(
    await (
      await fetch(`http://127.0.0.1:${ours.port}${path}`, { headers: { "accept-encoding": "identity" } })
    ).arrayBuffer(),
  );
  writeFileSync(join(folder, "page.html"), page);
  const bare = await serve(["--import", "./scripts/tsx.mjs", "tests/bench/bare.ts", join(folder, "page.html")], true);
  const nginx = await serveNginx();
  const peers: Peer[] = [
    ...(nginx ? [{ name: "nginx, same bytes", ...nginx, path: "/page.html" }] : []),
    { name: "bare node:http, same bytes", ...bare, path: "/" },
    { name: "ours, identity", ...ours, path },
    { name: "ours, gzip", ...ours, path, encoding: "gzip" },
    { name: "ours, cache off", ...ours, path: `${path}?uncached=1` },
  ];
  if (!nginx) console.log("nginx is not installed and left out; known: 55,000-80,000 replies per core-second.");
  await report(peers, page.length);
} finally {
  for (const child of children) child.kill("SIGTERM");
  await Promise.all(children.map((child) => child.exitCode ?? once(child, "exit")));
  await closeQueue();
  await closeDatabase();
  await dropDatabase(database.name);
  await teardown();
  rmSync(folder, { recursive: true, force: true });
}

async function report(peers: Peer[], bytes: number): Promise<void> {
  const rates = new Map<string, number[]>(peers.map(({ name }) => [name, []]));
  for (const peer of peers) await load(peer.port, peer.path, { connections: 16, seconds: 1, encoding: peer.encoding });
  for (let round = 0; round < rounds; round++) {
    for (const { name, port, path, encoding, pids } of peers) {
      const before = cpuSeconds(pids());
      const replies = await load(port, path, { connections: 16, seconds, encoding });
      const after = cpuSeconds(pids());
      // Without /proc the clock has to do: the ratios then hold only on an idle machine.
      rates.get(name)?.push(replies / (before !== null && after !== null ? after - before || seconds : seconds));
    }
  }
  const rate = (name: string) => median(rates.get(name) ?? []);
  const base = peers[0]?.name ?? "";
  console.log(
    `\nA release page of ${bytes} bytes, 16 connections, ${rounds} rounds of ${seconds} s; replies per core-second`,
  );
  console.table(
    peers.map(({ name }) => ({
      what: name,
      median: Math.round(rate(name)),
      spread: `${Math.round(Math.min(...(rates.get(name) ?? [])))}-${Math.round(Math.max(...(rates.get(name) ?? [])))}`,
      [`x ${base}`]: (rate(name) / rate(base)).toFixed(3),
      "x cache off": (rate(name) / rate("ours, cache off")).toFixed(1),
    })),
  );
  console.log(
    "Targets: at least 0.15 x nginx per core-second (stretch 0.3); at least 25 x the page without the cache.",
  );
}

async function serve(args: string[], passPort = false) {
  const port = await freePort();
  const child = spawn(process.execPath, [...args, ...(passPort ? [String(port)] : [])], {
    env: { ...process.env, NODE_ENV: "production", PORT: String(port), BAYAN_URL: `http://localhost:${port}` },
    stdio: ["ignore", "ignore", "inherit"],
  });
  children.push(child);
  for (let tries = 0; tries < 600 && child.exitCode === null; tries++) {
    const reply = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined);
    if (reply?.ok) return { port, pids: () => [child.pid ?? 0] };
    await wait(100);
  }
  throw new Error(`${args.at(-1)} does not start`);
}

/** One nginx worker over the same file, unprivileged; undefined where nginx is not installed. */
async function serveNginx() {
  if (spawnSync("nginx", ["-v"]).error) return undefined;
  const port = await freePort();
  const config = `worker_processes 1; daemon off; pid ${folder}/nginx.pid; error_log stderr crit;
events { worker_connections 256; }
http { access_log off; sendfile on; keepalive_requests 1000000; types { text/html html; }
  server { listen 127.0.0.1:${port}; root ${folder}; } }`;
  writeFileSync(join(folder, "nginx.conf"), config);
  const child = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "inherit" });
  children.push(child);
  for (let tries = 0; tries < 100; tries++) {
    if ((await fetch(`http://127.0.0.1:${port}/page.html`).catch(() => undefined))?.ok) break;
    await wait(100);
  }
  return { port, pids: () => workersOf(child.pid ?? 0) };
}

function workersOf(parent: number): number[] {
  return readFileSync(`/proc/${parent}/task/${parent}/children`, "utf8").trim().split(" ").map(Number);
}
