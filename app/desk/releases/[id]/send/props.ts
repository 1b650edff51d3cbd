import type { Formats } from "@/app/_server/formats";
import type { SendSnapshot } from "@/base/send-counts";
import type { SendDetail } from "@/domain/distribution/queries";
import type { ReleaseDetail } from "@/domain/releases/queries";

/** What every part of a send's page is given. */
export interface SendProps {
  release: ReleaseDetail;
  send: SendDetail;
  snapshot: SendSnapshot;
  say: Formats;
  now: Date;
}
