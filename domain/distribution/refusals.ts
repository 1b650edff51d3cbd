import type { SendReason } from "@/base/vocabulary";
import type { SmtpAttempt } from "./reply";
import { enhancedCode } from "./reply";

/** Why a send stops by itself: one answer to many, or receivers that refuse the sender. */
export type PauseReason = Extract<SendReason, "refusals" | "sender-refused">;

/** Refusals that speak of us and not of the reader: PTR, SPF, DKIM, DMARC, complaints, TLS (mail-and-safety.md 1.1). */
const ofSender = /^5\.7\.(2\d|515)$/;

/** The same answer without what differs from reader to reader: addresses, and names of the one transaction. */
const kindOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/\S*@\S*/g, "@")
    .replace(/\b(?=\w*\d)\w{6,}\b/g, "#")
    .replace(/\s+/g, " ")
    .slice(0, 120);

/**
 * Listens to the answers of one send (sending.md 5.5): the same 5xx to more than 20 % of the last 200, or
 * refusals of the sender to more than 2 % of the last 500, mean that going on does harm.
 */
export class Refusals {
  #last: { kind: string | null; isSender: boolean }[] = [];

  /** Notes an answer; the reason to stop, when this one makes it. It begins anew after that. */
  note({ code, text }: SmtpAttempt): PauseReason | null {
    const isRefusal = code !== undefined && code >= 500;
    const isSender = isRefusal && ofSender.test(enhancedCode(text) ?? "");
    const kind = isRefusal ? kindOf(text) : null;
    this.#last.push({ kind, isSender });
    if (this.#last.length > 500) this.#last.shift();
    if (kind === null) return null;
    const senders = this.#last.filter((one) => one.isSender).length;
    const same = this.#last.slice(-200).filter((one) => one.kind === kind).length;
    const reason = senders > 10 ? "sender-refused" : same > 40 ? "refusals" : null;
    if (reason) this.#last = [];
    return reason;
  }
}
