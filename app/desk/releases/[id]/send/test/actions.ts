"use server";
import { action } from "@/app/_server/action";
import { TestForm } from "@/domain/distribution/form";
import { sendTest } from "@/domain/distribution/send-test";

export const test = action(TestForm, sendTest);
