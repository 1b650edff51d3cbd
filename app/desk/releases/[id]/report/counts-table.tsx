import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Formats } from "@/app/_server/formats";
import { type SendCounts, sumOf } from "@/base/send-counts";
import { Head, Num, Table } from "@/ui/table";
import { Progress } from "@/ui/waiting";

interface Props {
  title: string;
  /** What the parts are: a language, an outlet. */
  part: string;
  rows: { key: string; name: ReactNode; label: string; counts: SendCounts }[];
  say: Formats;
  children?: ReactNode;
}

/** The counts of a send in parts, closed by their sum. */
export function CountsTable({ title, part, rows, say, children }: Props) {
  const t = useTranslations("report");
  // Of these rows, not of another reading: while a send runs two readings differ.
  const total = sumOf(rows.map(({ counts }) => counts));
  const cells = (counts: SendCounts) =>
    [
      ["mails", counts.frozen],
      ["accepted", counts.accepted],
      ["refused", counts.rejected],
      ["open", counts.queued + counts.sending + counts.deferred + counts.uncertain],
      ["heldBack", counts.suppressed + counts.cancelled + counts.expired],
    ] as const;
  return (
    <section className="sec strong">
      <header>
        <h2 className="h2">{title}</h2>
      </header>
      <Table caption={title} className="num">
        <thead>
          <tr>
            <Head>{part}</Head>
            {cells(total).map(([word]) => (
              <Head key={word} numeric className="max-sm:whitespace-normal">
                {t(word)}
              </Head>
            ))}
            <Head className="w-[30%] max-sm:hidden">
              <span className="vh">{t("state")}</span>
            </Head>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, label, counts }) => (
            <tr key={key}>
              <td className="b">{name}</td>
              {cells(counts).map(([word, n]) => (
                <Num key={word}>{say.number(n)}</Num>
              ))}
              <td className="max-sm:hidden">
                <Share counts={counts} label={label} />
              </td>
            </tr>
          ))}
          {rows.length > 1 ? (
            <tr className="total">
              <td>{t("total")}</td>
              {cells(total).map(([word, n]) => (
                <Num key={word}>{say.number(n)}</Num>
              ))}
              <td className="max-sm:hidden" />
            </tr>
          ) : null}
        </tbody>
      </Table>
      {children}
    </section>
  );
}

function Share({ counts, label }: { counts: SendCounts; label: string }) {
  const percent = (n: number) => (100 * n) / Math.max(1, counts.frozen);
  return (
    <Progress
      label={label}
      percent={percent(counts.accepted + counts.rejected)}
      parts={[
        { look: "ok", percent: percent(counts.accepted) },
        { look: "warn", percent: percent(counts.deferred + counts.uncertain) },
        { look: "bad", percent: percent(counts.rejected) },
      ]}
    />
  );
}
