"use client";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import {
  type MenuItemProps as AriaItemProps,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuProps as AriaMenuProps,
  MenuTrigger,
  Popover,
  Separator,
} from "react-aria-components";
import { classes } from "./classes";

export { MenuTrigger };

/** The list that a `MenuTrigger` opens; its first child is the button. */
export function Menu<T extends object>(props: AriaMenuProps<T>) {
  return (
    <Popover className="pop">
      <AriaMenu {...props} className="menu" />
    </Popover>
  );
}

type ItemProps = Omit<AriaItemProps, "className" | "children"> & {
  danger?: boolean;
  icon?: ReactNode;
  children: ReactNode;
};

export function MenuItem({ danger, icon, children, ...rest }: ItemProps) {
  return (
    <AriaMenuItem {...rest} className={classes("item", danger && "bad")}>
      {({ isSelected }) => (
        <>
          {icon}
          <span>{children}</span>
          {isSelected ? <Check className="i s chosen" /> : null}
        </>
      )}
    </AriaMenuItem>
  );
}

export const MenuRule = () => <Separator className="rule" />;
