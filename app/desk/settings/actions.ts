"use server";
import { action } from "@/app/_server/action";
import { SeveritiesForm } from "@/domain/settings/form";
import { SaveLanguages, SaveNames, SaveRules, SaveSender, SaveTime, SaveUncertain } from "@/domain/settings/input";
import * as save from "@/domain/settings/save";
import { saveLanguages } from "@/domain/settings/save-languages";

export const keepNames = action(SaveNames, save.saveNames);
export const keepLanguages = action(SaveLanguages, saveLanguages);
export const keepTime = action(SaveTime, save.saveTime);
export const keepSender = action(SaveSender, save.saveSender);
export const keepRules = action(SaveRules, save.saveRules);
export const keepUncertain = action(SaveUncertain, save.saveUncertain);
export const keepSeverities = action(SeveritiesForm, save.saveSeverities);
