import { htmlReply } from "@/app/_server/document";
import { publicCtx } from "@/app/(newsroom)/_page/door";
import { otherOf } from "@/app/(newsroom)/_page/facts";
import { PlainPage } from "@/app/(newsroom)/_page/quiet-pages";
import { bothReply, releaseReply } from "@/app/(newsroom)/_page/replies";
import { textOf } from "@/app/(newsroom)/_page/text";
import { facing, openSourceView, wordsOf } from "@/app/(newsroom)/_page/view";
import { isRefusal } from "@/base/refusal";
import { type Language, languages } from "@/base/vocabulary";
import { previewMail } from "@/domain/distribution/preview";
import { getPreview } from "@/domain/newsroom/preview";
import { refusalWords } from "@/ui/refusal-words";
import { ofSurface, showing } from "./surface";

export const dynamic = "force-dynamic";

/**
 * A draft behind a signed link, by the very renderers of what the public and journalists get.
 * `?surface=web|mail|text&language=<code>|both`; without them the web page in the source language.
 * `both` begins with the source language; `&first=<code>` puts another one first, as in a mail.
 */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const named = (name: string) => languages.find((one) => one === asked.get(name));
  const isBoth = asked.get("language") === "both";
  const wanted = isBoth ? named("first") : named("language");
  try {
    const ctx = publicCtx();
    const release = await getPreview(ctx, (await params).token);
    const source = await openSourceView(ctx);
    const version =
      release.versions.find(({ lang }) => lang === (wanted ?? source.language)) ??
      (wanted ? undefined : release.versions[0]);
    if (!version) return sentence(wanted ?? source.language, "previewEmpty", 200);
    const view = facing(source, version.lang);
    const other = isBoth ? otherOf(view, release, version) : undefined;
    const shown = other ? [version, other] : [version];
    switch (asked.get("surface")) {
      case "text":
        return ofSurface("text/plain", shown.map((one) => textOf(view, one)).join("\n* * * * *\n\n"));
      case "mail":
        return ofSurface(
          "text/html",
          (
            await previewMail(
              ctx,
              release.id,
              shown.map(({ lang }) => lang),
            )
          ).html,
        );
      default:
        return other
          ? bothReply(view, release, [version, other], showing)
          : releaseReply(view, release, version, showing);
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.kind === "not_found") return sentence(wanted ?? "en", "previewGone", 404);
    return plain(wanted ?? "en", refusalWords(wanted === "ar" ? "ar" : "en", error.reason), 200);
  }
}

function sentence(language: Language, key: "previewGone" | "previewEmpty", status: number): Promise<Response> {
  const t = wordsOf(language);
  return plain(
    language,
    t(`newsroom.${key}`),
    status,
    key === "previewGone" ? t("newsroom.previewGoneHint") : undefined,
  );
}

function plain(language: Language, title: string, status: number, hint?: string): Promise<Response> {
  return htmlReply({ ...showing, status, language, title, body: <PlainPage title={title}>{hint}</PlainPage> });
}
