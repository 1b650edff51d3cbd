import { hookSecrets } from "@/base/seal";
import type { NoticeSource } from "@/base/vocabulary";
import { openKeyRing } from "@/db/secrets";
import type { Ctx } from "../context";
import { openNoticeKeys } from "../settings/notice-keys";
import { storeNotice } from "./inbound";
import { isMailgun } from "./notices/mailgun";
import { hashOf, isOwnReadable, isOwnSigned } from "./notices/own";
import { isPostmark } from "./notices/postmark";
import { readJson } from "./notices/read";
import { isSendgrid } from "./notices/sendgrid";
import { isSnsSigned, readEnvelope } from "./notices/ses";

export const hookSources = ["hook", "ses", "postmark", "mailgun", "sendgrid"] as const satisfies NoticeSource[];
export type HookSource = (typeof hookSources)[number];

export interface Hooked {
  source: HookSource;
  headers: Headers;
  body: Uint8Array;
  /** Gets a certificate from Amazon, or confirms a subscription there. Called only with addresses that are Amazon's. */
  fetchText: (url: string) => Promise<string>;
}

/**
 * `kept` and `known` once what came is committed; `confirmed` after a subscription of our own topic. `unproven`:
 * nothing was stored; `unreadable`: signed, but nothing in it makes sense.
 */
export type HookAnswer = "kept" | "known" | "confirmed" | "unproven" | "unreadable";

/** Takes a request to `/hooks/bounces…`: first who it is from, then keep it as it is, then say so. */
export async function takeHook(ctx: Ctx, hooked: Hooked): Promise<HookAnswer> {
  const proven = await prove(ctx, hooked);
  if (proven !== "proven") return proven;
  const { source, body } = hooked;
  if (source === "hook" ? !(await isOwnReadable(body)) : readJson(body) === null) return "unreadable";
  return (await storeNotice(ctx, { source, sourceId: hashOf(body), payload: body })) ? "kept" : "known";
}

async function prove(
  ctx: Ctx,
  { source, headers, body, fetchText }: Hooked,
): Promise<"proven" | "unproven" | "confirmed"> {
  const told = (isProven: boolean) => (isProven ? "proven" : "unproven");
  const secrets = hookSecrets(openKeyRing());
  if (source === "hook") return told(isOwnSigned(headers, body, secrets, ctx.now));
  if (source === "postmark") return told(isPostmark(headers, secrets));
  const key = (await openNoticeKeys(ctx))[source];
  if (!key) return "unproven";
  if (source === "mailgun") return told(isMailgun(readJson(body), key, ctx.now));
  if (source === "sendgrid") return told(isSendgrid(headers, body, key));
  const envelope = readEnvelope(readJson(body), key);
  if (!envelope || !isSnsSigned(envelope, await fetchText(envelope.SigningCertURL))) return "unproven";
  if (envelope.Type === "Notification") return "proven";
  if (envelope.Type === "SubscriptionConfirmation" && envelope.SubscribeURL) await fetchText(envelope.SubscribeURL);
  return "confirmed";
}
