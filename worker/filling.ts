import type { Identity } from "@/base/mail-identity";
import type { MailHome } from "@/domain/distribution/mail-home";
import type { Filling } from "./smtp/template";

/**
 * What one reader's copy of a mail carries. The mailto stands behind the https address, where mail to it comes
 * home to us (RFC 2369 3.2, RFC 8058 3.1).
 */
export function fillingOf(
  { origin, unsubscribeMailbox }: MailHome,
  { messageId, sendRef, unsubscribeToken, preferencesToken }: Identity,
  { to, date }: Pick<Filling, "to" | "date">,
): Filling {
  const mailto = unsubscribeMailbox ? `, <mailto:${unsubscribeMailbox}?subject=${unsubscribeToken}>` : "";
  return {
    to,
    messageId,
    date,
    listUnsubscribe: `<${origin}/u/${unsubscribeToken}>${mailto}`,
    sendRef,
    tokens: [unsubscribeToken, preferencesToken],
  };
}
