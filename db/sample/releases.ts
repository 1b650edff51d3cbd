import { clinic } from "./clinic";
import { floods } from "./floods";
import { laboratory } from "./laboratory";
import { school } from "./school";
import { water } from "./water";
import { winter } from "./winter";

/** An invented relief organisation's last weeks, oldest first. Two discrepancies are planted for the check. */
export const sampleReleases = [laboratory, school, winter, floods, clinic, water];
