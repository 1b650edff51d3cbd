import { hookSecrets } from "@/base/seal";
import type { NoticeSource } from "@/base/vocabulary";
import { openKeyRing } from "@/db/secrets";
import type { Ctx } from "../context";
import { openNoticeKeys } from "../settings/notice-keys";
import { storeNotice } from "./inbound";
import { isMailgun, mailgunToken } from "./notices/mailgun";
import { hashOf, isOwnReadable, isOwnSigned } from "./notices/own";
import { isPostmark } from "./notices/postmark";
import { readJson } from "./notices/read";
import { isSendgrid } from "./notices/sendgrid";
import { isSnsSigned, readEnvelope, type SnsEnvelope } from "./notices/ses";

export const hookSources = ["hook", "ses", "postmark", "mailgun", "sendgrid"] as const satisfies NoticeSource[];
export type HookSource = (typeof hookSources)[number];

export interface Hooked {
  source: HookSource;
  headers: Headers;
  body: Uint8Array;
  /** Gets a certificate from Amazon, or confirms a subscription there; empty where it fails. Only for Amazon's addresses. */
  fetchText: (url: string) => Promise<string>;
}

/**
 * `kept` and `known` once what came is committed; `confirmed` after a subscription of our own topic, `unconfirmed`
 * where Amazon did not take it. `unproven`: nothing was stored; `unreadable`: signed, but nothing in it makes sense.
 */
export type HookAnswer = "kept" | "known" | "confirmed" | "unconfirmed" | "unproven" | "unreadable";

/** Takes a request to `/hooks/bounces…`: first who it is from, then keep it as it is, then say so. */
export async function takeHook(ctx: Ctx, hooked: Hooked): Promise<HookAnswer> {
  const proven = await prove(ctx, hooked);
  if (proven !== "proven") return proven;
  const { source, body } = hooked;
  if (source === "hook" ? !(await isOwnReadable(body)) : readJson(body) === null) return "unreadable";
  const sourceId = (source === "mailgun" && mailgunToken(readJson(body))) || hashOf(body);
  return (await storeNotice(ctx, { source, sourceId, payload: body })) ? "kept" : "known";
}

async function prove(
  ctx: Ctx,
  { source, headers, body, fetchText }: Hooked,
): Promise<"proven" | "unproven" | "confirmed" | "unconfirmed"> {
  const told = (isProven: boolean) => (isProven ? "proven" : "unproven");
  const secrets = hookSecrets(openKeyRing());
  if (source === "hook") return told(isOwnSigned(headers, body, secrets, ctx.now));
  if (source === "postmark") return told(isPostmark(headers, secrets));
  const key = (await openNoticeKeys(ctx))[source];
  if (!key) return "unproven";
  if (source === "mailgun") return told(isMailgun(readJson(body), key, ctx.now));
  if (source === "sendgrid") return told(isSendgrid(headers, body, key));
  const envelope = readEnvelope(readJson(body), key);
  if (!envelope || !(await isOfSns(envelope, fetchText, ctx.now))) return "unproven";
  if (envelope.Type === "Notification") return "proven";
  if (envelope.Type !== "SubscriptionConfirmation" || !envelope.SubscribeURL) return "confirmed";
  return (await fetchText(envelope.SubscribeURL)) ? "confirmed" : "unconfirmed";
}

// One of each for the several copies of this module in a process.
const shared = globalThis as typeof globalThis & { bayanSnsCertificates?: Map<string, { text: string; at: number }> };
/** Amazon signs with one certificate of a region for months; a few regions, a day each. */
const certificates = { most: 8, ms: 86_400_000 };

/** Asks Amazon for a certificate only where none that has proven a notice lately proves this one. */
async function isOfSns(envelope: SnsEnvelope, fetchText: Hooked["fetchText"], now: Date): Promise<boolean> {
  shared.bayanSnsCertificates ??= new Map();
  const { bayanSnsCertificates: kept } = shared;
  const { SigningCertURL: url } = envelope;
  const known = kept.get(url);
  if (known && now.getTime() - known.at < certificates.ms && isSnsSigned(envelope, known.text)) return true;
  const text = await fetchText(url);
  if (!isSnsSigned(envelope, text)) return false;
  kept.delete(url);
  const [oldest] = kept.keys();
  if (kept.size >= certificates.most && oldest) kept.delete(oldest);
  kept.set(url, { text, at: now.getTime() });
  return true;
}
