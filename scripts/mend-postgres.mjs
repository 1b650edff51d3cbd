// postgres 3.4.9 leaves what a lost connection had in hand in its place, and opens the next with it: bytes that were
// never sent and keep its greeting from leaving, rows that are counted on, a refusal that is told to the next, statements
// that are answered with another's answer or never (porsager/postgres#1181, #1142, #1186). A ledger cannot stand on
// that. Forgotten here where the connection ends; tests/domain/pool.spec.ts shows what happens without.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const faulty = `    if (initial)
      return reconnect()

    !hadError && (query || sent.length) && error(`;
const mended = `    chunk = nextWriteTimer = results = errorResponse = null
    rows = 0
    result = new Result()
    if (initial)
      return reconnect()

    const isLost = query || sent.length
    isLost && error(`;
const then = `    closedTime = performance.now()
    hadError && options.shared.retries++`;

/** Mends both forms of the package, once. Throws when it is not the one that is known: what it does must be looked at. */
export function mendPostgres(root) {
  for (const form of ["src", "cjs/src"]) {
    const file = join(root, "node_modules/postgres", form, "connection.js");
    if (!existsSync(file)) continue;
    const text = readFileSync(file, "utf8");
    if (text.includes(mended)) continue;
    if (text.split(faulty).length !== 2 || text.split(then).length !== 2)
      throw new Error(`${file} is not that of postgres 3.4.9: scripts/mend-postgres.mjs does not fit it.`);
    // Another process may be reading it.
    writeFileSync(`${file}.mended`, text.replace(faulty, mended).replace(then, `    query = null\n${then}`));
    renameSync(`${file}.mended`, file);
  }
}
