import { getTranslations } from "next-intl/server";
import { Desk } from "@/app/_server/desk";
import { formats } from "@/app/_server/formats";
import { pageOf } from "@/app/_server/page-of";
import { ProofField } from "@/app/_server/proof-field";
import { requireCtx } from "@/app/_server/session";
import { oneOf, type Query } from "@/app/desk/query";
import { refusalReasons } from "@/base/refusal";
import { getSend } from "@/domain/distribution/queries";
import { findSendOf } from "@/domain/distribution/send-view";
import { getRelease } from "@/domain/releases/queries";
import { LinkButton } from "@/ui/link-button";
import { Note } from "@/ui/note";
import { SubmitButton } from "@/ui/submit-button";
import { headlineOf } from "../../head";
import { NotSent } from "../not-sent";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Query>;
}

/** Before names and addresses leave as a file: what it holds, and a fresh proof of who asks. */
export default pageOf(async function Export({ params, searchParams }: Props) {
  const ctx = await requireCtx("contacts.export");
  const [{ id }, query] = [await params, await searchParams];
  const [release, say] = [await getRelease(ctx, id), await formats(ctx)];
  const sendId = await findSendOf(ctx, id, oneOf(query.send));
  const [t, words] = [await getTranslations("reportFile"), await getTranslations()];
  const back = `/desk/releases/${id}/report${sendId ? `?send=${sendId}` : ""}`;
  const refused = refusalReasons.find((reason) => reason === oneOf(query.refused));
  return (
    <Desk
      current="reports"
      crumbs={[
        { says: words("releases.title"), href: "/desk/releases" },
        { ...headlineOf(release, say.language), href: `/desk/releases/${id}` },
        { says: words("report.crumb"), href: back },
        { says: t("title") },
      ]}
    >
      {sendId ? (
        <>
          <div className="head">
            <h1 className="h1">{t("title")}</h1>
          </div>
          <form method="post" action={`/desk/releases/${id}/report/csv`} className="stack max-w-120">
            <p className="ink2">{t("says", { count: (await getSend(ctx, sendId)).counts.frozen })}</p>
            {refused ? <Note look="bad">{words(`refusal.${refused}`)}</Note> : null}
            <input type="hidden" name="send" value={sendId} />
            <ProofField />
            <div className="row gap-4">
              <SubmitButton>{t("download")}</SubmitButton>
              <LinkButton href={back} look="quiet">
                {t("back")}
              </LinkButton>
            </div>
          </form>
        </>
      ) : (
        <NotSent id={id} />
      )}
    </Desk>
  );
});
