import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { bounceImap, bounceListen } from "@/base/bounce-env";
import {
  bounceDomain,
  databaseUrl,
  EnvironmentFault,
  isEnvironmentFault,
  keyRing,
  type ProcessPart,
  processEnv,
  proxyEnv,
  relayEnv,
  webEnv,
} from "@/base/env";
import { patience } from "@/base/patience";
import { exitStatus } from "@/base/vocabulary";
import { databaseAddress } from "@/db/address";
import { isEmbeddedRunning, neededSpace, startEmbedded, stopEmbeddedIfUnused } from "@/db/embedded";
import { dataFolder, isCode, openDataFolder, openKeyRing, requireSpace } from "@/db/secrets";
import { isBuilt } from "@/scripts/prepare.mjs";
import { readCertificate } from "@/worker/inbound/certificate";
import { readDkimKey } from "@/worker/smtp/dkim-key";
import { type Mailbox, startMailbox } from "./mailbox";
import { keepRunning, type Part, workerEnv, workerFlags } from "./part";
import { takeTurn } from "./running";

const say = (line: string) => console.log(line);

/** What `npm start` does once everything is installed: runs until it is told to stop. The exit status. */
export async function start(): Promise<number> {
  const closers: Closers = [];
  const stop = new AbortController();
  let status: number = exitStatus.done;
  const end = (code: number) => {
    status ||= code;
    stop.abort();
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => end(exitStatus.done));
  try {
    await begin(closers, stop.signal, end);
    await aborted(stop.signal);
  } catch (error) {
    if (!isEnvironmentFault(error)) throw error;
    console.error(error.message);
    end(exitStatus.environment);
  } finally {
    for (const close of closers.reverse()) {
      await Promise.resolve(close()).catch((error) => console.error(`While stopping: ${error.message}`));
    }
  }
  return status;
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
}

type Closers = (() => unknown)[];

/** Each step ends whole before a stop is heeded, so that nothing is left half made. */
async function begin(closers: Closers, stop: AbortSignal, end: (status: number) => void): Promise<void> {
  const { web, parts, data, mailboxPort } = readEnvironment();
  if (!databaseUrl()) requireSpace(data, neededSpace);
  openDataFolder(data);
  for (const part of parts) {
    const turn = takeTurn(data, part, web.url);
    if (typeof turn !== "function") {
      const where = `on ${data} (process ${turn.pid}, ${turn.url})`;
      throw new EnvironmentFault(`Bayan is already running ${where}. Example for a second one: BAYAN_DATA=.data-two`);
    }
    closers.push(turn);
  }
  openKeyRing(data);
  if (parts.includes("web")) await requireFreePort("PORT", web.host, web.port);
  const isLocal = parts.includes("worker") && !relayEnv();
  if (isLocal) await requireFreePort("BAYAN_MAILBOX_PORT", "127.0.0.1", mailboxPort);
  // While the server begins, what speaks to it is loaded.
  const [ending, { migrateDatabase }] = await Promise.all([
    databaseUrl() ? undefined : keepDatabase(data, stop),
    import("@/db/migrate"),
  ]);
  if (ending) closers.push(ending);
  if (stop.aborted) return;
  await migrateDatabase(databaseAddress(data));
  if (parts.includes("web") && !stop.aborted) await build(stop);
  if (stop.aborted) return;

  let mailbox: Mailbox | undefined;
  const running: Part[] = [];
  const run = (name: ProcessPart) => {
    const isWorker = name === "worker";
    const env = { NODE_ENV: process.env.NODE_ENV ?? "production", ...(isWorker ? workerEnv : {}) };
    const flags = isWorker ? workerFlags : [];
    const onFault = () => end(exitStatus.environment);
    running.push(keepRunning({ name, args: [files[name]], flags, env, say, onFault }));
  };
  closers.push(() => mailbox?.stop());
  closers.push(() => Promise.all(running.map((part) => part.stop(patience.part))));
  // Someone waits for the web: it begins first, and the mailbox's second of loading passes beside it.
  if (parts.includes("web")) run("web");
  if (isLocal) mailbox = await startMailbox(data, mailboxPort);
  if (stop.aborted) return;
  if (parts.includes("worker")) run("worker");
  if (!parts.includes("web")) return say("Bayan's worker is running");
  await untilWebAnswers(web.host, web.port, stop);
  if (stop.aborted) return;
  say(`Bayan is ready at ${web.url}`);
  const { asOperator } = await import("./operator");
  const { link, isSet } = await asOperator(async (ctx) => {
    const { issueSetupLink } = await import("@/domain/staff/setup-link");
    const { listRoutes } = await import("@/domain/settings/relays");
    return { link: await issueSetupLink(ctx), isSet: (await listRoutes(ctx)).length > 0 };
  });
  if (link) say(`Set up the newsroom with this link, which works once: ${web.url}/setup/${link}`);
  if (mailbox && !isSet) say(`No relay is set: every mail lands in the local mailbox at ${mailbox.url}`);
}

/** Every variable is read before anything is made, so that a wrong one leaves nothing behind. */
function readEnvironment() {
  const web = webEnv();
  const { parts, mailboxPort } = processEnv();
  const inbound = [bounceDomain, bounceImap, bounceListen, readCertificate];
  for (const check of [proxyEnv, databaseUrl, relayEnv, readDkimKey, ...inbound, keyRing]) check();
  return { web, parts: [...new Set(parts)], mailboxPort, data: dataFolder() };
}

const files = { web: "web/server.ts", worker: "worker/main.ts" } as const;

async function requireFreePort(name: string, host: string, port: number): Promise<void> {
  // A server whose supervisor was killed needs a moment to notice it.
  for (const pause of [500, 500, 500, 500, 0]) {
    const fault = await new Promise<unknown>((resolve) => {
      const server = createServer();
      server.once("error", resolve);
      server.listen(port, host, () => server.close(() => resolve(undefined)));
    });
    if (!fault) return;
    if (isCode(fault, "EACCES")) {
      throw new EnvironmentFault(`${name} ${port} may not be opened by this user. Example: ${name}=3000`);
    }
    if (!isCode(fault, "EADDRINUSE"))
      throw new EnvironmentFault(`HOST ${host} is not an address of this machine. Example: HOST=127.0.0.1`);
    if (pause) await wait(pause);
  }
  throw new EnvironmentFault(`${name} ${port} is in use by another program. Example: ${name}=${port + 1}`);
}

/** Starts the embedded database, and again whenever its server dies. Returns what ends it. */
async function keepDatabase(data: string, stop: AbortSignal): Promise<() => Promise<void>> {
  const { notice } = await startEmbedded(data);
  if (notice) say(notice);
  let mending: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    if (mending || stop.aborted || isEmbeddedRunning(data)) return;
    say("The database ended; starting it again.");
    mending = startEmbedded(data)
      .catch((error) => say(`The database does not start: ${error.message}`))
      .finally(() => {
        mending = undefined;
      });
  }, 1000);
  return async () => {
    clearInterval(timer);
    await mending;
    // A command that is under way keeps the server, and ends it when it is done itself.
    await stopEmbeddedIfUnused(data, "bayan-command");
  };
}

async function build(stop: AbortSignal): Promise<void> {
  if (isBuilt(process.cwd())) return;
  const child = spawn(process.execPath, ["scripts/run.mjs", "build"], { stdio: "inherit" });
  const end = () => child.kill();
  stop.addEventListener("abort", end);
  const [status] = await once(child, "exit");
  stop.removeEventListener("abort", end);
  if (status !== 0 && !stop.aborted) throw new EnvironmentFault("The pages cannot be built; the lines above say why.");
}

async function untilWebAnswers(host: string, port: number, stop: AbortSignal): Promise<void> {
  const near = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host;
  while (!stop.aborted) {
    const reply = await fetch(`http://${near}:${port}/health`).catch(() => undefined);
    if (reply?.ok) return;
    await wait(100);
  }
}
