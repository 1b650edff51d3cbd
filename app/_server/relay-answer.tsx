import "server-only";
import { getTranslations } from "next-intl/server";
import type { MailTest } from "@/domain/settings/mail-test";
import { Note } from "@/ui/note";
import { ReadAgain } from "@/ui/read-again";
import { Ltr } from "@/ui/table";

/** An answer comes within seconds; after this long none is waited for any more. Milliseconds. */
const patience = 60_000;

/** What the mail server said to the newest test: its own words, and what they mean. */
export async function RelayAnswer({ test, now }: { test: MailTest; now: Date }) {
  const t = await getTranslations("transport");
  const { to, answer, at } = test;
  if (!answer) {
    const isAwaited = now.getTime() - at.getTime() < patience;
    return (
      <Note look={isAwaited ? "info" : "warn"} live>
        {t(isAwaited ? "testAwaited" : "testUnanswered", { to: `\u2066${to}\u2069` })}
        {isAwaited ? <ReadAgain /> : null}
      </Note>
    );
  }
  return (
    <Note
      look={answer.reading === "accepted" ? "ok" : "bad"}
      title={t(`reading.${answer.reading}.says`, { to: `\u2066${to}\u2069` })}
      live
    >
      <p>{t(`reading.${answer.reading}.next`, { to: `\u2066${to}\u2069` })}</p>
      <p className="meta mt-2">{t("literally")}</p>
      <p>
        <Ltr className="relay">{answer.says}</Ltr>
      </p>
    </Note>
  );
}
