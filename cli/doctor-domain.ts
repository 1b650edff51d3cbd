import { domainRecords } from "@/worker/smtp/domain-records";
import { check, type Finding } from "./finding";

/** What the name servers say of the sender's domain, each record a check of its own. */
export function domainChecks(sender: string): Promise<Finding>[] {
  const look = domainRecords(sender);
  return [check("spf", look.spf), check("dkim", look.dkim), check("dmarc", look.dmarc), check("bounces", look.bounces)];
}
