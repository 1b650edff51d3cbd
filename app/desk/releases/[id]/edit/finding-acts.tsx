"use client";
import { useTranslations } from "next-intl";
import { nameOf } from "@/base/locale";
import type { PreflightFinding } from "@/document/preflight/finding";
import { Button } from "@/ui/button";
import type { Settlement } from "./settle";
import type { Acts } from "./use-acts";
import type { Pane } from "./use-pane";

interface Props {
  finding: PreflightFinding;
  panes: readonly [Pane, Pane];
  acts: Acts;
}

/** What can be done with one press where it is certain; the choice between two numbers is a person's. */
export function FindingActs({ finding, panes, acts }: Props) {
  const t = useTranslations("panel");
  return (
    <>
      {offersFor(finding, panes).map(({ value, pane, ...settlement }) => (
        <Button key={value ?? ""} isDisabled={!pane.isOpen} onPress={() => acts.repair(pane, settlement)}>
          <bdi>{value ? t("inBoth", { value }) : t("repair")}</bdi>
          {pane.isOpen ? null : <span className="vh">{nameOf(pane.version.language)}</span>}
        </Button>
      ))}
      {acts.schedule ? (
        <a className="lnk" href={acts.schedule}>
          {t("schedule")}
        </a>
      ) : null}
      {acts.keepTerm ? (
        <button type="button" className="lnk" onClick={() => acts.keepTerm?.(finding)}>
          {t("keepTerm")}
        </button>
      ) : null}
      {acts.intend ? (
        <button type="button" className="lnk" onClick={() => acts.intend?.(finding)}>
          {t("intended")}
        </button>
      ) : null}
    </>
  );
}

type Offer = Settlement & { pane: Pane; value?: string };

function offersFor({ code, repair, sides }: PreflightFinding, panes: readonly [Pane, Pane]): Offer[] {
  const paneOf = (lang: string) => panes.find(({ version }) => version.language === lang);
  if (repair) {
    const pane = paneOf(repair.lang);
    return pane ? [{ pane, ...repair }] : [];
  }
  const [one, other] = sides;
  if (code !== "number.mismatch" || !one || !other) return [];
  return [
    [one, other],
    [other, one],
  ].flatMap(([from, to]) => {
    const pane = to && paneOf(to.lang);
    if (!from || !to || !pane || to.paragraph === null || !/^[\d.,]+$/.test(from.text)) return [];
    const { paragraph, start, end } = to;
    return [{ pane, paragraph, start, end, text: from.text, value: from.text }];
  });
}
