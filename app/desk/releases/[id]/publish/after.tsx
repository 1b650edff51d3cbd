import { useTranslations } from "next-intl";
import { directionOf, nameOf } from "@/base/locale";
import type { Ctx } from "@/domain/context";
import { LinkButton } from "@/ui/link-button";
import { NoticeOffer } from "../notice-offer";
import { correct, withdraw } from "./actions";
import { Addresses } from "./addresses";
import { Before, type PublishProps } from "./before";
import { NoticeForm } from "./notice-form";

/** A release that is or was public: where it stands, what was said of it since, and the acts that are left. */
export function After(props: PublishProps & { ctx: Ctx }) {
  const { release, say, mayPublish } = props;
  const t = useTranslations("publish");
  const out = release.versions.filter(({ goesOut }) => goesOut);
  const languages = out.map(({ language }) => ({ language, name: nameOf(language), dir: directionOf(language) }));
  const isChanged = out.some(({ contentHash, publicHash }) => publicHash !== null && contentHash !== publicHash);
  const isPublic = release.state === "published";
  const further = release.versions.some(({ headline, publicRevisionId }) => headline && !publicRevisionId);
  const published = release.publishedAt ? t("publishedAt", { time: say.dateTime(release.publishedAt) }) : "";
  return (
    <>
      <section className="sec strong">
        <header>
          <h2 className="h2">
            {release.withdrawnAt ? t("withdrawnAt", { time: say.dateTime(release.withdrawnAt) }) : published}
          </h2>
          {isPublic ? (
            <LinkButton href={`/desk/releases/${release.id}/audience`} look="primary" className="end">
              {t("sendIt")}
            </LinkButton>
          ) : null}
        </header>
        {release.withdrawnAt ? <p className="ink2">{published}</p> : null}
        <Addresses release={release} title={t("addresses")} />
      </section>
      <Notices {...props} />
      <NoticeOffer ctx={props.ctx} releaseId={release.id} />
      {isPublic && mayPublish && isChanged ? (
        <section className="sec ask">
          <div>
            <h2 className="h2">{t("correctTitle")}</h2>
          </div>
          <div className="grid gap-3">
            <p className="ink2">{t("correctSays")}</p>
            <NoticeForm act="correct" action={correct} id={release.id} languages={languages} />
          </div>
        </section>
      ) : null}
      {isPublic && further ? <Before {...props} /> : null}
      {isPublic && mayPublish ? (
        <section className="sec ask">
          <h2 className="h2">{t("withdrawTitle")}</h2>
          <details>
            <summary className="lnk">{t("withdraw")}</summary>
            <div className="mt-3 grid gap-3">
              <p className="ink2">{t("withdrawSays")}</p>
              <NoticeForm act="withdraw" action={withdraw} id={release.id} languages={languages} />
            </div>
          </details>
        </section>
      ) : null}
    </>
  );
}

function Notices({ release, say }: PublishProps) {
  const t = useTranslations("publish");
  if (release.notices.length === 0) return null;
  return (
    <section className="sec ask">
      <h2 className="h2">{t(release.withdrawnAt ? "reasonGiven" : "corrections")}</h2>
      <ul className="grid gap-3">
        {release.notices.map(({ id, language, words, at }) => (
          <li key={id}>
            <p className="serif">
              <bdi lang={language}>{words}</bdi>
            </p>
            <time className="meta num" dateTime={at.toISOString()}>
              {say.dateTime(at)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
