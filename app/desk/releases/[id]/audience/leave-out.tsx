"use client";
import { useTranslations } from "next-intl";
import type { Audience } from "@/domain/distribution/input";
import { Checkbox } from "@/ui/choice";
import { TextArea } from "@/ui/text-field";

interface Props {
  audience: Audience;
  lists: { id: string; name: string }[];
  error?: string;
}

/** Who gets nothing though a chosen list has them: single people, and everyone on another list. */
export function LeaveOut({ audience, lists, error }: Props) {
  const t = useTranslations("audience");
  const { leftOut = [], leftOutListIds = [] } = audience;
  return (
    <div className="grid content-start gap-3 sm:col-span-2">
      <TextArea
        name="leftOut"
        label={t("leaveOut")}
        hint={t("leaveOutHint")}
        error={error}
        defaultValue={leftOut.join("\n")}
        machine
        rows={2}
        autoCapitalize="none"
        spellCheck={false}
      />
      {lists.length > 1 ? (
        <details open={leftOutListIds.length > 0}>
          <summary className="lnk">{t("leaveOutLists")}</summary>
          <div className="choices mt-2">
            {lists.map(({ id, name }) => (
              <Checkbox key={id} name="leftOutListIds[]" value={id} defaultChecked={leftOutListIds.includes(id)}>
                <bdi>{name}</bdi>
              </Checkbox>
            ))}
          </div>
        </details>
      ) : null}
    </div>
  );
}
