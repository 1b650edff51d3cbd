// What is installed and what is built, told by hashes: a folder that exists may be old.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** Everything that `next build` reads; what it or the fonts step writes is left out. */
const sources = ["app", "ui", "base", "domain", "document", "text", "emails", "db", "public"];
const files = [
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "tsconfig.next.json",
  "proxy.ts",
  "package-lock.json",
  "scripts/fonts.mjs",
];
const made = ["ui/fonts"];

export function installStamp(root) {
  return { file: join(root, "node_modules/.bayan-installed"), value: hashOf(root, ["package-lock.json"]) };
}

export function buildStamp(root) {
  const list = [...sources.flatMap((folder) => walk(root, join(root, folder))), ...files];
  return { file: join(root, ".next/bayan-built"), value: hashOf(root, list) };
}

export function writeStamp({ file, value }) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${value}\n`);
}

/** By the stamp; without one (an `npm ci` by hand) by comparing what npm noted with the lock file. */
export function isInstalled(root) {
  const stamp = installStamp(root);
  if (matches(stamp)) return true;
  if (existsSync(stamp.file) || !fits(root)) return false;
  writeStamp(stamp);
  return true;
}

export function isBuilt(root) {
  return existsSync(join(root, ".next/BUILD_ID")) && existsSync(join(root, "ui/fonts")) && matches(buildStamp(root));
}

/**
 * The packaged Node 24, or the running one if it is new enough; undefined where there is neither.
 * @param {string} root
 * @param {Pick<NodeJS.Process, "platform" | "arch" | "versions" | "execPath">} machine
 */
export function newNode(root, { platform, arch, versions, execPath } = process) {
  const windows = platform === "win32";
  const name = `node-${windows ? "win" : platform}-${arch}`;
  const packaged = join(root, "node_modules", name, "bin", windows ? "node.exe" : "node");
  if (existsSync(packaged)) return packaged;
  return Number(versions.node.split(".")[0]) >= 24 ? execPath : undefined;
}

function matches({ file, value }) {
  return existsSync(file) && readFileSync(file, "utf8").trim() === value;
}

function fits(root) {
  const noted = join(root, "node_modules/.package-lock.json");
  if (!existsSync(noted)) return false;
  const have = JSON.parse(readFileSync(noted, "utf8")).packages;
  const want = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(want).every(
    ([path, entry]) => path === "" || entry.optional || have[path]?.version === entry.version,
  );
}

function hashOf(root, list) {
  const hash = createHash("sha256");
  for (const file of list.sort()) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(`${file}\0`).update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

function walk(root, folder) {
  if (!existsSync(folder) || made.includes(relative(root, folder).replaceAll("\\", "/"))) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(root, path);
    return [relative(root, path).replaceAll("\\", "/")];
  });
}
