import { z } from "zod";
import { isSame } from "./signed";
import { type Told, toldBy } from "./told";

const Event = z.object({
  RecordType: z.enum(["Bounce", "SpamComplaint", "Delivery", "SubscriptionChange"]),
  ID: z.number().optional(),
  MessageID: z.string(),
  Type: z.string().optional(),
  Email: z.string().optional(),
  Recipient: z.string().optional(),
  BouncedAt: z.string().optional(),
  DeliveredAt: z.string().optional(),
  Details: z.string().optional(),
});

/** Postmark signs nothing: it brings the user and password that its address was given (its documentation, Webhooks). */
export function isPostmark(headers: Headers, secrets: readonly string[]): boolean {
  const [, given = ""] = /^Basic\s+(\S+)$/i.exec(headers.get("authorization") ?? "") ?? [];
  const decoded = Buffer.from(given, "base64").toString("utf8");
  return secrets.filter((secret) => isSame(`bayan:${secret}`, decoded)).length > 0;
}

/** Only what names a dead address is hard: blocked, policy and unknown types are not. */
export function readPostmark(body: unknown): Told[] {
  const event = Event.safeParse(body).data;
  if (!event) return [];
  const { RecordType, Type, MessageID, ID } = event;
  const kind =
    RecordType === "SpamComplaint" || Type === "SpamComplaint"
      ? "complaint"
      : RecordType === "Delivery"
        ? "delivered"
        : RecordType !== "Bounce" || Type === "AutoResponder" || Type === "ChallengeVerification"
          ? "auto-reply"
          : Type === "HardBounce" || Type === "BadEmailAddress"
            ? "hard"
            : Type === "Unsubscribe"
              ? "unsubscribe"
              : "soft";
  const at = event.BouncedAt ?? event.DeliveredAt;
  const recipient = event.Email ?? event.Recipient;
  return [
    toldBy(`${RecordType}:${ID ?? `${MessageID}:${recipient}`}`, kind, {
      ...(at ? { at: new Date(at) } : {}),
      ...(recipient ? { recipient } : {}),
      ...(event.Details ? { diagnostic: event.Details } : {}),
    }),
  ];
}
