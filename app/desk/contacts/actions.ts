"use server";
import { redirect } from "next/navigation";
import { action } from "@/app/_server/action";
import { ContactForm } from "@/domain/contacts/form";
import { saveContact } from "@/domain/contacts/save-contact";

export const save = action(ContactForm, saveContact, ({ id }) => redirect(`/desk/contacts/${id}?saved=1`));
