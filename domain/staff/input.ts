import { z } from "zod";
import { digitSystems, interfaceLanguages, languages, roles } from "@/base/vocabulary";

/** An address as it is kept and compared: trimmed, small letters. */
export const Email = z.string().trim().toLowerCase().max(254, "email-invalid").pipe(z.email("email-invalid"));
const Name = z.string().trim().min(1).max(120);
const NameAr = z
  .string()
  .trim()
  .max(120)
  .optional()
  .transform((name) => name || null);
/** Whole, as typed: neither trimmed nor cut (ASVS 5.0, 6.2.8). How good it is, the verb says. */
const Password = z.string().min(1).max(4096, "password-long");
const Token = z.string().min(1).max(200);
const Id = z.string().min(1).max(64);
const Roles = z.array(z.enum(roles)).min(1);
const InterfaceLanguage = z.enum(interfaceLanguages);

export const SetUp = z.object({
  token: Token,
  name: Name,
  email: Email,
  password: Password,
  language: InterfaceLanguage.default("en"),
});
export type SetUp = z.infer<typeof SetUp>;

export const SignIn = z.object({
  email: z.string().trim().toLowerCase().min(1).max(254),
  password: Password,
  to: z.string().optional(),
});
export type SignIn = z.infer<typeof SignIn>;

export const GiveCode = z.object({ code: z.string().min(1).max(40), to: z.string().optional() });
export type GiveCode = z.infer<typeof GiveCode>;

export const AskReset = z.object({ email: Email });
export type AskReset = z.infer<typeof AskReset>;

export const ResetPassword = z.object({ token: Token, password: Password });
export type ResetPassword = z.infer<typeof ResetPassword>;

export const AddPerson = z.object({ name: Name, email: Email, roles: Roles, password: Password.optional() });
export type AddPerson = z.infer<typeof AddPerson>;

export const Invite = z.object({
  email: Email,
  name: z
    .string()
    .trim()
    .max(120)
    .optional()
    .transform((name) => name || null),
  roles: Roles,
  language: InterfaceLanguage,
});
export type Invite = z.infer<typeof Invite>;

export const InvitationId = z.object({ id: Id });
export type InvitationId = z.infer<typeof InvitationId>;

export const AcceptInvitation = z.object({
  token: Token,
  name: Name,
  password: Password,
  language: InterfaceLanguage,
});
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;

export const ChangeRoles = z.object({ id: Id, roles: Roles, languages: z.array(z.enum(languages)).default([]) });
export type ChangeRoles = z.infer<typeof ChangeRoles>;

export const PersonId = z.object({ id: Id });
export type PersonId = z.infer<typeof PersonId>;

export const ChangeProfile = z.object({
  name: Name.optional(),
  nameAr: NameAr,
  interfaceLanguage: InterfaceLanguage.optional(),
  digits: z.enum(digitSystems).optional(),
  theme: z.enum(["system", "light", "dark"]).optional(),
  singleKeys: z
    .literal("on")
    .optional()
    .transform((on) => on === "on"),
});
export type ChangeProfile = Partial<z.infer<typeof ChangeProfile>>;

export const ChangePassword = z.object({ current: Password, password: Password });
export type ChangePassword = z.infer<typeof ChangePassword>;
