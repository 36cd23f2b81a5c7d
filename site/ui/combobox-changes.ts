import { type UseComboboxState, type UseComboboxStateChangeOptions, useCombobox } from 'downshift';
import type { Suggestion } from './suggestion.ts';

type State = UseComboboxState<Suggestion>;

const { InputBlur, InputChange, InputClick, ItemMouseMove, MenuMouseLeave } = useCombobox.stateChangeTypes;

/**
 * Where a field for words differs from one for a choice of a list: typing opens the list when the answer has come,
 * leaving the field chooses nothing, a press on it opens nothing, and the mouse marks nothing, since Enter searches for what is typed unless the keyboard has marked a line.
 */
export function comboboxChanges(state: State, { type, changes }: UseComboboxStateChangeOptions<Suggestion>): Partial<State> {
  if (type === InputClick || type === ItemMouseMove || type === MenuMouseLeave) return state;
  if (type === InputChange) return { ...changes, isOpen: state.isOpen };
  if (type === InputBlur) return { ...state, isOpen: false, highlightedIndex: -1 };
  return changes;
}
