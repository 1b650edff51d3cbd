"use client";
import { ChevronDown } from "lucide-react";
import { Button, ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text } from "react-aria-components";
import type { FieldFrame } from "./field";
import { MustFix } from "./glyphs";
import type { Choice } from "./select-field";

type Props = Pick<FieldFrame, "name" | "label" | "hint" | "error"> & {
  choices: Choice[];
  defaultValue?: string;
  onChange?: (value: string) => void;
  required?: boolean;
};

/** A long list that is searched by typing: zones, outlets. The form carries the value of the choice, not its words. */
export function ComboField({ name, label, hint, error, choices, defaultValue, onChange, required }: Props) {
  return (
    <ComboBox
      name={name}
      formValue="key"
      className="field"
      isInvalid={Boolean(error)}
      isRequired={required}
      validationBehavior="aria"
      defaultSelectedKey={defaultValue}
      onSelectionChange={(key) => key !== null && onChange?.(String(key))}
      defaultItems={choices.map((choice) => ({ ...choice, id: choice.value }))}
    >
      <Label>{label}</Label>
      <FieldError className="msg">
        <MustFix />
        <span>{error}</span>
      </FieldError>
      <div className="affix">
        <Input className="in" id={name} />
        <Button>
          <ChevronDown className="i s" />
        </Button>
      </div>
      {hint ? (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      ) : null}
      <Popover className="pop">
        <ListBox<Choice & { id: string }> className="menu max-h-72">
          {(choice) => (
            <ListBoxItem className="item" textValue={choice.label} isDisabled={choice.disabled}>
              <bdi>{choice.label}</bdi>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
