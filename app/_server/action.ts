import "server-only";
import { refresh } from "next/cache";
import type { z } from "zod";
import { isRefusal, type Refusal } from "@/base/refusal";
import { storable } from "@/base/storable";
import type { InterfaceLanguage } from "@/base/vocabulary";
import type { Ctx } from "@/domain/context";
import type { Person } from "@/domain/staff/queries";
import { stepUp } from "@/domain/staff/step-up";
import type { FormState } from "@/ui/form-state";
import { refusalWords } from "@/ui/refusal-words";
import { faultWords } from "./fault-words";
import { refuseForeign } from "./origin";
import { readForm, typedValues } from "./read-form";
import { openDoor, requireCtx } from "./session";
import { readVisitor } from "./visitor";
import { interfaceLanguage } from "./words";

/** Form, or a plain object from a client component; with `useActionState` the form comes second. */
type Act = (first: FormState | FormData | object, second?: FormData) => Promise<FormState>;
/** What a refusal says beyond its words. */
type More = (refusal: Refusal) => Promise<Partial<FormState>>;
type After<R, I> = (result: R, input: I) => FormState | undefined | Promise<FormState | undefined>;

/**
 * A server action: actor or redirect, read the form, parse, verb, after. `after` redirects or says what
 * is told once; without it the page is read again. A field `proof` (password or code) steps up first.
 */
export function action<S extends z.ZodType, R>(
  schema: S,
  verb: (ctx: Ctx & { actor: Person }, input: z.output<S>) => Promise<R>,
  after?: After<R, z.output<S>>,
  more?: More,
): Act {
  return (first, second) =>
    answer(
      second ?? first,
      schema,
      after,
      async (input, form) => {
        const ctx = await requireCtx();
        return verb(await withProof(ctx, form), input);
      },
      more,
    );
}

/** The same for a door that stands open: the actor is the public. */
export function openAction<S extends z.ZodType, R>(
  schema: S,
  verb: (ctx: Ctx, input: z.output<S>) => Promise<R>,
  after?: After<R, z.output<S>>,
): Act {
  return (first, second) => answer(second ?? first, schema, after, (input) => verb(openDoor(), input));
}

async function answer<S extends z.ZodType, R>(
  given: FormState | FormData | object,
  schema: S,
  after: After<R, z.output<S>> | undefined,
  run: (input: z.output<S>, form: FormData | null) => Promise<R>,
  more?: More,
): Promise<FormState> {
  const form = given instanceof FormData ? given : null;
  const language = await interfaceLanguage();
  const values = form ? typedValues(form) : {};
  try {
    await refuseForeign();
    // A schema may read an uploaded file, which takes its time.
    const parsed = await schema.safeParseAsync(storable(form ? readForm(form) : given));
    if (!parsed.success) return { refused: "invalid", fields: fieldsOf(parsed.error, language), values };
    const result = await run(parsed.data, form);
    const told = await after?.(result, parsed.data);
    if (!after) refresh();
    return { done: true, ...told };
  } catch (error) {
    if (isRefusal(error)) return { ...refusalState(error, language), ...(await more?.(error)), values };
    // Next's own control flow passes; anything else is a bug: logged by Next with its digest, shown by error.tsx.
    throw error;
  }
}

async function withProof(ctx: Ctx & { actor: Person }, form: FormData | null): Promise<Ctx & { actor: Person }> {
  const proof = form?.get("proof");
  if (typeof proof !== "string" || proof === "") return ctx;
  await stepUp(ctx, { proof }, await readVisitor());
  return { ...ctx, actor: { ...ctx.actor, steppedUpAt: ctx.now } };
}

function refusalState({ reason, detail }: Refusal, language: InterfaceLanguage): FormState {
  const says = refusalWords(language, reason);
  return typeof detail.field === "string"
    ? { refused: reason, says, fields: { [detail.field]: says } }
    : { refused: reason, says };
}

/** By field, the first fault in words. A list's fault belongs to the list. */
function fieldsOf(error: z.ZodError, language: InterfaceLanguage): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const cut = issue.path.findIndex((part) => typeof part === "number");
    const name = issue.path.slice(0, cut < 0 ? undefined : cut).join(".");
    fields[name] ??= faultWords(issue, language);
  }
  return fields;
}
