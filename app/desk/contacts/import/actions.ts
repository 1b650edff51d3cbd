"use server";
import { action } from "@/app/_server/action";
import { ImportForm } from "@/domain/contacts/form";
import { importContacts } from "@/domain/contacts/import";
import { toldOf } from "./told";

export const importFile = action(ImportForm, importContacts, toldOf);
