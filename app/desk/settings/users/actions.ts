"use server";
import { redirect } from "next/navigation";
import { action } from "@/app/_server/action";
import { changeRoles } from "@/domain/staff/change-roles";
import { disablePerson, enablePerson } from "@/domain/staff/disable-person";
import { ChangeRoles, InvitationId, Invite, PersonId } from "@/domain/staff/input";
import { invite, resendInvitation, revokeInvitation } from "@/domain/staff/invite";

export const sendInvitation = action(Invite, invite, () => redirect("/desk/settings/users?invited=1"));
export const resend = action(InvitationId, resendInvitation);
export const revoke = action(InvitationId, revokeInvitation);
export const keepRoles = action(ChangeRoles, changeRoles);
export const close = action(PersonId, disablePerson);
export const reopen = action(PersonId, enablePerson);
