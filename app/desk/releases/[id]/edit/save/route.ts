import { answer } from "@/app/_server/answer";
import { isRefusal } from "@/base/refusal";
import type { InterfaceLanguage } from "@/base/vocabulary";
import { actorName, type Ctx } from "@/domain/context";
import { KeepAside, SaveVersion } from "@/domain/releases/input";
import { keepAside } from "@/domain/releases/keep-aside";
import { mailSizesOf } from "@/domain/releases/preflight";
import { getRelease } from "@/domain/releases/queries";
import { saveVersion } from "@/domain/releases/save-version";
import { getNewsroom } from "@/domain/settings/queries";
import type { SaveReply } from "../edit-release";
import { editedVersion, savedAt } from "../open-release";

export const dynamic = "force-dynamic";

/** One autosave. A route, not an action: it outlives the page, and its answer can be a text that came between. */
export const PUT = (request: Request) =>
  answer(request, SaveVersion, ({ ctx, input, language }) => save(ctx, input, language));

/** Keeps a text in the history beside the one that stands. */
export const POST = (request: Request) => answer(request, KeepAside, ({ ctx, input }) => keepAside(ctx, input));

async function save(ctx: Ctx, input: SaveVersion, speaks: InterfaceLanguage): Promise<SaveReply> {
  const newsroom = await getNewsroom(ctx);
  try {
    const { version, state, contentHash, savedAt: at } = await saveVersion(ctx, input);
    const time = savedAt(at, ctx.now, speaks, newsroom.zone, newsroom.digits);
    const mails = await mailSizesOf(ctx, input.releaseId);
    return { saved: { version, state, contentHash, at: time, by: actorName(ctx.actor), mails } };
  } catch (error) {
    if (!isRefusal(error) || error.reason !== "stale-version") throw error;
    const release = await getRelease(ctx, input.releaseId);
    const stored = release.versions.find((row) => row.language === input.language);
    if (!stored) throw error;
    return { stale: editedVersion(ctx, release, stored, newsroom, speaks) };
  }
}
