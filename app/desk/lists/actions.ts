"use server";
import { redirect } from "next/navigation";
import { action } from "@/app/_server/action";
import { addAddressToList } from "@/domain/contacts/add-address";
import { deleteList } from "@/domain/contacts/delete-list";
import { AddAddress, CreateList, ListMembers, OneList, RenameList } from "@/domain/contacts/input";
import { removeFromList } from "@/domain/contacts/list-members";
import { createList, renameList } from "@/domain/contacts/lists";

export const create = action(CreateList, createList, ({ id }) => redirect(`/desk/lists/${id}`));
export const rename = action(RenameList, renameList);
export const remove = action(OneList, deleteList, () => redirect("/desk/lists"));
export const addAddress = action(AddAddress, addAddressToList);
export const takeOff = action(ListMembers, removeFromList);
