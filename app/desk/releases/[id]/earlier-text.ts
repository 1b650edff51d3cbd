import type { SendDetail } from "@/domain/distribution/queries";
import type { ReleaseDetail } from "@/domain/releases/queries";

/** Whether the release has been corrected since this send was frozen. */
export const isEarlierText = (
  { frozenAt }: Pick<SendDetail, "frozenAt">,
  { correctedAt }: Pick<ReleaseDetail, "correctedAt">,
): boolean => frozenAt !== null && correctedAt !== null && frozenAt < correctedAt;
