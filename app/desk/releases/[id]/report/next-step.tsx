import { useTranslations } from "next-intl";
import type { Formats } from "@/app/_server/formats";
import type { Recipient } from "@/domain/distribution/recipients";

/** Enhanced codes of addresses that do not exist: these are suppressed (sending.md 5.5). */
const dead = ["5.1.1", "5.1.2", "5.1.10", "5.2.1"];

/** Letters of the address that the relay cannot carry (RFC 6531 3.7.4.2). */
const letters = "5.6.7";

/** What happens next with this mail, beside its state. */
export function NextStep({ recipient, say }: { recipient: Recipient; say: Formats }) {
  const t = useTranslations("report.next");
  const { state, isHeld, mayHaveArrived, dueAt, enhancedCode, unsubscribedAt, later } = recipient;
  if (state === "accepted") return later ? t(later) : unsubscribedAt ? t("unsubscribed") : null;
  if (state === "deferred") return dueAt ? t("deferred", { time: say.time(dueAt) }) : null;
  if (state === "rejected" && enhancedCode === letters) return t("rejectedLetters");
  if (state === "rejected") return t(enhancedCode && dead.includes(enhancedCode) ? "rejectedAddress" : "rejected");
  if (state === "uncertain") return isHeld ? t("held") : dueAt ? t("resolving", { time: say.time(dueAt) }) : t(state);
  if (state === "cancelled" && mayHaveArrived) return t("givenUp");
  return t(state);
}
