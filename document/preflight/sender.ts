import type { Version } from "../version";
import { found, nowhere, type PreflightFinding } from "./finding";

/** What the name servers answered about the domain that mails come from. */
export interface Sender {
  domain: string;
  /** Of SPF, DKIM and DMARC those whose record is absent or wrong. */
  failing: readonly string[];
}

/** C16: receivers will doubt the sender. Silent until somebody has looked. */
export function checkSender(sender: Sender | undefined, [first]: readonly Version[]): PreflightFinding[] {
  if (!sender || !first || sender.failing.length === 0) return [];
  return [found("sender.unauthenticated", [nowhere(first.lang, `${sender.domain}: ${sender.failing.join(", ")}`)])];
}
