import { getTranslations } from "next-intl/server";
import type { listInvitations } from "@/domain/staff/queries";
import { Form } from "@/ui/form";
import { SubmitButton } from "@/ui/submit-button";
import { Ltr } from "@/ui/table";
import { resend, revoke } from "./actions";

interface Props {
  invitations: Awaited<ReturnType<typeof listInvitations>>;
  now: Date;
  time: (at: Date) => string;
}

/** Invitations that nobody has accepted yet: once more, or never. */
export async function Invitations({ invitations, now, time }: Props) {
  const [t, role] = await Promise.all([getTranslations("users"), getTranslations("roles")]);
  return (
    <section className="sec">
      <header>
        <h2 className="h2">{t("pending")}</h2>
      </header>
      {invitations.length === 0 ? <p className="ink2">{t("noPending")}</p> : null}
      <ul>
        {invitations.map(({ id, email, name, roles, expiresAt }) => (
          <li key={id} className="row w min-h-14 gap-4 border-line border-b py-2">
            <div className="me-auto">
              {name ? <bdi className="b">{name} </bdi> : null}
              <Ltr>{email}</Ltr>
              <div className="meta num">
                {roles.map((one) => role(one)).join(" · ")}
                {" · "}
                {t(expiresAt > now ? "until" : "expired", { time: time(expiresAt) })}
              </div>
            </div>
            <Form act={resend} done={t("resent")} className="row" label={t("resend")}>
              <input type="hidden" name="id" value={id} />
              <SubmitButton look="plain">{t("resend")}</SubmitButton>
            </Form>
            <Form act={revoke} className="row" label={t("revoke")}>
              <input type="hidden" name="id" value={id} />
              <SubmitButton look="danger">{t("revoke")}</SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
