import type { SigningKey } from "@/domain/settings/dkim-keys";
import { domainRecords } from "@/worker/smtp/domain-records";
import { check, type Finding } from "./finding";

/** What the name servers say of the sender's domain, each record a check of its own. */
export function domainChecks(sender: string, kept: SigningKey | undefined): Promise<Finding>[] {
  const look = domainRecords(sender, kept);
  return [check("spf", look.spf), check("dkim", look.dkim), check("dmarc", look.dmarc), check("bounces", look.bounces)];
}
