import { headerRules } from "./header-rules";
import { htmlRules } from "./html-rules";
import { listRules } from "./list-rules";
import { readMessage } from "./message";
import { mimeRules } from "./mime-rules";

/** The checklist of mail-and-safety.md 1.3, as far as the raw message decides it. */
export interface Facts {
  /** What the relay was told. */
  from: string;
  to: string;
  /** Languages that the message carries, the first one on top. */
  languages: readonly ("en" | "ar")[];
  /** The office has a postal address in its settings. */
  hasPostalAddress?: boolean;
  now: Date;
}

export interface Finding {
  rule: string;
  says: string;
}

export interface Verdict {
  fails: Finding[];
  warnings: Finding[];
}

/** Notes a finding where the condition does not hold. */
export type Ask = (rule: string, holds: unknown, says?: string) => void;
export interface Asking {
  must: Ask;
  should: Ask;
}

/** An empty verdict and what fills it. */
export function noting(): Asking & { verdict: Verdict } {
  const verdict: Verdict = { fails: [], warnings: [] };
  return {
    verdict,
    must: (rule, holds, says = "") => void (holds || verdict.fails.push({ rule, says })),
    should: (rule, holds, says = "") => void (holds || verdict.warnings.push({ rule, says })),
  };
}

export function judgeMessage(bytes: Buffer, facts: Facts): Verdict {
  const { verdict, ...asking } = noting();
  const message = readMessage(bytes);
  headerRules(message, facts, asking);
  mimeRules(message, facts, asking);
  listRules(message, facts, asking);
  htmlRules(message, facts, asking);
  return verdict;
}

export const leaves = (message: ReturnType<typeof readMessage>) => {
  const text = message.parts.find(({ type }) => type === "text/plain");
  const html = message.parts.find(({ type }) => type === "text/html");
  return { text, html };
};
