import { z } from "zod";
import { languages } from "@/base/vocabulary";

export const ReleaseId = z.uuid();

const line = (longest: number) => z.string().trim().max(longest);

/** The fields of a version beside its document. Blank means not filled. */
export const VersionFields = z.object({
  kicker: line(120).default(""),
  headline: line(300).default(""),
  subhead: line(400).default(""),
  datelinePlace: line(120).default(""),
  datelineDate: z.iso.date().nullable().default(null),
  datelineText: line(200).default(""),
  summary: line(500).default(""),
  mailSubject: line(200).default(""),
  preheader: line(200).default(""),
});
export type VersionFields = z.infer<typeof VersionFields>;

/** One autosave. `version` is the one it began from; another in between makes it stale. */
export const SaveVersion = z.object({
  releaseId: ReleaseId,
  language: z.enum(languages),
  version: z.number().int().positive(),
  fields: VersionFields,
  document: z.unknown(),
});
export type SaveVersion = z.infer<typeof SaveVersion>;

/** A text to keep in the history without making it the working text. */
export const KeepAside = SaveVersion.omit({ version: true });
export type KeepAside = z.infer<typeof KeepAside>;

export const ImportedVersion = z.object({
  lang: z.enum(languages),
  kicker: line(300).optional(),
  headline: line(1000),
  subhead: line(1000).optional(),
  dateline: z
    .object({ place: line(200).optional(), date: z.iso.date().optional(), text: line(300).optional() })
    .optional(),
  document: z.unknown(),
});

export const ImportRelease = z.object({ versions: z.array(ImportedVersion).min(1).max(languages.length) });
export type ImportRelease = z.infer<typeof ImportRelease>;

export const OneRelease = z.object({ id: ReleaseId });
export type OneRelease = z.infer<typeof OneRelease>;

export const AddVersion = z.object({ id: ReleaseId, language: z.enum(languages) });
export type AddVersion = z.infer<typeof AddVersion>;

export const RestoreRevision = z.object({ revisionId: z.uuid(), version: z.coerce.number().int().positive() });
export type RestoreRevision = z.infer<typeof RestoreRevision>;

/** `hashes`: what the approver was shown, per language; without them the text as it stands (operator). */
export const ApproveRelease = z.object({
  id: ReleaseId,
  languages: z.array(z.enum(languages)).min(1).optional(),
  hashes: z.partialRecord(z.enum(languages), z.string()).optional(),
});
export type ApproveRelease = z.infer<typeof ApproveRelease>;

export const RequestChanges = z.object({ id: ReleaseId, reason: z.string().trim().min(1).max(2000) });
export type RequestChanges = z.infer<typeof RequestChanges>;

/** `fingerprint` of a finding of the stored texts, as the pre-flight gave it. */
export const RestoreFinding = z.object({ id: ReleaseId, fingerprint: z.string().min(1).max(500) });
export type RestoreFinding = z.infer<typeof RestoreFinding>;

export const DismissFinding = RestoreFinding.extend({
  reason: z.string().trim().min(1, "reason-missing").max(500),
});
export type DismissFinding = z.infer<typeof DismissFinding>;
