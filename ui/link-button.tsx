import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button-class";
import { classes } from "./classes";
import { Link } from "./link";

type Props = ComponentProps<typeof Link> & ButtonLook;

/** A place to go that looks like a button. Links look the same whether or not a script has come. */
export function LinkButton({ look, size, className, ...rest }: Props) {
  return <Link {...rest} className={classes(buttonClass({ look, size }), className)} />;
}
