import "server-only";
import type { ReactNode } from "react";
import { may } from "@/domain/staff/allow";
import { Frame } from "@/ui/frame";
import type { Room } from "@/ui/rooms";
import type { Crumb } from "@/ui/top-bar";
import { setLanguage, setTheme, signOut } from "./choices";
import { requireActor } from "./session";
import { interfaceLanguage } from "./words";

interface Props {
  /** None on the pages of the person themselves. */
  current?: Room;
  crumbs: Crumb[];
  /** The editor and the review bring their own measures. */
  bare?: boolean;
  slim?: boolean;
  waiting?: number;
  children: ReactNode;
}

/** The frame of every page of the desk. It shows what this person may enter; it guards nothing. */
export async function Desk({ current, crumbs, bare, slim, waiting, children }: Props) {
  const [actor, language] = await Promise.all([requireActor(), interfaceLanguage()]);
  const contacts: Room[] = may(actor, "contacts.read") ? ["contacts", "lists"] : [];
  const settings: Room[] = may(actor, "settings.edit") || may(actor, "glossary.edit") ? ["settings"] : [];
  const name = language === "ar" && actor.nameAr ? actor.nameAr : actor.name;
  return (
    <Frame
      open={["desk", "releases", ...contacts, "reports", ...settings]}
      current={current}
      crumbs={crumbs}
      bare={bare}
      slim={slim}
      waiting={waiting}
      language={language}
      setLanguage={setLanguage}
      singleKeys={actor.singleKeys}
      mayCreate={may(actor, "release.create")}
      profile={{ name, theme: actor.theme, setTheme, signOut }}
    >
      {children}
    </Frame>
  );
}
