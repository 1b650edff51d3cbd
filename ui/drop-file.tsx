"use client";
import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DropZone, FileTrigger, Text } from "react-aria-components";
import { Button } from "./button";

interface Props {
  /** Media types and endings that the dialog offers: `.docx`, `text/csv`. The server judges the content. */
  accept: string[];
  onFile: (file: File) => void;
  /** What may be given here, and how large. */
  hint: ReactNode;
}

/** A place to drop one file, and a button for those who do not drag. */
export function DropFile({ accept, onFile, hint }: Props) {
  const t = useTranslations("common");
  return (
    <DropZone
      className="drop"
      aria-label={t("dropFile")}
      onDrop={async ({ items }) => {
        const item = items.find((dropped) => dropped.kind === "file");
        if (item?.kind === "file") onFile(await item.getFile());
      }}
    >
      <FileUp className="i" />
      <Text slot="label">{t("dropFile")}</Text>
      <FileTrigger
        acceptedFileTypes={accept}
        onSelect={(files) => {
          const file = files?.item(0);
          if (file) onFile(file);
        }}
      >
        <Button>{t("chooseFile")}</Button>
      </FileTrigger>
      <span className="hint">{hint}</span>
    </DropZone>
  );
}
