import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { eq } from "drizzle-orm";
import { closeDatabase } from "@/db/client";
import { closeQueue } from "@/db/queue";
import { sendTemplates } from "@/db/schema/distribution";
import { cloneDatabase, dropDatabase } from "../support/cluster";
import teardown from "../support/teardown";
import { claimAndMark, freezing } from "./ledger";
import { median } from "./load";
import { openRelay } from "./relay";
import { byBareConnections, byPool, byWorkers, connections, ctx, type Key, type Measured, ready } from "./ways";

/**
 * The whole path of a send (claim, fill, send, record) by one worker, against a nodemailer pool that
 * composes each message: the same bilingual mail, the same sink in a process of its own, twenty
 * connections, interleaved rounds, each sender warm. Messages a second, and processor time of the sender a
 * message. Then the parts of the path against bare SQL. `-- 3000` mails a round, `--freeze 1000000` people.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { freeze: { type: "string", default: "200000" } },
});
const rounds = 3;
const ours = Number(positionals[0] ?? 3000);

interface Case {
  what: string;
  /** Milliseconds that the relay takes before its last word. */
  delay?: number;
  /** Of so many recipients the relay refuses one. */
  refuses?: number;
  isSigned?: true;
  target: string;
}
const cases: Case[] = [
  { what: "instant relay", target: ">= 4 x (stretch 20)" },
  { what: "instant relay, signed", isSigned: true, target: ">= 5 x (stretch 10)" },
  { what: "10 % refused at RCPT, tries", refuses: 10, target: ">= 3 x" },
  { what: "relay of 20 ms", delay: 20, target: ">= 2 x" },
  { what: "relay of 50 ms", delay: 50, target: ">= 0.95 x" },
];

const folder = mkdtempSync(join(tmpdir(), "bayan-bench-"));
const database = await cloneDatabase();
const key: Key = {
  pem: generateKeyPairSync("rsa", { modulusLength: 2048 })
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString(),
  file: join(folder, "dkim.pem"),
};
writeFileSync(key.file, key.pem);
try {
  process.env.DATABASE_URL = database.url;
  process.env.BAYAN_DATA = folder;
  console.log(`\n${await weight()}`);
  const rows: Record<string, string | number>[] = [];
  for (const one of cases) rows.push(...(await compare(one)));
  rows.push(...(await againstBare()));
  console.log(`${connections} connections, ${rounds} rounds, ${ours} messages by a worker at most`);
  console.table(rows);
  console.log("Targets of each row of ours: processor time <= 0.30 x the pool's, transactions <= 0.10 a message.");
  console.table(await byManyWorkers());
  console.log(`Targets where cores allow (here: ${availableParallelism()}): 2 workers >= 1.8 x, 4 workers >= 3 x.`);
  console.table(await parts());
} finally {
  await closeQueue();
  await closeDatabase();
  await dropDatabase(database.name);
  await teardown();
  rmSync(folder, { recursive: true, force: true });
}

/** What one mail weighs: the performance bars are for 39 kB of HTML. */
async function weight(): Promise<string> {
  const id = await ready(1);
  const [template] = await ctx().db.select().from(sendTemplates).where(eq(sendTemplates.sendId, id));
  const relay = await openRelay();
  await byPool(id, relay, 1);
  const { bytes, taken } = await relay.counts();
  relay.close();
  const html = Buffer.byteLength(template?.html ?? "");
  return `One bilingual mail: ${html} bytes of HTML; on the line ${template?.mime?.length} by us, ${Math.round(bytes / taken)} by the pool.`;
}

async function compare({ what, isSigned, target, ...relayed }: Case) {
  const relay = await openRelay(relayed);
  const signer = isSigned && key;
  const sent: Measured[] = [];
  const pooled: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    const n = relayed.delay ? Math.ceil(ours / 2) : ours;
    const send = await ready(n);
    sent.push(await byWorkers(send, relay, n, { key: signer }));
    pooled.push(await byPool(send, relay, Math.max(200, Math.round(n / 10)), signer));
  }
  relay.close();
  return [row(`${what}: nodemailer pool`, pooled, pooled), row(`${what}: ours`, sent, pooled, target)];
}

/** The engine whole, against what it sends by. */
async function againstBare() {
  const relay = await openRelay();
  const sent: Measured[] = [];
  const bare: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    const send = await ready(ours);
    sent.push(await byWorkers(send, relay, ours, {}));
    bare.push(await byBareConnections(send, relay, ours));
  }
  relay.close();
  return [row("built before, no ledger: SMTPConnection", bare, bare), row("the whole engine", sent, bare, ">= 0.65 x")];
}

/** The same send by one, two and four workers. */
async function byManyWorkers() {
  const relay = await openRelay();
  const n = ours * 2;
  const counts = [1, 2, 4];
  const measured = new Map(counts.map((count) => [count, [] as Measured[]]));
  for (let round = 0; round < rounds; round++) {
    for (const workers of counts) {
      measured.get(workers)?.push(await byWorkers(await ready(n), relay, n, { workers }));
    }
  }
  relay.close();
  const alone = measured.get(1) ?? [];
  return counts.map((count) => row(`${count} worker${count > 1 ? "s" : ""}`, measured.get(count) ?? [], alone));
}

/** The ledger by itself, in rows a second. */
async function parts() {
  const marked = await claimAndMark(Math.max(ours * 2, 40_000));
  const people = Number(values.freeze);
  const frozen = await freezing(people, rounds);
  const rates = (rates: readonly number[], base: readonly number[], target = "") => ({
    "rows/s": Math.round(median(rates)),
    spread: `${Math.round(Math.min(...rates))}-${Math.round(Math.max(...rates))}`,
    x: (median(rates) / median(base)).toFixed(2),
    target,
  });
  return [
    { what: "claim and mark at 500: bare SQL", ...rates(marked.bare, marked.bare) },
    { what: "claim and mark at 500: ours", ...rates(marked.ours, marked.bare, ">= 0.8 x") },
    { what: `freeze of ${people}: plain INSERT … SELECT`, ...rates(frozen.plain, frozen.plain) },
    { what: `freeze of ${people}: ours`, ...rates(frozen.ours, frozen.plain, ">= 0.7 x") },
  ];
}

function row(what: string, measured: readonly Measured[], base: readonly Measured[], target = "") {
  const rates = measured.map(({ perSecond }) => perSecond);
  const of = (some: readonly Measured[], field: "perSecond" | "cpu") => median(some.map((one) => one[field]));
  const transactions = measured.flatMap((one) => one.transactions ?? []);
  return {
    what,
    "messages/s": Math.round(median(rates)),
    spread: `${Math.round(Math.min(...rates))}-${Math.round(Math.max(...rates))}`,
    "ms CPU/message": of(measured, "cpu").toFixed(2),
    x: (median(rates) / of(base, "perSecond")).toFixed(2),
    "x CPU": (of(measured, "cpu") / of(base, "cpu")).toFixed(2),
    "transactions/message": transactions.length > 0 ? median(transactions).toFixed(3) : "",
    target,
  };
}
