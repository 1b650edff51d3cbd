import { useTranslations } from "next-intl";
import { Link } from "@/ui/link";
import { TabLinks } from "@/ui/tab-links";

const parts = [
  ["write", "edit"],
  ["preview", "preview"],
  ["publish", "publish"],
  ["send", "audience"],
  ["report", "report"],
] as const;

/** The parts of one release, in the order in which it passes through them. */
export function Parts({ id, current }: { id: string; current: (typeof parts)[number][0] }) {
  const t = useTranslations("releases");
  return (
    <TabLinks label={t("parts")} className="noprint mb-6">
      {parts.map(([word, path]) => (
        <Link key={word} href={`/desk/releases/${id}/${path}`} aria-current={word === current ? "page" : undefined}>
          {t(word)}
        </Link>
      ))}
    </TabLinks>
  );
}
