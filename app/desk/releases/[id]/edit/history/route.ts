import { z } from "zod";
import { answer } from "@/app/_server/answer";
import { directionOf, formatDateTime } from "@/base/locale";
import { isRefusal } from "@/base/refusal";
import { actorName } from "@/domain/context";
import { contentOf } from "@/domain/releases/content";
import { ReleaseId, RestoreRevision } from "@/domain/releases/input";
import { mailSizesOf } from "@/domain/releases/preflight";
import { getRelease, getRevision, listRevisions } from "@/domain/releases/queries";
import { restoreRevision } from "@/domain/releases/restore";
import { getNewsroom } from "@/domain/settings/queries";
import type { RevisionLine, RevisionText, SaveReply } from "../edit-release";
import { editedVersion, savedAt } from "../open-release";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ id: string }>;
}

const Asked = z.object({ id: ReleaseId, revision: ReleaseId.optional() });

/** The revisions of a release, newest first; or, with `?revision=`, one of them whole. */
export const GET = (request: Request, { params }: Context) =>
  answer(
    request,
    Asked,
    async ({ ctx, input, language }): Promise<RevisionLine[] | RevisionText> => {
      if (input.revision) {
        const revision = await getRevision(ctx, input.revision);
        const { document, ...fields } = contentOf(revision);
        return { id: revision.id, language: revision.language, dir: directionOf(revision.language), fields, document };
      }
      await getRelease(ctx, input.id);
      const { zone, digits } = await getNewsroom(ctx);
      const lines = await listRevisions(ctx, input.id);
      return lines.map(({ id, language: written, number, headline, cause, madeAt, madeByName }) => ({
        id,
        language: written,
        number,
        headline,
        cause,
        at: formatDateTime(madeAt, language, zone, digits),
        by: madeByName,
      }));
    },
    async ({ url }) => ({
      id: (await params).id,
      revision: new URL(url).searchParams.get("revision") ?? undefined,
    }),
  );

/** Puts a revision back as the working text, as a new revision. */
export const PUT = (request: Request, { params }: Context) =>
  answer(request, RestoreRevision, async ({ ctx, input, language }): Promise<SaveReply> => {
    const { zone, digits } = await getNewsroom(ctx);
    try {
      const saved = await restoreRevision(ctx, input);
      const at = savedAt(saved.savedAt, ctx.now, language, zone, digits);
      const { version, state, contentHash } = saved;
      const mails = await mailSizesOf(ctx, (await params).id);
      return { saved: { version, state, contentHash, at, by: actorName(ctx.actor), mails } };
    } catch (error) {
      if (!isRefusal(error) || error.reason !== "stale-version") throw error;
      const release = await getRelease(ctx, (await params).id);
      const revision = await getRevision(ctx, input.revisionId);
      const stored = release.versions.find((row) => row.language === revision.language);
      if (!stored) throw error;
      return { stale: editedVersion(ctx, release, stored, await getNewsroom(ctx), language) };
    }
  });
