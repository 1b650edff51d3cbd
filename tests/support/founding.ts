import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

/** The founding document lies beside the repository and is never copied into it: null where it is absent. */
export function foundingRelease(): string | null {
  const path = ["../shared", "../../shared"].map((folder) => resolve(folder, "founding-release.txt")).find(existsSync);
  return path ? readFileSync(path, "utf8") : null;
}
