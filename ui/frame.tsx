import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Find } from "./find";
import { PhoneBar } from "./phone-bar";
import { Rail, type RailProps } from "./rail";
import { TopBar, type TopBarProps } from "./top-bar";

interface Props extends RailProps, TopBarProps {
  children: ReactNode;
  /** The editor and the review bring their own measures; everything else is a page of at most 1280. */
  bare?: boolean;
  /** Shortcuts of a single letter are on for this person. */
  singleKeys?: boolean;
}

/** The desk around a page: rail at the start, bar above, on a phone a bar at the foot. */
export function Frame({ children, bare, singleKeys, open, current, waiting, slim, ...top }: Props) {
  const t = useTranslations("common");
  return (
    <div className={slim ? "frame slim" : "frame"} data-single-keys={singleKeys ? "" : undefined}>
      <a className="skip" href="#content">
        {t("skip")}
      </a>
      <Rail open={open} current={current} waiting={waiting} slim={slim} />
      <div className="main">
        <TopBar {...top} find={<Find open={open} mayCreate={top.mayCreate} />} />
        <main id="content" tabIndex={-1} className={bare ? "outline-none" : "page outline-none"}>
          {children}
        </main>
      </div>
      <PhoneBar open={open} current={current} mayCreate={top.mayCreate} />
    </div>
  );
}
