"use client";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ComponentType, useCallback, useEffect, useRef, useState } from "react";
import { Key } from "./keys";
import type { PaletteProps } from "./palette";
import { newReleaseHref, type Room, rooms } from "./rooms";
import { singleKey } from "./single-key";

/** Two keys, one after the other: `g` and then the first letter of a room. */
const roomKeys: Record<string, Room> = { d: "desk", r: "releases", c: "contacts" };
const patience = 1500;

/** The way to everything by keyboard. What it opens comes when it is asked for. */
export function Find({ open, mayCreate }: Pick<PaletteProps, "open" | "mayCreate">) {
  const t = useTranslations("find");
  const router = useRouter();
  const [Palette, setPalette] = useState<ComponentType<PaletteProps>>();
  const [shown, setShown] = useState<"palette" | "keys">();
  const asked = useRef(0);

  const show = useCallback((what: "palette" | "keys") => {
    setShown(what);
    void import("./palette").then(({ Palette }) => setPalette(() => Palette));
  }, []);

  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.code === "KeyK" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        return show("palette");
      }
      const key = singleKey(event);
      if (key === null) return;
      const room = Date.now() - asked.current < patience ? roomKeys[key] : undefined;
      asked.current = key === "g" ? Date.now() : 0;
      if (room && open.includes(room)) router.push(rooms[room].href);
      else if (key === "n" && mayCreate) router.push(newReleaseHref);
      else if (key === "?") show("keys");
      else if (key === "j") step(1);
      else if (key === "k") step(-1);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [open, mayCreate, router, show]);

  return (
    <>
      <button type="button" className="find seek" onClick={() => show("palette")} aria-keyshortcuts="Control+K Meta+K">
        <Search className="i s" aria-hidden="true" />
        <span>{t("ask")}</span>
        <Key>Ctrl K</Key>
      </button>
      {Palette && shown ? (
        <Palette shown={shown} onClose={() => setShown(undefined)} open={open} mayCreate={mayCreate} />
      ) : null}
    </>
  );
}

/** To the next or the last row of the page's lists; Enter opens its link. */
function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll("main tbody tr, main .wt")];
  const links = rows.flatMap((row) => row.querySelector<HTMLElement>("a[href]") ?? []);
  const at = links.findIndex((link) => link.closest("tr, .wt")?.contains(document.activeElement));
  const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1);
  links[next]?.focus();
}
