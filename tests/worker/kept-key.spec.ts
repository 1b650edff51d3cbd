import { generateKeyPairSync } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Ctx } from "@/domain/context";
import { startSend } from "@/domain/distribution/start";
import { addDkimKey, findSigningKey, listDkimKeys, useDkimKey as signWith } from "@/domain/settings/dkim-keys";
import { SaveSender } from "@/domain/settings/input";
import { getNewsroom } from "@/domain/settings/queries";
import { saveSender } from "@/domain/settings/save";
import { checkSender } from "@/worker/sender-check";
import { domainRecords, NoAnswer } from "@/worker/smtp/domain-records";
import { expect, test } from "../fixtures";
import { people, readySend, startWorker, untilState } from "../support/sends";
import { startSink } from "../support/sink";
import { judgeSignature } from "./checklist/dkim-rules";
import { readMessage } from "./checklist/message";

const domain = "rafidain-relief.example";
const sender = `press@${domain}`;

test.beforeEach(async ({ freshDatabase: _, ctx }) => {
  await saveSender(ctx(), SaveSender.parse({ senderEmail: sender, senderNames: {} }));
});

/** A key of the settings that signs; the record that its owner publishes. */
async function signingKey(ctx: Ctx, of: string, selector: string) {
  await addDkimKey(ctx, { domain: of, selector });
  const made = (await listDkimKeys(ctx)).find((key) => key.selector === selector);
  await signWith(ctx, { id: made?.id ?? "" });
  return { name: made?.record.name ?? "", record: made?.record.value ?? "" };
}

test("what leaves under a key of the settings is verified by whoever knows only the published record", async ({
  ctx,
}) => {
  const sink = await startSink();
  await signingKey(ctx(), "other.example", "other");
  const worker = startWorker(sink.port);
  async function verified(selector: string) {
    const zone = await signingKey(ctx(), domain, selector);
    const id = await readySend(ctx(), [...people(3), [`${selector}@dijla.example`, "ar", "هدى الجبوري"]]);
    await startSend(ctx(), { id });
    expect((await untilState(ctx, id, ["completed"])).counts.accepted).toBe(4);
    const mails = sink.received.splice(0);
    expect(mails).toHaveLength(4);
    for (const { raw } of mails) {
      const bytes = Buffer.from(raw, "latin1");
      expect(await judgeSignature(bytes, { now: new Date() }, zone)).toEqual({ fails: [], warnings: [] });
      const altered = Buffer.from(raw.replace(/^(List-Id: )/im, "$1x"), "latin1");
      expect((await judgeSignature(altered, { now: new Date() }, zone)).fails).not.toEqual([]);
      expect(readMessage(bytes).headers[0]?.[1]).toContain(`s=${selector}`);
    }
  }
  try {
    await verified("first");
    // The next send is signed by the key that was chosen since.
    await verified("second");
  } finally {
    await worker.kill();
    await sink.close();
  }
});

test("a key put right while a send is under way signs what leaves from then on", async ({ ctx }) => {
  const late = "late@dijla.example";
  let isAway = true;
  const sink = await startSink({
    fault: ({ to }) => (to === late && isAway ? { at: "rcpt", reply: "450 4.2.0 later" } : undefined),
  });
  await signingKey(ctx(), domain, "first");
  const id = await readySend(ctx(), [...people(2), [late, "en"]]);
  const worker = startWorker(sink.port);
  const selectors = () => sink.received.splice(0).map(({ raw }) => / s=(\w+);/.exec(raw)?.[1]);
  try {
    await startSend(ctx(), { id });
    const waiting = async () => (await ctx().db.execute(sql`select 1 from send_slices where state = 'parked'`)).length;
    await expect.poll(waiting, { timeout: 40_000 }).toBe(1);
    expect(selectors()).toEqual(["first", "first"]);
    await signingKey(ctx(), domain, "second");
    isAway = false;
    await ctx().db.execute(sql`update deliveries set due_at = now() where state = 2`);
    await ctx().db.execute(sql`update pgboss.job set start_after = now() where name = 'send-retry'`);
    await untilState(ctx, id, ["completed"]);
    expect(selectors()).toEqual(["second"]);
  } finally {
    await worker.kill();
    await sink.close();
  }
});

test("the look at the name servers is a look at the key that signs, the settings' own too", async ({ ctx }) => {
  const zone = await signingKey(ctx(), domain, "kept");
  const key = await findSigningKey(ctx(), domain);
  const look = (records: Record<string, string | null>) =>
    domainRecords(sender, key, {
      async resolveTxt(name) {
        const found = records[name];
        if (found) return [[found.slice(0, 200), found.slice(200)]];
        throw Object.assign(new Error("none"), { code: found === null ? "ESERVFAIL" : "ENODATA" });
      },
      resolveMx: async () => [],
      resolveNs: async () => ["a.nic.example"],
    }).dkim();
  expect(await look({ [zone.name]: zone.record })).toBe(`kept._domainkey.${domain} is published and is our key's`);
  await expect(look({})).rejects.toThrow(`kept._domainkey.${domain} has no TXT record`);
  await expect(look({ [zone.name]: null })).rejects.toThrow(NoAnswer);
  await expect(look({ [zone.name]: "v=DKIM1; p=" })).rejects.toThrow(/revoked/);
  const other = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ type: "spki", format: "der" });
  const another = look({ [zone.name]: `v=DKIM1; k=rsa; p=${other.toString("base64")}` });
  await expect(another).rejects.toThrow(/another key than ours. It should say p=MII/);
});

test("the desk hears of a key of the settings whose record is absent", async ({ ctx }) => {
  process.env.SMTP_URL = "smtp://127.0.0.1:25";
  await saveSender(ctx(), SaveSender.parse({ senderEmail: "press@relief.iq", senderNames: {} }));
  const zone = await signingKey(ctx(), "relief.iq", "kept");
  const others = { "relief.iq": "v=spf1 mx -all", "_dmarc.relief.iq": "v=DMARC1; p=none" };
  const asked = (records: Record<string, string>) =>
    checkSender({ ctx: () => ctx() }, (email, kept) =>
      domainRecords(email, kept, {
        async resolveTxt(name) {
          if (records[name]) return [[records[name]]];
          throw Object.assign(new Error("none"), { code: "ENODATA" });
        },
        resolveMx: async () => [],
        resolveNs: async () => ["a.nic.example"],
      }),
    );
  await asked(others);
  expect((await getNewsroom(ctx())).sender?.failing).toEqual(["DKIM"]);
  await asked({ ...others, [zone.name]: zone.record });
  expect((await getNewsroom(ctx())).sender?.failing).toEqual([]);
});
