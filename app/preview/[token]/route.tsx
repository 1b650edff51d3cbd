import { htmlReply } from "@/app/_server/document";
import { replyHeaders } from "@/app/_server/reply-headers";
import { publicCtx } from "@/app/(newsroom)/_page/door";
import { otherOf } from "@/app/(newsroom)/_page/facts";
import { PlainPage } from "@/app/(newsroom)/_page/quiet-pages";
import { bothReply, releaseReply } from "@/app/(newsroom)/_page/replies";
import { facing, openSourceView, wordsOf } from "@/app/(newsroom)/_page/view";
import { isRefusal } from "@/base/refusal";
import { type Language, languages } from "@/base/vocabulary";
import { endMark } from "@/document/end-mark";
import { versionText } from "@/document/to-text";
import { getPreview } from "@/domain/newsroom/preview";

export const dynamic = "force-dynamic";

const showing = { keeping: "nowhere", framedBy: "self", listed: false } as const;

/**
 * A draft behind a signed link, by the very renderers of the public pages.
 * `?surface=web|text&language=en|ar|…|both`; without them the web page in the first language there is.
 */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const wanted = asked.get("language");
  const language = languages.find((one) => one === wanted);
  const ctx = publicCtx();
  try {
    const release = await getPreview(ctx, (await params).token);
    const source = await openSourceView(ctx);
    const version =
      release.versions.find(({ lang }) => lang === (language ?? source.language)) ??
      (language ? undefined : release.versions[0]);
    if (!version) return plain(language ?? source.language, "previewEmpty", 200);
    const view = facing(source, version.lang);
    if (asked.get("surface") === "text") {
      const text = versionText(version, {}, { notes: view.t("newsroom.notes") });
      return new Response(`${text}\n\n${endMark(version.lang)}\n`, {
        headers: { "content-type": "text/plain; charset=utf-8", ...replyHeaders({ ...showing, unlisted: true }) },
      });
    }
    const other = wanted === "both" ? otherOf(view, release, version) : undefined;
    return other ? bothReply(view, release, [version, other], showing) : releaseReply(view, release, version, showing);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return plain(language ?? "en", "previewGone", 404);
  }
}

function plain(language: Language, key: "previewGone" | "previewEmpty", status: number): Promise<Response> {
  const t = wordsOf(language);
  const title = t(`newsroom.${key}`);
  return htmlReply({
    ...showing,
    status,
    language,
    title,
    body: <PlainPage title={title}>{key === "previewGone" ? t("newsroom.previewGoneHint") : null}</PlainPage>,
  });
}
