import type { ComponentChildren } from 'preact';

interface SwitchRowProps {
  readonly name: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
}

/** A checkbox drawn as a switch, with its label and a line that says what it does. */
export function SwitchRow({ name, on, onChange, label, hint }: SwitchRowProps) {
  return (
    <label class="switch-row">
      <span class="switch-words">
        <span class="switch-label">{label}</span>
        {hint === undefined ? null : <span class="hint">{hint}</span>}
      </span>
      <input
        type="checkbox"
        class="switch"
        name={name}
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}
