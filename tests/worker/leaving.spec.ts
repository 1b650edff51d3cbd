import { sql } from "drizzle-orm";
import { createTransport } from "nodemailer";
import { freePort } from "@/db/embedded";
import { suppressions } from "@/db/schema/distribution";
import { inboundNotices } from "@/db/schema/notices";
import { startSend } from "@/domain/distribution/start";
import { expect, test } from "../fixtures";
import { certificateOf, keepCertificate } from "../support/certificate";
import { readySend, startWorker, untilState } from "../support/sends";
import { startSink } from "../support/sink";

test.beforeEach(({ freshDatabase: _ }) => {});

const amal = "amal@dijla.example";

/** The List-Unsubscribe of a mail, unfolded. */
const leaving = (raw: string) => /^List-Unsubscribe: (.*)$/im.exec(raw.replace(/\r\n[ \t]+/g, " "))?.[1]?.trim() ?? "";

test("a reader whose mail program writes to the list's mailto is left out from then on", async ({
  ctx,
  dataFolder,
}) => {
  const sink = await startSink();
  const port = await freePort();
  const domain = "bounces.nahrain.example";
  const certificate = certificateOf(domain);
  const files = keepCertificate(dataFolder, certificate);
  const env = { BAYAN_BOUNCE_DOMAIN: domain, BAYAN_BOUNCE_LISTEN: `127.0.0.1:${port}`, ...files };
  const worker = startWorker(sink.port, { env });
  try {
    const id = await readySend(ctx(), [[amal, "en"]]);
    await startSend(ctx(), { id });
    await untilState(ctx, id, ["completed"]);
    const header = leaving(sink.received[0]?.raw ?? "");
    const [, page, token, to, subject] =
      /^<https?:\/\/\S+\/u\/(([\w-]+)\.[\w-]+\.[\w-]+)>, <mailto:(\S+)\?subject=([\w.-]+)>$/.exec(header) ?? [];
    expect(to, header).toBe(`unsubscribe@${domain}`);
    expect(subject).toBe(page);

    const mailer = createTransport({
      host: "127.0.0.1",
      port,
      requireTLS: true,
      tls: { ca: certificate.cert, servername: domain },
    });
    const write = (subject = "") => mailer.sendMail({ from: amal, to: `unsubscribe@${domain}`, subject, text: "" });
    const settled = async () =>
      (await ctx().db.select().from(inboundNotices)).map(({ error, processedAt }) => [processedAt !== null, error]);
    await expect(write(`${token}.abcdef.${"A".repeat(22)}`)).rejects.toThrow(/55\d/);
    expect(await ctx().db.$count(inboundNotices)).toBe(0);
    await write(subject);
    await expect.poll(settled).toEqual([[true, null]]);
    expect(await ctx().db.select().from(suppressions)).toMatchObject([
      { emailNorm: amal, reason: "unsubscribed", source: "person", liftedAt: null },
    ]);
  } finally {
    await worker.kill();
    await sink.close();
  }
});

test("a second try by a machine that is set up otherwise is the same message to the byte", async ({ ctx }) => {
  let isCut = true;
  const sink = await startSink({ fault: () => (isCut ? { at: "dot", drop: true } : undefined) });
  const port = await freePort();
  const env = { BAYAN_BOUNCE_DOMAIN: "bounces.nahrain.example", BAYAN_BOUNCE_LISTEN: `127.0.0.1:${port}` };
  let worker = startWorker(sink.port, { env: { ...env, BAYAN_URL: "https://news.nahrain.example" } });
  try {
    const id = await readySend(ctx(), [[amal, "en"]]);
    await startSend(ctx(), { id });
    const parked = async () => (await ctx().db.execute(sql`select 1 from send_slices where state = 'parked'`)).length;
    await expect.poll(parked, { timeout: 40_000 }).toBe(1);
    await worker.stop();
    isCut = false;
    worker = startWorker(sink.port, { env: { BAYAN_URL: "https://other.example" } });
    await ctx().db.execute(sql`update deliveries set due_at = now() where uncertain`);
    await ctx().db.execute(sql`update pgboss.job set start_after = now() where name = 'send-retry'`);
    await untilState(ctx, id, ["completed"]);
    const [first, second] = sink.received;
    expect(leaving(first?.raw ?? "")).toMatch(/^<https:\/\/news\.nahrain\.example\/u\/.*<mailto:unsubscribe@bounces/);
    expect([second?.from, second?.raw]).toEqual([first?.from, first?.raw]);
  } finally {
    await worker.kill();
    await sink.close();
  }
});

test("where no mail comes home the header names the page alone", async ({ ctx }) => {
  const sink = await startSink();
  const worker = startWorker(sink.port, { env: { BAYAN_BOUNCE_DOMAIN: "bounces.nahrain.example" } });
  try {
    const id = await readySend(ctx(), [[amal, "ar"]]);
    await startSend(ctx(), { id });
    await untilState(ctx, id, ["completed"]);
    expect(leaving(sink.received[0]?.raw ?? "")).toMatch(/^<https?:\/\/\S+\/u\/[\w.-]+>$/);
  } finally {
    await worker.kill();
    await sink.close();
  }
});
