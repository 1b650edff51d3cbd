import type { Notice } from "../dsn";
import { keptWords } from "../reply";

/** One event of what came in: a mail holds one, a provider's request may hold many. */
export interface Told extends Notice {
  /** Names it at its source: heard again, in whatever wrapping, it is written once. */
  eventId: string;
  /** When it happened, where its source says so. */
  at?: Date;
  /**
   * The source has proven who it is, so the mail may be found by its Message-ID and recipient too. A raw mail
   * proves nothing: it counts by a name that we have signed, or not at all (mail-and-safety.md 1.2).
   */
  isTrusted: boolean;
}

/** What a provider tells of one recipient, in the form of a mail's notice. */
export function toldBy(
  eventId: string,
  kind: Notice["kind"],
  facts: Partial<Pick<Told, "at" | "recipient" | "status" | "diagnostic">> & {
    sender?: string;
    messageId?: string;
    sendRef?: string;
  },
): Told {
  const { at, recipient, status, diagnostic, sender, messageId, sendRef } = facts;
  const local = /^<?(b-[a-z2-7]{20}-[a-z2-7]{10})(@|>|$)/i.exec(sender?.trim() ?? "")?.[1];
  return {
    eventId: eventId.slice(0, 200),
    kind,
    isTrusted: true,
    verps: local ? [local.toLowerCase()] : [],
    sendRefs: sendRef ? [sendRef] : [],
    messageIds: messageId ? [/^<.*>$/.test(messageId) ? messageId : `<${messageId}>`] : [],
    ...(at && !Number.isNaN(at.getTime()) ? { at } : {}),
    ...(recipient ? { recipient, finalRecipient: recipient } : {}),
    ...(status ? { status } : {}),
    ...(diagnostic ? { diagnostic: keptWords(diagnostic) } : {}),
  };
}
