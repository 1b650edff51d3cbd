import type { ComponentProps } from "react";

/** Stands in for Next's link where there is no Next around it. */
export default function Link(props: ComponentProps<"a">) {
  return <a {...props} />;
}
