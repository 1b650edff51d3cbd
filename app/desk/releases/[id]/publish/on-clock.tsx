import { useTranslations } from "next-intl";
import { Act } from "@/ui/act";
import { LinkButton } from "@/ui/link-button";
import { publish, unschedule } from "./actions";
import { Addresses } from "./addresses";
import type { PublishProps } from "./before";
import { Clock } from "./clock";

/** The form of "now", with the languages that were chosen when it was put on the clock. */
const publishNow = ({ id }: PublishProps["release"], zone: string) => ({ id, zone, when: "now" });

/** A release on the clock: when it goes out, where it will stand, and the two ways to change that. */
export function OnClock({ release, say, now, mayPublish }: PublishProps) {
  const t = useTranslations("publish");
  const at = release.publishAt ?? now;
  return (
    <div className="aside">
      <div>
        <section className="sec strong">
          <header>
            <h2 className="h2">{t("scheduledFor", { time: say.dateTime(at) })}</h2>
          </header>
          <Addresses release={release} title={t("addressesThen")} />
        </section>
        {mayPublish ? (
          <section className="sec">
            <h2 className="h2">{t("takeOff")}</h2>
            <p className="ink2 mb-3">{t("takeOffSays")}</p>
            <div className="row w gap-3">
              <Act action={unschedule} fields={{ id: release.id }} look="danger">
                {t("takeOff")}
              </Act>
              <Act action={publish} fields={publishNow(release, say.zone)}>
                {t("alsoNow")}
              </Act>
            </div>
          </section>
        ) : null}
      </div>
      <aside>
        <Clock at={at} zone={say.zone} language={say.language} digits={say.newsroom.digits} now={now.toISOString()} />
        <div className="mt-4 grid gap-2">
          <LinkButton href={`/desk/releases/${release.id}/audience`} look="primary" size="big">
            {t("sendIt")}
          </LinkButton>
        </div>
      </aside>
    </div>
  );
}
