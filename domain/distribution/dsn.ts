import PostalMime, { type Attachment, type Email } from "postal-mime";
import { readAddress } from "../contacts/address";
import { fieldsOf, kindOfAll, kindOfReport, type RecipientReport, readDeliveryStatus } from "./dsn-status";
import { isAutomaticSubject, kindOfBounceText } from "./dsn-text";
import { keptWords } from "./reply";

/**
 * `underway`: the relay has the mail, and tries on or handed it where nobody reports.
 * `auto-reply`: a vacation, a read receipt, a challenge: never acted on, never answered (RFC 3834).
 */
export const noticeKinds = [
  "hard",
  "soft",
  "complaint",
  "delivered",
  "underway",
  "unsubscribe",
  "auto-reply",
  "unknown",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What came back, and what names the mail that it is about. Nothing here is proven yet. */
export interface Notice {
  kind: NoticeKind;
  /** Local parts of envelope senders of ours that it names, the likeliest first. */
  verps: string[];
  /** Values of X-Send-Ref in the returned headers. */
  sendRefs: string[];
  /** Message-IDs of the mail it is about, with their brackets. */
  messageIds: string[];
  /** Of a mailto unsubscription: what its subject holds. */
  unsubscribeToken?: string;
  recipient?: string;
  /** The address that could not be reached in the end, where it is named. */
  finalRecipient?: string;
  status?: string;
  diagnostic?: string;
}

/**
 * What a notice means for the address that was written to. One that has left behind an alias, a desk's address or a
 * forwarding does not make that address a dead one: then it is `soft`.
 */
export function kindFor({ kind, finalRecipient }: Notice, emailNorm: string): NoticeKind {
  if (kind !== "hard" || !finalRecipient) return kind;
  return readAddress(finalRecipient)?.norm === emailNorm ? "hard" : "soft";
}

/** Of a larger mail the report comes first and the returned content last: what lies beyond is not read. */
const most = 1024 * 1024;

/**
 * Reads a raw mail (RFC 5322) that came to an envelope sender of ours: a delivery status (RFC 3464, 6533), a
 * complaint (RFC 5965), a mailto unsubscription, or anything else people and machines send there. Words decide
 * only where no report does, and then for no more than `soft`. Pure; refuses nothing: what makes no sense is `unknown`.
 */
export async function readMail(raw: Uint8Array): Promise<Notice> {
  const mail = await PostalMime.parse(raw.subarray(0, most), {
    forceRfc822Attachments: true,
    maxNestingDepth: 30,
  }).catch(() => null);
  return mail ? noticeOf(mail, 0) : { kind: "unknown", verps: [], sendRefs: [], messageIds: [] };
}

async function noticeOf(mail: Email, depth: number): Promise<Notice> {
  const named = namesIn(mail);
  const complaint = complaintOf(mail);
  if (complaint) return { ...named, ...complaint };
  const reports = partsOf(mail, /^message\/(global-)?delivery-status$/).flatMap(readDeliveryStatus);
  if (reports.length > 0) return { ...named, ...verdictOf(reports) };
  if (partsOf(mail, /^message\/(global-)?disposition-notification$/).length > 0)
    return { ...named, kind: "auto-reply" };
  const token = unsubscribeToken(mail);
  if (token) return { ...named, kind: "unsubscribe", unsubscribeToken: token };
  const words = isFromDaemon(mail) ? kindOfBounceText(mail.subject ?? "", bodyOf(mail)) : null;
  if (words) return { ...named, kind: words, ...recipientOf(mail) };
  const inner = depth < 2 ? await innerReport(mail, depth) : null;
  if (inner)
    return { ...inner, verps: merge(named.verps, inner.verps), sendRefs: merge(named.sendRefs, inner.sendRefs) };
  return { ...named, kind: isAutomatic(mail) ? "auto-reply" : "unknown" };
}

/** RFC 5965; and Outlook.com, whose complaints carry no report but name the recipient in a header of the returned mail. */
function complaintOf(mail: Email): Pick<Notice, "kind" | "recipient"> | null {
  const [report] = partsOf(mail, /^message\/feedback-report$/);
  if (report !== undefined) {
    const fields = fieldsOf(unfold(report));
    const type = (fields.get("feedback-type") ?? "").toLowerCase();
    const kind = /^(abuse|fraud)\b/.test(type) ? "complaint" : /^opt-out/.test(type) ? "unsubscribe" : "unknown";
    const recipient = fields.get("original-rcpt-to")?.replace(/[<>\s]/g, "");
    return { kind, ...(recipient ? { recipient } : {}) };
  }
  const [recipient] = returnedHeaders(mail).flatMap(
    (text) => /^X-HmXmrOriginalRecipient:\s*(\S+)/im.exec(text)?.[1] ?? [],
  );
  return recipient ? { kind: "complaint", recipient: recipient.replace(/[<>]/g, "") } : null;
}

function verdictOf(
  reports: readonly RecipientReport[],
): Pick<Notice, "kind" | "recipient" | "finalRecipient" | "status" | "diagnostic"> {
  const kinds = reports.map(kindOfReport);
  const kind = kindOfAll(kinds);
  const told = reports[kinds.indexOf(kind)];
  return {
    kind,
    ...(told?.recipient ? { recipient: told.recipient } : {}),
    ...(told?.finalRecipient ? { finalRecipient: told.finalRecipient } : {}),
    ...(told?.status ? { status: told.status } : {}),
    ...(told?.diagnostic ? { diagnostic: keptWords(told.diagnostic) } : {}),
  };
}

/** A report that a gateway or a forwarding mailbox wrapped into a mail of its own. */
async function innerReport(mail: Email, depth: number): Promise<Notice | null> {
  for (const { content } of mail.attachments.filter(({ mimeType }) => mimeType === "message/rfc822").slice(0, 3)) {
    const inner = await PostalMime.parse(content, { forceRfc822Attachments: true, maxNestingDepth: 30 }).catch(
      () => null,
    );
    const notice = inner && (await noticeOf(inner, depth + 1));
    if (notice && notice.kind !== "unknown" && notice.kind !== "auto-reply" && notice.kind !== "unsubscribe")
      return notice;
  }
  return null;
}

const header = (mail: Email, name: string) => mail.headers.find(({ key }) => key === name)?.value ?? "";

function isFromDaemon(mail: Email): boolean {
  if (header(mail, "x-failed-recipients")) return true;
  const from = `${mail.from?.address ?? ""} ${mail.from?.name ?? ""}`;
  if (/mailer-?daemon|post-?master|mail delivery|mail[- ]?system|microsoftexchange[0-9a-f]{10}|البريد/i.test(from))
    return true;
  return /^\s*<\s*>\s*$/.test(header(mail, "return-path")) && !isAutomatic(mail);
}

function isAutomatic(mail: Email): boolean {
  const said = header(mail, "auto-submitted").trim().toLowerCase();
  if (said && !said.startsWith("no")) return true;
  if (/auto_?reply/i.test(header(mail, "precedence"))) return true;
  if (["x-autoreply", "x-autorespond", "x-vacation", "x-auto-reply-from"].some((name) => header(mail, name)))
    return true;
  return isAutomaticSubject(mail.subject ?? "");
}

/** The mailto of List-Unsubscribe: the token stands in the subject, where gateways write `[EXTERNAL]` and the like beside it. */
function unsubscribeToken(mail: Email): string | null {
  const isTo = [...(mail.to ?? []).map(({ address }) => address ?? ""), header(mail, "x-original-to")].some((address) =>
    /^<?unsubscribe@/i.test(address),
  );
  return isTo ? (/(?<![\w-])[\w-]{16}\.[\w-]{6}\.[\w-]{22}(?![\w-])/.exec(mail.subject ?? "")?.[0] ?? null) : null;
}

/** Who was not reached, where only words say so. */
function recipientOf(mail: Email): Pick<Notice, "recipient"> {
  const failed =
    header(mail, "x-failed-recipients") || (/^<([^\s<>@]+@[^\s<>]+)>:?\s*$/m.exec(bodyOf(mail))?.[1] ?? "");
  const recipient = failed.split(",")[0]?.trim();
  return recipient ? { recipient } : {};
}

/** Names of ours, looked for where they are likeliest first: whom it came to, the reports, the returned headers, the words. */
function namesIn(mail: Email): Pick<Notice, "verps" | "sendRefs" | "messageIds"> {
  const outer = mail.headers
    .filter(({ key }) => /^(x-)?(original-|envelope-|delivered-)?to$/.test(key))
    .map(({ value }) => value);
  const reports = partsOf(mail, /^message\/((global-)?delivery-status|feedback-report)$/);
  const returned = returnedHeaders(mail);
  const places = [...outer, ...reports, ...returned, bodyOf(mail).slice(0, 100_000)];
  const every = (pattern: RegExp, from = places) =>
    merge(from.flatMap((text) => [...text.matchAll(pattern)].map(([, found]) => found ?? "")));
  return {
    verps: every(/(?<![a-z0-9-])(b-[a-z2-7]{20}-[a-z2-7]{10})(?=@|=)/gi).map((one) => one.toLowerCase()),
    sendRefs: every(/^X-Send-Ref:\s*([\w-]{16}\.[\w-]{6}\.[\w-]{22})(?![\w-])/gim),
    messageIds: every(/^(?:Original-)?Message-ID:\s*(<[^\s<>]{3,200}>)/gim, [...reports, ...returned, bodyOf(mail)]),
  };
}

/** Headers of the mails that were sent back, whole or alone. */
function returnedHeaders(mail: Email): string[] {
  return partsOf(mail, /^(message\/(rfc822|global)(-headers)?|text\/rfc822-headers)$/).map(
    (text) => unfold(text).trimStart().split("\n\n", 1)[0] ?? "",
  );
}

const partsOf = (mail: Email, type: RegExp) =>
  mail.attachments.filter(({ mimeType }) => type.test(mimeType.toLowerCase())).map(textOf);

/** Reports are ASCII, or UTF-8 where RFC 6533 writes them. */
const textOf = ({ content }: Attachment) =>
  typeof content === "string"
    ? content
    : new TextDecoder().decode(content instanceof Uint8Array ? content : new Uint8Array(content));

const bodyOf = (mail: Email) => mail.text ?? (mail.html ?? "").replace(/<[^>]*>/g, " ");
const unfold = (text: string) => text.replace(/\r\n?/g, "\n").replace(/\n[ \t]+(?=\S)/g, " ");
const merge = (...lists: string[][]) => [...new Set(lists.flat())].slice(0, 20);
