import { Button } from './button.tsx';

export interface FormActionsProps {
  /** Id of the form that is sent. */
  readonly form: string;
  /** On the button that sends it. */
  readonly label: string;
  readonly isBusy?: boolean;
  readonly onCancel: () => void;
}

/** The buttons below a form in a dialog. */
export function FormActions({ form, label, isBusy, onCancel }: FormActionsProps) {
  return (
    <>
      <Button onClick={onCancel}>Cancel</Button>
      <Button type="submit" form={form} variant="primary" busy={isBusy}>
        {label}
      </Button>
    </>
  );
}
