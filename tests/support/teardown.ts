import { stopEmbeddedIfUnused } from "@/db/embedded";
import { clusterFolder } from "./cluster";

/** After the last test: no Postgres is left, unless another run in this folder still uses it. */
export default async function teardown(): Promise<void> {
  await stopEmbeddedIfUnused(clusterFolder);
}
