"use client";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, ReactNode } from "react";
import { Dialog as AriaDialog, DialogTrigger, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Key } from "./keys";

export { DialogTrigger };

interface Props {
  title: ReactNode;
  /** Receives `close`. The acts stand in an element of class `acts`; the main one carries `data-primary`. */
  children: (close: () => void) => ReactNode;
  /** For what cannot be undone: asks before it closes by a click beside it. */
  alert?: boolean;
  wide?: boolean;
  drawer?: boolean;
  isOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** One layer over the page. Esc closes this layer only; Ctrl or ⌘ with Enter does its main act. */
export function Dialog({ title, children, alert, wide, drawer, isOpen, onOpenChange }: Props) {
  return (
    <ModalOverlay
      className={drawer ? "scrim drawer" : "scrim"}
      isDismissable={!alert}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <Modal className={wide ? "dialog wide" : "dialog"}>
        <AriaDialog role={alert ? "alertdialog" : "dialog"} className="outline-none">
          {({ close }) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the button inside, which remains
            <div onKeyDown={mainAct}>
              <Heading slot="title" className="h2">
                {title}
              </Heading>
              {children(close)}
            </div>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function mainAct(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
  event.preventDefault();
  event.currentTarget.querySelector<HTMLElement>("[data-primary]")?.click();
}

/** The foot of a dialog: acts at the start, how to leave at the end. */
export function DialogActs({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  return (
    <div className="acts">
      {children}
      <span className="end meta max-sm:hidden">
        <Key>Esc</Key> {t("close")}
      </span>
    </div>
  );
}
