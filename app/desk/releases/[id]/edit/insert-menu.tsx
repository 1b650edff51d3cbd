"use client";
import type { Editor } from "@tiptap/core";
import {
  BookUser,
  Building2,
  Heading2,
  List,
  ListOrdered,
  MessagesSquare,
  Minus,
  NotebookPen,
  PanelTop,
  Pilcrow,
  Plus,
  Quote,
  Table,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentType, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Menu, Popover, ToggleButton } from "react-aria-components";
import { MenuItem } from "@/ui/menu";
import { Tooltip } from "@/ui/tooltip";
import { type Insertable, insertable, insertBlock } from "./insert-acts";
import { insertWanted } from "./slash";

const icons: Record<Insertable, ComponentType<{ className?: string }>> = {
  paragraph: Pilcrow,
  heading: Heading2,
  quote: Quote,
  bulletList: List,
  orderedList: ListOrdered,
  table: Table,
  callout: PanelTop,
  rule: Minus,
  availability: MessagesSquare,
  notes: NotebookPen,
  boilerplate: Building2,
  contacts: BookUser,
};

/** Which blocks can be put in: by the button, by a stroke in an empty paragraph, by Ctrl+/. */
export function InsertMenu({ editor, isOff }: { editor: Editor; isOff: boolean }) {
  const t = useTranslations("editor.pane");
  const button = useRef<HTMLButtonElement>(null);
  const caret = useRef<HTMLSpanElement>(null);
  const [from, setFrom] = useState<"button" | "caret">();

  useEffect(() => {
    const dom = editor.view.dom;
    const open = () => {
      if (!editor.isEditable) return;
      const { left, top, bottom } = editor.view.coordsAtPos(editor.state.selection.head);
      Object.assign(caret.current?.style ?? {}, { left: `${left}px`, top: `${top}px`, height: `${bottom - top}px` });
      setFrom("caret");
    };
    dom.addEventListener(insertWanted, open);
    return () => dom.removeEventListener(insertWanted, open);
  }, [editor]);

  // The popover gives the focus back to where it came from first.
  const leave = (then: () => void) => {
    setFrom(undefined);
    requestAnimationFrame(then);
  };
  const stroke = (event: KeyboardEvent) => {
    if (event.key !== "/" || from !== "caret") return;
    event.preventDefault();
    leave(() => editor.chain().focus().insertContent("/").run());
  };
  return (
    <>
      <Tooltip says={t("act.insert")}>
        <ToggleButton
          ref={button}
          className="tool"
          aria-label={t("act.insert")}
          aria-haspopup="menu"
          isSelected={from === "button"}
          isDisabled={isOff}
          onChange={() => setFrom("button")}
        >
          <Plus className="i s" />
        </ToggleButton>
      </Tooltip>
      <span ref={caret} className="caretplace" aria-hidden="true" />
      <Popover
        className="pop"
        placement="bottom start"
        triggerRef={from === "caret" ? caret : button}
        isOpen={from !== undefined}
        onOpenChange={(isOpen) => {
          if (!isOpen) leave(() => editor.commands.focus());
        }}
      >
        {/* A second stroke is a stroke, not a choice. */}
        <div onKeyDownCapture={stroke}>
          <Menu
            className="menu"
            aria-label={t("act.insert")}
            autoFocus="first"
            onAction={(kind) =>
              // The keys are those of the list below.
              leave(() => insertBlock(editor, kind as Insertable))
            }
          >
            {insertable.map((kind) => {
              const Icon = icons[kind];
              return (
                <MenuItem key={kind} id={kind} icon={<Icon className="i s" />}>
                  {t(`insert.${kind}`)}
                </MenuItem>
              );
            })}
          </Menu>
        </div>
      </Popover>
    </>
  );
}
