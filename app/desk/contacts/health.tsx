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

interface Props {
  /** Everything that stands against the address. */
  stops?: readonly { reason: SuppressionReason }[];
}

/** Whether mail reaches this contact, and if not, why none is sent. */
export function Health({ stops = [] }: Props) {
  const t = useTranslations("contacts");
  if (stops.length === 0) return <Word glyph="accepted">{t("reachable")}</Word>;
  return (
    <span className="flex flex-wrap gap-x-3">
      {stops.map(({ reason }) => (
        <Word key={reason} glyph={glyphs[reason]}>
          {t(reason)}
        </Word>
      ))}
    </span>
  );
}

function Word({ glyph, children }: { glyph: DeliveryWord; children: string }) {
  return (
    <span className="st">
      <DeliveryGlyph state={glyph} />
      <span>{children}</span>
    </span>
  );
}
