"use client";
import { useTranslations } from "next-intl";
import { Toaster, toast } from "sonner";

interface Undo {
  /** The word on the button: "Undo". */
  says: string;
  act: () => void;
}

/** Says what has happened. With an undo it stays ten seconds, else four. */
export function notify(says: string, undo?: Undo) {
  toast.custom(
    (id) => (
      <div className="toast">
        <span dir="auto">{says}</span>
        {undo ? (
          <button
            type="button"
            onClick={() => {
              toast.dismiss(id);
              undo.act();
            }}
          >
            {undo.says}
          </button>
        ) : null}
      </div>
    ),
    { duration: undo ? 10_000 : 4_000, unstyled: true },
  );
}

/** Where notices appear; once a page, in the providers. */
export function Notices({ dir }: { dir: "ltr" | "rtl" }) {
  const t = useTranslations("common");
  return (
    <Toaster
      dir={dir}
      position="bottom-center"
      containerAriaLabel={t("notices")}
      offset={24}
      mobileOffset={{ bottom: 72 }}
    />
  );
}
