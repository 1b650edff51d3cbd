import type { ReactNode } from "react";

type Look = "plain" | "info" | "ok" | "warn" | "bad";

interface Props {
  look?: Look;
  title?: ReactNode;
  children: ReactNode;
  /** Spoken when it appears: for what happens while the person is on the page. */
  live?: boolean;
}

export function Note({ look = "plain", title, children, live }: Props) {
  return (
    <div className={look === "plain" ? "note" : `note ${look}`} role={live ? "status" : undefined}>
      {title ? <b className="b">{title}</b> : null}
      {children}
    </div>
  );
}
