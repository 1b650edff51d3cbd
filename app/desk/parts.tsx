import { getTranslations } from "next-intl/server";
import { SendGlyph } from "@/ui/delivery-state";
import { EmptyState } from "@/ui/empty-state";
import { Link } from "@/ui/link";
import { LinkButton } from "@/ui/link-button";
import { ReleaseGlyph } from "@/ui/release-state";
import { newReleaseHref } from "@/ui/rooms";
import { Head, Num, Table } from "@/ui/table";
import type { Day, Row, Sent, Why } from "./home";

const glyphs = { review: "in_review", changes: "changes_requested", draft: "draft" } as const;
const sendGlyphs = { decision: "attention", paused: "paused", notice: "ready" } as const;

/** Circles are releases, squares are mails. */
async function Reason({ why }: { why: Why }) {
  const [t, sends] = [await getTranslations("home"), await getTranslations("waitingSend")];
  const isSend = why === "decision" || why === "paused" || why === "notice";
  return (
    <span className="b st">
      {isSend ? <SendGlyph state={sendGlyphs[why]} /> : <ReleaseGlyph state={glyphs[why]} />}
      <span>{isSend ? sends(why) : t(why)}</span>
    </span>
  );
}

async function Headline({ row }: { row: Row }) {
  const t = await getTranslations("home");
  return row.headline ? <bdi lang={row.language}>{row.headline}</bdi> : <span>{t("untitled")}</span>;
}

/** What this person can do next, one filled button on the first. */
export async function Waiting({ rows, mayCreate }: { rows: readonly Row[]; mayCreate: boolean }) {
  const [t, nav] = await Promise.all([getTranslations("home"), getTranslations("nav")]);
  if (rows.length === 0) {
    const create = (
      <LinkButton look="primary" href={newReleaseHref}>
        {nav("newRelease")}
      </LinkButton>
    );
    return (
      <EmptyState title={t("nothing")} acts={mayCreate ? create : undefined}>
        {t("nothingHint")}
      </EmptyState>
    );
  }
  return (
    <section className="sec strong" aria-labelledby="waiting">
      <header>
        <h2 className="h2" id="waiting">
          {t("waiting")}
        </h2>
        <span className="meta num">{rows.length}</span>
      </header>
      {rows.map((row, index) => (
        <div key={row.id + row.why} className="wt">
          <Reason why={row.why ?? "draft"} />
          <span className="min-w-0">
            <span className="hl" lang={row.language}>
              <Headline row={row} />
            </span>
            <span className="meta num block">
              {row.by ? (
                <>
                  <bdi>{row.by}</bdi> ·{" "}
                </>
              ) : null}
              {row.at}
            </span>
          </span>
          <LinkButton look={index === 0 ? "primary" : "plain"} href={row.href ?? `/desk/releases/${row.id}`}>
            {t("open")}
          </LinkButton>
        </div>
      ))}
    </section>
  );
}

/** Seven days of the newsroom's own time. */
export async function NextOut({ days }: { days: readonly Day[] }) {
  const t = await getTranslations("home");
  return (
    <section className="sec" aria-labelledby="next">
      <header>
        <h2 className="h2" id="next">
          {t("next")}
        </h2>
        <span className="meta">{t("nextHint")}</span>
      </header>
      {days.every(({ out }) => out.length === 0) ? <p className="ink2 mb-3">{t("noneNext")}</p> : null}
      <ol className="wk num">
        {days.map((day) => (
          <li
            key={day.key}
            className={[day.isToday && "now", day.isOff && "off"].filter(Boolean).join(" ") || undefined}
          >
            <div className="d">
              <time dateTime={day.key} className="n">
                {day.number}
              </time>
              <span className="meta">
                {[day.weekday, day.isToday ? t("today") : day.month].filter(Boolean).join(" · ")}
              </span>
            </div>
            {day.out.map((row) => (
              <div key={row.id} className="ev">
                <span className={row.underEmbargo ? "tt c-clay" : "tt c-acc"}>
                  <ReleaseGlyph state={row.underEmbargo ? "embargo" : "scheduled"} />
                  <span>{row.time}</span>
                </span>
                <p lang={row.language}>
                  <Link href={`/desk/releases/${row.id}`}>
                    <Headline row={row} />
                  </Link>
                </p>
              </div>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

export async function Published({ rows }: { rows: readonly Sent[] }) {
  const t = await getTranslations("home");
  return (
    <section className="sec">
      <header>
        <h2 className="h2">{t("sent")}</h2>
      </header>
      {rows.length === 0 ? (
        <p className="ink2">{t("noneSent")}</p>
      ) : (
        <Table caption={t("sent")}>
          <thead>
            <tr>
              <Head>{t("release")}</Head>
              <Head className="max-sm:hidden">{t("when")}</Head>
              <Head numeric>{t("accepted")}</Head>
              <Head numeric>{t("bounced")}</Head>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="serif text-lead" lang={row.language}>
                  <Link href={`/desk/releases/${row.id}`} className="text-ink no-underline hover:underline">
                    <Headline row={row} />
                  </Link>
                </td>
                <td className="ink2 num whitespace-nowrap max-sm:hidden">{row.at}</td>
                <Num>{row.accepted ?? "–"}</Num>
                <Num className={row.hasBounced ? "b c-bad" : undefined}>{row.bounced ?? "–"}</Num>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}
