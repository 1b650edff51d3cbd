import { randomUUID } from "node:crypto";
import { htmlReply, type Page } from "@/app/_server/document";
import { replyHeaders } from "@/app/_server/reply-headers";
import { lostReply } from "@/app/u/[token]/reply";
import { isRefusal } from "@/base/refusal";
import { languages } from "@/base/vocabulary";
import type { Ctx } from "@/domain/context";
import { findPublic, listLatest, type PublicRelease } from "@/domain/newsroom/queries";
import { openCtx } from "@/domain/open";
import { NotFoundPage, PlainPage, WithdrawnPage } from "./quiet-pages";
import { openSourceView, openView, type View, wordsOf } from "./view";

interface Context<P> {
  params: Promise<P>;
}

/** Opens the newsroom in the language of the path and answers, with a page also where that fails. */
export function door<P extends { locale: string }>(
  answer: (view: View, params: P, request: Request) => Promise<Response>,
) {
  return async (request: Request, { params }: Context<P>): Promise<Response> => {
    const given = await params;
    try {
      const ctx = publicCtx();
      const view = await openView(ctx, given.locale);
      return view ? await answer(view, given, request) : await notFound(await openSourceView(ctx));
    } catch (error) {
      return failed(given.locale, error);
    }
  };
}

/** For addresses without a language: those of machines, and mistyped ones. */
export function bareDoor(answer: (view: View, request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    try {
      return await answer(await openSourceView(publicCtx()), request);
    } catch (error) {
      return failed("", error);
    }
  };
}

/** For the addresses that a reader's mail leads to. The token is the key; one that opens nothing gets a page that says so. */
export function mailDoor(answer: (ctx: Ctx, token: string, request: Request) => Promise<Response>) {
  return async (request: Request, { params }: Context<{ token: string }>): Promise<Response> => {
    try {
      const ctx = publicCtx();
      const { token } = await params;
      try {
        return await answer(ctx, token, request);
      } catch (error) {
        if (isRefusal(error)) return await lostReply(ctx, error);
        throw error;
      }
    } catch (error) {
      return failed("", error);
    }
  };
}

export const publicCtx = (): Ctx => openCtx({ kind: "public" }, new Date());

/** The public reply of a view: kept until something changes or the next release comes out. */
export const kept = (view: View, release?: Pick<PublicRelease, "id">): Page["keeping"] => ({
  tags: release ? [`release:${release.id}`] : ["newsroom"],
  ...(view.forAtMost === undefined ? {} : { forAtMost: view.forAtMost }),
});

/** Text for machines or for taking along: feeds, sitemaps, plain text. */
export function textReply(view: View, type: string, text: string, release?: Pick<PublicRelease, "id">): Response {
  return new Response(text, {
    headers: { "content-type": `${type}; charset=utf-8`, ...replyHeaders({ keeping: kept(view, release) }) },
  });
}

/** What a visitor to a release gets who cannot have it in this language: 404 or 410. */
export async function withoutRelease(view: View, release: PublicRelease | null): Promise<Response> {
  if (release?.kind !== "withdrawn") return notFound(view, release ?? undefined);
  const latest = await listLatest(view.ctx, view.language, 3);
  return htmlReply({
    status: 410,
    language: view.language,
    title: `${view.t("newsroom.withdrawn")} – ${view.name}`,
    keeping: kept(view, release),
    body: <WithdrawnPage view={view} release={release} latest={latest} />,
  });
}

export async function notFound(view: View, release?: PublicRelease & { kind: "out" }): Promise<Response> {
  const { t, name, language, ctx } = view;
  const latest = await listLatest(ctx, language, 3);
  return htmlReply({
    status: 404,
    language,
    title: `${t(release ? "newsroom.notInThisLanguage" : "newsroom.notFound")} – ${name}`,
    keeping: kept(view),
    body: <NotFoundPage view={view} latest={latest} {...(release ? { release } : {})} />,
  });
}

/** The release and one language of it, or the reply that stands in for them. */
export async function openVersion(view: View, slug: string) {
  const release = await findPublic(view.ctx, slug);
  const version = release?.kind === "out" ? release.versions.find(({ lang }) => lang === view.language) : undefined;
  return release?.kind === "out" && version ? { release, version } : { instead: await withoutRelease(view, release) };
}

/** The apology needs nothing but words: the database may be what failed. */
async function failed(locale: string, error: unknown): Promise<Response> {
  const id = randomUUID().slice(0, 8);
  console.error(`newsroom ${id}`, error);
  const language = languages.find((one) => one === locale) ?? "en";
  const t = wordsOf(language);
  return htmlReply({
    status: 500,
    language,
    title: t("newsroom.failed"),
    keeping: "nowhere",
    body: (
      <PlainPage code="500" title={t("newsroom.failed")}>
        {t("newsroom.failedHint", { id })}
      </PlainPage>
    ),
  });
}
