import { sql } from "drizzle-orm";
import type { ImapEnv } from "@/base/bounce-env";
import { deliveryEvents } from "@/db/schema/distribution";
import { inboundNotices } from "@/db/schema/notices";
import type { Ctx } from "@/domain/context";
import { processNotice } from "@/domain/distribution/bounce";
import { keptOfMail } from "@/domain/distribution/inbound";
import { visitMailbox } from "@/worker/inbound/mailbox";
import { expect, test } from "../fixtures";
import { acceptedSend, bounceOf, inLength } from "../support/bounces";
import { type ImapOptions, type ImapServer, startImapServer } from "../support/imap-server";
import { startWorker } from "../support/sends";

const password = "hunter-of-words";
const reader = "amal@dijla.example";

test.beforeEach(({ freshDatabase: _ }) => {});

const envOf = ({ port }: Pick<ImapServer, "port">): ImapEnv => ({
  host: "127.0.0.1",
  port,
  secure: false,
  user: "bounces",
  password,
  mailbox: "Inbox",
});

async function scene(ctx: () => Ctx, options: ImapOptions = {}) {
  const [server, { mails }] = [await startImapServer({ password, ...options }), await acceptedSend(ctx(), [reader])];
  const mail = mails[reader];
  if (!mail) throw new Error("the send has no mail to its reader");
  return { server, mail, bounce: bounceOf("postfix-user-unknown.hard", mail) };
}

const inboxOf = (server: ImapServer) => server.folders.get("INBOX")?.size;
const movedIn = (server: ImapServer) => server.folders.get("Bayan")?.size ?? 0;
const keptIn = (ctx: Ctx) => ctx.db.select().from(inboundNotices).orderBy(inboundNotices.id);
const stopped = (ctx: Ctx) => ctx.db.execute(sql`select email_norm, reason from suppressions`);

/** Visits every fifth of a second until the world is so. */
async function whileVisiting(ctx: () => Ctx, server: Pick<ImapServer, "port">, until: () => Promise<void>) {
  const visits = visitMailbox(ctx, envOf(server), 200);
  try {
    await until();
  } finally {
    await visits.stop();
  }
}

async function readAll(ctx: Ctx) {
  for (const { id } of await keptIn(ctx)) await processNotice(ctx, { id });
  return keptIn(ctx);
}

for (const capabilities of [["UIDPLUS", "MOVE"], []]) {
  const server = capabilities.length > 0 ? "that moves" : "that only copies and deletes";
  test(`a bounce on a server ${server} is kept as it came, then moved, then acted on`, async ({ ctx }) => {
    const { server, bounce } = await scene(ctx, { capabilities });
    server.bring(bounce);
    await whileVisiting(ctx, server, () => expect.poll(() => server.commands).toContain("LOGOUT"));
    expect([...(server.folders.get("Bayan")?.values() ?? [])]).toEqual([bounce]);
    const [kept] = await readAll(ctx());
    expect([kept?.payload.equals(bounce), kept?.error]).toEqual([true, null]);
    expect(await stopped(ctx())).toEqual([{ email_norm: reader, reason: "bounced" }]);
    expect(inboxOf(server)).toBe(0);
    await server.close();
  });
}

test("a worker killed between the commit and the move finds the bounce there again, and it counts once", async ({
  ctx,
}) => {
  let isSilent = true;
  const fault: ImapOptions["fault"] = (command) => (isSilent && command.startsWith("UID MOVE") ? "hang" : undefined);
  const { server, bounce } = await scene(ctx, { fault });
  server.bring(bounce);
  const env = { BAYAN_BOUNCE_IMAP: `imap://bounces:${password}@127.0.0.1:${server.port}` };
  const first = startWorker(9, { env });
  await expect.poll(() => server.commands.some((one) => one.startsWith("UID MOVE")), { timeout: 30_000 }).toBe(true);
  expect(await keptIn(ctx())).toHaveLength(1);
  await first.kill();
  expect(inboxOf(server)).toBe(1);

  isSilent = false;
  const fetched = server.commands.filter((one) => one.startsWith("UID FETCH")).length;
  const second = startWorker(9, { env });
  try {
    await expect.poll(() => movedIn(server), { timeout: 30_000 }).toBe(1);
    const isActedOn = async () => (await keptIn(ctx())).map(({ processedAt }) => processedAt !== null);
    // The first may have died with the job in hand: the heartbeat, the retry's delay and a look come before the second.
    await expect.poll(isActedOn, { timeout: 75_000 }).toEqual([true]);
    expect(server.commands.filter((one) => one.startsWith("UID FETCH"))).toHaveLength(fetched);
    const events = await ctx().db.select().from(deliveryEvents);
    expect(events.filter(({ kind }) => kind === "bounce_hard")).toHaveLength(1);
    expect(await stopped(ctx())).toHaveLength(1);
    expect(first.said() + second.said()).not.toContain(password);
  } finally {
    await second.kill();
    await server.close();
  }
});

test("a server that is gone, cuts the line or falls silent is come back to, and nothing is lost", async ({ ctx }) => {
  const fault: ImapOptions["fault"] = (command, nth) =>
    nth === 1 && /^(UID FETCH|SELECT|UID MOVE|UID SEARCH)/.test(command) ? "drop" : undefined;
  const { server, bounce } = await scene(ctx, { fault });
  const { port } = server;
  await server.close();
  let back = server;
  await whileVisiting(ctx, server, async () => {
    back = await startImapServer({ password, port, fault });
    back.bring(bounce);
    await expect.poll(() => inboxOf(back), { timeout: 20_000 }).toBe(0);
  });
  expect(await keptIn(ctx())).toHaveLength(1);
  await back.close();

  const silent = await startImapServer({
    password,
    fault: (command) => (/^SELECT/.test(command) ? "hang" : undefined),
  });
  const visits = visitMailbox(ctx, envOf(silent));
  await expect.poll(() => silent.commands.some((one) => one.startsWith("SELECT"))).toBe(true);
  // A worker that is to end does not wait for the server.
  await visits.stop();
  await expect.poll(() => silent.connections()).toBe(0);
  await silent.close();
});

test("a wrong password is told with the server's words and never with its own", async ({ ctx }) => {
  const server = await startImapServer({ password: "another" });
  const told: string[] = [];
  const { error } = console;
  console.error = (line: string) => void told.push(line);
  try {
    await whileVisiting(ctx, server, () => expect.poll(() => told.length).toBeGreaterThan(1));
  } finally {
    console.error = error;
    await server.close();
  }
  expect(told[0]).toBe("bounces: the mailbox at 127.0.0.1 (Invalid credentials)");
  expect(told.join()).not.toContain(password);
});

test("of a mail of 30 MB its beginning is kept, and what it says is done", async ({ ctx }) => {
  const { server, bounce } = await scene(ctx);
  server.bring(inLength(bounce, 30 * 1024 * 1024));
  await whileVisiting(ctx, server, () => expect.poll(() => inboxOf(server), { timeout: 20_000 }).toBe(0));
  const [kept] = await readAll(ctx());
  expect(kept?.payload.length).toBe(keptOfMail);
  expect(await stopped(ctx())).toEqual([{ email_norm: reader, reason: "bounced" }]);
  await server.close();
});

test("a forged token and a mail that means nothing are put away without effect", async ({ ctx }) => {
  const { server, mail } = await scene(ctx);
  const forged = {
    envelopeFrom: mail.envelopeFrom.replace(/-.{4}/, "-2222"),
    sendRef: `${mail.sendRef.slice(0, -4)}AAAA`,
  };
  server.bring(bounceOf("postfix-user-unknown.hard", { ...mail, ...forged }));
  server.bring(Buffer.from("Subject: lunch\r\n\r\nAt one?\r\n"));
  server.bring(Buffer.alloc(0));
  await whileVisiting(ctx, server, () => expect.poll(() => inboxOf(server)).toBe(0));
  expect((await readAll(ctx())).map(({ error }) => error)).toEqual(["unproven", "unknown", expect.any(String)]);
  expect(await stopped(ctx())).toEqual([]);
  expect(await ctx().db.select().from(deliveryEvents)).toEqual([]);
});

test("a mail that the server cannot hand over stays where it is, and those behind it come in", async ({ ctx }) => {
  const fault: ImapOptions["fault"] = (command) =>
    command.startsWith("UID FETCH 1 ") ? { says: "NO [SERVERBUG] cannot be read" } : undefined;
  const { server, bounce } = await scene(ctx, { fault });
  for (const part of ["broken", "whole"]) server.bring(Buffer.concat([bounce, Buffer.from(part)]));
  await whileVisiting(ctx, server, () => expect.poll(() => movedIn(server)).toBe(1));
  expect(inboxOf(server)).toBe(1);
  const [kept] = await keptIn(ctx());
  expect(kept?.payload.subarray(-5).toString()).toBe("whole");
  expect(kept?.sourceId).toBe("127.0.0.1/bounces/Inbox/7:2");
  await server.close();
});

test("mails that a server will not move are kept once, not read again, and do not stand before the new ones", async ({
  ctx,
}) => {
  const fault: ImapOptions["fault"] = (command) =>
    /^UID MOVE|^CREATE/.test(command) ? { says: "NO [NOPERM] read only" } : undefined;
  const { server, bounce } = await scene(ctx, { fault });
  for (const part of ["first", "second"]) server.bring(Buffer.concat([bounce, Buffer.from(part)]));
  const fetches = () => server.commands.filter((one) => one.startsWith("UID FETCH")).length;
  await whileVisiting(ctx, server, async () => {
    await expect.poll(() => server.commands.filter((one) => one === "LOGOUT").length).toBeGreaterThan(1);
    server.bring(Buffer.concat([bounce, Buffer.from("third")]));
    await expect.poll(async () => (await keptIn(ctx())).length).toBe(3);
  });
  expect(fetches()).toBe(3);
  await server.close();
});
