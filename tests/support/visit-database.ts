import { embeddedAddress } from "@/db/address";
import { openDatabase } from "@/db/client";
import { startEmbedded } from "@/db/embedded";

/** A process of its own that needs the database of a folder: says as whom it came in. */
const data = process.argv[2] ?? "";
const { port } = await startEmbedded(data);
const { sql, close } = openDatabase(embeddedAddress(data, port, "bayan").url, { max: 1 });
const [row] = await sql<{ name: string }[]>`select current_user as name`;
await close();
console.log(row?.name);
