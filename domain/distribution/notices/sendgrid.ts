import { createPublicKey, verify } from "node:crypto";
import { z } from "zod";
import { kindOfReport } from "../dsn-status";
import { type Told, toldBy } from "./told";

const Event = z.object({
  event: z.string(),
  email: z.string(),
  timestamp: z.number(),
  sg_event_id: z.string(),
  "smtp-id": z.string().optional(),
  type: z.string().optional(),
  status: z.string().optional(),
  reason: z.string().optional(),
});

/** ECDSA over timestamp and body with the public key of the account (its documentation, Event Webhook Security). */
export function isSendgrid(headers: Headers, body: Uint8Array, publicKey: string): boolean {
  const signature = headers.get("x-twilio-email-event-webhook-signature") ?? "";
  const timestamp = headers.get("x-twilio-email-event-webhook-timestamp") ?? "";
  if (!signature || !timestamp) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    return verify("sha256", Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

export function readSendgrid(body: unknown): Told[] {
  if (!Array.isArray(body)) return [];
  return body.flatMap((one) => {
    const event = Event.safeParse(one).data;
    if (!event) return [];
    const { status = "", reason = "" } = event;
    const kinds = {
      spamreport: "complaint",
      delivered: "delivered",
      deferred: "underway",
      unsubscribe: "unsubscribe",
      group_unsubscribe: "unsubscribe",
    } as const;
    const failed = event.type === "blocked" ? "soft" : kindOfReport({ action: "failed", status, diagnostic: reason });
    const known = kinds[event.event as keyof typeof kinds] ?? "unknown";
    const kind = event.event === "bounce" ? failed : event.event === "dropped" ? (dropped(reason) ?? failed) : known;
    return [
      toldBy(event.sg_event_id, kind, {
        at: new Date(event.timestamp * 1000),
        recipient: event.email,
        ...(event["smtp-id"] ? { messageId: event["smtp-id"] } : {}),
        ...(status ? { status } : {}),
        ...(reason ? { diagnostic: reason } : {}),
      }),
    ];
  });
}

/** It took the mail and never sent it on, for what it remembers of the address. */
function dropped(reason: string): "complaint" | "unsubscribe" | null {
  if (/^spam reporting/i.test(reason)) return "complaint";
  return /^unsubscribed/i.test(reason) ? "unsubscribe" : null;
}
