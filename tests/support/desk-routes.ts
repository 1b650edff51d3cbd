import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

export interface DeskRoute {
  /** With its parameters as the folders name them: `/desk/lists/[id]`. */
  path: string;
  /** What a handler answers to; a page has none. */
  methods: string[];
}

/** Every page and every handler of the desk, read from the folders that make them. */
export const deskRoutes: DeskRoute[] = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "app/desk"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => /\/(page\.tsx|route\.tsx?)$/.test(file))
  .map((file) => ({
    path: file
      .replace(/^app/, "")
      .replace(/\/\([^)]+\)/g, "")
      .replace(/\/(page|route)\.tsx?$/, ""),
    methods: [...readFileSync(file, "utf8").matchAll(/^export (?:const|(?:async )?function) ([A-Z]+)\b/gm)].map(
      ([, method = ""]) => method,
    ),
  }));

/** The route with this in the place of each of its parameters. */
export const filled = ({ path }: DeskRoute, value: string): string => path.replace(/\[[^\]]+\]/g, value);

/** The id of nothing. */
export const unknownId = "00000000-0000-4000-8000-000000000000";
