"use server";
import { redirect } from "next/navigation";
import { action } from "@/app/_server/action";
import { ContactForm } from "@/domain/contacts/form";
import { LiftSuppression, SuppressAddress } from "@/domain/contacts/input";
import { saveContact } from "@/domain/contacts/save-contact";
import { liftSuppression, suppressAddress } from "@/domain/contacts/suppress";

export const save = action(ContactForm, saveContact, ({ id }) => redirect(`/desk/contacts/${id}?saved=1`));

/** Stops mail to an address for everybody here; lets it go there again, with the reason and a fresh proof. */
export const stop = action(SuppressAddress, suppressAddress);
export const lift = action(LiftSuppression, liftSuppression);
