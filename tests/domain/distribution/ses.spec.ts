import { createSign, generateKeyPairSync } from "node:crypto";
import { inboundNotices } from "@/db/schema/notices";
import { takeHook } from "@/domain/distribution/hook";
import { saveNoticeKeys } from "@/domain/settings/notice-keys";
import { expect, test } from "../../fixtures";
import { amal, hooked, mailTo, type Sent, visitor, workOff } from "../../support/hooks";

test.beforeEach(({ freshDatabase: _ }) => {});

const topic = "arn:aws:sns:eu-west-1:123456789012:bounces";

test("SNS is asked for its certificate only at Amazon and for our own topic, and confirmed only when it has signed", async ({
  ctx,
}) => {
  const mail = await mailTo(ctx());
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const certificate = publicKey.export({ format: "pem", type: "spki" }).toString();
  const home = "https://sns.eu-west-1.amazonaws.com";
  const sns = (envelope: Sent, names: string[]) => {
    const whole: Sent = {
      MessageId: "n-1",
      TopicArn: topic,
      Timestamp: "2026-11-01T08:00:00Z",
      SignatureVersion: "2",
      SigningCertURL: `${home}/cert.pem`,
      ...envelope,
    };
    const signed = names
      .filter((name) => whole[name] !== undefined)
      .map((name) => `${name}\n${whole[name]}\n`)
      .join("");
    return JSON.stringify({ ...whole, Signature: createSign("RSA-SHA256").update(signed).sign(privateKey, "base64") });
  };
  const message = JSON.stringify({
    notificationType: "Bounce",
    mail: { source: mail.envelopeFrom },
    bounce: {
      bounceType: "Permanent",
      bounceSubType: "General",
      feedbackId: "f-1",
      timestamp: "2026-11-01T08:00:00Z",
      bouncedRecipients: [{ emailAddress: amal, status: "5.1.1", diagnosticCode: "smtp; 550 5.1.1 unknown" }],
    },
  });
  const notified = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"];
  const confirming = ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];
  const notification = sns({ Type: "Notification", Message: message }, notified);
  const fetched: string[] = [];
  let isConfirming = true;
  const ask = (body: string) =>
    takeHook(ctx(visitor), {
      ...hooked("ses", body),
      fetchText: async (url) => {
        fetched.push(url);
        return isConfirming || url.endsWith(".pem") ? certificate : "";
      },
    });
  expect(await ask(notification)).toBe("unproven");
  await saveNoticeKeys(ctx(), { ses: topic });
  for (const evil of [
    { SigningCertURL: "https://sns.eu-west-1.amazonaws.com.evil.example/cert.pem" },
    { SigningCertURL: "http://sns.eu-west-1.amazonaws.com/cert.pem" },
    { SigningCertURL: "https://169.254.169.254/cert.pem" },
    { TopicArn: "arn:aws:sns:eu-west-1:999999999999:bounces" },
  ]) {
    expect(await ask(sns({ Type: "Notification", Message: message, ...evil }, notified))).toBe("unproven");
  }
  const elsewhere = {
    Type: "SubscriptionConfirmation",
    Message: "m",
    Token: "t",
    SubscribeURL: "https://evil.example/",
  };
  expect(await ask(sns(elsewhere, confirming))).toBe("unproven");
  expect(fetched).toEqual([]);
  expect(await ask(notification.replace("5.1.1", "5.1.2"))).toBe("unproven");
  expect(await ctx().db.$count(inboundNotices)).toBe(0);
  expect(await ask(sns({ ...elsewhere, SubscribeURL: `${home}/?Action=ConfirmSubscription` }, confirming))).toBe(
    "confirmed",
  );
  isConfirming = false;
  const confirmation = sns({ ...elsewhere, SubscribeURL: `${home}/?Action=ConfirmSubscription` }, confirming);
  expect(await ask(confirmation)).toBe("unconfirmed");
  fetched.pop();
  expect(fetched.slice(-2)).toEqual([`${home}/cert.pem`, `${home}/?Action=ConfirmSubscription`]);
  expect(await ctx().db.$count(inboundNotices)).toBe(0);
  const asked = fetched.length;
  expect(await ask(notification)).toBe("kept");
  expect(fetched).toHaveLength(asked);
  expect(await workOff(ctx())).toEqual({
    stops: [{ email: amal, reason: "bounced" }],
    events: ["bounce_hard"],
    errors: [null],
  });
});
