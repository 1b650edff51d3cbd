"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { Wordmark } from "@/ui/mark";

/** A bug: an apology, a number that finds it in the log, and nothing of its text. */
export default function Failed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("common");
  return (
    <main className="quietpage">
      <div className="col" role="alert">
        <Wordmark />
        <h1 className="h1 mt-5">{t("failed")}</h1>
        <p className="ink2">{t("failedHint", { id: error.digest ?? "–" })}</p>
        <div className="row">
          <Button onPress={reset}>{t("retry")}</Button>
          <a className="btn quiet" href="/desk">
            {t("toDesk")}
          </a>
        </div>
      </div>
    </main>
  );
}
