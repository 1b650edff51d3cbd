"use client";
import { usePathname, useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useRef, useTransition } from "react";
import type { Language } from "@/base/vocabulary";
import type { Audience } from "@/domain/distribution/input";
import { Checkbox, ChoiceGroup, Radio } from "@/ui/choice";
import { ErrorSummary } from "@/ui/error-summary";
import { SubmitButton } from "@/ui/submit-button";
import { Head, Num, Table } from "@/ui/table";
import { type FormAction, useActionForm } from "@/ui/use-action-form";
import { LeaveOut } from "./leave-out";

interface Props {
  action: FormAction;
  audience: Audience;
  lists: { id: string; name: string; members: number }[];
  languages: Language[];
  idempotencyKey: string;
  total: number;
  tracksClicks: boolean;
  /** The account of this very choice, from the server. */
  children: ReactNode;
}

/** A choice rests this long before it is counted. */
const restMilliseconds = 500;

/** Lists and language rule. The choice lives in the address; each change is counted anew by the server. */
export function AudienceForm({
  action,
  audience,
  lists,
  languages,
  idempotencyKey,
  total,
  tracksClicks,
  children,
}: Props) {
  const t = useTranslations("audience");
  const names = useTranslations("languages");
  const format = useFormatter();
  const { form, errors, heading, errorOf } = useActionForm(action, { "audience-empty": "listIds" });
  const router = useRouter();
  const path = usePathname();
  const [counting, startCounting] = useTransition();
  const box = useRef<HTMLFormElement>(null);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const expected = useRef<HTMLInputElement>(null);

  function recount() {
    clearTimeout(rest.current);
    rest.current = setTimeout(() => {
      rest.current = undefined;
      if (!box.current) return;
      const query = new URLSearchParams();
      for (const [name, value] of new FormData(box.current)) {
        if (asked.includes(name) && typeof value === "string") query.append(name, value);
      }
      startCounting(() => router.replace(`${path}?${query}`, { scroll: false }));
    }, restMilliseconds);
  }

  /** Who goes on at once is not brought back by a count that was still to come, and was shown none. */
  function goOn() {
    if (expected.current && (counting || rest.current !== undefined)) expected.current.value = "";
    clearTimeout(rest.current);
  }

  return (
    <form {...form} ref={box} onChange={recount} onSubmit={goOn} className="aside">
      <div>
        <ErrorSummary errors={errors} heading={heading} />
        <input type="hidden" name="releaseId" value={audience.releaseId} />
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <input type="hidden" name="expectedCount" key={idempotencyKey} ref={expected} defaultValue={total} />
        {audience.sendId ? <input type="hidden" name="sendId" value={audience.sendId} /> : null}
        <fieldset id="listIds" tabIndex={-1}>
          <legend className="vh">{t("lists")}</legend>
          <Table caption={t("lists")}>
            <thead>
              <tr>
                <Head>{t("list")}</Head>
                <Head numeric>{t("people")}</Head>
              </tr>
            </thead>
            <tbody>
              {lists.map(({ id, name, members }) => (
                <tr key={id} className="second has-checked:bg-accent-soft">
                  <td>
                    <Checkbox name="listIds[]" value={id} defaultChecked={audience.listIds.includes(id)}>
                      <bdi className="b">{name}</bdi>
                    </Checkbox>
                  </td>
                  <Num className="b">{format.number(members)}</Num>
                </tr>
              ))}
            </tbody>
          </Table>
        </fieldset>
        <div className="mt-7 grid gap-8 sm:grid-cols-2">
          <ChoiceGroup name="languageRule" label={t("rule")} error={errorOf("languageRule")}>
            <Radio name="languageRule" value="own" defaultChecked={audience.languageRule === "own"} hint={t("ownHint")}>
              {t("own")}
            </Radio>
            <Radio name="languageRule" value="both" defaultChecked={audience.languageRule === "both"}>
              {t("both")}
            </Radio>
            {languages.map((language) => (
              <Radio
                key={language}
                name="languageRule"
                value={language}
                defaultChecked={audience.languageRule === language}
              >
                {t("one", { language: names(language) })}
              </Radio>
            ))}
          </ChoiceGroup>
          <ChoiceGroup name="skipsOtherLanguages" label={t("others")}>
            <Radio name="skipsOtherLanguages" value="" defaultChecked={!audience.skipsOtherLanguages}>
              {t("othersGet")}
            </Radio>
            <Radio name="skipsOtherLanguages" value="1" defaultChecked={audience.skipsOtherLanguages}>
              {t("othersSkip")}
            </Radio>
          </ChoiceGroup>
          <div className="sm:col-span-2">
            <Checkbox name="tracksClicks" value="1" defaultChecked={tracksClicks} hint={t("clicksHint")}>
              {t("clicks")}
            </Checkbox>
          </div>
          <LeaveOut audience={audience} lists={lists} error={errorOf("leftOut")} />
        </div>
      </div>
      <aside>
        <div aria-live="polite" aria-busy={counting} className={counting ? "opacity-60" : undefined}>
          {children}
        </div>
        <div className="mt-6 grid gap-2">
          <SubmitButton
            size="big"
            busy={t("nextBusy")}
            disabled={total === 0}
            describedBy={total === 0 ? "nobody" : undefined}
          >
            {t("next")}
          </SubmitButton>
          {total === 0 ? (
            <p className="meta" id="nobody">
              {t("nobody")}
            </p>
          ) : null}
          <noscript>
            <button type="submit" formMethod="get" formAction={path} className="btn">
              {t("recount")}
            </button>
          </noscript>
        </div>
      </aside>
    </form>
  );
}

/** What of the form is in the address. */
const asked = [
  "sendId",
  "listIds[]",
  "languageRule",
  "skipsOtherLanguages",
  "leftOutListIds[]",
  "leftOut",
  "tracksClicks",
];
