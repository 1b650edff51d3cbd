"use server";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { keepCookies, readVisitor } from "@/app/_server/visitor";
import { changePassword } from "@/domain/staff/change-password";
import { changeProfile } from "@/domain/staff/change-profile";
import { ChangePassword, ChangeProfile } from "@/domain/staff/input";
import * as factor from "@/domain/staff/second-factor";
import { signOutOthers } from "@/domain/staff/sign-out";

export const keepProfile = action(ChangeProfile, changeProfile);
export const keepPassword = action(ChangePassword, changePassword);
export const endOthers = action(z.object({}), signOutOthers);

export const beginFactor = action(
  factor.OwnPassword,
  async (ctx, input) => factor.beginSecondFactor(ctx, input, await readVisitor()),
  ({ uri, secret, recoveryCodes }) => ({ told: { uri, secret, recoveryCodes } }),
);

export const confirmFactor = action(factor.AppCode, async (ctx, input) => {
  await keepCookies(await factor.confirmSecondFactor(ctx, input, await readVisitor()));
});

export const removeFactor = action(factor.OwnPassword, async (ctx, input) => {
  await keepCookies(await factor.removeSecondFactor(ctx, input, await readVisitor()));
});
