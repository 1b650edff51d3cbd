import type { Language } from "@/base/vocabulary";

/** One block of a sample text. A quotation names its speaker; the renderer sets the marks. */
export type SampleBlock =
  | { kind: "lead" | "paragraph" | "heading" | "availability" | "cue" | "contact"; text: string }
  | { kind: "quote"; text: string; speaker: string }
  | { kind: "list" | "notes"; items: string[] };

export interface SampleText {
  kicker: string;
  headline: string;
  subhead: string;
  place: string;
  blocks: SampleBlock[];
}

export interface SampleRelease {
  /** Days before the sample is loaded: the date of the text. */
  daysAgo: number;
  fate: "draft" | "in_review" | "approved" | "published";
  texts: Partial<Record<Language, SampleText>>;
}

export const lead = (text: string): SampleBlock => ({ kind: "lead", text });
export const p = (text: string): SampleBlock => ({ kind: "paragraph", text });
export const h = (text: string): SampleBlock => ({ kind: "heading", text });
export const quote = (text: string, speaker: string): SampleBlock => ({ kind: "quote", text, speaker });
export const list = (...items: string[]): SampleBlock => ({ kind: "list", items });
export const notes = (...items: string[]): SampleBlock => ({ kind: "notes", items });
export const availability = (text: string): SampleBlock => ({ kind: "availability", text });
export const cue = (text: string): SampleBlock => ({ kind: "cue", text });
export const contact = (text: string): SampleBlock => ({ kind: "contact", text });
