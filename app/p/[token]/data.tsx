import { dateOf, numberOf, type View } from "@/app/(newsroom)/_page/view";
import { withAddress } from "@/app/(newsroom)/_page/with-address";
import { nameOf } from "@/base/locale";
import type { MyData } from "@/domain/contacts/my-data";

interface Props {
  view: View;
  data: MyData;
  /** Where all of it is to be had as a file. */
  href: string;
}

/** What is kept of the reader, to be seen, taken along and deleted. Both parts open at a press. */
export function Data({ view, data, href }: Props) {
  const { t, name } = view;
  return (
    <section className="ui">
      <details>
        <summary>{t("prefer.data")}</summary>
        <p>{t("prefer.dataLead", { name })}</p>
        <dl>
          {linesOf(view, data).map(([says, values, direction]) => (
            <div key={says}>
              <dt>{says}</dt>
              <dd>
                {values.map((value) => (
                  <span key={value}>
                    <bdi dir={direction}>{value}</bdi>
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <p>
          <a href={href} download="my-data.json">
            {t("prefer.download")}
          </a>
        </p>
      </details>
      <details>
        <summary>{t("prefer.erase")}</summary>
        <p>{withAddress((address) => t("prefer.eraseHint", { address }), data.email)}</p>
        <form method="post" action={`?in=${view.language}`}>
          <input type="hidden" name="act" value="erase" />
          <button type="submit" className="btn bad">
            {t("prefer.eraseYes")}
          </button>
        </form>
      </details>
    </section>
  );
}

const texts = ["name", "nameAr", "outlet", "role", "beat", "country", "city", "consent"] as const;

type Line = [says: string, values: string[], direction?: "ltr"];

function linesOf(view: View, { entry, lists, mails }: MyData): Line[] {
  const { t } = view;
  const lines: Line[] = entry
    ? [
        [t("prefer.fields.email"), [entry.email], "ltr"],
        ...texts.map((field): Line => [t(`prefer.fields.${field}`), [entry[field]]]),
        [t("prefer.fields.phone"), [entry.phone], "ltr"],
        [t("prefer.fields.languages"), entry.languages.map(nameOf)],
        [t("prefer.fields.tags"), entry.tags],
        [t("prefer.lists"), lists.map((list) => list.name)],
        ...Object.entries(entry.notes).map(([says, value]): Line => [says, [value]]),
        [t("prefer.fields.createdAt"), [dateOf(view, entry.createdAt)]],
      ]
    : [];
  const count: Line = [t("prefer.mails"), [numberOf(view, mails.length)]];
  return [...lines, count].filter(([, values]) => values.some((value) => value !== ""));
}
