import { memo, useRef } from 'react';
import type { Assumption, TermOutline } from '../../src/report/index.ts';
import { useReading } from '../reader/reading.ts';
import { sliderOf } from './move.ts';
import { type Speech, sliderText } from './slider-text.ts';

interface SliderProps {
  readonly assumption: Assumption;
  readonly by: number | undefined;
  /** `on` tells that it goes on with the move before: one drag, or keys pressed one after the other. */
  readonly onMove: (address: string, by: number | null, on?: boolean) => void;
  readonly speech: Speech;
}

/** One number with its spread and source; the middle of the track is as the file states it. */
export const Slider = memo(({ assumption, by, onMove, speech }: SliderProps) => {
  const { says, words } = speech;
  const { min, max, step, rest } = sliderOf(assumption);
  const value = by ?? rest;
  const going = useRef(false);
  const rests = () => {
    going.current = false;
  };
  const id = `move-${assumption.address}`;
  const { name, field, told, spread } = sliderText(assumption, value, speech);
  return (
    <div className={by === undefined ? 'slider' : 'slider moved'}>
      <label htmlFor={id}>
        {name} <span className="quiet">{field}</span>
      </label>
      <div className="track">
        <input
          id={id}
          type="range"
          min={min}
          max={max}
          step={step}
          value={value}
          aria-valuetext={`${told}${words.colon}${spread}`}
          onPointerDown={rests}
          onPointerUp={rests}
          onPointerCancel={rests}
          onBlur={rests}
          onChange={(event) => {
            const next = Number(event.target.value);
            const at = Math.abs(next - rest) < step / 2 ? null : next;
            onMove(assumption.address, at, going.current);
            going.current = true;
          }}
        />
        <output htmlFor={id}>{by === undefined ? says.live.asStated : told}</output>
        <button
          type="button"
          className="close"
          disabled={by === undefined}
          aria-label={says.live.resetOne(name)}
          onClick={() => onMove(assumption.address, null)}
        >
          ↺
        </button>
      </div>
      <p className="quiet spread" title={assumption.reason ?? undefined}>
        {spread} · {says.figure.source} {says.figure.sources(assumption.sources) || '–'}
      </p>
    </div>
  );
});

interface TermChoiceProps {
  readonly term: TermOutline;
  readonly option: string | undefined;
  readonly onChoose: (option: string | null) => void;
}

/** One term: left open as in the file, or one of its options taken as agreed. */
export function TermChoice({ term, option, onChoose }: TermChoiceProps) {
  const { says } = useReading();
  const id = `choose-${term.id}`;
  return (
    <div className={option === undefined ? 'slider' : 'slider moved'}>
      <label htmlFor={id}>{term.question}</label>
      <select
        id={id}
        value={option ?? ''}
        onChange={(event) => onChoose(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{says.live.openTerm}</option>
        {term.options.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}
