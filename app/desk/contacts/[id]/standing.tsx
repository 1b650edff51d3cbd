import { getTranslations } from "next-intl/server";
import type { Formats } from "@/app/_server/formats";
import { ProofField } from "@/app/_server/proof-field";
import type { getContact } from "@/domain/contacts/queries";
import { Act } from "@/ui/act";
import { Form } from "@/ui/form";
import { FormArea, FormChoices } from "@/ui/form-fields";
import { Note } from "@/ui/note";
import { SubmitButton } from "@/ui/submit-button";
import { lift, stop } from "../actions";

interface Props {
  contact: Awaited<ReturnType<typeof getContact>>;
  mayStop: boolean;
  mayLift: boolean;
  say: Formats;
}

/** Whether mail goes to this address, who stopped it, and the acts that change it. */
export async function Standing({ contact: { email, stops, lists }, mayStop, mayLift, say }: Props) {
  const t = await getTranslations("contacts");
  const left = lists.filter(({ hasLeft }) => hasLeft);
  const lines = stops.map(({ reason, since, until }) => ({
    reason,
    says: until
      ? t("until", { what: t(reason), time: say.dateTime(until) })
      : t("stoppedAt", { what: t(reason), time: say.dateTime(since) }),
  }));
  const [only] = lines.length === 1 ? lines : [];
  return (
    <>
      {lines.length > 0 ? (
        <Note look="warn" title={only?.says ?? t("suppressed")}>
          {only
            ? null
            : lines.map(({ reason, says }) => (
                <span key={reason} className="block">
                  {says}
                </span>
              ))}
          {t("suppressedSays")}
        </Note>
      ) : null}
      {left.length > 0 ? (
        <Note look="info" title={t("hasLeft")}>
          {left.map(({ id, name }) => (
            <span key={id} className="block">
              <bdi>{name}</bdi>
            </span>
          ))}
        </Note>
      ) : null}
      {lines.length > 0 && mayLift ? (
        <details className="mt-3 mb-6">
          <summary className="lnk">{t("lift")}</summary>
          <Form act={lift} label={t("lift")} className="stack mt-4 max-w-[38rem]">
            <input type="hidden" name="email" value={email} />
            {only ? (
              <input type="hidden" name="reasons[]" value={only.reason} />
            ) : (
              <FormChoices
                many
                name="reasons"
                label={t("liftWhich")}
                hint={t("liftWhichHint")}
                choices={lines.map(({ reason, says }) => ({ value: reason, label: says }))}
                chosen={[]}
              />
            )}
            <FormArea name="reason" label={t("liftReason")} hint={t("liftHint")} dir="auto" required />
            <ProofField id="proof-lift" />
            <div>
              <SubmitButton look="plain">{t("lift")}</SubmitButton>
            </div>
          </Form>
        </details>
      ) : null}
      {mayStop && !stops.some(({ reason }) => reason === "staff") ? (
        <details className="mt-3 mb-6">
          <summary className="lnk">{t("stop")}</summary>
          <p className="ink2 mt-3 mb-3">{t("stopHint")}</p>
          <Act action={stop} fields={{ email }}>
            {t("stop")}
          </Act>
        </details>
      ) : null}
    </>
  );
}
