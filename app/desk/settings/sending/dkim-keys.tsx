import { getTranslations } from "next-intl/server";
import { formats } from "@/app/_server/formats";
import { ProofField } from "@/app/_server/proof-field";
import { ProvedAct } from "@/app/_server/proved-act";
import { requireCtx } from "@/app/_server/session";
import { type KeptKey, listDkimKeys } from "@/domain/settings/dkim-keys";
import { getNewsroom } from "@/domain/settings/queries";
import { CopyButton } from "@/ui/copy-button";
import { Form } from "@/ui/form";
import { FormArea, FormText } from "@/ui/form-fields";
import { SubmitButton } from "@/ui/submit-button";
import { Ltr } from "@/ui/table";
import { keepKey, signWithKey, takeKeyAway } from "../actions";

/** Keys that sign for the sender's domain: made or pasted, their records to publish, and which one signs. */
export async function DkimKeys() {
  const ctx = await requireCtx("settings.edit");
  const [keys, { senderEmail }, say, t] = [
    await listDkimKeys(ctx),
    await getNewsroom(ctx),
    await formats(ctx),
    await getTranslations("dkimKeys"),
  ];
  return (
    <section className="sec">
      <header>
        <h2 className="h2">{t("title")}</h2>
      </header>
      <p className="ink2 mb-4">{t("lead")}</p>
      {keys.length === 0 ? <p className="ink2 mb-4">{t("none")}</p> : null}
      <ul className="mb-4">
        {keys.map((key) => (
          <Key key={key.id} kept={key} since={key.signsSince ? say.dateTime(key.signsSince) : null} />
        ))}
      </ul>
      <details>
        <summary className="lnk">{t("add")}</summary>
        <Form act={keepKey} done={t("added")} label={t("add")} className="stack mt-3 max-w-[36rem]">
          <FormText
            name="domain"
            kind="code"
            label={t("domain")}
            defaultValue={senderEmail.slice(senderEmail.lastIndexOf("@") + 1)}
            required
          />
          <FormText name="selector" kind="code" label={t("selector")} hint={t("selectorHint")} required />
          <FormArea name="pem" machine label={t("pem")} hint={t("pemHint")} rows={5} autoComplete="off" />
          <ProofField id="proof-key" />
          <div>
            <SubmitButton look="plain">{t("add")}</SubmitButton>
          </div>
        </Form>
      </details>
    </section>
  );
}

async function Key({ kept, since }: { kept: KeptKey; since: string | null }) {
  const t = await getTranslations("dkimKeys");
  const { id, domain, record } = kept;
  return (
    <li className="stack border-line border-b py-3">
      <div>
        <Ltr className="b">{domain}</Ltr>
        <div className="meta num">{since ? t("signs", { time: since }) : t("waits")}</div>
      </div>
      <Line says={t("recordName")} text={record.name} copy={t("copyName")} />
      <Line says={t("recordValue")} text={record.value} copy={t("copyValue")} />
      {since ? null : (
        <ProvedAct act={signWithKey} id={id} says={t("use")} label={`${t("use")} ${record.name}`}>
          {t("useSays")}
        </ProvedAct>
      )}
      <ProvedAct act={takeKeyAway} id={id} says={t("remove")} label={`${t("remove")} ${record.name}`} look="danger">
        {t("removeSays")}
      </ProvedAct>
    </li>
  );
}

function Line({ says, text, copy }: { says: string; text: string; copy: string }) {
  return (
    <div>
      <div className="meta">{says}</div>
      <div className="row items-start gap-2">
        <bdi dir="ltr" className="mono min-w-0 break-all">
          {text}
        </bdi>
        <CopyButton text={text} label={copy} />
      </div>
    </div>
  );
}
