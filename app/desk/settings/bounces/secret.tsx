"use client";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/ui/copy-button";
import { useTold } from "@/ui/form";

/** The secret and the address for Postmark that carries it: told once, and gone with the page. */
export function Secret({ address }: { address: string }) {
  const t = useTranslations("hooks");
  const secret = String(useTold()?.secret ?? "");
  const postmark = `${address.replace("://", `://bayan:${secret}@`)}/postmark`;
  return (
    <div role="status">
      <dl className="stack">
        {[[t("secret"), secret] as const, [t("postmark"), postmark] as const].map(([says, text]) => (
          <div key={says}>
            <dt className="b">{says}</dt>
            <dd className="row w">
              <code dir="ltr" className="min-w-0 break-all">
                {text}
              </code>
              <CopyButton text={text} label={t("copyOf", { what: says })} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
