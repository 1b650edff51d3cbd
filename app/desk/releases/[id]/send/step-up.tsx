"use client";
import { useTranslations } from "next-intl";
import { PasswordField } from "@/ui/password-field";

/** Who decides what leaves shows once more who they are. */
export function StepUp({ error }: { error?: string }) {
  const t = useTranslations("send");
  return (
    <div className="max-w-[22rem]">
      <PasswordField
        name="proof"
        label={t("stepUp")}
        hint={t("stepUpHint")}
        error={error}
        autoComplete="current-password"
        required
      />
    </div>
  );
}
