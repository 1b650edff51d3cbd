"use client";
import type { Editor } from "@tiptap/core";
import { Link as LinkIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog as Box, DialogTrigger, Popover, ToggleButton } from "react-aria-components";
import { isSafeHref } from "@/document/attributes";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/text-field";

/** Where a link leads; a bare host is taken as https. */
export function LinkBox({ editor, isOn, isOff }: { editor: Editor; isOn: boolean; isOff: boolean }) {
  const t = useTranslations("editor.pane");
  const [isOpen, setOpen] = useState(false);
  const [href, setHref] = useState("");
  const [isWrong, setWrong] = useState(false);
  const open = (next: boolean) => {
    setOpen(next);
    setWrong(false);
    if (next) setHref(String(editor.getAttributes("link").href ?? ""));
  };
  const done = () => {
    setOpen(false);
    // The popover gives the focus back to its button first.
    requestAnimationFrame(() => editor.commands.focus());
  };
  const set = () => {
    const address = addressOf(href);
    if (!isSafeHref(address)) return setWrong(true);
    editor.chain().extendMarkRange("link").setMark("link", { href: address }).run();
    done();
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={open}>
      <ToggleButton className="tool" aria-label={t("act.link")} isSelected={isOn} isDisabled={isOff}>
        <LinkIcon className="i s" />
      </ToggleButton>
      <Popover className="pop linkbox">
        <Box aria-label={t("act.link")} className="outline-none">
          <form
            className="grid gap-3"
            onSubmit={(event) => {
              event.preventDefault();
              set();
            }}
          >
            <TextField
              autoFocus
              name="href"
              kind="url"
              label={t("link.address")}
              value={href}
              error={isWrong ? t("link.wrong") : undefined}
              onChange={(event) => setHref(event.target.value)}
            />
            <div className="row">
              <Button type="submit">{t("link.set")}</Button>
              {isOn ? (
                <Button
                  look="quiet"
                  onPress={() => {
                    editor.chain().extendMarkRange("link").unsetMark("link").run();
                    done();
                  }}
                >
                  {t("link.remove")}
                </Button>
              ) : null}
            </div>
          </form>
        </Box>
      </Popover>
    </DialogTrigger>
  );
}

function addressOf(typed: string): string {
  const text = typed.trim();
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text) ? `https://${text}` : text;
}
