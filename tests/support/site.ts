import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "@/db/embedded";
import { isBuilt } from "@/scripts/prepare.mjs";
import { type MailSink, startSink } from "./mail-sink";

export interface Site {
  url: string;
  sink: MailSink;
  /** Ends the web part as a crash would; what it returns starts it again at the same address. */
  crashWeb(): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

/** The whole product as it runs in earnest: web and worker of the build, a relay that keeps every mail. */
export async function startSite(databaseUrl: string, dataFolder: string): Promise<Site> {
  if (!isBuilt(process.cwd())) throw new Error("the pages are not built: npm run build");
  const sink = await startSink();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    DATABASE_URL: databaseUrl,
    BAYAN_DATA: dataFolder,
    PORT: String(port),
    BAYAN_URL: url,
    SMTP_URL: sink.url,
    NEXT_TELEMETRY_DISABLED: "1",
    BAYAN_PARENT: String(process.pid),
  };
  const said: string[] = [];
  const start = (file: string) => {
    const child = spawn(process.execPath, ["--import", "./scripts/tsx.mjs", "--import", "./cli/leash.ts", file], {
      env,
    });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(String(chunk)));
    return child;
  };
  const parts = ["web/server.ts", "worker/main.ts"].map(start);
  const untilHealthy = async () => {
    for (let tries = 0; tries < 300; tries++) {
      if (parts.some(({ exitCode }) => exitCode !== null)) break;
      const reply = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined);
      if (reply?.ok) return;
      await wait(100);
    }
    await stop(parts, sink);
    throw new Error(`the site does not start: ${said.join("")}`);
  };
  const crashWeb = async () => {
    const [web] = parts;
    if (!web) throw new Error("there is no web part");
    const gone = once(web, "exit");
    web.kill("SIGKILL");
    await gone;
    return async () => {
      parts[0] = start("web/server.ts");
      await untilHealthy();
    };
  };
  await untilHealthy();
  return { url, sink, crashWeb, stop: () => stop(parts, sink) };
}

async function stop(parts: ChildProcess[], sink: MailSink): Promise<void> {
  const running = parts.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  const gone = Promise.all(running.map((part) => once(part, "exit")));
  for (const part of running) part.kill("SIGTERM");
  const hammer = setTimeout(() => running.map((part) => part.kill("SIGKILL")), 10_000);
  await gone;
  clearTimeout(hammer);
  await sink.close();
}
