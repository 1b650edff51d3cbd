import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes";
import { Link } from "./link";

/** A table that scrolls inside its own width on a narrow screen. The caption names it to those who do not see it. */
export function Table({ caption, children, className }: { caption: string; children: ReactNode; className?: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="tbwrap" aria-label={caption} tabIndex={0}>
      <table className={classes("tb", className)}>
        <caption className="vh">{caption}</caption>
        {children}
      </table>
    </section>
  );
}

interface HeadProps extends ComponentProps<"th"> {
  /** The address that sorts by this column; absent where it cannot be sorted. */
  sortBy?: string;
  sorted?: "ascending" | "descending";
  numeric?: boolean;
}

export function Head({ sortBy, sorted, numeric, children, className, ...rest }: HeadProps) {
  return (
    <th scope="col" {...rest} aria-sort={sorted} className={classes(numeric && "r", className)}>
      {sortBy ? (
        <Link href={sortBy}>
          {children}
          {sorted ? <span aria-hidden="true">{sorted === "ascending" ? " ↑" : " ↓"}</span> : null}
        </Link>
      ) : (
        children
      )}
    </th>
  );
}

/** A cell of figures: at the end of the line, digits of one width. */
export function Num({ className, ...rest }: ComponentProps<"td">) {
  return <td {...rest} className={classes("r num", className)} />;
}

/** A phone, an address, a code: left to right in every interface, so that it never turns round. */
export function Ltr({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <bdi dir="ltr" className={classes("ltr", className)}>
      {children}
    </bdi>
  );
}
