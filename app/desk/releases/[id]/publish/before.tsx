import { useTranslations } from "next-intl";
import type { Formats } from "@/app/_server/formats";
import { webEnv } from "@/base/env";
import { nameOf } from "@/base/locale";
import { openFindings, type PreflightFinding } from "@/document/preflight/finding";
import type { ReleaseDetail } from "@/domain/releases/queries";
import { publish } from "./actions";
import { MustFixList } from "./must-fix-list";
import { PublishForm } from "./publish-form";

export interface PublishProps {
  release: ReleaseDetail;
  findings: PreflightFinding[];
  say: Formats;
  now: Date;
  mayPublish: boolean;
}

/** A release that is not out and not on the clock: what stands in the way, and the three questions. */
export function Before({ release, findings, say, now, mayPublish }: PublishProps) {
  const t = useTranslations("publish");
  const open = openFindings(findings);
  const { newsroom } = say;
  const languages = newsroom.languages
    .filter(({ isPublic }) => isPublic)
    .map(({ language }) => {
      const version = release.versions.find((one) => one.language === language);
      const written = Boolean(version?.headline.trim());
      return {
        language,
        name: nameOf(language),
        written,
        out: Boolean(version?.publicRevisionId),
        state: !written
          ? t("noText")
          : version?.approved && version.approvedByName
            ? t("approvedBy", { name: version.approvedByName })
            : newsroom.twoPairsOfEyes
              ? t("notApproved")
              : `${t("notApproved")} · ${t("approvesToo")}`,
        approved: Boolean(version?.approved),
        address: `${webEnv().url}/${language}/news/${release.slug}`,
      };
    });
  const unapproved = newsroom.twoPairsOfEyes && languages.some(({ written, approved }) => written && !approved);
  const closed = !mayPublish
    ? t("disabledRole")
    : open.length > 0
      ? t("disabledFix")
      : unapproved
        ? t("disabledApproval")
        : undefined;
  return (
    <>
      {open.length > 0 ? <MustFixList release={release} findings={open} /> : null}
      <PublishForm
        action={publish}
        id={release.id}
        languages={languages}
        zone={say.zone}
        language={say.language}
        digits={newsroom.digits}
        now={now.toISOString()}
        closed={closed}
        published={release.state === "published"}
      />
    </>
  );
}
