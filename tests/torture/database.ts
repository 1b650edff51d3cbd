import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isEmbeddedRunning, startEmbedded } from "@/db/embedded";
import { eventually } from "./world";

/** The server stops as if its power were cut, and comes back. */
export async function breakDatabase(folder: string): Promise<void> {
  const [pid = ""] = readFileSync(join(folder, "pg/postmaster.pid"), "utf8").split("\n");
  process.kill(Number(pid), "SIGQUIT");
  await eventually(async () => !isEmbeddedRunning(folder), 30);
  await startEmbedded(folder);
}
