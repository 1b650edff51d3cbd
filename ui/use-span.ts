import { useTranslations } from "next-intl";

/** Says a span of time in at most two units, in words that can follow "in": `3 hours and 20 minutes`. */
export function useSpan(): (milliseconds: number) => string {
  const t = useTranslations("span");
  return (milliseconds) => {
    const minutes = Math.round(milliseconds / 60_000);
    const units = [
      ["days", Math.floor(minutes / 1440)],
      ["hours", Math.floor(minutes / 60) % 24],
      ["minutes", minutes % 60],
    ] as const;
    const [first, second] = units
      .filter(([, count]) => count > 0)
      .slice(0, 2)
      .map(([unit, count]) => t(unit, { count }));
    if (!first) return t("minutes", { count: 0 });
    return second ? t("and", { a: first, b: second }) : first;
  };
}
