import "server-only";
import { cookies } from "next/headers";
import { getActor } from "./session";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];
export const themeCookie = "bayan.theme";

/** Light or dark: by the profile, else as this browser chose last, else as its system has it. */
export async function readTheme(): Promise<Theme> {
  const profile = (await getActor())?.theme;
  if (profile) return profile;
  const kept = (await cookies()).get(themeCookie)?.value;
  return themes.find((theme) => theme === kept) ?? "system";
}
