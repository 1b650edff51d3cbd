import type { Resolver } from "node:dns/promises";

/**
 * Do the name servers say by these failures that there is no such name or record? A network without a way outside
 * often denies every name: one that is sure to be there tells.
 */
export async function isAbsent(failures: unknown[], resolver: Pick<Resolver, "resolveNs">): Promise<boolean> {
  return failures.every(isDenial) && (await resolver.resolveNs("org").catch(() => [])).length > 0;
}

const isDenial = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOTFOUND" || error.code === "ENODATA");
