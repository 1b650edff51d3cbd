import { useTranslations } from "next-intl";
import { Tick } from "./glyphs";

/** The steps of a longer act: those done with a tick, the present one by name. */
export function StepsLine({ label, steps, current }: { label: string; steps: string[]; current: number }) {
  const t = useTranslations("common");
  return (
    <nav aria-label={label}>
      <ol className="steps-line num">
        {steps.map((step, at) => (
          <li key={step} aria-current={at === current ? "step" : undefined}>
            {at < current ? (
              <>
                <Tick className="c-ok" />
                <span className="vh">{t("done")}: </span>
              </>
            ) : (
              <span aria-hidden="true">{at + 1}</span>
            )}
            {step}
          </li>
        ))}
      </ol>
    </nav>
  );
}
