import { getTranslations } from "next-intl/server";
import { sayTime } from "@/app/_server/time-words";
import type { NoticeSource } from "@/base/vocabulary";
import { noticesAtRest } from "@/domain/distribution/parked";
import type { Person } from "@/domain/staff/queries";
import { Figures } from "@/ui/figures";
import { Form } from "@/ui/form";
import { SubmitButton } from "@/ui/submit-button";
import { Head, Ltr, Table } from "@/ui/table";
import { tryAgain } from "./actions";

interface Props {
  ctx: Parameters<typeof sayTime>[0] & { actor: Person };
}

/** What has come in without an effect: still waiting, stuck for a fault of ours, or of nobody's word. */
export async function CameIn({ ctx }: Props) {
  const [t, time, rest] = await Promise.all([getTranslations("cameIn"), sayTime(ctx), noticesAtRest(ctx)]);
  const figures = (["waiting", "parked", "unproven"] as const).map((key) => ({
    key,
    value: rest[key].toLocaleString("en"),
    caption: t(key),
  }));
  return (
    <section className="sec">
      <header>
        <h2 className="h2">{t("title")}</h2>
      </header>
      <div className="stack max-w-[60rem]">
        <Figures figures={figures} />
        <p className="ink2">{t("lead")}</p>
        {rest.parked > 0 ? (
          <>
            <p>{t("parkedSays")}</p>
            <Table caption={t("parked")}>
              <thead>
                <tr className="max-sm:sr-only">
                  <Head>{t("when")}</Head>
                  <Head>{t("source")}</Head>
                  <Head>{t("fault")}</Head>
                </tr>
              </thead>
              <tbody>
                {rest.newest.map(({ id, source, receivedAt, error }) => (
                  <tr
                    key={id}
                    className="max-sm:block max-sm:border-line max-sm:border-b max-sm:py-2 [&>td]:align-top max-sm:[&>td]:block max-sm:[&>td]:h-auto max-sm:[&>td]:border-0 max-sm:[&>td]:p-0"
                  >
                    <td className="num whitespace-nowrap">
                      <time dateTime={receivedAt.toISOString()}>{time(receivedAt)}</time>
                    </td>
                    {/* Only our own doors write the column. */}
                    <td>{t(`sources.${source as NoticeSource}`)}</td>
                    <td>
                      <Ltr className="whitespace-normal break-words font-mono text-meta">{error ?? "–"}</Ltr>
                    </td>
                  </tr>
                ))}
              </tbody>
            </Table>
            <Form act={tryAgain} label={t("tryAgain")}>
              <div>
                <SubmitButton look="plain">{t("tryAgain")}</SubmitButton>
              </div>
            </Form>
          </>
        ) : null}
      </div>
    </section>
  );
}
