"use server";
import { refresh } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { interfaceLanguages } from "@/base/vocabulary";
import { openCtx } from "@/domain/open";
import { changeProfile } from "@/domain/staff/change-profile";
import { signOut as endSession } from "@/domain/staff/sign-out";
import { languageCookie } from "@/ui/choose-language";
import { refuseForeign } from "./origin";
import { getActor } from "./session";
import { type Theme, themeCookie, themes } from "./theme";

const year = { maxAge: 365 * 24 * 3600, httpOnly: true, sameSite: "lax", path: "/" } as const;

/** Language of the interface: for this browser, and in the profile of who is signed in. */
export async function setLanguage(form: FormData): Promise<void> {
  await refuseForeign();
  const language = interfaceLanguages.find((one) => one === form.get("language"));
  if (!language) return;
  (await cookies()).set(languageCookie, language, year);
  const actor = await getActor();
  if (actor) await changeProfile({ ...openCtx(actor, new Date()), actor }, { interfaceLanguage: language });
  refresh();
}

export async function setTheme(chosen: Theme): Promise<void> {
  await refuseForeign();
  const theme = themes.find((one) => one === chosen);
  if (!theme) return;
  (await cookies()).set(themeCookie, theme, year);
  const actor = await getActor();
  if (actor) await changeProfile({ ...openCtx(actor, new Date()), actor }, { theme });
}

export async function signOut(): Promise<void> {
  await refuseForeign();
  const actor = await getActor();
  if (actor) await endSession({ ...openCtx(actor, new Date()), actor });
  const jar = await cookies();
  for (const { name } of jar.getAll()) {
    if (name.includes("bayan.") && name !== languageCookie && name !== themeCookie) {
      jar.set(name, "", { ...year, maxAge: 0, secure: name.startsWith("__Host-") });
    }
  }
  redirect("/sign-in");
}
