import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { hookSecrets } from "@/base/seal";
import { inboundNotices } from "@/db/schema/notices";
import { openKeyRing } from "@/db/secrets";
import { takeHook } from "@/domain/distribution/hook";
import { saveNoticeKeys } from "@/domain/settings/notice-keys";
import { expect, test } from "../../fixtures";
import { acceptedSend, bounceOf } from "../../support/bounces";
import { amal, hooked, mailTo, visitor, workOff } from "../../support/hooks";

test.beforeEach(({ freshDatabase: _ }) => {});

function signedHeaders(body: string | Uint8Array, at = new Date(), secret = hookSecrets(openKeyRing())[0] ?? "") {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const made = createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex");
  return { "x-bayan-timestamp": timestamp, "x-bayan-signature": `sha256=${made}` };
}

test("a signed notice is kept, answered after the commit, and acted on once however often it comes", async ({
  ctx,
}) => {
  const mail = await mailTo(ctx());
  const body = JSON.stringify({ id: "e-1", kind: "hard", token: mail.envelopeFrom, status: "5.1.1" });
  expect(await takeHook(ctx(visitor), hooked("hook", body, signedHeaders(body)))).toBe("kept");
  expect(await takeHook(ctx(visitor), hooked("hook", body, signedHeaders(body)))).toBe("known");
  const again = JSON.stringify([JSON.parse(body), { id: "e-2", kind: "complaint", token: mail.sendRef }]);
  expect(await takeHook(ctx(visitor), hooked("hook", again, signedHeaders(again)))).toBe("kept");
  expect(await workOff(ctx())).toEqual({
    stops: ["bounced", "complained"].map((reason) => ({ email: amal, reason })),
    events: ["bounce_hard", "complaint"],
    errors: [null, null],
  });
});

test("what is unsigned, signed wrongly, changed on the way or older than five minutes is not stored", async ({
  ctx,
}) => {
  const body = JSON.stringify({ id: "e-1", kind: "hard", recipient: amal });
  const minute = 60_000;
  for (const headers of [
    {},
    { "x-bayan-timestamp": "1795414364" },
    signedHeaders(`${body} `),
    signedHeaders(body, new Date(), "another office's secret"),
    signedHeaders(body, new Date(Date.now() - 6 * minute)),
    signedHeaders(body, new Date(Date.now() + 6 * minute)),
    { ...signedHeaders(body), "x-bayan-timestamp": String(Math.floor(Date.now() / 1000) - 9) },
    { ...signedHeaders(body), "x-bayan-signature": "sha256=" },
  ]) {
    expect(await takeHook(ctx(visitor), hooked("hook", body, headers))).toBe("unproven");
  }
  const fresh = signedHeaders(body, new Date(Date.now() - 4 * minute));
  expect(await takeHook(ctx(visitor), hooked("hook", body, fresh))).toBe("kept");
  expect(await ctx().db.$count(inboundNotices)).toBe(1);
});

test("a signed body that makes no sense is refused while its sender listens", async ({ ctx }) => {
  const malformed = '{"id":"x","kind":"hard","recipient":"amal@outlet.example","token":"b-unknown@b.example"}';
  for (const body of ["{", "[]", '{"id":"x"}', '{"id":"x","kind":"explode"}', malformed, ""])
    expect(await takeHook(ctx(visitor), hooked("hook", body, signedHeaders(body))), body).toBe("unreadable");
  expect(await ctx().db.$count(inboundNotices)).toBe(0);
});

test("a raw bounce that a mail server pipes on counts by its signed name alone, whoever signed the request", async ({
  ctx,
}) => {
  const mail = await mailTo(ctx());
  const forged = bounceOf("postfix-user-unknown.hard", {
    ...mail,
    envelopeFrom: "b-aaaaaaaaaaaaaaaaaaaa-bbbbbbbbbb@x.example",
    sendRef: "AAAAAAAAAAAAAAAB.abcdef.AAAAAAAAAAAAAAAAAAAAAA",
  });
  const raw = Buffer.from(forged.toString("latin1").replaceAll("reporter@outlet.example", amal), "latin1");
  expect(await takeHook(ctx(visitor), hooked("hook", raw, signedHeaders(raw)))).toBe("kept");
  expect(await workOff(ctx())).toEqual({ stops: [], events: [], errors: ["unproven"] });
  const true_ = bounceOf("postfix-user-unknown.hard", mail);
  expect(await takeHook(ctx(visitor), hooked("hook", true_, signedHeaders(true_)))).toBe("kept");
  expect((await workOff(ctx())).stops).toEqual([{ email: amal, reason: "bounced" }]);
});

test("Postmark proves itself by the password of its address, and its blocks are not hard bounces", async ({ ctx }) => {
  await acceptedSend(ctx(), [amal, "layla@outlet.example", "omar@outlet.example"]);
  const basic = (password: string) => ({
    authorization: `Basic ${Buffer.from(`bayan:${password}`).toString("base64")}`,
  });
  const secret = hookSecrets(openKeyRing())[0] ?? "";
  const event = (ID: number, Type: string, Email: string, RecordType = "Bounce") =>
    JSON.stringify({
      RecordType,
      ID,
      Type,
      Email,
      MessageID: "m",
      BouncedAt: new Date().toISOString(),
      Details: "smtp;550",
    });
  const body = event(1, "HardBounce", amal);
  expect(await takeHook(ctx(visitor), hooked("postmark", body))).toBe("unproven");
  expect(await takeHook(ctx(visitor), hooked("postmark", body, basic("guess")))).toBe("unproven");
  expect(await takeHook(ctx(visitor), hooked("postmark", body, basic(secret)))).toBe("kept");
  for (const other of [
    event(2, "Blocked", "layla@outlet.example"),
    event(3, "AutoResponder", "layla@outlet.example"),
    event(4, "SpamComplaint", "omar@outlet.example", "SpamComplaint"),
    event(5, "HardBounce", "nobody-of-ours@outlet.example"),
  ]) {
    expect(await takeHook(ctx(visitor), hooked("postmark", other, basic(secret)))).toBe("kept");
  }
  expect(await workOff(ctx())).toEqual({
    stops: [
      { email: amal, reason: "bounced" },
      { email: "omar@outlet.example", reason: "complained" },
    ],
    events: ["bounce_hard", "bounce_soft", "complaint"],
    errors: [null, null, "auto-reply", null, "unproven"],
  });
});

test("Mailgun signs time and token; permanent alone is not a dead address", async ({ ctx }) => {
  const mail = await mailTo(ctx());
  const key = "mailgun-signing-key";
  const body = (id: string, more: object, signingKey = key) => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac("sha256", signingKey).update(`${timestamp}token-${id}`).digest("hex");
    const data = {
      id,
      event: "failed",
      timestamp: Date.now() / 1000,
      recipient: amal,
      envelope: { sender: mail.envelopeFrom },
      ...more,
    };
    return JSON.stringify({ signature: { timestamp, token: `token-${id}`, signature }, "event-data": data });
  };
  const policy = {
    severity: "permanent",
    reason: "bounce",
    "delivery-status": { "enhanced-code": "5.7.1", message: "policy" },
  };
  const dead = {
    severity: "permanent",
    reason: "bounce",
    "delivery-status": { "enhanced-code": "5.1.1", message: "no user" },
  };
  expect(await takeHook(ctx(visitor), hooked("mailgun", body("a", dead)))).toBe("unproven");
  await saveNoticeKeys(ctx(), { mailgun: key });
  expect(await takeHook(ctx(visitor), hooked("mailgun", body("a", dead, "another key")))).toBe("unproven");
  expect(await takeHook(ctx(visitor), hooked("mailgun", body("a", policy)))).toBe("kept");
  expect(await takeHook(ctx(visitor), hooked("mailgun", body("b", { severity: "temporary" })))).toBe("kept");
  expect(await workOff(ctx())).toMatchObject({ stops: [], events: ["bounce_soft"] });
  expect(await takeHook(ctx(visitor), hooked("mailgun", body("c", dead)))).toBe("kept");
  expect((await workOff(ctx())).stops).toEqual([{ email: amal, reason: "bounced" }]);
  // Its signature covers no body: whoever has seen one request must not tell another story under it.
  const replayed = body("c", { event: "complained" });
  expect(await takeHook(ctx(visitor), hooked("mailgun", replayed))).toBe("known");
  expect((await workOff(ctx())).stops).toEqual([{ email: amal, reason: "bounced" }]);
});

test("SendGrid's batch is proven by its public key, and each event counts once by its own id", async ({ ctx }) => {
  const mail = await mailTo(ctx());
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const known = publicKey.export({ format: "der", type: "spki" }).toString("base64");
  await saveNoticeKeys(ctx(), { sendgrid: known });
  const at = Math.floor(Date.now() / 1000);
  const one = {
    event: "bounce",
    email: amal,
    timestamp: at,
    sg_event_id: "s1",
    type: "bounce",
    status: "5.1.1",
    reason: "550 5.1.1 unknown",
    "smtp-id": mail.messageId,
  };
  const blocked = { ...one, sg_event_id: "s2", type: "blocked" };
  const foreign = { ...one, sg_event_id: "s3", "smtp-id": `<aaaa@${mail.messageId.split("@")[1]}` };
  const body = JSON.stringify([blocked, foreign, one, one, { nonsense: true }]);
  const time = String(at);
  const signature = sign("sha256", Buffer.from(time + body), privateKey).toString("base64");
  const headers = {
    "x-twilio-email-event-webhook-signature": signature,
    "x-twilio-email-event-webhook-timestamp": time,
  };
  expect(await takeHook(ctx(visitor), hooked("sendgrid", `${body} `, headers))).toBe("unproven");
  expect(await takeHook(ctx(visitor), hooked("sendgrid", body))).toBe("unproven");
  expect(await takeHook(ctx(visitor), hooked("sendgrid", body, headers))).toBe("kept");
  expect(await workOff(ctx())).toEqual({
    stops: [{ email: amal, reason: "bounced" }],
    events: ["bounce_soft", "bounce_hard"],
    errors: ["unproven"],
  });
});
