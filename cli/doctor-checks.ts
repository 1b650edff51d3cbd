import { existsSync, statfsSync } from "node:fs";
import { processEnv, relayEnv } from "@/base/env";
import type { RelayAddress } from "@/base/relay-url";
import { databaseAddress } from "@/db/address";
import { openDatabase } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { isMigrated, requirePostgres } from "@/db/migrate";
import { dataFolder, openDataFolder, readSecret } from "@/db/secrets";
import type { Ctx } from "@/domain/context";
import { findSigningKey, type SigningKey } from "@/domain/settings/dkim-keys";
import { getNewsroom, standardSender } from "@/domain/settings/queries";
import { listRoutes } from "@/domain/settings/relays";
import { findBrowser, launchBrowser } from "@/worker/browser";
import { domainOf } from "@/worker/smtp/dkim-key";
import { probeRelay } from "@/worker/smtp/probe";
import { addressSays } from "./doctor-address";
import { domainChecks } from "./doctor-domain";
import { check, type Finding } from "./finding";
import { asOperator } from "./operator";

/** Looks at everything that Bayan leans on. A check that fails never stops the others. */
export async function examine(): Promise<Finding[]> {
  const database = await databaseChecks();
  const sender = database.sender ?? standardSender();
  const rest = await Promise.all([
    check("relay", () => relaysSay(database.routes)),
    check("address", () => addressSays(database.routes)),
    check("browser", browserSays),
    check("fonts", fontsSay),
    check("disk", diskSays),
    ...domainChecks(sender, database.key),
  ]);
  return [await check("node", nodeSays), ...database.findings, ...rest];
}

function nodeSays(): string {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 24) throw new Error(`${process.version}, 24 is needed: start it with npm`);
  return process.version;
}

interface DatabaseSays {
  findings: Finding[];
  sender?: string;
  /** Of the settings: what signs the sender's mails. */
  key?: SigningKey;
  routes: RelayAddress[];
}

/** All that needs the database, in one visit. */
async function databaseChecks(): Promise<DatabaseSays> {
  const findings: Finding[] = [];
  const given = relayEnv();
  let routes: RelayAddress[] = given ? [given] : [];
  let sender: string | undefined;
  let key: SigningKey | undefined;
  const database = await check("database", () =>
    asOperator(async (ctx) => {
      findings.push(await check("migrations", migrationsSay), await check("clock", () => clockSays(ctx)));
      sender = (await getNewsroom(ctx)).senderEmail;
      key = await findSigningKey(ctx, domainOf(sender));
      routes = await listRoutes(ctx);
      return databaseSays();
    }),
  );
  if (findings.length === 0) {
    findings.push(...["migrations", "clock"].map((check) => ({ check, ok: false, says: "no database to ask" })));
  }
  return { findings: [database, ...findings], sender, key, routes };
}

async function databaseSays(): Promise<string> {
  const address = databaseAddress();
  const database = openDatabase(address.url, { max: 1, name: "bayan-command" });
  try {
    await requirePostgres(database);
    const [row] = await database.sql<{ version: string }[]>`select current_setting('server_version') as version`;
    return `Postgres ${row?.version} at ${new URL(address.url).host}`;
  } finally {
    await database.close();
  }
}

async function migrationsSay(): Promise<string> {
  const database = openDatabase(databaseAddress().ownerUrl, { max: 1, name: "bayan-command" });
  try {
    if (await isMigrated(database)) return "up to date";
  } finally {
    await database.close();
  }
  throw new Error("behind: npm start brings them up to date");
}

async function clockSays({ db }: Ctx): Promise<string> {
  const apart = Math.abs((await databaseNow(db)).getTime() - Date.now());
  if (!(apart < 5000)) throw new Error(`${Math.round(apart / 1000)} s apart from the database's clock`);
  return `${new Date().toISOString()}, ${Intl.DateTimeFormat("en", { timeZone: processEnv().zone, timeStyle: "short" }).format()} in ${processEnv().zone}`;
}

/** Of several relays each is asked, and one that does not answer is a fault, whatever the others say. */
async function relaysSay(routes: readonly RelayAddress[]): Promise<string> {
  if (routes.length > 0) {
    const answers = await Promise.allSettled(routes.map(relaySays));
    const says = answers.map((answer) =>
      answer.status === "fulfilled" ? answer.value : String(answer.reason.message),
    );
    if (answers.some(({ status }) => status === "rejected")) throw new Error(says.join("; "));
    return says.join("; ");
  }
  const port = readSecret(dataFolder(), "mailbox-port");
  if (!port) throw new Error("no SMTP_URL, and the local mailbox does not run: it runs while npm start does");
  await probeRelay({ host: "127.0.0.1", port: Number(port), secure: false, pool: 1 }).catch(() => {
    throw new Error("no SMTP_URL, and the local mailbox does not answer");
  });
  return `no SMTP_URL: mails stay in the local mailbox at http://localhost:${processEnv().mailboxPort}`;
}

async function relaySays(relay: RelayAddress): Promise<string> {
  const name = `${relay.host}:${relay.port}`;
  const { secure, authenticated } = await probeRelay(relay).catch((error: Error) => {
    throw new Error(`${name}: ${error.message}`);
  });
  const words = [secure ? "TLS" : "no TLS", authenticated ? "signed in" : "no sign-in asked for"];
  return `${name} answers (${words.join(", ")})`;
}

async function browserSays(): Promise<string> {
  const path = await findBrowser();
  if (!path) throw new Error("none found: PDF and cards are absent. Set CHROMIUM_PATH");
  const browser = await launchBrowser(path);
  try {
    return `Chromium ${browser.version()} (${path})`;
  } finally {
    await browser.close();
  }
}

function fontsSay(): string {
  if (!existsSync("ui/fonts/list.json")) throw new Error("not cut yet: the next start does it");
  return "cut and in place";
}

function diskSays(): string {
  const data = dataFolder();
  openDataFolder(data);
  const { bavail, bsize } = statfsSync(data);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free < 1000) throw new Error(`${free} MB free in ${data}`);
  return `${Math.floor(free / 1000)} GB free in ${data}`;
}
