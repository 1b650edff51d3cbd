import type { ComponentProps } from "react";

/** Stands in for Next's link where there is no Next around it: nothing is fetched ahead. */
export default function Link({ prefetch: _, ...props }: ComponentProps<"a"> & { prefetch?: boolean }) {
  return <a {...props} />;
}
