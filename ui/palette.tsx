"use client";
import { Newspaper, Plus, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from "react-aria-components";
import { Dialog as Sheet } from "./dialog";
import { Key } from "./keys";
import { MenuItem } from "./menu";
import { newReleaseHref, type Room, rooms } from "./rooms";

export interface PaletteProps {
  /** The rooms that this person may enter. */
  open: Room[];
  mayCreate: boolean;
  shown: "palette" | "keys";
  onClose: () => void;
}

export function Palette({ shown, ...props }: PaletteProps) {
  return shown === "keys" ? <Keys {...props} /> : <Search {...props} />;
}

interface Found {
  id: string;
  kind: "release" | "contact";
  href: string;
  says: string;
  lang?: string;
}

/** Typing rests this long before the desk is asked. */
const restMilliseconds = 200;

/** Rooms, acts, and what the desk finds by the words that are typed. */
function Search({ onClose, open, mayCreate }: Omit<PaletteProps, "shown">) {
  const t = useTranslations();
  const [text, setText] = useState("");
  const found = useFound(text);
  const near = (words: string) => words.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase());
  const goes = open.filter((room) => near(t(`nav.${room}`)));
  const creates = mayCreate && near(t("nav.newRelease"));
  return (
    <ModalOverlay className="scrim" isOpen isDismissable onOpenChange={(is) => is || onClose()}>
      <Modal className="dialog palette">
        <Dialog aria-label={t("find.ask")} className="outline-none">
          <Autocomplete inputValue={text} onInputChange={setText}>
            <SearchField aria-label={t("find.ask")} autoFocus>
              <Input className="in" placeholder={t("find.ask")} dir={text ? "auto" : undefined} maxLength={200} />
            </SearchField>
            <Menu
              className="menu"
              aria-label={t("find.results")}
              onAction={onClose}
              renderEmptyState={() => <p className="meta p-2.5">{t("find.nothing")}</p>}
            >
              {found.length > 0 ? (
                <MenuSection>
                  <Header className="head meta">{t("find.found")}</Header>
                  {found.map(({ id, kind, href, says, lang }) => (
                    <MenuItem
                      key={id}
                      id={id}
                      href={href}
                      textValue={says}
                      icon={kind === "release" ? <Newspaper className="i" /> : <UserRound className="i" />}
                    >
                      <bdi lang={lang}>{says}</bdi>
                    </MenuItem>
                  ))}
                </MenuSection>
              ) : null}
              {creates || goes.length > 0 ? (
                <MenuSection>
                  <Header className="head meta">{t("find.goTo")}</Header>
                  {creates ? (
                    <MenuItem
                      id="new"
                      href={newReleaseHref}
                      textValue={t("nav.newRelease")}
                      icon={<Plus className="i" />}
                    >
                      {t("nav.newRelease")}
                    </MenuItem>
                  ) : null}
                  {goes.map((room) => {
                    const { href, Icon } = rooms[room];
                    return (
                      <MenuItem
                        key={room}
                        id={room}
                        href={href}
                        textValue={t(`nav.${room}`)}
                        icon={<Icon className="i" />}
                      >
                        {t(`nav.${room}`)}
                      </MenuItem>
                    );
                  })}
                </MenuSection>
              ) : null}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What the desk finds; nothing while it is asked, and nothing when it cannot be reached. */
function useFound(text: string): Found[] {
  const [found, setFound] = useState<Found[]>([]);
  useEffect(() => {
    const words = text.trim();
    const stop = new AbortController();
    const rest = setTimeout(async () => {
      if (words.length < 2) return setFound([]);
      try {
        const reply = await fetch(`/desk/find?text=${encodeURIComponent(words)}`, { signal: stop.signal });
        // Our own route writes it.
        setFound(reply.ok ? ((await reply.json()) as Found[]) : []);
      } catch {
        if (!stop.signal.aborted) setFound([]);
      }
    }, restMilliseconds);
    return () => {
      clearTimeout(rest);
      stop.abort();
    };
  }, [text]);
  return found;
}

const keys = [
  ["palette", "Ctrl", "K"],
  ["desk", "G", "D"],
  ["releases", "G", "R"],
  ["contacts", "G", "C"],
  ["create", "N"],
  ["filter", "/"],
  ["rows", "J", "K"],
  ["openRow", "Enter"],
  ["save", "Ctrl", "S"],
  ["primary", "Ctrl", "Enter"],
  ["leave", "Esc"],
  ["help", "?"],
] as const;

/** Which key does what. */
function Keys({ onClose }: Pick<PaletteProps, "onClose">) {
  const t = useTranslations("find.keys");
  return (
    <Sheet title={t("title")} isOpen onOpenChange={(is) => is || onClose()}>
      {() => (
        <>
          <dl className="keys mt-3">
            {keys.map(([word, ...pressed]) => (
              <div key={word}>
                <dt>{t(word)}</dt>
                <dd dir="ltr">
                  {pressed.map((key) => (
                    <Key key={key}>{key}</Key>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
          <p className="meta mt-3">{t("off")}</p>
        </>
      )}
    </Sheet>
  );
}
