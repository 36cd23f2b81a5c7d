import type { ComponentProps } from 'react';
import type { Suggestion, SuggestProps } from './suggestion.ts';

interface Props {
  menu: ComponentProps<'div'>;
  /** Places before centres. */
  suggestions: readonly Suggestion[];
  words: SuggestProps['words'];
  option: (one: Suggestion, index: number) => ComponentProps<'div'>;
}

/** The list under a place field, in two groups. */
export function SuggestionList({ menu, suggestions, words, option }: Props) {
  const lines = suggestions.map((one, index) => ({ one, index }));
  const groups = [
    { label: words.places, seen: false, lines: lines.filter(({ one }) => one.kind === 'place') },
    { label: words.centres, seen: true, lines: lines.filter(({ one }) => one.kind !== 'place') },
  ];
  return (
    <div {...menu} className="suggest">
      {groups.map(
        (group) =>
          group.lines.length > 0 && (
            // biome-ignore lint/a11y/useSemanticElements: within a listbox a group is not a fieldset.
            <div key={group.label} role="group" aria-label={group.label} className="suggest-group">
              {group.seen && (
                <div className="suggest-head" aria-hidden="true">
                  {group.label}
                </div>
              )}
              {group.lines.map(({ one, index }) => (
                <div key={`${one.kind} ${one.slug ?? one.name} ${one.detail}`} {...option(one, index)} className="suggest-one">
                  <span className="suggest-name">{one.name}</span> <span className="suggest-detail">{one.detail}</span>
                </div>
              ))}
            </div>
          ),
      )}
    </div>
  );
}
