import { z } from "zod";
import { languages } from "@/base/vocabulary";

export const PublishRelease = z.object({
  id: z.uuid(),
  /** Absent: now. */
  at: z.coerce.date().optional(),
  underEmbargo: z.boolean().optional(),
  /** Absent: every public language that the release has. */
  languages: z.array(z.enum(languages)).min(1).optional(),
  /** Why fewer than the newsroom's public languages go out. */
  reason: z.string().trim().max(2000).optional(),
});
export type PublishRelease = z.infer<typeof PublishRelease>;

export const UnscheduleRelease = z.object({ id: z.uuid() });
export type UnscheduleRelease = z.infer<typeof UnscheduleRelease>;

/** One reason for each public language, or one that stands in all (operator). */
export const WithdrawRelease = z.object({
  id: z.uuid(),
  reasons: z.union([z.string().trim().max(2000), z.partialRecord(z.enum(languages), z.string().trim().max(2000))]),
});
export type WithdrawRelease = z.infer<typeof WithdrawRelease>;

/** A dated note for each public language. */
export const CorrectRelease = z.object({
  id: z.uuid(),
  notes: z.partialRecord(z.enum(languages), z.string().trim().max(2000)),
});
export type CorrectRelease = z.infer<typeof CorrectRelease>;
