import { refresh } from "next/cache";
import type { ImportedGlossary } from "@/domain/records/import-glossary";
import type { FormState } from "@/ui/form-state";

/** What an import did, for the form to say; the table behind it is read again. */
export function toldOf({ created, updated, unchanged, invalid }: ImportedGlossary): FormState {
  refresh();
  return {
    told: {
      added: String(created),
      changed: String(updated),
      known: String(unchanged),
      leftOut: String(invalid.length),
      rows: invalid.slice(0, 20).join(", "),
    },
  };
}
