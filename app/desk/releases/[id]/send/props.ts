import type { Formats } from "@/app/_server/formats";
import type { SendSnapshot } from "@/base/send-counts";
import type { DayPlan } from "@/domain/distribution/day-plan";
import type { SendDetail } from "@/domain/distribution/queries";
import type { ReleaseDetail } from "@/domain/releases/queries";

/** What every part of a send's page is given. */
export interface SendProps {
  release: ReleaseDetail;
  send: SendDetail;
  snapshot: SendSnapshot;
  /** Where the day's limit spreads the send over days. */
  plan: DayPlan | null;
  say: Formats;
  now: Date;
}
