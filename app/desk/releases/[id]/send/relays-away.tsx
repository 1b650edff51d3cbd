import { useTranslations } from "next-intl";
import type { Formats } from "@/app/_server/formats";
import type { SendSnapshot } from "@/base/send-counts";
import { Note } from "@/ui/note";
import { Ltr } from "@/ui/table";

/** Which relay is left alone for a while: why the figures stand still, and when it is tried again. */
export function RelaysAway({ snapshot: { relaysAway }, say }: { snapshot: SendSnapshot; say: Formats }) {
  const t = useTranslations("send");
  return relaysAway.map(({ relay, since, next, says }) => (
    <div key={relay} className="mt-5">
      <Note look="warn" live>
        <p>
          {t.rich("relayAway", {
            relay: () => <Ltr>{relay}</Ltr>,
            since: say.clock(new Date(since)),
            next: say.clock(new Date(next)),
          })}
        </p>
        <p className="mt-1">
          <Ltr className="relay">{says}</Ltr>
        </p>
      </Note>
    </div>
  ));
}
