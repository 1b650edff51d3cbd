import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { keepRunning, type PartOptions } from "@/cli/part";
import { findRunning, takeTurn } from "@/cli/running";
import { inFolder } from "../support/bayan";

/** Keeps a small script running while `work` looks at it; what the supervisor said comes along. */
async function withPart(
  script: string,
  work: (said: string[], kept: ReturnType<typeof keepRunning>, folder: string) => Promise<void>,
  more?: Partial<PartOptions>,
) {
  await inFolder(async (folder) => {
    const file = join(folder, "part.mjs");
    writeFileSync(file, script.replace("FOLDER", folder));
    const said: string[] = [];
    const say = (line: string) => said.push(line);
    const kept = keepRunning({
      name: "part",
      args: [file],
      say,
      onFault: () => said.push("fault"),
      least: 40,
      most: 160,
      ...more,
    });
    try {
      await work(said, kept, folder);
    } finally {
      await kept.stop(2000);
    }
  });
}

const isAlive = (pid = 0) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test("a part that dies is started again with a growing wait, and it is said", () =>
  withPart("process.exit(7)", async (said) => {
    await expect.poll(() => said.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(4);
    expect(said.slice(0, 4)).toEqual(
      [0, 0.1, 0.2, 0.2].map((wait) => `The part ended (exit 7); starting it again in ${wait} s.`),
    );
  }));

test("a part that is killed is there again under another process number", () =>
  withPart("setInterval(() => {}, 1000)", async (said, kept) => {
    const first = kept.pid;
    process.kill(first ?? 0, "SIGKILL");
    await expect.poll(() => kept.pid !== undefined && kept.pid !== first).toBe(true);
    expect(said).toEqual(["The part ended (SIGKILL); starting it again in 0 s."]);
  }));

test("a part that finds fault with its environment is not started again", () =>
  withPart("process.exit(3)", async (said, kept) => {
    await expect.poll(() => said).toEqual(["fault"]);
    expect(kept.pid).toBeUndefined();
  }));

test("a part that does not heed SIGTERM is killed when patience ends", () =>
  withPart(
    "import { writeFileSync } from 'node:fs'; process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); writeFileSync('FOLDER/up', '');",
    async (said, kept, folder) => {
      const pid = kept.pid;
      await expect.poll(() => existsSync(join(folder, "up")), { timeout: 10_000 }).toBe(true);
      await kept.stop(100);
      expect(isAlive(pid)).toBe(false);
      expect(said).toEqual([]);
    },
  ));

test("a part ends when the process that started it is killed", () =>
  inFolder(async (folder) => {
    const pidFile = join(folder, "pid");
    const part = `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setInterval(() => {}, 1000);`;
    writeFileSync(join(folder, "part.mjs"), part);
    writeFileSync(
      join(folder, "supervisor.ts"),
      `import { keepRunning } from ${JSON.stringify(join(process.cwd(), "cli/part.ts"))};
       keepRunning({ name: "part", args: [${JSON.stringify(join(folder, "part.mjs"))}], say: () => {}, onFault: () => {} });`,
    );
    const supervisor: ChildProcess = spawn(
      process.execPath,
      ["--import", "./scripts/tsx.mjs", join(folder, "supervisor.ts")],
      {
        stdio: "ignore",
      },
    );
    await expect.poll(() => existsSync(pidFile) && readFileSync(pidFile, "utf8"), { timeout: 20_000 }).toBeTruthy();
    const pid = Number(readFileSync(pidFile, "utf8"));
    supervisor.kill("SIGKILL");
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  }));

test("one supervisor at a time runs a part on a data folder", () =>
  inFolder(async (data) => {
    mkdirSync(join(data, "secrets"));
    const giveBack = takeTurn(data, "web", "http://localhost:1");
    expect(takeTurn(data, "web", "http://localhost:2")).toMatchObject({ pid: process.pid, url: "http://localhost:1" });
    const other = takeTurn(data, "worker", "http://localhost:2");
    expect([typeof giveBack, typeof other]).toEqual(["function", "function"]);
    if (typeof giveBack === "function") giveBack();
    expect(findRunning(data, "web")).toBeUndefined();
    expect(findRunning(data, "worker")).toMatchObject({ pid: process.pid });
    if (typeof other === "function") other();
  }));

test("the turn of a killed supervisor is free at once, though its number lives on in another program", () =>
  inFolder(async (data) => {
    mkdirSync(join(data, "secrets"));
    const file = join(data, "secrets/running-web");
    const giveBack = takeTurn(data, "web", "http://localhost:1");
    const mine = JSON.parse(readFileSync(file, "utf8"));
    if (typeof giveBack === "function") giveBack();

    const gone = spawnSync(process.execPath, ["-e", ""]).pid;
    writeFileSync(file, JSON.stringify({ ...mine, pid: gone }));
    expect(findRunning(data, "web")).toBeUndefined();
    writeFileSync(file, JSON.stringify({ ...mine, began: "1" }));
    expect(findRunning(data, "web")).toBeUndefined();
    const taken = takeTurn(data, "web", "http://localhost:2");
    expect(findRunning(data, "web")).toMatchObject({ url: "http://localhost:2" });
    if (typeof taken === "function") taken();
  }));
