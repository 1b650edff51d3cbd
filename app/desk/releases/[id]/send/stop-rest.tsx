"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Act } from "@/ui/act";
import { Button } from "@/ui/button";
import { Dialog, DialogActs, DialogTrigger } from "@/ui/dialog";
import type { FormAction } from "@/ui/use-action-form";

/** Stops what has not left, once asked. A send of which nothing waits any more is ended as it is. */
export function StopRest({ action, id, count }: { action: FormAction; id: string; count: number }) {
  const t = useTranslations("send");
  const format = useFormatter();
  const says = count === 0 ? t("end") : t("stopRest", { count: format.number(count) });
  return (
    <DialogTrigger>
      <Button look="danger">{says}</Button>
      <Dialog title={count === 0 ? t("endTitle") : t("stopTitle", { count: format.number(count) })} alert>
        {(close) => (
          <>
            <p className="ink2 mt-2">{t(count === 0 ? "endSays" : "stopSays")}</p>
            <DialogActs>
              <Act action={action} fields={{ id }} look="danger-filled">
                {t(count === 0 ? "end" : "stopYes")}
              </Act>
              <Button onPress={close}>{t(count === 0 ? "endNo" : "stopNo")}</Button>
            </DialogActs>
          </>
        )}
      </Dialog>
    </DialogTrigger>
  );
}
