import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

interface Props {
  title: ReactNode;
  /** What the thing is for, in a sentence or two. */
  children: ReactNode;
  /** The one main act, and at most one other. */
  acts?: ReactNode;
  /** What one row will look like. Not read aloud: it is not there. */
  example?: ReactNode;
}

export function EmptyState({ title, children, acts, example }: Props) {
  const t = useTranslations("common");
  return (
    <div className="sec strong empty">
      <div>
        <h2 className="h2">{title}</h2>
        <p className="ink2">{children}</p>
        {acts ? <div className="row w gap-3">{acts}</div> : null}
      </div>
      {example ? (
        <div aria-hidden="true" inert>
          <p className="meta mb-1.5">{t("example")}</p>
          {example}
        </div>
      ) : null}
    </div>
  );
}
