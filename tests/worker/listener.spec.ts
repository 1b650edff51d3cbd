import { writeFileSync } from "node:fs";
import { isEnvironmentFault } from "@/base/env";
import { suppressions } from "@/db/schema/distribution";
import { inboundNotices } from "@/db/schema/notices";
import { processNotice } from "@/domain/distribution/bounce";
import { readCertificate } from "@/worker/inbound/certificate";
import { keptByListener, startListener } from "@/worker/inbound/listener";
import { expect, test } from "../fixtures";
import { acceptedSend, bounceOf, inLength } from "../support/bounces";
import { certificateOf, keepCertificate } from "../support/certificate";
import { offer } from "../support/offer";

/** The worker's own door for bounces: who may speak to it encrypted, and how much it keeps. */

const amal = "amal@outlet.example";
const host = "bounces.nahrain.example";
const here = { host: "127.0.0.1", port: 0 };

test.beforeEach(({ freshDatabase: _ }) => {});

async function scene(ctx: Parameters<typeof acceptedSend>[0]) {
  const mail = (await acceptedSend(ctx, [amal])).mails[amal];
  if (!mail) throw new Error("no mail");
  return { to: mail.envelopeFrom, raw: bounceOf("postfix-user-unknown.hard", mail) };
}

test("a bounce comes encrypted where there is a certificate, and plain from whoever asks for no more", async ({
  ctx,
  dataFolder,
}) => {
  const { to, raw } = await scene(ctx());
  const first = certificateOf(host);
  const env = keepCertificate(dataFolder, first);
  const listener = await startListener(
    () => ctx(),
    here,
    () => readCertificate(env),
  );
  try {
    expect(await offer(listener.port, to, raw, { host, ca: first.cert })).toMatch(/^250 /);
    expect(await offer(listener.port, to, Buffer.concat([raw, Buffer.from("2")]))).toMatch(/^250 /);
    expect(await ctx().db.$count(inboundNotices)).toBe(2);

    // While one of the two is written, the pair that fitted serves; then the new one does, without a new start.
    const second = certificateOf(host);
    writeFileSync(env.BAYAN_BOUNCE_CERT_FILE, second.cert);
    expect(await offer(listener.port, to, raw, { host, ca: first.cert })).toMatch(/^250 /);
    writeFileSync(env.BAYAN_BOUNCE_KEY_FILE, second.key);
    expect(await offer(listener.port, to, raw, { host, ca: second.cert })).toMatch(/^250 /);
    await expect(offer(listener.port, to, raw, { host, ca: first.cert })).rejects.toThrow(/self.signed/);
  } finally {
    await listener.stop();
  }
});

test("without a certificate the listener offers none, not even one that everybody knows", async ({ ctx }) => {
  const { to, raw } = await scene(ctx());
  const listener = await startListener(() => ctx(), here);
  try {
    await expect(offer(listener.port, to, raw, { host, ca: certificateOf(host).cert })).rejects.toThrow(/STARTTLS/);
    expect(await offer(listener.port, to, raw)).toMatch(/^250 /);
  } finally {
    await listener.stop();
  }
});

test("of a bounce of 30 MB its beginning is kept, and what it says is done", async ({ ctx }) => {
  const { to, raw } = await scene(ctx());
  const listener = await startListener(() => ctx(), here);
  try {
    for (let times = 0; times < 2; times++) {
      expect(await offer(listener.port, to, inLength(raw, 30 * 1024 * 1024))).toMatch(/^250 /);
    }
  } finally {
    await listener.stop();
  }
  const kept = await ctx().db.select().from(inboundNotices);
  expect(kept.map(({ payload }) => payload.length)).toEqual([keptByListener.bounce]);
  for (const { id } of kept) await processNotice(ctx(), { id });
  expect(await ctx().db.select().from(suppressions)).toMatchObject([{ emailNorm: amal, reason: "bounced" }]);
});

test("a mail that is too long is not kept, and one to too many only for the first of them", async ({ ctx }) => {
  const { to, raw } = await scene(ctx());
  const listener = await startListener(() => ctx(), here);
  try {
    expect(await offer(listener.port, to, inLength(raw, 51 * 1024 * 1024))).toMatch(/^552 /);
    const many = Array.from({ length: 6 }, (_, i) => to.replace("@", `@${i}.`));
    expect(await offer(listener.port, many, raw)).toMatch(/^250 .*\n452 .*$/);
  } finally {
    await listener.stop();
  }
  expect(await ctx().db.$count(inboundNotices)).toBe(1);
});

test("files that make no certificate stop the start in one line that shows nothing of them", ({ dataFolder }) => {
  const good = certificateOf(host);
  const cases: [change: Partial<typeof good>, says: RegExp][] = [
    [{ key: certificateOf(host).key }, /^BAYAN_BOUNCE_KEY_FILE .* is not the key of a certificate in /],
    [{ cert: "my secret words" }, /^BAYAN_BOUNCE_KEY_FILE .* is not the key of a certificate in /],
    [{ key: "my secret words" }, /^BAYAN_BOUNCE_KEY_FILE /],
  ];
  for (const [change, says] of cases) {
    const line = faultOf(keepCertificate(dataFolder, { ...good, ...change }));
    expect(line).toMatch(says);
    expect(line).not.toMatch(/secret|BEGIN/);
  }
  const env = keepCertificate(dataFolder, good);
  expect(readCertificate(env)).toEqual(good);
  expect(readCertificate({})).toBeUndefined();
  expect(faultOf({ ...env, BAYAN_BOUNCE_CERT_FILE: dataFolder })).toMatch(/^BAYAN_BOUNCE_CERT_FILE .* cannot be read/);
  expect(faultOf({ ...env, BAYAN_BOUNCE_KEY_FILE: "" })).toMatch(/^BAYAN_BOUNCE_KEY_FILE is missing beside/);
  expect(faultOf({ BAYAN_BOUNCE_KEY_FILE: env.BAYAN_BOUNCE_KEY_FILE })).toMatch(/^BAYAN_BOUNCE_CERT_FILE is missing/);
});

function faultOf(env: Record<string, string>): string {
  try {
    readCertificate(env);
  } catch (error) {
    expect(isEnvironmentFault(error)).toBe(true);
    return error instanceof Error ? error.message : "";
  }
  return "none";
}
