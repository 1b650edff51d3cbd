import "server-only";
import { getTranslations } from "next-intl/server";
import { isRefusal } from "@/base/refusal";
import { LinkButton } from "@/ui/link-button";
import { refusalWords } from "@/ui/refusal-words";
import { Quiet } from "./quiet";
import { interfaceLanguage } from "./words";

/** What a one-time link opens, or the page that says why it does not. */
export async function behindLink<T>(open: Promise<T>): Promise<{ found: T } | { dead: React.ReactNode }> {
  try {
    return { found: await open };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const t = await getTranslations("signIn");
    return {
      dead: (
        <Quiet title={t("deadTitle")}>
          <p className="ink2">{refusalWords(await interfaceLanguage(), error.reason)}</p>
          <LinkButton href="/sign-in">{t("back")}</LinkButton>
        </Quiet>
      ),
    };
  }
}
