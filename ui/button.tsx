"use client";
import { Button as AriaButton, type ButtonProps as AriaProps } from "react-aria-components";
import { type ButtonLook, buttonClass } from "./button-class";
import { classes } from "./classes";

export type ButtonProps = Omit<AriaProps, "className"> & ButtonLook & { className?: string };

export function Button({ look, size, className, ...rest }: ButtonProps) {
  return <AriaButton {...rest} className={classes(buttonClass({ look, size }), className)} />;
}
