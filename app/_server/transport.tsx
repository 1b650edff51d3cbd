import "server-only";
import { getTranslations } from "next-intl/server";
import { settledByEnvironment } from "@/domain/settings/queries";
import { Form } from "@/ui/form";
import { SubmitButton } from "@/ui/submit-button";
import { Ltr } from "@/ui/table";
import { sendTest } from "./send-test";

/** How mails leave this machine: what the environment settled, and a test mail to oneself. */
export async function Transport() {
  const t = await getTranslations("transport");
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
        ) : (
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
        <Form act={sendTest} done={t("testSent")}>
          <div>
            <SubmitButton look="plain">{t("test")}</SubmitButton>
          </div>
        </Form>
      </div>
    </section>
  );
}
