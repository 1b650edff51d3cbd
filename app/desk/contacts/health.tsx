import { useTranslations } from "next-intl";
import type { SuppressionReason } from "@/base/vocabulary";
import { DeliveryGlyph, type DeliveryWord } from "@/ui/delivery-state";

const glyphs: Record<SuppressionReason, DeliveryWord> = {
  unsubscribed: "suppressed",
  bounced: "bounced",
  complained: "rejected",
  staff: "held",
  paused: "deferred",
};

/** Whether mail reaches this contact, and if not, why none is sent. */
export function Health({ suppressed }: { suppressed?: SuppressionReason | null }) {
  const t = useTranslations("contacts");
  return (
    <span className="st">
      <DeliveryGlyph state={suppressed ? glyphs[suppressed] : "accepted"} />
      <span>{t(suppressed ?? "reachable")}</span>
    </span>
  );
}
