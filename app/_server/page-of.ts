import "server-only";
import { forbidden, notFound } from "next/navigation";
import { z } from "zod";
import { isRefusal } from "@/base/refusal";
import { requireActor } from "./session";

interface OfOne {
  params: Promise<{ id: string }>;
}

/**
 * A page of the desk, or what its head says, about the one thing that its address names. What is not there, or is
 * there no more, and what no id can be, answers 404 (app/not-found.tsx); what is closed to this person 403.
 */
export function pageOf<Props extends OfOne, Shown>(show: (props: Props) => Promise<Shown>) {
  return async (props: Props): Promise<Shown> => {
    // First of all, so that a stranger is led to sign in wherever the address leads.
    await requireActor();
    if (!z.uuid().safeParse((await props.params).id).success) notFound();
    try {
      return await show(props);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error.kind === "not_found") notFound();
      if (error.kind === "forbidden") forbidden();
      throw error;
    }
  };
}
