"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { createRelease } from "@/domain/releases/create";

export const createBlank = action(z.object({}), createRelease, ({ id }) => redirect(`/desk/releases/${id}/edit`));
