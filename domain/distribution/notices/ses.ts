import { createVerify } from "node:crypto";
import { z } from "zod";
import { kindOfReport } from "../dsn-status";
import { type Told, toldBy } from "./told";

const Envelope = z.object({
  Type: z.enum(["Notification", "SubscriptionConfirmation", "UnsubscribeConfirmation"]),
  MessageId: z.string(),
  TopicArn: z.string(),
  Subject: z.string().optional(),
  Message: z.string(),
  Timestamp: z.string(),
  Token: z.string().optional(),
  SubscribeURL: z.string().optional(),
  SignatureVersion: z.enum(["1", "2"]),
  Signature: z.string(),
  SigningCertURL: z.string(),
});
export type SnsEnvelope = z.infer<typeof Envelope>;

/** The envelope of SNS, if its topic is ours and every address in it lies with Amazon; nothing is fetched before. */
export function readEnvelope(body: unknown, topic: string): SnsEnvelope | null {
  const envelope = Envelope.safeParse(body).data;
  if (!envelope || envelope.TopicArn !== topic || !isAmazons(envelope.SigningCertURL)) return null;
  return envelope.SubscribeURL === undefined || isAmazons(envelope.SubscribeURL) ? envelope : null;
}

function isAmazons(address: string): boolean {
  const url = URL.parse(address);
  return (
    url?.protocol === "https:" && url.port === "" && /^sns\.[a-z0-9-]{3,30}\.amazonaws\.com(\.cn)?$/.test(url.hostname)
  );
}

/** The string that SNS signs: names and values in their fixed order, a line each (its developer guide). */
export function isSnsSigned(envelope: SnsEnvelope, certificate: string): boolean {
  const names =
    envelope.Type === "Notification"
      ? (["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"] as const)
      : (["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"] as const);
  const signed = names
    .filter((name) => envelope[name] !== undefined)
    .map((name) => `${name}\n${envelope[name]}\n`)
    .join("");
  try {
    const algorithm = envelope.SignatureVersion === "2" ? "RSA-SHA256" : "RSA-SHA1";
    return createVerify(algorithm).update(signed).verify(certificate, envelope.Signature, "base64");
  } catch {
    return false;
  }
}

const Mail = z.object({
  source: z.string().optional(),
  commonHeaders: z.object({ messageId: z.string().optional() }).optional(),
});
const Recipient = z.object({
  emailAddress: z.string(),
  status: z.string().optional(),
  diagnosticCode: z.string().optional(),
});
const Feedback = z.object({
  notificationType: z.string().optional(),
  eventType: z.string().optional(),
  mail: Mail,
  bounce: z
    .object({
      bounceType: z.string(),
      bounceSubType: z.string().optional(),
      feedbackId: z.string(),
      timestamp: z.string(),
      bouncedRecipients: z.array(Recipient),
    })
    .optional(),
  complaint: z
    .object({
      feedbackId: z.string(),
      timestamp: z.string(),
      complainedRecipients: z.array(Recipient),
      complaintFeedbackType: z.string().nullish(),
    })
    .optional(),
  delivery: z.object({ timestamp: z.string(), recipients: z.array(z.string()) }).optional(),
});

/** What SES tells within: each recipient by itself. Permanent alone is not hard: the status or `General` must agree. */
export function readSes(body: unknown): Told[] {
  const envelope = Envelope.safeParse(body).data;
  const told = envelope ? Feedback.safeParse(parse(envelope.Message)).data : undefined;
  if (!envelope || !told) return [];
  const { bounce, complaint, delivery, mail } = told;
  const messageId = mail.commonHeaders?.messageId;
  const named = { ...(mail.source ? { sender: mail.source } : {}), ...(messageId ? { messageId } : {}) };
  const facts = (one: z.infer<typeof Recipient>, timestamp: string) => ({
    ...named,
    at: new Date(timestamp),
    recipient: one.emailAddress,
    ...(one.status ? { status: one.status } : {}),
    ...(one.diagnosticCode ? { diagnostic: one.diagnosticCode.replace(/^smtp;\s*/, "") } : {}),
  });
  return [
    ...(bounce?.bouncedRecipients ?? []).map((one) => {
      const { status = "", diagnosticCode = "" } = one;
      const said = kindOfReport({ action: "failed", status, diagnostic: diagnosticCode.replace(/^smtp;\s*/, "") });
      const isDead = bounce?.bounceType === "Permanent" && (said === "hard" || bounce.bounceSubType === "NoEmail");
      return toldBy(
        `${bounce?.feedbackId}:${one.emailAddress}`,
        isDead ? "hard" : "soft",
        facts(one, bounce?.timestamp ?? ""),
      );
    }),
    ...(complaint?.complainedRecipients ?? []).map((one) =>
      toldBy(
        `${complaint?.feedbackId}:${one.emailAddress}`,
        complaint?.complaintFeedbackType === "not-spam" ? "unknown" : "complaint",
        facts(one, complaint?.timestamp ?? ""),
      ),
    ),
    ...(delivery?.recipients ?? []).map((emailAddress) =>
      toldBy(`${envelope.MessageId}:${emailAddress}`, "delivered", facts({ emailAddress }, delivery?.timestamp ?? "")),
    ),
  ];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
