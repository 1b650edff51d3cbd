import { z } from "zod";
import { readMail } from "../dsn";
import { isSame } from "./signed";
import { type Told, toldBy } from "./told";

const Event = z.object({
  RecordType: z.enum(["Bounce", "SpamComplaint", "Delivery", "SubscriptionChange"]),
  ID: z.number().optional(),
  /** Of Postmark's own; null where somebody of the office stopped an address by hand. */
  MessageID: z.string().nullish(),
  Type: z.string().optional(),
  Email: z.string().optional(),
  Recipient: z.string().optional(),
  BouncedAt: z.string().optional(),
  DeliveredAt: z.string().optional(),
  ChangedAt: z.string().optional(),
  Details: z.string().optional(),
  /** The bounce as it came, where the webhook was told to bring it: it holds our X-Send-Ref. */
  Content: z.string().optional(),
  SuppressSending: z.boolean().optional(),
  SuppressionReason: z.string().optional(),
  Origin: z.string().optional(),
});
type Event = z.infer<typeof Event>;

/** Postmark signs nothing: it brings the user and password that its address was given (its documentation, Webhooks). */
export function isPostmark(headers: Headers, secrets: readonly string[]): boolean {
  const [, given = ""] = /^Basic\s+(\S+)$/i.exec(headers.get("authorization") ?? "") ?? [];
  const decoded = Buffer.from(given, "base64").toString("utf8");
  return secrets.filter((secret) => isSame(`bayan:${secret}`, decoded)).length > 0;
}

/**
 * Nothing in it is ours by itself: Postmark numbers mails anew and passes on none of their headers. Where the webhook
 * brings the bounce with it, its names are read from there; else the address has to do.
 */
export async function readPostmark(body: unknown): Promise<Told[]> {
  const event = Event.safeParse(body).data;
  if (!event) return [];
  const { RecordType, MessageID, ID, Content, Details } = event;
  const at = event.BouncedAt ?? event.DeliveredAt ?? event.ChangedAt;
  const recipient = event.Email ?? event.Recipient;
  // An ID goes beyond what a number of JavaScript tells apart (4323372036854775807 in its own sample).
  const eventId = [RecordType, ID, MessageID, recipient, event.ChangedAt].join(":");
  const told = toldBy(eventId, kindOf(event), {
    ...(at ? { at: new Date(at) } : {}),
    ...(recipient ? { recipient } : {}),
    ...(Details ? { diagnostic: Details } : {}),
  });
  if (!Content) return [told];
  const { verps, sendRefs, messageIds } = await readMail(Buffer.from(Content));
  return [{ ...told, verps, sendRefs, messageIds }];
}

/** Only what names a dead address is hard: blocked, policy and unknown types are not. */
function kindOf({ RecordType, Type, SuppressSending, SuppressionReason, Origin }: Event): Told["kind"] {
  if (RecordType === "Delivery") return "delivered";
  if (RecordType === "SubscriptionChange") {
    // What the office itself stopped or allowed over there says nothing of the person.
    if (!SuppressSending) return "unknown";
    if (SuppressionReason === "HardBounce") return "hard";
    if (SuppressionReason === "SpamComplaint") return "complaint";
    return Origin === "Recipient" ? "unsubscribe" : "unknown";
  }
  if (RecordType === "SpamComplaint" || Type === "SpamComplaint") return "complaint";
  if (Type === "AutoResponder" || Type === "ChallengeVerification") return "auto-reply";
  if (Type === "HardBounce" || Type === "BadEmailAddress") return "hard";
  return Type === "Unsubscribe" ? "unsubscribe" : "soft";
}
