"use client";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { Bold, Heading2, Italic, Languages, List, ListOrdered, Pilcrow, Quote, Redo2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, ReactNode } from "react";
import { Separator, ToggleButton, Toolbar } from "react-aria-components";
import type { Language } from "@/base/vocabulary";
import type words from "@/ui/messages/en.json";
import { Tooltip } from "@/ui/tooltip";
import { InsertMenu } from "./insert-menu";
import { LinkBox } from "./link-box";
import { TableMenu } from "./table-menu";
import { type Standing, standingAt, toggleQuote } from "./writing-acts";

type ActName = keyof (typeof words)["editor"]["pane"]["act"];

interface Act {
  name: ActName;
  icon: ReactNode;
  run: () => void;
  isOn?: boolean;
  isOff?: boolean;
}

interface Props {
  editor: Editor;
  language: Language;
  /** The language that a marked run is in: the other one of the pair. */
  foreign: Language;
}

const sections: Standing[] = ["paragraph", "heading", "bulletList", "orderedList"];

/** One tab stop; arrows go along it, Esc goes back into the text. */
export function PaneToolbar({ editor, language, foreign }: Props) {
  const t = useTranslations("editor.pane");
  const now = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      standing: standingAt(now.state.selection.$from),
      bold: now.isActive("bold"),
      italic: now.isActive("italic"),
      link: now.isActive("link"),
      lang: now.isActive("lang"),
      empty: now.state.selection.empty,
      undo: now.can().undo(),
      redo: now.can().redo(),
      closed: !now.isEditable,
    }),
  });
  const chain = () => editor.chain().focus();
  const inSection = sections.includes(now.standing);
  const inNotes = now.standing === "notes";
  const blocks: Act[] = [
    {
      name: "paragraph",
      icon: <Pilcrow className="i s" />,
      run: () => chain().clearNodes().setNode("paragraph").run(),
      isOn: now.standing === "paragraph" || now.standing === "lead",
      isOff: !inSection,
    },
    {
      name: "heading",
      icon: <Heading2 className="i s" />,
      run: () =>
        now.standing === "heading"
          ? chain().setNode("paragraph").run()
          : chain().setNode("heading", { level: 2 }).run(),
      isOn: now.standing === "heading",
      isOff: now.standing !== "paragraph" && now.standing !== "heading",
    },
    {
      name: "bulletList",
      icon: <List className="i s flip" />,
      run: () => chain().toggleBulletList().run(),
      isOn: now.standing === "bulletList",
      isOff: !inSection && !inNotes,
    },
    {
      name: "orderedList",
      icon: <ListOrdered className="i s flip" />,
      run: () => chain().toggleOrderedList().run(),
      isOn: now.standing === "orderedList",
      isOff: !inSection && !inNotes,
    },
    {
      name: "quote",
      icon: <Quote className="i s" />,
      run: () => {
        editor.commands.focus();
        toggleQuote(editor);
      },
      isOn: now.standing === "quote",
      isOff: now.standing !== "paragraph" && now.standing !== "quote",
    },
  ];
  const marks: Act[] = [
    { name: "bold", icon: <Bold className="i s" />, run: () => chain().toggleBold().run(), isOn: now.bold },
    // Arabic has no italic: emphasis there is weight.
    ...(language === "ar" || language === "ckb" || language === "fa"
      ? []
      : [
          {
            name: "italic" as const,
            icon: <Italic className="i s" />,
            run: () => chain().toggleItalic().run(),
            isOn: now.italic,
          },
        ]),
  ];
  const ends: Act[] = [
    {
      name: "lang",
      icon: <Languages className="i s" />,
      run: () => chain().toggleMark("lang", { lang: foreign }).run(),
      isOn: now.lang,
      isOff: now.empty && !now.lang,
    },
  ];
  const steps: Act[] = [
    { name: "undo", icon: <Undo2 className="i s flip" />, run: () => chain().undo().run(), isOff: !now.undo },
    { name: "redo", icon: <Redo2 className="i s flip" />, run: () => chain().redo().run(), isOff: !now.redo },
  ];
  const press = ({ name, icon, run, isOn, isOff }: Act) => (
    <Tooltip key={name} says={t(`act.${name}`)}>
      <ToggleButton
        className="tool"
        aria-label={t(`act.${name}`)}
        isSelected={isOn ?? false}
        isDisabled={now.closed || isOff}
        onChange={run}
      >
        {icon}
      </ToggleButton>
    </Tooltip>
  );
  return (
    <div
      data-toolbar={language}
      onKeyDownCapture={(event: KeyboardEvent<HTMLElement>) => {
        // A box that this bar has opened closes by itself.
        if (event.key !== "Escape" || !event.currentTarget.contains(event.target as Node)) return;
        event.stopPropagation();
        editor.commands.focus();
      }}
    >
      <Toolbar className="tools" aria-label={t("tools")}>
        <InsertMenu editor={editor} isOff={now.closed} />
        <Separator className="div" orientation="vertical" />
        {blocks.map(press)}
        {now.standing === "table" && !now.closed ? <TableMenu editor={editor} /> : null}
        <Separator className="div" orientation="vertical" />
        {marks.map(press)}
        <LinkBox editor={editor} isOn={now.link} isOff={now.closed || (now.empty && !now.link)} />
        {ends.map(press)}
        <Separator className="div" orientation="vertical" />
        {steps.map(press)}
        <span className="end meta" aria-hidden="true">
          {t(`standing.${now.standing}`)}
        </span>
      </Toolbar>
    </div>
  );
}
