import "server-only";
import type { z } from "zod";
import { type RefusalReason, refusalReasons } from "@/base/refusal";
import type { InterfaceLanguage } from "@/base/vocabulary";
import ar from "@/ui/messages/ar.json" with { type: "json" };
import en from "@/ui/messages/en.json" with { type: "json" };
import { refusalWords } from "@/ui/refusal-words";

const words = { en: en.fault, ar: ar.fault };

/** What a field's fault says: an input schema may name a refusal as its message. */
export function faultWords(issue: z.core.$ZodIssue, language: InterfaceLanguage): string {
  const named = refusalReasons.find((reason: RefusalReason) => reason === issue.message);
  if (named) return refusalWords(language, named);
  const says = words[language];
  switch (issue.code) {
    case "too_small":
      return issue.origin === "array" ? says.none : says.empty;
    case "too_big":
      return says.long.replace("{max}", String(issue.maximum));
    case "invalid_type":
      return says.empty;
    case "invalid_value":
      return says.choose;
    case "invalid_format":
      return issue.format === "email" ? refusalWords(language, "email-invalid") : says.wrong;
    default:
      return says.wrong;
  }
}
