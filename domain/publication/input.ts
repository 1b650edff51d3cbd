import { z } from "zod";
import { instantOf } from "@/base/local-time";
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

/** A tick that is not set does not come at all. */
const ticked = z.coerce.boolean().default(false);

/** The desk's question of publication: a local date and time in a zone instead of an instant. */
export const PublishForm = z
  .object({
    id: z.uuid(),
    when: z.enum(["now", "at"]),
    date: z.string().optional(),
    time: z.string().optional(),
    zone: z.string(),
    underEmbargo: ticked,
    /** The form asked which languages: none ticked means none. */
    asksLanguages: ticked,
    languages: z.array(z.enum(languages)).optional(),
    reason: z.string().trim().max(2000).optional(),
  })
  .transform(({ when, date, time, zone, asksLanguages, ...rest }, check): PublishRelease => {
    const chosen = { ...rest, reason: rest.reason || undefined };
    if (asksLanguages && !chosen.languages?.length)
      check.addIssue({ code: "custom", path: ["languages"], message: "languages-none" });
    if (when === "now") return { ...chosen, underEmbargo: false };
    const at = instantOf(`${date}T${time}`, zone);
    if (!at) check.addIssue({ code: "custom", path: ["date"], message: "invalid" });
    return { ...chosen, at };
  });

export const UnscheduleRelease = z.object({ id: z.uuid() });
export type UnscheduleRelease = z.infer<typeof UnscheduleRelease>;

/** One reason for each public language, or one that stands in all (operator). */
export const WithdrawRelease = z.object({
  id: z.uuid(),
  reasons: z.union([z.string().trim().max(2000), z.partialRecord(z.enum(languages), z.string().trim().max(2000))]),
});
export type WithdrawRelease = z.infer<typeof WithdrawRelease>;

/** The desk asks for the word as well, in either language of the interface: this cannot be undone. */
export const WithdrawForm = WithdrawRelease.extend({
  typed: z
    .string()
    .trim()
    .refine((word) => /^(?:withdraw|سحب)$/i.test(word), "confirmation-missing"),
});

/** A dated note for each public language. */
export const CorrectRelease = z.object({
  id: z.uuid(),
  notes: z.partialRecord(z.enum(languages), z.string().trim().max(2000)),
});
export type CorrectRelease = z.infer<typeof CorrectRelease>;
