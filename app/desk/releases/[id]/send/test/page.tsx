import { getTranslations } from "next-intl/server";
import { formats } from "@/app/_server/formats";
import { pageOf } from "@/app/_server/page-of";
import { requireCtx } from "@/app/_server/session";
import { findSendOf } from "@/domain/distribution/send-view";
import { listTests } from "@/domain/distribution/test-results";
import { getRelease, sendableRevisions } from "@/domain/releases/queries";
import { LinkButton } from "@/ui/link-button";
import { SendFrame } from "../../send-frame";
import { test } from "./actions";
import { Results } from "./results";
import { TestForm } from "./test-form";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ send?: string }>;
}

export default pageOf(async function Test({ params, searchParams }: Props) {
  const ctx = await requireCtx("send.test");
  const { id } = await params;
  const [release, say] = [await getRelease(ctx, id), await formats(ctx)];
  const sendId = await findSendOf(ctx, id, (await searchParams).send);
  const languages = (await sendableRevisions(ctx, id)).map(({ language }) => language);
  const t = await getTranslations();
  return (
    <SendFrame release={release} say={say} step={1}>
      <div className="head mb-4">
        <div>
          <h1 className="h1">{t("send.testTitle")}</h1>
          <p className="sub">{t("send.testSays")}</p>
        </div>
      </div>
      <TestForm action={test} releaseId={id} address={ctx.actor.email} languages={languages} />
      <Results tests={await listTests(ctx, id)} now={new Date()} />
      {sendId ? (
        <div className="row w mt-8 gap-4">
          <LinkButton href={`/desk/releases/${id}/send?send=${sendId}`} look="primary" size="big">
            {t("send.toConfirm")}
          </LinkButton>
          <LinkButton href={`/desk/releases/${id}/preview`} size="big">
            {t("releases.preview")}
          </LinkButton>
        </div>
      ) : null}
    </SendFrame>
  );
});
