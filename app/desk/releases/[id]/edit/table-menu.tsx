"use client";
import type { Editor } from "@tiptap/core";
import { Table } from "lucide-react";
import { useTranslations } from "next-intl";
import { ToggleButton } from "react-aria-components";
import { Menu, MenuItem, MenuRule, MenuTrigger } from "@/ui/menu";

const acts = {
  addRowAfter: (editor: Editor) => editor.commands.addRowAfter(),
  addColumnAfter: (editor: Editor) => editor.commands.addColumnAfter(),
  deleteRow: (editor: Editor) => editor.commands.deleteRow(),
  deleteColumn: (editor: Editor) => editor.commands.deleteColumn(),
  deleteTable: (editor: Editor) => editor.commands.deleteTable(),
};
type TableAct = keyof typeof acts;

/** Rows and columns of the table in which the caret stands. */
export function TableMenu({ editor }: { editor: Editor }) {
  const t = useTranslations("editor.pane");
  const item = (act: TableAct) => (
    <MenuItem key={act} id={act} danger={act === "deleteTable"}>
      {t(`table.${act}`)}
    </MenuItem>
  );
  return (
    <MenuTrigger>
      <ToggleButton className="tool" aria-label={t("act.table")} isSelected onChange={() => {}}>
        <Table className="i s" />
      </ToggleButton>
      <Menu
        aria-label={t("act.table")}
        onAction={(act) => {
          // The keys are those of the items above.
          acts[act as TableAct](editor);
          requestAnimationFrame(() => editor.commands.focus());
        }}
      >
        {item("addRowAfter")}
        {item("addColumnAfter")}
        <MenuRule />
        {item("deleteRow")}
        {item("deleteColumn")}
        {item("deleteTable")}
      </Menu>
    </MenuTrigger>
  );
}
