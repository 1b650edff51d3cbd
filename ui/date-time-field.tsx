"use client";
import { type ComponentType, useEffect, useState } from "react";
import type { DateTimePickerProps } from "./date-time-picker";
import type { FieldFrame } from "./field";
import { TextField } from "./text-field";

interface Props extends Pick<FieldFrame, "hint" | "error"> {
  /** Names of the two fields that the form carries: `2026-11-30` and `12:00`. Id of the widget: that of the date. */
  names: { date: string; time: string };
  labels: { both: string; date: string; time: string };
  zone: string;
  /** Local date and time; the date is empty until one is chosen. */
  value: { date: string; time: string };
  onChange: (value: { date: string; time: string }) => void;
}

/**
 * A date with its time in the language of the page, the week from Saturday. The widget comes when the page
 * asks for a time at all; until then, and without scripts, the browser's own two fields stand in its place.
 */
export function DateTimeField({ names, labels, zone, value, onChange, hint, error }: Props) {
  const [Picker, setPicker] = useState<ComponentType<DateTimePickerProps>>();
  useEffect(() => {
    void import("./date-time-picker").then(({ DateTimePicker }) => setPicker(() => DateTimePicker));
  }, []);
  if (Picker)
    return (
      <>
        <Picker
          id={names.date}
          label={labels.both}
          zone={zone}
          value={value}
          onChange={onChange}
          hint={hint}
          error={error}
        />
        <input type="hidden" name={names.date} value={value.date} />
        <input type="hidden" name={names.time} value={value.time} />
      </>
    );
  return (
    <div className="row w items-start gap-3">
      <TextField
        name={names.date}
        label={labels.date}
        hint={hint}
        error={error}
        {...{ type: "date" }}
        value={value.date}
        onChange={({ target }) => onChange({ ...value, date: target.value })}
      />
      <TextField
        name={names.time}
        label={labels.time}
        {...{ type: "time" }}
        value={value.time}
        onChange={({ target }) => onChange({ ...value, time: target.value })}
      />
    </div>
  );
}
