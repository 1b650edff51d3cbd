"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { versionsOf } from "@/document/from-split";
import { Proposal } from "@/document/proposal";
import { importRelease } from "@/domain/releases/import";

const Confirmed = z.object({ blocks: Proposal });

/** Keeps what a person has confirmed, as a draft. */
export const confirm = action(
  Confirmed,
  (ctx, { blocks }) => importRelease(ctx, { versions: versionsOf(blocks) }),
  ({ id }) => redirect(`/desk/releases/${id}/edit`),
);
