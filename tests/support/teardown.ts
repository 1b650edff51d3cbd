import { existsSync } from "node:fs";
import { stopEmbeddedIfUnused } from "@/db/embedded";
import { clusterFolder } from "./cluster";

/** After the last test: no Postgres is left, unless another run in this folder still uses it. */
export default async function teardown(): Promise<void> {
  // A run of pure tests alone has started none.
  if (existsSync(clusterFolder)) await stopEmbeddedIfUnused(clusterFolder);
}
