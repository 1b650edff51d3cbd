import { createHash } from "node:crypto";
import { z } from "zod";
import { readRaw } from "./mail";
import { signedBy } from "./signed";
import { type Told, toldBy } from "./told";

/**
 * One notice in our own form. `token`: the envelope sender or X-Send-Ref of the mail, where it is known; one that
 * cannot be either is refused while its sender listens.
 */
export const OwnNotice = z.object({
  id: z.string().min(1).max(200),
  kind: z.enum(["hard", "soft", "complaint", "delivered"]),
  at: z.iso.datetime({ offset: true }).optional(),
  token: z
    .string()
    .max(200)
    .regex(/^(<?b-[a-z2-7]{20}-[a-z2-7]{10}(@[^<>@\s]+)?>?|[\w-]{16}\.[\w-]{6}\.[\w-]{22})$/i)
    .optional(),
  recipient: z.string().max(320).optional(),
  messageId: z.string().max(320).optional(),
  status: z.string().max(20).optional(),
  diagnostic: z.string().max(2000).optional(),
});
const OwnNotices = z.union([OwnNotice.transform((one) => [one]), z.array(OwnNotice).min(1).max(1000)]);

/** For how long a signed request may be under way: an older one is a replay. */
const windowMs = 300_000;

/**
 * `X-Bayan-Timestamp`: seconds since 1970, within five minutes of our clock. `X-Bayan-Signature`: `sha256=` and
 * the hex HMAC-SHA256 of timestamp, a dot and the body, under the secret that the settings show.
 */
export function isOwnSigned(headers: Headers, body: Uint8Array, secrets: readonly string[], now: Date): boolean {
  const timestamp = headers.get("x-bayan-timestamp") ?? "";
  const given = /^sha256=([0-9a-f]{64})$/i.exec(headers.get("x-bayan-signature") ?? "")?.[1];
  if (!given || !/^\d{10}$/.test(timestamp) || Math.abs(now.getTime() - Number(timestamp) * 1000) > windowMs)
    return false;
  return signedBy(secrets, Buffer.concat([Buffer.from(`${timestamp}.`), body]), Buffer.from(given, "hex"));
}

/** JSON of one or many notices, or a raw bounce as a mail server pipes it on: that mail still has to name ours. */
export async function readOwn(payload: Uint8Array): Promise<Told[]> {
  if (!/^\s*[[{]/.test(Buffer.from(payload.subarray(0, 100)).toString("latin1"))) return readRaw(payload, false);
  return parseOwn(payload).map(({ id, kind, at, token, ...facts }) => {
    const isRef = token?.includes(".") && !token.includes("@");
    const named = token ? (isRef ? { sendRef: token } : { sender: token }) : {};
    return toldBy(id, kind, { ...facts, ...named, ...(at ? { at: new Date(at) } : {}) });
  });
}

function parseOwn(payload: Uint8Array): z.infer<typeof OwnNotices> {
  try {
    return OwnNotices.parse(JSON.parse(Buffer.from(payload).toString("utf8")));
  } catch {
    return [];
  }
}

/** Whether there is something to keep: a faulty body is told to its sender while somebody listens. */
export const isOwnReadable = async (payload: Uint8Array) => payload.length > 0 && (await readOwn(payload)).length > 0;

export const hashOf = (body: Uint8Array) => createHash("sha256").update(body).digest("hex");
