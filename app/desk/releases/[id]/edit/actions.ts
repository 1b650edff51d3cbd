"use server";
import { redirect } from "next/navigation";
import { action } from "@/app/_server/action";
import { GlossaryForm } from "@/domain/records/form";
import { saveGlossaryEntry } from "@/domain/records/glossary";
import { addVersion as addVersionVerb } from "@/domain/releases/add-version";
import { approveRelease } from "@/domain/releases/approve";
import { dismissFinding } from "@/domain/releases/dismiss-finding";
import { duplicateRelease } from "@/domain/releases/duplicate";
import {
  AddVersion,
  ApproveRelease,
  DismissFinding,
  OneRelease,
  RequestChanges,
  RestoreFinding,
} from "@/domain/releases/input";
import { requestChanges as requestChangesVerb } from "@/domain/releases/request-changes";
import { restoreFinding } from "@/domain/releases/restore-finding";
import { submitRelease } from "@/domain/releases/submit";
import { tellFindings } from "../tell-findings";

export const submit = action(OneRelease, submitRelease);
export const approve = action(ApproveRelease, approveRelease, undefined, tellFindings);
export const requestChanges = action(RequestChanges, requestChangesVerb);
export const addVersion = action(AddVersion, addVersionVerb);
export const duplicate = action(OneRelease, duplicateRelease, ({ id }) => redirect(`/desk/releases/${id}/edit`));

export const dismiss = action(DismissFinding, dismissFinding);
export const restore = action(RestoreFinding, restoreFinding);
export const addTerm = action(GlossaryForm, saveGlossaryEntry);
