import { cva, type VariantProps } from "class-variance-authority";

/** The looks of a button, for `<button>` and `<a>` alike. One filled (`primary`) button a screen. */
export const buttonClass = cva("btn", {
  variants: {
    look: { plain: "", primary: "pri", danger: "bad", "danger-filled": "bad fill", quiet: "quiet" },
    size: { normal: "", big: "big", square: "sq" },
  },
  defaultVariants: { look: "plain", size: "normal" },
});

export type ButtonLook = VariantProps<typeof buttonClass>;
