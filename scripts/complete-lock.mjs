// npm leaves optional packages of other systems out of the lock file when one of
// their versions was never published, and `npm ci` then refuses the lock. A stub
// entry for each missing optional dependency makes the lock whole again.
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));

/** The entry that `from` would resolve `name` to, walking up as Node does. */
function resolves(from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    const path = at ? `${at}/node_modules/${name}` : `node_modules/${name}`;
    if (lock.packages[path]) return true;
    if (!at) return false;
    if (!at.includes("/node_modules/")) at = "";
  }
}

let added = 0;
for (const [path, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (resolves(path, name) || lock.packages[`node_modules/${name}`]) continue;
    const [, os, cpu] = /-(darwin|linux|win32|android|freebsd)-(?:x64|arm64|\w+)/.exec(name) ? [null, RegExp.$1] : [];
    lock.packages[`node_modules/${name}`] = {
      version,
      optional: true,
      ...(os ? { os: [os] } : {}),
      ...(cpu ? { cpu: [cpu] } : {}),
    };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} optional packages added to the lock file`);
