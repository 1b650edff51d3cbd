import { useTranslations } from "next-intl";

/** What an import brought that has no field of its own. */
export function Notes({ notes }: { notes: Record<string, string> }) {
  const t = useTranslations("contacts");
  const kept = Object.entries(notes);
  if (kept.length === 0) return null;
  return (
    <section className="sec ask mt-8">
      <h2 className="h2">{t("notes")}</h2>
      <dl className="grid gap-2">
        {kept.map(([name, text]) => (
          <div key={name}>
            <dt className="meta">
              <bdi>{name}</bdi>
            </dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
