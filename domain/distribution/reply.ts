import { cut } from "@/text/cut";
import { namesOtherReason } from "./dsn-status";

/** How far a transaction had come when it ended. `dot`: the last byte of the body had been handed over. */
export const smtpPhases = ["connect", "auth", "mail", "rcpt", "data", "body", "dot"] as const;
export type SmtpPhase = (typeof smtpPhases)[number];

/** What came of one attempt, as the driver saw it. No `code`: the connection ended or fell silent. */
export interface SmtpAttempt {
  phase: SmtpPhase;
  code?: number;
  /** The relay's own words, or what the connection died of. */
  text: string;
  /** The address needs SMTPUTF8 and the relay does not announce it: no byte was sent. */
  needsUtf8?: true;
}

/** What an attempt means for the delivery, and beyond it. */
export type Verdict =
  | { outcome: "accepted" }
  | { outcome: "deferred"; slows: boolean }
  | { outcome: "rejected"; suppresses: boolean; blames: "recipient" | "sender" }
  | { outcome: "uncertain" }
  /** Nothing was wrong with this mail: back to the queue, the attempt not counted. Refused: this relay takes none of ours. */
  | { outcome: "transport"; isRefused?: true }
  /** The sender or the account is refused: the send needs a person, nobody is marked rejected. */
  | { outcome: "configuration" };

/** `5.1.1` of a reply (RFC 3463), also where it follows the code on a later line. */
export function enhancedCode(text: string): string | undefined {
  return /(?:^|\s)([245]\.\d{1,3}\.\d{1,3})(?=\s|$)/.exec(text.replace(/^\d{3}[ -]/gm, " "))?.[1];
}

/** The relay's name for a message it took: `queued as 4XkR2c`, `id=…`. */
export function relayReference(text: string): string | undefined {
  return /\bqueued as\s+([\w.-]{4,80})|\bid[= ]<?([\w.@-]{4,80})|\bOk:?\s+([\w-]{8,80})\b/i
    .exec(text)
    ?.slice(1)
    .find(Boolean);
}

/** Codes after which the address itself is known to be dead (sending.md 5.5), where no word speaks against it. Policy (5.7.x) never is. */
const dead = new Set(["5.1.1", "5.1.2", "5.1.10", "5.2.1"]);

/** The table of sending.md 5.5: phase and reply in, verdict out. Pure. */
export function judge({ phase, code, text, needsUtf8 }: SmtpAttempt): Verdict {
  if (needsUtf8) return { outcome: "rejected", suppresses: false, blames: "recipient" };
  if (phase === "connect") return { outcome: "transport" };
  if (phase === "auth")
    return code !== undefined && code >= 500 ? { outcome: "configuration" } : { outcome: "transport" };
  // 421: the relay closes the channel, whatever it was asked (RFC 5321 3.8).
  if (code === 421) return { outcome: "transport" };
  if (code === undefined) return phase === "dot" ? { outcome: "uncertain" } : { outcome: "transport" };
  if (phase === "mail") return code >= 500 ? { outcome: "configuration" } : { outcome: "transport" };
  if (code >= 200 && code < 300) return phase === "dot" ? { outcome: "accepted" } : { outcome: "transport" };
  const enhanced = enhancedCode(text);
  if (code >= 500) {
    const policy = enhanced?.startsWith("5.7.") ?? false;
    const isDead = (phase === "rcpt" || phase === "dot") && enhanced !== undefined && dead.has(enhanced);
    const suppresses = isDead && !namesOtherReason(text);
    return { outcome: "rejected", suppresses, blames: policy ? "sender" : "recipient" };
  }
  const slows = (enhanced?.startsWith("4.7.") ?? false) || /\b(rate|throttl|too many|slow down)/i.test(text);
  return { outcome: "deferred", slows };
}

/** A relay's words as they are kept: one line, at most 300 characters, no control characters, no half of a pair. */
export function keptWords(text: string): string {
  const line = text
    .replace(/\p{Cc}+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return cut(line, 300).toWellFormed();
}
