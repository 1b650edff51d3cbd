import { useTranslations } from "next-intl";
import type { ReleaseCounts } from "@/domain/releases/queries";
import { Link } from "@/ui/link";
import { TabLinks } from "@/ui/tab-links";
import { type Filter, listHref } from "./filter";

/** The saved ways to look at the list, each with how many it holds. */
export function Views({ filter, counts }: { filter: Filter; counts: ReleaseCounts }) {
  const t = useTranslations("releases");
  const view = (word: "all" | "mine" | "in_review" | "scheduled" | "published", to: Partial<Filter>, n: number) => (
    <Link
      key={word}
      href={listHref(to)}
      aria-current={filter.state === to.state && filter.mine === to.mine ? "page" : undefined}
    >
      {t(word)}
      <span className="n num">{n}</span>
    </Link>
  );
  return (
    <TabLinks label={t("views")}>
      {view("all", {}, counts.all)}
      {view("mine", { mine: "1" }, counts.mine)}
      {(["in_review", "scheduled", "published"] as const).map((state) => view(state, { state }, counts[state] ?? 0))}
    </TabLinks>
  );
}
