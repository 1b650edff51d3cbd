import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isEmbeddedRunning } from "@/db/embedded";
import { eventually } from "./world";

/** The server stops as if its power were cut. */
export async function stopDatabase(folder: string): Promise<void> {
  const [pid = ""] = readFileSync(join(folder, "pg/postmaster.pid"), "utf8").split("\n");
  process.kill(Number(pid), "SIGQUIT");
  await eventually(async () => !isEmbeddedRunning(folder), 30);
}
