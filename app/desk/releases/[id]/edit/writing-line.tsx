"use client";
import { type ComponentProps, useId, useRef } from "react";
import { classes } from "@/ui/classes";

export interface LineMark {
  start: number;
  end: number;
  look: string;
}

interface Props extends Omit<ComponentProps<"textarea">, "onChange" | "value"> {
  label: string;
  value: string;
  onText: (text: string) => void;
  /** What the length should stay under, and what stands for it on screen. */
  count?: { says: string; isOver: boolean };
  marks?: readonly LineMark[];
  field: string;
  hint?: string;
}

/**
 * A line of the release that is no part of the body: it grows with its text and never holds a line
 * break. A twin beneath it sets the height and carries the marks of findings, which a field cannot.
 */
export function WritingLine({ label, value, onText, count, marks = [], field, className, hint, ...rest }: Props) {
  const id = useId();
  const line = useRef<HTMLTextAreaElement>(null);
  return (
    <div className="wline" data-field={field}>
      <div className="lbl">
        <label htmlFor={id}>{label}</label>
        {count ? (
          <span className={classes("num", count.isOver && "c-warn b")} id={`${id}-count`}>
            <bdi>{count.says}</bdi>
          </span>
        ) : null}
      </div>
      <div className={classes("grow", className)}>
        <div className="twin" aria-hidden="true">
          {value ? pieces(value, marks) : hint}
          {"\u200b"}
        </div>
        <textarea
          {...rest}
          ref={line}
          id={id}
          rows={1}
          value={value}
          placeholder={hint}
          aria-describedby={count ? `${id}-count` : undefined}
          onChange={(event) => onText(event.target.value.replace(/\s*\n+\s*/g, " "))}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            nextFieldOf(event.currentTarget)?.focus();
          }}
        />
      </div>
    </div>
  );
}

/** Enter leads on, as in a form that is read downwards. */
function nextFieldOf(line: HTMLElement): HTMLElement | undefined {
  const page = line.closest("[data-page], [data-details]");
  const stops = [...(page?.querySelectorAll<HTMLElement>("textarea, input, .writing") ?? [])];
  return stops[stops.indexOf(line) + 1];
}

function pieces(text: string, marks: readonly LineMark[]) {
  const cuts = marks.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
  const out = [];
  let at = 0;
  for (const { start, end, look } of cuts) {
    if (start < at) continue;
    out.push(text.slice(at, start));
    out.push(
      <mark key={start} className={look}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  out.push(text.slice(at));
  return out;
}
