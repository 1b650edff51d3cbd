import { z } from "zod";
import { signedBy } from "./signed";
import { type Told, toldBy } from "./told";

const Body = z.object({
  signature: z.object({ timestamp: z.string(), token: z.string().max(100), signature: z.string() }),
  "event-data": z.object({
    id: z.string(),
    event: z.string(),
    timestamp: z.number(),
    severity: z.string().optional(),
    reason: z.string().optional(),
    recipient: z.string().optional(),
    envelope: z.object({ sender: z.string().optional() }).optional(),
    message: z.object({ headers: z.object({ "message-id": z.string().optional() }).optional() }).optional(),
    "delivery-status": z
      .object({
        "enhanced-code": z.string().optional(),
        message: z.string().optional(),
        description: z.string().optional(),
      })
      .optional(),
  }),
});

/** Hex HMAC-SHA256 of timestamp and token under the account's signing key (its documentation, Securing webhooks). */
export function isMailgun(body: unknown, key: string, now: Date): boolean {
  const signature = Body.safeParse(body).data?.signature;
  if (!signature || Math.abs(now.getTime() / 1000 - Number(signature.timestamp)) > 8 * 3600) return false;
  const { timestamp, token, signature: given } = signature;
  return signedBy([key], Buffer.from(timestamp + token), Buffer.from(given, "hex"));
}

/** What names a request: the signature covers it and not the body, so that each counts once whatever it brings. */
export const mailgunToken = (body: unknown) => Body.safeParse(body).data?.signature.token;

export function readMailgun(body: unknown): Told[] {
  const event = Body.safeParse(body).data?.["event-data"];
  if (!event) return [];
  const status = event["delivery-status"];
  const enhanced = status?.["enhanced-code"];
  // Mailgun calls policy refusals permanent too: only its own knowledge of a dead address, or the code, is hard.
  const isDead = event.severity === "permanent" && (event.reason === "bounce" || event.reason === "suppress-bounce");
  const dead = /^5\.(1\.(1|2|3|6|10)|2\.1)$/.test(enhanced ?? "");
  const kind =
    event.event === "complained"
      ? "complaint"
      : event.event === "delivered"
        ? "delivered"
        : event.event === "unsubscribed"
          ? "unsubscribe"
          : event.event !== "failed"
            ? "unknown"
            : event.severity === "temporary"
              ? "underway"
              : isDead && dead
                ? "hard"
                : "soft";
  const says = status?.message || status?.description;
  const messageId = event.message?.headers?.["message-id"];
  return [
    toldBy(event.id, kind, {
      at: new Date(event.timestamp * 1000),
      ...(event.recipient ? { recipient: event.recipient } : {}),
      ...(event.envelope?.sender ? { sender: event.envelope.sender } : {}),
      ...(messageId ? { messageId } : {}),
      ...(enhanced ? { status: enhanced } : {}),
      ...(says ? { diagnostic: says } : {}),
    }),
  ];
}
