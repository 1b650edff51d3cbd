"use server";
import { action } from "@/app/_server/action";
import { correctRelease } from "@/domain/publication/correct";
import { CorrectRelease, PublishForm, UnscheduleRelease, WithdrawForm } from "@/domain/publication/input";
import { publishRelease } from "@/domain/publication/publish";
import { unscheduleRelease } from "@/domain/publication/unschedule";
import { withdrawRelease } from "@/domain/publication/withdraw";
import { tellFindings } from "../tell-findings";

export const publish = action(PublishForm, publishRelease, undefined, tellFindings);
export const unschedule = action(UnscheduleRelease, unscheduleRelease);
export const correct = action(CorrectRelease, correctRelease, undefined, tellFindings);
export const withdraw = action(WithdrawForm, withdrawRelease);
