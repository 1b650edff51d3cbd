import { take } from "./take";

export const dynamic = "force-dynamic";

/** Signed notices in our own form, or raw bounces: `domain/distribution/notices/own.ts` says how. */
export const POST = (request: Request) => take("hook", request);
