import { z } from "zod";
import { SaveSeverities } from "./input";

const FormWords = z.looseObject({ severities: z.record(z.string(), z.string()).default({}) });

/** The weights as the desk's form says them: a field's name holds no dot, and an empty choice is the rule's own weight. */
export const SeveritiesForm = z.preprocess((given) => {
  const { data: form } = FormWords.safeParse(given);
  if (!form) return given;
  const chosen = Object.entries(form.severities).filter(([, severity]) => severity !== "");
  return { severities: Object.fromEntries(chosen.map(([field, severity]) => [field.replaceAll("_", "."), severity])) };
}, SaveSeverities);
