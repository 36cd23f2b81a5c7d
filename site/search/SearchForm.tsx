import { memo, type ReactNode, useRef } from 'react';
import { PlaceInput } from '../ui/PlaceInput.tsx';
import { AroundPanel } from './AroundPanel.tsx';
import { Box, Select } from './form-controls.tsx';
import type { FormShape } from './form-shape.ts';
import { textOf } from './form-values.ts';
import { MorePanel } from './MorePanel.tsx';
import { PricePanel } from './PricePanel.tsx';
import { SiblingsPanel } from './SiblingsPanel.tsx';
import { useSearch } from './use-search.ts';
import { WhenPanel } from './WhenPanel.tsx';

/** Fields that are no one's to fill in: places that have no name, and what the page shows. */
const HIDDEN = ['near', 'at', 'andAt', 'frame', 'view'];

/** The sentence of the home page folded into a bar: one form of native controls, some in panels that open. */
export const SearchForm = memo(function SearchForm({ view }: { view: FormShape }) {
  const form = useRef<HTMLFormElement>(null);
  const { state, type, send, settle, locate } = useSearch(view, form);
  const { words, pills, sold, more } = view;
  const { values } = state;
  return (
    // biome-ignore lint/a11y/useSemanticElements: one element is the form and the landmark.
    <form
      ref={form}
      id="search"
      className="pills"
      data-bar="top"
      method="get"
      action={view.action}
      role="search"
      aria-label={words.title}
      onSubmit={send}
      onBlur={settle}
    >
      {HIDDEN.map((name) => textOf(values, name) && <input key={name} type="hidden" name={name} value={textOf(values, name)} />)}
      <div className="pills-in">
        <label className={classOf(pills.age.on)}>
          <span>{words.age}</span>
          <Select state={state} name="ageMonths" choices={view.ages} at={0} />
        </label>
        {pills.age.on && (
          <Panel on={pills.siblings.on} name={pills.siblings.on ? words.siblings : words.addChild} said={pills.siblings.said}>
            <SiblingsPanel view={view} state={state} />
          </Panel>
        )}
        <label className={classOf(pills.place.on)}>
          <span>{words.where}</span>
          <PlaceInput
            id="place"
            name="place"
            value={textOf(values, 'place')}
            onValue={(value, how) => type('place', value, how)}
            placeholder={words.wherePlaceholder}
            list="places"
            maxLength={100}
            suggest={view.suggest}
          />
          <datalist id="places">
            {view.places.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </label>
        <Panel on={pills.around.on} name={words.around} said={pills.around.said}>
          <AroundPanel view={view} state={state} type={type} locate={locate} />
        </Panel>
        {sold && (
          <>
            <label className={classOf(pills.form.on)}>
              <span>{words.form}</span>
              <Select state={state} name="form" choices={sold.forms} counted />
            </label>
            <Panel on={pills.when.on} name={words.when} said={pills.when.said}>
              <WhenPanel sold={sold} state={state} words={words} />
            </Panel>
            <label className="pill">
              <Box state={state} name="inclusive" value="true" />
              {`${words.inclusive} `}
              <span data-count="inclusive">{sold.inclusive}</span>
            </label>
            <Panel on={pills.price.on} name={pills.price.on ? '' : words.price} said={pills.price.said}>
              <PricePanel state={state} words={words} unit={sold.priceUnit} type={type} />
            </Panel>
          </>
        )}
        <Panel on={false} name={words.more}>
          <MorePanel more={more} state={state} words={words} clear={view.action} />
        </Panel>
        <button className="btn btn-small" type="submit">
          {words.apply}
        </button>
      </div>
    </form>
  );
});

interface PanelProps {
  on: boolean;
  name: string;
  said?: string;
  children: ReactNode;
}

/** A part of the bar that opens. */
function Panel({ on, name, said, children }: PanelProps) {
  return (
    <details className="pill-more">
      <summary className={classOf(on)}>
        {said ? name && <span>{name}</span> : name} {said && <b>{said}</b>}
      </summary>
      {children}
    </details>
  );
}

const classOf = (on: boolean) => (on ? 'pill on' : 'pill');
