import { getTranslations } from "next-intl/server";
import type { Test } from "@/domain/distribution/test-results";
import { ReadAgain } from "@/ui/read-again";
import { Ltr } from "@/ui/table";

/** An answer comes within seconds; after this long none is waited for any more. Milliseconds. */
const patience = 60_000;

/** What the mail server said to each address of the last tests, in its own words. */
export async function Results({ tests, now }: { tests: Test[]; now: Date }) {
  if (tests.length === 0) return null;
  const t = await getTranslations("send");
  const isAwaited = tests.some(
    ({ at, addresses }) => now.getTime() - at.getTime() < patience && addresses.some(({ answer }) => !answer),
  );
  return (
    <section className="mt-8 max-w-[38rem]" aria-labelledby="tests">
      <h2 id="tests" className="h3">
        {t("testCaption")}
      </h2>
      <ul aria-live="polite" className="mt-2 grid gap-2">
        {tests.flatMap(({ testId, addresses }) =>
          addresses.map(({ to, answer }) => (
            <li key={`${testId} ${to}`} className="note">
              <b className="b">
                <bdi dir="ltr">{to}</bdi>
              </b>
              <span>
                {answer ? t(answer.outcome === "accepted" ? "testAccepted" : "testRejected") : t("testAwaited")}
              </span>
              {answer ? (
                <span className="block">
                  <Ltr className="relay">{answer.says}</Ltr>
                </span>
              ) : null}
            </li>
          )),
        )}
      </ul>
      {isAwaited ? <ReadAgain /> : null}
    </section>
  );
}
