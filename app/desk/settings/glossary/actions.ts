"use server";
import { redirect } from "next/navigation";
import { action } from "@/app/_server/action";
import { GlossaryFile, GlossaryForm } from "@/domain/records/form";
import { removeGlossaryEntry, saveGlossaryEntry } from "@/domain/records/glossary";
import { importGlossary } from "@/domain/records/import-glossary";
import { RemoveGlossaryEntry } from "@/domain/records/input";
import { toldOf } from "./told";

export const save = action(GlossaryForm, saveGlossaryEntry, () => redirect("/desk/settings/glossary"));
export const remove = action(RemoveGlossaryEntry, removeGlossaryEntry, () => redirect("/desk/settings/glossary"));
export const importFile = action(GlossaryFile, importGlossary, toldOf);
