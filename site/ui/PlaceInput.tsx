import { useCombobox } from 'downshift';
import { type ComponentProps, type KeyboardEvent, type MouseEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { comboboxChanges } from './combobox-changes.ts';
import { SuggestionList } from './SuggestionList.tsx';
import type { Suggestion, SuggestProps } from './suggestion.ts';
import { useBeside } from './use-beside.ts';
import { useSuggestions } from './use-suggestions.ts';

interface Props extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'ref'> {
  suggest: SuggestProps;
  value: string;
  /** What stands in the field has changed by typing, or, `chosen`, to a place that was suggested. */
  onValue: (value: string, how: { chosen: boolean; composing: boolean }) => void;
}

/** Keys that are the field's, whatever a list would do with them. */
const OF_THE_FIELD = ['Home', 'End', 'PageUp', 'PageDown', 'Enter'];

/**
 * A field for a place that suggests as one types: a combobox with a list (ARIA 1.2). Until its script has come it is
 * a plain input, and its own `list` suggests.
 */
export function PlaceInput({ suggest, value, onValue, list: plainList, ...plain }: Props) {
  const [live, setLive] = useState(false);
  const [wanted, setWanted] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const { suggestions, answered, ask, askSoon, stop, drop } = useSuggestions({
    ...suggest,
    centres: suggest.centres !== undefined,
  });
  const isOpen = wanted && suggestions.length > 0;

  const close = () => {
    stop();
    setWanted(false);
  };
  const clear = () => {
    close();
    drop();
  };
  const choose = ({ name, slug }: Suggestion) => {
    clear();
    if (slug) location.assign(`${suggest.centres}/${slug}`);
    else onValue(name, { chosen: true, composing: false });
  };
  const type = (typed: string, composing: boolean) => {
    onValue(typed, { chosen: false, composing });
    if (composing) return;
    if (!typed.trim()) return clear();
    setWanted(true);
    askSoon(typed.trim());
  };
  const open = () => {
    setWanted(true);
    if (value.trim() && answered !== value.trim()) void ask(value.trim());
  };
  const { getInputProps, getMenuProps, getItemProps, highlightedIndex, setHighlightedIndex } = useCombobox({
    items: [...suggestions],
    isOpen,
    inputValue: value,
    selectedItem: null,
    itemToString: (one) => one?.name ?? '',
    stateReducer: comboboxChanges,
    onIsOpenChange: ({ isOpen: opens }) => (opens ? open() : close()),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list is gone through from its beginning.
  useEffect(() => setHighlightedIndex(-1), [suggestions]);
  useBeside(menu, input, isOpen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the script has come: what was typed before stays.
  useLayoutEffect(() => {
    setLive(true);
    const typed = input.current?.value ?? '';
    if (typed === value) return;
    onValue(typed, { chosen: false, composing: false });
    if (document.activeElement !== input.current || !typed.trim()) return;
    setWanted(true);
    askSoon(typed.trim());
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const { key, nativeEvent } = event;
    // An input method takes these keys for its own list.
    const composing = nativeEvent.isComposing || nativeEvent.keyCode === 229;
    if (composing || OF_THE_FIELD.includes(key) || (key === 'Escape' && !isOpen))
      Object.assign(nativeEvent, { preventDownshiftDefault: true });
    if (key !== 'Enter' || composing) return;
    const marked = suggestions[highlightedIndex];
    if (!isOpen || !marked) return close();
    event.preventDefault();
    choose(marked);
  };
  const { 'aria-activedescendant': marked, ...combobox } = getInputProps({
    ...plain,
    ref: input,
    'aria-labelledby': undefined,
    onKeyDown,
    onBlur: close,
    onChange: ({ currentTarget, nativeEvent }) => type(currentTarget.value, (nativeEvent as InputEvent).isComposing),
    onCompositionEnd: ({ currentTarget }) => type(currentTarget.value, false),
  });
  const attributes = live
    ? { ...combobox, 'aria-activedescendant': marked || undefined }
    : { ...plain, ref: input, value, onChange: () => {}, list: plainList };
  const said = !wanted || answered !== value.trim() ? '' : isOpen ? suggest.words.count : suggest.words.none;
  return (
    <>
      <input autoComplete="off" {...attributes} />
      {live &&
        createPortal(
          <>
            <SuggestionList
              menu={getMenuProps({ ref: menu, 'aria-label': suggest.words.places, hidden: !isOpen, onMouseDown: keepFocus })}
              suggestions={isOpen ? suggestions : []}
              words={suggest.words}
              option={(item, index) => getItemProps({ item, index, onClick: () => choose(item) })}
            />
            <div className="visually-hidden" role="status">
              {said.replace('{count}', String(suggestions.length))}
            </div>
          </>,
          document.body,
        )}
    </>
  );
}

/** A press on the list leaves the focus, and a phone's keyboard, where they are. */
const keepFocus = (event: MouseEvent) => event.preventDefault();
