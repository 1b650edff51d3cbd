import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireCtx } from "@/app/_server/session";
import { sayTime } from "@/app/_server/time-words";
import { listAudit } from "@/domain/staff/audit";
import { Link } from "@/ui/link";
import { SelectField } from "@/ui/select-field";
import { Head, Ltr, Table } from "@/ui/table";
import { TextField } from "@/ui/text-field";
import { Settings } from "../nav";

const kinds = ["release", "send", "contact", "list", "person", "newsroom", "suppression", "media", "glossary"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

interface Props {
  searchParams: Promise<{ text?: string; subject?: string; before?: string }>;
}

export default async function AuditPage({ searchParams }: Props) {
  const ctx = await requireCtx("audit.read");
  const [{ text, subject, before }, t, time] = await Promise.all([
    searchParams,
    getTranslations("audit"),
    sayTime(ctx),
  ]);
  const filter = { text, subject, before: Number(before) || undefined };
  const { entries, next } = await listAudit(ctx, filter);
  const query = new URLSearchParams(Object.entries({ text, subject }).flatMap(([k, v]) => (v ? [[k, v]] : [])));
  return (
    <Settings current="audit">
      <p className="ink2">{t("lead")}</p>
      <form className="row w my-5 items-end gap-3" method="get">
        <TextField name="text" label={t("text")} defaultValue={text} dir="auto" />
        <SelectField
          name="subject"
          label={t("subject")}
          placeholder="–"
          defaultValue={subject ?? ""}
          choices={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <button type="submit" className="btn">
          {t("filter")}
        </button>
      </form>
      {entries.length === 0 ? <p className="ink2">{t("none")}</p> : null}
      <Table caption={t("title")}>
        <thead>
          <tr className="max-sm:sr-only">
            <Head className="max-sm:hidden">{t("when")}</Head>
            <Head>{t("who")}</Head>
            <Head>{t("what")}</Head>
            <Head className="max-sm:hidden">{t("which")}</Head>
            <Head>{t("detail")}</Head>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr
              key={entry.id}
              className="max-sm:block max-sm:border-line max-sm:border-b max-sm:py-2 [&>td]:align-top max-sm:[&>td]:h-auto max-sm:[&>td]:border-0 max-sm:[&>td]:p-0"
            >
              <td className="num whitespace-nowrap max-sm:hidden">
                <time dateTime={entry.at.toISOString()}>{time(entry.at)}</time>
              </td>
              <td className="max-sm:block">
                <bdi>{entry.actorName}</bdi>
                <time className="meta num block sm:hidden" dateTime={entry.at.toISOString()}>
                  {time(entry.at)}
                </time>
              </td>
              <td className="max-sm:block">
                <Ltr className="whitespace-normal break-words font-mono text-meta">{entry.action}</Ltr>
              </td>
              <td className="max-sm:hidden">
                {kindOf(entry.subjectKind, t)} <Ltr className="meta">{entry.subjectId.slice(0, 8)}</Ltr>
              </td>
              <td className="max-sm:block">
                {entry.before || entry.after ? <Change before={entry.before} after={entry.after} /> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <nav className="row mt-4 gap-4" aria-label={t("title")}>
        {filter.before ? (
          <Link className="lnk" href={`?${query}`}>
            {t("newest")}
          </Link>
        ) : null}
        {next ? (
          <Link className="lnk end" href={`?${new URLSearchParams([...query, ["before", String(next)]])}`}>
            {t("older")}
          </Link>
        ) : null}
      </nav>
    </Settings>
  );
}

type Kind = (typeof kinds)[number];
/** A kind of subject in words; one that has none yet as it is kept. */
function kindOf(kept: string, t: (key: `kinds.${Kind}`) => string): string {
  const kind = kinds.find((one) => one === kept);
  return kind ? t(`kinds.${kind}`) : kept;
}

/** Facts as they were kept: for whoever must know exactly. */
async function Change({ before, after }: { before: unknown; after: unknown }) {
  const t = await getTranslations("audit");
  const facts = [
    [t("before"), before],
    [t("after"), after],
  ] as const;
  return (
    <details>
      <summary className="lnk">{t("show")}</summary>
      {facts.map(([name, fact]) =>
        fact ? (
          <div key={name} className="mt-1">
            <span className="meta">{name}</span>
            <pre dir="ltr" className="m-0 whitespace-pre-wrap break-all font-mono text-meta">
              {JSON.stringify(fact, null, 1)}
            </pre>
          </div>
        ) : null,
      )}
    </details>
  );
}
