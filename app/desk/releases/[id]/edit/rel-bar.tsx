"use client";
import { Ellipsis, Eye, ListChecks } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useTransition } from "react";
import type { Language, ReleaseState } from "@/base/vocabulary";
import { countOpen, type PreflightFinding } from "@/document/preflight/finding";
import { Button } from "@/ui/button";
import type { FormState } from "@/ui/form-state";
import { LinkButton } from "@/ui/link-button";
import { Menu, MenuItem, MenuTrigger } from "@/ui/menu";
import { notify } from "@/ui/notices";
import { Readiness } from "@/ui/readiness";
import { ReleaseStateLabel } from "@/ui/release-state";
import { duplicate, submit } from "./actions";
import type { EditedRelease } from "./edit-release";
import { SaveStatusLine } from "./save-status";
import type { Pane } from "./use-pane";

export type Drawer = "details" | "history" | "decision" | "conflict" | null;

interface Props {
  release: EditedRelease;
  state: ReleaseState;
  panes: readonly Pane[];
  findings: readonly PreflightFinding[];
  onDrawer: (drawer: Drawer) => void;
  /** Opens and shuts the panel of findings. */
  onFindings: () => void;
  isListed: boolean;
  /** Opens the glossary for what is selected, to those who may write in it. */
  onTerm: (() => void) | null;
  /** On a phone: the one page that is shown. */
  shown: Language | null;
  /** How the pages are shown. */
  children?: ReactNode;
}

/** The state of the release, how far each language is, what is saved, and what can be done next. */
export function RelBar({
  release,
  state,
  panes,
  findings,
  onDrawer,
  onFindings,
  isListed,
  onTerm,
  shown,
  children,
}: Props) {
  const t = useTranslations("editor.bar");
  const words = useTranslations("panel");
  const router = useRouter();
  const [isBusy, begin] = useTransition();
  const base = `/desk/releases/${release.id}`;
  const saveAll = async () => (await Promise.all(panes.map(({ saver }) => saver.flush()))).every(Boolean);
  const run = (act: () => Promise<FormState>, says: string) =>
    begin(async () => {
      if (!(await saveAll())) return notify(t("unsaved"));
      const answer = await act();
      notify(answer.refused ? (answer.says ?? answer.refused) : says);
      if (!answer.refused) router.refresh();
    });
  const go = (page: string) =>
    begin(async () => {
      await saveAll();
      router.push(`${base}/${page}`);
    });
  const toCheck = findings.filter(({ severity }) => severity !== "info").length;
  const mayDecide = release.may.review && !["withdrawn", "scheduled"].includes(state);
  const maySubmit = release.may.submit && (state === "draft" || state === "changes_requested");
  return (
    <div className="relbar">
      <ReleaseStateLabel state={state} />
      {panes.map((pane) =>
        shown && pane.version.language !== shown ? null : (
          <PaneReadiness key={pane.version.language} pane={pane} findings={findings} />
        ),
      )}
      <SaveStatusLine panes={panes} onConflict={() => onDrawer("conflict")} />
      <span className="row end acts">
        {children}
        <Button onPress={() => onDrawer("details")} className="max-lg:hidden">
          {t("details")}
        </Button>
        <Button onPress={onFindings} aria-expanded={isListed} className="preflight">
          <ListChecks className="i s" aria-hidden="true" />
          <span className="says">{t("preflight")}</span>
          <span className={countOpen(findings) > 0 ? "num b c-bad" : "num b"}>{toCheck}</span>
        </Button>
        <LinkButton
          href={`${base}/preview`}
          onClick={(event) => {
            event.preventDefault();
            go("preview");
          }}
        >
          <Eye className="i s" aria-hidden="true" />
          <span className="says">{t("preview")}</span>
        </LinkButton>
        {maySubmit ? (
          <Button
            look="primary"
            isDisabled={isBusy}
            onPress={() => run(() => submit({ id: release.id }), t("submitted"))}
          >
            {t("submit")}
          </Button>
        ) : state === "in_review" && mayDecide ? (
          <Button look="primary" onPress={() => onDrawer("decision")}>
            {t("decide")}
          </Button>
        ) : release.may.publish && (state === "approved" || state === "scheduled") ? (
          <Button look="primary" onPress={() => go("publish")}>
            {t("publish")}
          </Button>
        ) : null}
        <MenuTrigger>
          <Button size="square" aria-label={t("more")}>
            <Ellipsis className="i s" />
          </Button>
          <Menu
            onAction={(key) => {
              if (key === "details" || key === "history" || key === "decision") onDrawer(key);
              if (key === "term") onTerm?.();
              if (key === "publish") go("publish");
              if (key === "duplicate") run(() => duplicate({ id: release.id }), t("duplicated"));
            }}
          >
            <MenuItem id="details">{t("details")}</MenuItem>
            <MenuItem id="history">{t("history")}</MenuItem>
            {mayDecide ? <MenuItem id="decision">{t("decision")}</MenuItem> : null}
            {release.may.publish && state !== "withdrawn" ? <MenuItem id="publish">{t("publish")}</MenuItem> : null}
            {onTerm ? <MenuItem id="term">{words("keepSelection")}</MenuItem> : null}
            {release.may.duplicate ? <MenuItem id="duplicate">{t("duplicate")}</MenuItem> : null}
          </Menu>
        </MenuTrigger>
      </span>
    </div>
  );
}

function PaneReadiness({ pane, findings }: { pane: Pane; findings: readonly PreflightFinding[] }) {
  const { language, absent } = pane.version;
  const own = findings.filter(
    ({ sides, missingIn }) => missingIn === language || sides.some(({ lang }) => lang === language),
  );
  return (
    <Readiness
      language={language}
      missing={absent}
      mustFix={own.filter(({ severity }) => severity === "error").length}
      toCheck={own.filter(({ severity }) => severity === "warning").length}
    />
  );
}
