"use client";
import type { EditedRelease } from "./edit-release";
import { IntendDialog } from "./intend-dialog";
import { TermDialog } from "./term-dialog";
import type { Asked } from "./use-acts";
import type { Pane } from "./use-pane";

interface Props {
  asked: Asked;
  release: EditedRelease;
  panes: readonly [Pane, Pane];
  onClose: () => void;
}

/** The one question that is open about a finding. */
export function AskedDialogs({ asked, release, panes, onClose }: Props) {
  if (!asked) return null;
  return "term" in asked ? (
    <TermDialog term={asked.term} panes={panes} onClose={onClose} />
  ) : (
    <IntendDialog finding={asked.finding} releaseId={release.id} panes={panes} onClose={onClose} />
  );
}
