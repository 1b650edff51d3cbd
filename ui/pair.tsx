import type { ReactNode } from "react";

interface Props {
  en: ReactNode;
  ar: ReactNode;
  /** What stands on the spine: the state's glyph, a finding. */
  spine?: ReactNode;
}

/** A row of the open book: English left, Arabic right, whatever the interface speaks. */
export function PairRow({ en, ar, spine }: Props) {
  return (
    <div className="pairrow">
      <div className="e" lang="en" dir="ltr">
        {en}
      </div>
      <div className="sp">{spine}</div>
      <div className="a" lang="ar" dir="rtl">
        {ar}
      </div>
    </div>
  );
}

/** Two blocks facing the clay spine; the children bring their own `lang` and `dir`. */
export function Facing({ en, ar }: Pick<Props, "en" | "ar">) {
  return (
    <div className="facing">
      {en}
      <i />
      {ar}
    </div>
  );
}
