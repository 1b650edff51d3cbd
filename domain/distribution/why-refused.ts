import { judge } from "./reply";

/** Why a mail was refused, as far as it decides what a person can do about it. */
export const refusalCauses = [
  "address",
  "moved",
  "full",
  "large",
  "ours",
  "rules",
  "route",
  "content",
  "letters",
  "other",
] as const;
export type RefusalCause = (typeof refusalCauses)[number];

/** By enhanced code, the most exact first (RFC 3463, RFC 7372, and IANA's registry of these codes). */
const byEnhanced: readonly [RegExp, RefusalCause][] = [
  [/^5\.6\.7$/, "letters"],
  [/^5\.2\.2$/, "full"],
  [/^5\.(2\.3|3\.4)$/, "large"],
  // 5.7.20 to 5.7.29: signature, SPF, reverse name and DMARC; 5.7.515 is Microsoft's word for the same; 5.1.7 and
  // 5.1.8 speak of the sender's address.
  [/^5\.(7\.(2\d|515)|1\.[78])$/, "ours"],
  [/^5\.7\./, "rules"],
  [/^5\.(1\.[03-6]|2\.0|4\.1)$/, "moved"],
  [/^5\.[34]\./, "route"],
  [/^5\.[56]\./, "content"],
];

/** By the code alone, where the relay gives no other (RFC 5321 4.2.3). */
const byCode: Readonly<Record<number, RefusalCause>> = { 551: "moved", 552: "full", 553: "moved", 554: "rules" };

interface Refused {
  smtpCode: number | null;
  enhancedCode: string | null;
  /** The relay's words, with its codes. */
  smtpText: string | null;
}

/** The cause of a refusal. `address`: nobody is there and the address was stopped, by the same rule that stopped it. */
export function whyRefused({ smtpCode, enhancedCode, smtpText }: Refused): RefusalCause {
  const verdict = judge({ phase: "rcpt", code: smtpCode ?? 550, text: smtpText ?? "" });
  if (verdict.outcome === "rejected" && verdict.suppresses) return "address";
  const cause = byEnhanced.find(([code]) => enhancedCode && code.test(enhancedCode))?.[1];
  return cause ?? (smtpCode ? byCode[smtpCode] : undefined) ?? "other";
}
