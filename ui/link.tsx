import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A place to go inside the office. Nothing is fetched ahead: a page of the desk is made anew for each visit, so
 * what Next would ask for (twice for every link in sight) spares no click its request.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
