/** What a report says of one recipient (RFC 3464 2.3). */
export interface RecipientReport {
  action: string;
  /** `5.1.1`; empty where the report names none. */
  status: string;
  /** The remote system's words. */
  diagnostic: string;
  /** Original-Recipient before Final-Recipient: the address that we wrote to. */
  recipient: string;
  /** Final-Recipient: where it ended. Another address where somebody forwards, or an alias stands for several people. */
  finalRecipient: string;
}

export type ReportKind = "hard" | "soft" | "delivered" | "underway" | "unknown";

/** The recipients' groups of a `message/delivery-status` part; a group without a blank line above it too. */
export function readDeliveryStatus(part: string): RecipientReport[] {
  return part
    .replace(/\r\n?/g, "\n")
    .replace(/\n[ \t]+(?=\S)/g, " ")
    .split(/\n\s*\n/)
    .map(fieldsOf)
    .filter((fields) => fields.has("action") || fields.has("final-recipient") || fields.has("original-recipient"))
    .map((fields) => ({
      action: /^[a-z]+/i.exec(fields.get("action") ?? "")?.[0].toLowerCase() ?? "",
      status: codesIn(fields.get("status") ?? "")[0] ?? "",
      diagnostic: (fields.get("diagnostic-code") ?? "").replace(/^[\w-]+\s*;\s*/, ""),
      recipient: addressOf(fields.get("original-recipient")) || addressOf(fields.get("final-recipient")),
      finalRecipient: addressOf(fields.get("final-recipient")),
    }));
}

/** Header-like lines by their names in lower case; of a name that comes twice the first. */
export function fieldsOf(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of group.split("\n")) {
    const [, name, value] = /^([\w-]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
    if (name && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), (value ?? "").trim());
  }
  return fields;
}

/** `rfc822; a@b.example`, also with brackets or without its type. */
function addressOf(field = ""): string {
  return /[^\s<>;"]+@[^\s<>;",]+/.exec(field.replace(/^[\w-]+\s*;/, ""))?.[0] ?? "";
}

/** Enhanced codes of RFC 3463 in a text, in their order; addresses of IPv4 and versions are none. */
function codesIn(text: string): string[] {
  return text.match(/(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)/g) ?? [];
}

/**
 * The address or its domain does not exist (RFC 3463, RFC 7505). Everything else that failed may have
 * failed for a reason of the mail, the sender or the day.
 */
const dead = new Set(["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.4"]);

/** X.Y.0 says nothing of its own, and IronPort writes 5.1.0 for every refusal. */
const isVague = (code: string) => code.endsWith(".0");

/** Words that speak against a dead address, whatever the code: they only ever make a bounce softer. */
const otherReason =
  /\b(spam\w*|block(ed|list\w*)|blacklist\w*|polic(y|ies)|dmarc|spf|dkim|reputation|quota|full|too (large|big|many)|size limit|rate limit\w*|greylist\w*|throttl\w*|at a rate that|too quickly|temporar\w*|try again)\b/i;

/** Do a relay's words give another reason than a dead address? What stands in an address says nothing. */
export const namesOtherReason = (words: string): boolean => otherReason.test(words.replace(/\S*@\S*/g, " "));

/**
 * Action first, then Status, then the codes of the diagnostic (sending.md 5.9). Hard only where every
 * code that says something says that the address is dead, and no word gives another reason.
 */
export function kindOfReport({
  action,
  status,
  diagnostic,
}: Pick<RecipientReport, "action" | "status" | "diagnostic">): ReportKind {
  if (action === "delivered") return "delivered";
  // The relay has it, and no more is known: on its way, or gone where nobody reports (RFC 3464 2.3.3).
  if (action === "delayed" || action === "relayed" || action === "expanded") return "underway";
  if (action !== "failed") return /^[45]/.test(status) ? "soft" : "unknown";
  const said = [status, ...codesIn(diagnostic)].filter((code) => code && !isVague(code));
  const isDead = said.length > 0 && said.every((code) => dead.has(code));
  return isDead && !/^\s*4\d\d\b/.test(diagnostic) && !namesOtherReason(diagnostic) ? "hard" : "soft";
}

/** Of several recipients behind one address: it lives as long as one of them got the mail. */
export function kindOfAll(kinds: readonly ReportKind[]): ReportKind {
  const order: ReportKind[] = ["delivered", "underway", "soft", "unknown", "hard"];
  return order.find((kind) => kinds.includes(kind)) ?? "unknown";
}
