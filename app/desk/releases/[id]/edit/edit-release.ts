import type { Direction, Language, ReleaseState } from "@/base/vocabulary";
import type { MailSize } from "@/document/preflight/mail";
import type { DocumentJson } from "@/document/schema";
import type { VersionFields } from "@/domain/releases/input";
import type { Known } from "@/domain/releases/preflight";

/** What a person writes in one language. */
export interface Content {
  fields: VersionFields;
  document: DocumentJson;
}

/** Why a text cannot be written in now. */
export type Closed = "scheduled" | "withdrawn" | "role";

/** One language of the release, as the server had it when it was asked. Times are words already. */
export interface EditedVersion extends Content {
  language: Language;
  dir: Direction;
  version: number;
  contentHash: string;
  approved: boolean;
  approvedBy: string | null;
  editedBy: string;
  editedAt: string;
  closed: Closed | null;
  /** The release has no text in this language yet. */
  absent?: true;
  /** Edited last by the one who looks: with two pairs of eyes somebody else approves it. */
  own: boolean;
}

export interface EditedRelease {
  id: string;
  state: ReleaseState;
  /** In the newsroom's order, the source first. */
  versions: EditedVersion[];
  /** The two that face one another: the page at the left, the page at the right. */
  facing: [Language, Language];
  region: string;
  /** What the check needs beside the texts. */
  knowledge: Known;
  twoPairsOfEyes: boolean;
  /** What an editor asked for when the release was sent back. */
  asked: { reason: string; by: string; at: string } | null;
  may: {
    submit: boolean;
    review: boolean;
    publish: boolean;
    duplicate: boolean;
    /** Languages whose findings the one who looks may call intended. */
    settle: Language[];
    glossary: boolean;
  };
}

export interface SavedText {
  version: number;
  state: ReleaseState;
  contentHash: string;
  at: string;
  by: string;
  /** What the mails of the release weigh now. */
  mails: MailSize[];
}

/** The answer to a save. */
export type SaveReply = { saved: SavedText } | { stale: EditedVersion } | { refused: string; signedOut?: boolean };

export interface RevisionLine {
  id: string;
  language: Language;
  number: number;
  headline: string;
  cause: "import" | "save" | "restore" | "approve" | "publish";
  at: string;
  by: string;
}

export interface RevisionText extends Content {
  id: string;
  language: Language;
  dir: Direction;
}
