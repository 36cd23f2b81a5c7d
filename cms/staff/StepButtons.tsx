/** What a form can do with what was typed: the first is what is usually done. */
export interface FormStep {
  value: string;
  words: string;
}

interface Props {
  steps: readonly FormStep[];
  sending: boolean;
}

/** A form's buttons, one for each step; which of them was pressed is sent as `step`. */
export const StepButtons = ({ steps, sending }: Props) => (
  <div className="jt-bar">
    {steps.map(({ value, words }, at) => (
      <button key={value} type="submit" name="step" value={value} className={at > 0 ? 'quiet' : undefined} disabled={sending}>
        {words}
      </button>
    ))}
  </div>
);
