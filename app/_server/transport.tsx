import "server-only";
import { getTranslations } from "next-intl/server";
import { findMailTest } from "@/domain/settings/mail-test";
import { settledByEnvironment } from "@/domain/settings/queries";
import { listRelays } from "@/domain/settings/relays";
import { Form } from "@/ui/form";
import { SubmitButton } from "@/ui/submit-button";
import { Ltr } from "@/ui/table";
import { RelayAnswer } from "./relay-answer";
import { requireCtx } from "./session";
import { testMail } from "./test-mail";

/** How mails leave this machine: what the environment settled, and a test mail to oneself. */
export async function Transport() {
  const ctx = await requireCtx("settings.edit");
  const [t, test, further] = await Promise.all([getTranslations("transport"), findMailTest(ctx), listRelays(ctx)]);
  const { relay, mailboxPort, bounceDomain, dkim } = settledByEnvironment();
  const ltr = (text: string | number) => <Ltr>{text}</Ltr>;
  return (
    <section className="sec mt-8">
      <header>
        <h2 className="h2">{t("title")}</h2>
      </header>
      <div className="stack">
        {relay ? (
          <p>
            {t("relay", { host: `\u2068${relay.host}\u2069`, port: String(relay.port) })}{" "}
            {t(relay.secure ? "secure" : "starttls")}
          </p>
        ) : further.length > 0 ? null : (
          <p>
            {t("mailbox")}{" "}
            <a className="lnk" href={`http://localhost:${mailboxPort}`}>
              {t("openMailbox")}
            </a>
          </p>
        )}
        <p>{dkim ? t("dkim", dkim) : t("noDkim")}</p>
        {bounceDomain ? (
          <p>
            {t("bounce")} {ltr(bounceDomain)}
          </p>
        ) : null}
        <p className="hint">{t("fixed")}</p>
        {test ? <RelayAnswer test={test} now={ctx.now} /> : null}
        <Form act={testMail} label={t("test")}>
          <div>
            <SubmitButton look="plain">{t(test ? "testAgain" : "test")}</SubmitButton>
          </div>
        </Form>
      </div>
    </section>
  );
}
