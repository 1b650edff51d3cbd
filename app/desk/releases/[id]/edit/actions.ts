"use server";
import { redirect } from "next/navigation";
import { action } from "@/app/_server/action";
import { addVersion as addVersionVerb } from "@/domain/releases/add-version";
import { approveRelease } from "@/domain/releases/approve";
import { duplicateRelease } from "@/domain/releases/duplicate";
import { AddVersion, ApproveRelease, OneRelease, RequestChanges } from "@/domain/releases/input";
import { requestChanges as requestChangesVerb } from "@/domain/releases/request-changes";
import { submitRelease } from "@/domain/releases/submit";

export const submit = action(OneRelease, submitRelease);
export const approve = action(ApproveRelease, approveRelease);
export const requestChanges = action(RequestChanges, requestChangesVerb);
export const addVersion = action(AddVersion, addVersionVerb);
export const duplicate = action(OneRelease, duplicateRelease, ({ id }) => redirect(`/desk/releases/${id}/edit`));
