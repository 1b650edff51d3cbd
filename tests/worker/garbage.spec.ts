import { createServer, type Server, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { expect, test } from "../fixtures";
import { people, readySend, startWorker, untilState } from "../support/sends";
import { type Fault, startSink } from "../support/sink";

test.beforeEach(({ freshDatabase: _ }) => {});

test("a relay that answers garbage to some mails keeps back no other, and nobody is lost or blamed", async ({
  ctx,
}) => {
  test.setTimeout(120_000);
  const misdeeds: Record<number, Fault> = {
    5: { at: "rcpt", reply: "99999 hello" },
    12: { at: "mail", reply: "J\0\0\0 8.0.36" },
    20: { at: "dot", reply: "600 5.1.1 strange" },
    28: { at: "rcpt", reply: `550 5.1.1 no\0body ${"x".repeat(270)}😀` },
    35: { at: "dot", drop: true },
  };
  const sink = await startSink({ fault: ({ n }) => misdeeds[n] });
  const id = await readySend(ctx(), people(60));
  const worker = startWorker(sink.port);
  try {
    await startSend(ctx(), { id });
    await expect
      .poll(async () => (await getSend(ctx(), id)).counts, { timeout: 60_000 })
      .toMatchObject({ frozen: 60, accepted: 57, rejected: 1, uncertain: 2, queued: 0, sending: 0 });
    expect(new Set(sink.received.map(({ to }) => to)).size).toBe(58);
    const said = await ctx().db.execute<{ smtp_code: number | null; smtp_text: string }>(
      sql`select smtp_code, smtp_text from deliveries where uncertain or state = 4 order by smtp_code, smtp_text desc`,
    );
    expect(said.map(({ smtp_code }) => smtp_code)).toEqual([550, null, null]);
    expect(said.map(({ smtp_text }) => smtp_text)).toContain("600 5.1.1 strange");
    expect(worker.child.exitCode).toBeNull();
    expect(worker.said()).not.toContain("ledger:");
    // Once their grace is over those in doubt are offered again.
    await ctx().db.execute(sql`update deliveries set due_at = now() where uncertain`);
    await ctx().db.execute(sql`update pgboss.job set start_after = now() where state = 'created'`);
    const { counts } = await untilState(ctx, id, ["completed"]);
    expect(counts).toMatchObject({ accepted: 59, rejected: 1 });
  } finally {
    await worker.kill();
    await sink.close();
  }
});

/** What stands at the port is no mail relay at all: the greeting of MySQL. */
async function startStranger(): Promise<{ port: number; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.write(Buffer.from("J\0\0\0\n8.0.36\0\b\0\0\0\xff\xff\r\n", "latin1"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("no port");
  return {
    port: address.port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test("where a database answers in place of a relay everybody waits, and the worker lives on", async ({ ctx }) => {
  const stranger = await startStranger();
  const id = await readySend(ctx(), people(40));
  const worker = startWorker(stranger.port);
  try {
    await startSend(ctx(), { id });
    const heard = () =>
      ctx().db.execute<{ smtp_text: string }>(sql`select distinct smtp_text from deliveries where smtp_text <> ''`);
    await expect.poll(async () => (await heard()).length, { timeout: 30_000 }).toBeGreaterThan(0);
    await expect
      .poll(async () => (await getSend(ctx(), id)).counts, { timeout: 30_000 })
      .toMatchObject({ frozen: 40, queued: 40, rejected: 0 });
    expect(worker.said()).toContain("is left alone for a while");
    expect(worker.said()).not.toContain("ledger:");
    expect(await ctx().db.execute(sql`select 1 from deliveries where attempt > 0`)).toEqual([]);
    expect(worker.child.exitCode).toBeNull();
  } finally {
    await worker.kill();
    await stranger.close();
  }
});
