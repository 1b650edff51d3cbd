import type { PreflightFinding } from "@/document/preflight/finding";
import type { Checked } from "./check-all";
import type { Acts } from "./use-acts";
import type { Pane } from "./use-pane";

/** What the panel shows, and what can be done from it. */
export interface Found {
  checked: Checked;
  panes: readonly [Pane, Pane];
  /** Fingerprint of the finding that is looked at. */
  open: string | null;
  releaseId: string;
  actsOn: (finding: PreflightFinding) => Acts;
  onGo: (finding: PreflightFinding, pane?: Pane) => void;
}
