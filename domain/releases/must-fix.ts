import { conflict } from "@/base/refusal";
import { openFindings, type PreflightFinding } from "@/document/preflight/finding";
import type { Ctx } from "../context";

/** More than this nobody reads beneath a refusal; the editor shows them all. */
const most = 20;

/**
 * Stops people while something of a release must be fixed (`must-fix-open`), and says what: its id, how many, and
 * the findings themselves, each as JSON. The operator is told elsewhere.
 */
export function refuseOpen(ctx: Ctx, release: string, findings: readonly PreflightFinding[]): void {
  const open = openFindings(findings);
  if (open.length === 0 || ctx.actor.kind !== "person") return;
  const shown = open.slice(0, most).map((finding) => JSON.stringify(finding));
  throw conflict("must-fix-open", { release, open: open.length, findings: shown });
}
