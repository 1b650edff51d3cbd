"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { Language } from "@/base/vocabulary";
import type { PreflightFinding } from "@/document/preflight/finding";
import { versionFrom } from "@/document/version";
import { addVersion } from "./actions";
import { AskedDialogs } from "./asked-dialogs";
import { Conflict } from "./conflict";
import { Decision } from "./decision";
import { Details, type DetailsPlace } from "./details";
import type { EditedRelease, EditedVersion, SavedText } from "./edit-release";
import { FindingCard } from "./finding-card";
import { FindingsPanel } from "./findings-panel";
import { History } from "./history";
import { showHits } from "./hits";
import type { KeptCopy } from "./kept-copy";
import { PageOfPane } from "./page-of-pane";
import { PageTabs } from "./page-tabs";
import { PaneHead } from "./pane-head";
import { InPaneLanguage } from "./pane-words";
import { marksOf } from "./passages";
import { Peek } from "./peek";
import { isInDetails } from "./places";
import { type Drawer, RelBar } from "./rel-bar";
import { shortcutOf } from "./shortcuts";
import { insertWanted } from "./slash";
import { Spine } from "./spine";
import { useActs } from "./use-acts";
import { useCheck } from "./use-check";
import { useDeadLinks } from "./use-dead-links";
import { useFindings } from "./use-findings";
import { useHeight } from "./use-height";
import { useLeaving } from "./use-leaving";
import { useLevel } from "./use-level";
import { useLinked } from "./use-linked";
import { useNarrow } from "./use-narrow";
import { type Pane, usePane } from "./use-pane";
import { useWidth, Widths } from "./widths";

interface Props {
  release: EditedRelease;
  kept: Partial<Record<Language, KeptCopy>>;
}

/** The open book: two pages, the spine between them, and what is found beneath the pair it is about. */
export function Book({ release, kept }: Props) {
  const t = useTranslations("editor");
  const router = useRouter();
  const isNarrow = useNarrow();
  const [state, setState] = useState(release.state);
  const [drawer, setDrawer] = useState<Drawer>(null);
  const [shown, setShown] = useState<Language>(release.facing[0]);
  const [width, setWidth] = useWidth();
  useEffect(() => setState(release.state), [release.state]);

  const book = useRef<HTMLDivElement>(null);
  const pages = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)] as const;
  const soon = useRef(() => {});
  const [mails, setMails] = useState(release.knowledge.mails);
  useEffect(() => setMails(release.knowledge.mails), [release.knowledge.mails]);
  const deadLinks = useDeadLinks(release.knowledge.deadLinks);
  const onSaved = (saved: SavedText) => {
    setState(saved.state);
    setMails(saved.mails);
    soon.current();
  };
  const common = { releaseId: release.id, onChange: () => soon.current(), onSaved };
  const [left, right] = release.facing;
  const start = usePane({ ...common, version: versionIn(release, left), kept: kept[left] });
  const end = usePane({ ...common, version: versionIn(release, right), kept: kept[right] });
  const panes = useMemo(() => [start, end] as const, [start, end]);
  useLeaving(panes);

  const { checked, ...check } = useCheck(() => ({
    versions: release.versions
      .filter(({ absent }) => !absent)
      .map((version) => asVersion(release, panes, version.language)),
    facing: release.facing,
    region: release.region,
    knowledge: { ...release.knowledge, mails, deadLinks },
  }));
  soon.current = check.soon;
  const isReady = (start.editor || start.version.absent) && (end.editor || end.version.absent);
  const { run } = check;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the newsroom knows is read when the check runs
  useEffect(() => {
    if (isReady) run();
  }, [isReady, run, release.knowledge, deadLinks]);
  const acts = useActs(release, panes);
  const [isListed, setListed] = useState(false);

  const findings = useFindings({
    rows: checked.rows,
    panes,
    pages,
    shown: isNarrow ? shown : null,
    onTurn: setShown,
  });
  const [begin, setBegin] = useState<DetailsPlace | null>(null);
  const go = (finding: PreflightFinding, pane?: Pane) => {
    const [side] = finding.sides;
    if (!side || !isInDetails(finding)) return findings.show(finding, pane);
    setBegin({ language: side.lang, field: finding.field });
    setDrawer("details");
  };
  useLinked(checked, { go, reveal: findings.reveal });
  const [card, cardHeight] = useHeight();
  const levels = useLevel({
    book,
    start: { page: pages[0], editor: start.editor },
    end: { page: pages[1], editor: end.editor },
    rows: checked.rows,
    gap: findings.row && !isNarrow && !isListed ? { key: findings.row.key, height: cardHeight } : undefined,
    isNarrow,
  });
  const openId = findings.open?.fingerprint ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: findings come from the text that stands, so a new text brings new ones
  const marks = useMemo(
    () => panes.map((pane) => marksOf(pane.asVersion(), checked.findings, openId)),
    [checked.findings, openId, start.editor, end.editor],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the marks change with the panes' editors
  useEffect(() => {
    for (const [index, { editor }] of panes.entries()) if (editor) showHits(editor, marks[index]?.body ?? []);
  }, [marks]);

  const saveBoth = () => {
    for (const { saver } of panes) if (saver.isDirty()) void saver.flush();
  };
  const keys = (event: KeyboardEvent) => {
    const paneAt = panes.findIndex((_, index) => pages[index]?.current?.contains(event.target as Node));
    const act = shortcutOf(event);
    if (!act) return;
    event.preventDefault();
    if (act === "save") saveBoth();
    if (act === "next") findings.step(1);
    if (act === "previous") findings.step(-1);
    if (act === "insert") panes[paneAt]?.editor?.view.dom.dispatchEvent(new CustomEvent(insertWanted));
    if (act === "tools") focusTools(panes[Math.max(paneAt, 0)]);
    if (act === "swap") turnTo(panes[paneAt === 0 ? 1 : 0], pages[paneAt === 0 ? 1 : 0]?.current);
  };
  const turnTo = (pane: Pane | undefined, page: HTMLElement | null | undefined) => {
    if (!pane) return;
    setShown(pane.version.language);
    requestAnimationFrame(() => (pane.editor?.view.dom ?? page?.querySelector("textarea"))?.focus());
  };
  const add = async (language: Language) => {
    await Promise.all(panes.map(({ saver }) => saver.flush()));
    await addVersion({ id: release.id, language });
    router.refresh();
  };
  const band = levels.find(({ key }) => key === findings.row?.key);
  const inConflict = panes.find(({ save }) => save.status === "conflict");
  const conflicting = inConflict?.version.language;
  useEffect(() => {
    if (conflicting) setDrawer("conflict");
  }, [conflicting]);
  const drawers = (name: Drawer) => ({
    isOpen: drawer === name,
    onOpenChange: (next: boolean) => setDrawer(next ? name : null),
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts for what has a button
    <div className="bookroom" data-listed={isListed || undefined} onKeyDown={keys} onBlur={saveBoth}>
      <div className="bookhead">
        <RelBar
          release={release}
          state={state}
          panes={panes}
          findings={checked.findings}
          shown={isNarrow ? shown : null}
          onDrawer={setDrawer}
          onFindings={() => setListed(!isListed)}
          isListed={isListed}
          onTerm={release.may.glossary ? acts.keepSelection : null}
        >
          {isNarrow ? null : <Widths facing={release.facing} width={width} onWidth={setWidth} />}
        </RelBar>
        {isNarrow ? <PageTabs panes={panes} shown={shown} onTurn={setShown} rows={checked.rows} pages={pages} /> : null}
        <div className="besides">
          <div className="book heads" data-wide={width}>
            {panes.map((pane, index) => (
              <div key={pane.version.language} hidden={isNarrow && pane.version.language !== shown}>
                <InPaneLanguage language={pane.version.language}>
                  <PaneHead
                    pane={pane}
                    words={checked.words.get(pane.version.language) ?? 0}
                    foreign={panes[1 - index]?.version.language ?? "en"}
                  />
                </InPaneLanguage>
              </div>
            ))}
          </div>
          <FindingsPanel
            isNarrow={isNarrow}
            isOpen={isListed}
            onOpenChange={setListed}
            checked={checked}
            panes={panes}
            open={openId}
            releaseId={release.id}
            actsOn={acts.actsOn}
            onGo={go}
          />
        </div>
      </div>
      {release.asked && state === "changes_requested" ? (
        <p className="asked">
          <b className="b">{t("asked", { name: release.asked.by, time: release.asked.at })}</b>{" "}
          <bdi>{release.asked.reason}</bdi>
        </p>
      ) : null}
      <div className="book" data-wide={width} ref={book}>
        {band ? (
          <div
            className="band"
            aria-hidden="true"
            style={{ insetBlockStart: band.top - 6, blockSize: band.bottom - band.top + 12 }}
          />
        ) : null}
        {panes.map((pane, index) => (
          <PageOfPane
            key={pane.version.language}
            ref={pages[index] ?? null}
            pane={pane}
            side={index === 0 ? "start" : "end"}
            marks={marks[index]?.fields ?? new Map()}
            isHidden={isNarrow && pane.version.language !== shown}
            onAdd={add}
          />
        ))}
        {isNarrow ? null : (
          <Spine rows={checked.rows} levels={levels} open={findings.row?.key ?? null} onOpen={findings.openRow} />
        )}
        {findings.open && (isNarrow || (band && !isListed)) ? (
          <div className="findplace" style={isNarrow || !band ? undefined : { insetBlockStart: band.bottom + 6 }}>
            <FindingCard
              ref={card}
              finding={findings.open}
              panes={panes}
              at={findings.at}
              of={findings.of}
              onStep={findings.step}
              onClose={findings.close}
              onGo={(pane) => findings.open && findings.show(findings.open, pane)}
              acts={acts.actsOn(findings.open)}
              isNarrow={isNarrow}
            />
          </div>
        ) : null}
      </div>
      {isNarrow && !findings.open ? <Peek panes={panes} shown={shown} rows={checked.rows} pages={pages} /> : null}
      <p className="vh" role="status">
        {findings.open ? t("finding.position", { at: findings.at, of: findings.of }) : ""}
      </p>
      <AskedDialogs asked={acts.asked} release={release} panes={panes} onClose={() => acts.ask(null)} />
      <Details
        {...drawers("details")}
        onOpenChange={(next) => {
          setDrawer(next ? "details" : null);
          setBegin(null);
        }}
        panes={panes}
        begin={begin}
        onConflict={() => setDrawer("conflict")}
      />
      <History {...drawers("history")} releaseId={release.id} panes={panes} onRestored={onSaved} />
      <Decision
        {...drawers("decision")}
        release={release}
        state={state}
        panes={panes}
        findings={checked.findings}
        onFindings={() => setListed(true)}
      />
      {inConflict ? <Conflict {...drawers("conflict")} pane={inConflict} releaseId={release.id} /> : null}
    </div>
  );
}

function versionIn(release: EditedRelease, language: Language): EditedVersion {
  const version = release.versions.find((one) => one.language === language);
  if (!version) throw new Error(`the release was given without ${language}`);
  return version;
}

/** A text as it stands on screen, or as it came where it is not shown. */
function asVersion(release: EditedRelease, panes: readonly Pane[], language: Language) {
  const pane = panes.find(({ version }) => version.language === language);
  if (pane) return pane.asVersion();
  const { fields, document } = versionIn(release, language);
  return versionFrom(language, fields, document);
}

function focusTools(pane: Pane | undefined) {
  const tools = document.querySelector<HTMLElement>(`[data-toolbar="${pane?.version.language}"]`);
  tools?.querySelector<HTMLElement>("button:not([disabled])")?.focus();
}
