import { useMemo, useRef, useState } from 'react';
import type { AssumptionGroup, Outline, Result } from '../../src/report/index.ts';
import { CopyButton } from '../charts/figure.tsx';
import { save } from '../charts/save.ts';
import type { Chosen } from '../engine/chosen-text.ts';
import { hasWords } from '../reader/has-words.ts';
import { useReading } from '../reader/reading.ts';
import { changesOf, isMovable, patchText } from './changes-of.ts';
import { Slider, TermChoice } from './controls.tsx';
import { Effects } from './effects.tsx';
import type { Speech } from './slider-text.ts';
import type { Live } from './use-live.ts';

/** What a reader has moved and chosen. */
export interface Wishes {
  readonly moved: Readonly<Record<string, number>>;
  readonly chosen: Chosen;
}

interface PanelProps {
  /** As the command line writes it. */
  readonly result: Result;
  readonly outline: Outline;
  readonly wishes: Wishes;
  readonly live: Live;
  /** `on` tells that it goes on with the move before: both are undone together. */
  readonly onMove: (wishes: Wishes, on?: boolean) => void;
  readonly onUndo: (() => void) | null;
  readonly onClose: () => void;
}

const groups: readonly AssumptionGroup[] = ['driver', 'risk', 'gate', 'money'];

/** Every number that can be moved, what moving did, and ways to take the change along. */
export function Panel({ result, outline, wishes, live, onMove, onUndo, onClose }: PanelProps) {
  const { says, words, format } = useReading();
  const [filter, setFilter] = useState('');
  const { moved, chosen } = wishes;
  const changes = changesOf(outline, moved);
  const still = changes.length === 0 && Object.keys(chosen).length === 0;
  const wanted = filter.trim();
  const movable = useMemo(() => outline.assumptions.filter(isMovable), [outline]);
  const shown = movable.filter(({ name, of, address }) =>
    hasWords(`${name} ${of ?? ''} ${address}`, wanted),
  );
  const change = (address: string, by: number | null, on = false) => {
    const { [address]: _, ...rest } = moved;
    onMove({ chosen, moved: by === null ? rest : { ...rest, [address]: by } }, on);
  };
  // sliders that stay as they are are not drawn again: what they are given stays the same
  const speech = useMemo((): Speech => ({ says, words, format }), [says, words, format]);
  const latest = useRef(change);
  latest.current = change;
  const move = useRef<typeof change>((...of) => latest.current(...of)).current;
  const savedName = result.stamp.programme.toLowerCase().replace(/[^a-z0-9]+/g, '-') || 'programme';
  return (
    <aside
      id="assumptions"
      className="panel"
      aria-label={says.live.title}
      tabIndex={-1}
      onKeyDown={({ key, target }) => {
        // the first Escape in a search empties it
        const searched = target instanceof HTMLInputElement && target.type === 'search';
        if (key === 'Escape' && !(searched && target.value !== '')) onClose();
      }}
    >
      <header>
        <h2>{says.live.title}</h2>
        <button type="button" onClick={onClose} aria-label={says.menu.close} className="close">
          ×
        </button>
      </header>
      <p className="quiet">{says.live.intro}</p>
      <div className="tools">
        <button type="button" onClick={() => onUndo?.()} disabled={onUndo === null}>
          {says.live.undo}
        </button>
        <button type="button" onClick={() => onMove({ moved: {}, chosen: {} })} disabled={still}>
          {says.live.reset}
        </button>
        <CopyButton
          label={says.live.copyPatch}
          text={() => patchText(changes, chosen)}
          disabled={still}
        />
        <button
          type="button"
          onClick={async () => {
            const text = await live.text();
            if (text !== null) save(`${savedName}.yaml`, 'application/yaml', text);
          }}
        >
          {says.live.download}
        </button>
        <button
          type="button"
          disabled={!still && live.status?.kind !== 'done'}
          onClick={() =>
            save(
              'result.json',
              'application/json',
              `${JSON.stringify(live.pair?.after ?? result)}\n`,
            )
          }
        >
          {says.live.saveResult}
        </button>
      </div>
      <label className="filter">
        <span className="unseen">{says.live.filter}</span>
        <input
          type="search"
          value={filter}
          placeholder={says.live.filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      </label>
      {groups.map((group) => {
        const list = shown.filter((one) => one.group === group);
        const count = list.filter(({ address }) => address in moved).length;
        if (list.length === 0) return null;
        return (
          <details key={group} open={group === 'driver' || wanted !== '' || count > 0}>
            <summary>
              {says.live.groups[group]}{' '}
              <span className="quiet">
                {format.count(list.length)}
                {count > 0 && ` · ${says.live.moved(format.count(count))}`}
              </span>
            </summary>
            {list.map((one) => (
              <Slider
                key={one.address}
                assumption={one}
                by={moved[one.address]}
                onMove={move}
                speech={speech}
              />
            ))}
          </details>
        );
      })}
      {outline.terms.length > 0 && (
        <details open={wanted === '' && Object.keys(chosen).length > 0}>
          <summary>
            {says.live.groups.term}{' '}
            <span className="quiet">
              {format.count(outline.terms.length)}
              {Object.keys(chosen).length > 0 &&
                ` · ${says.live.moved(format.count(Object.keys(chosen).length))}`}
            </span>
          </summary>
          <p className="quiet">{says.live.terms}</p>
          {outline.terms.map((term) => (
            <TermChoice
              key={term.id}
              term={term}
              option={chosen[term.id]}
              onChoose={(option) => {
                const { [term.id]: _, ...rest } = chosen;
                onMove({ moved, chosen: option === null ? rest : { ...rest, [term.id]: option } });
              }}
            />
          ))}
        </details>
      )}
      {/* below the sliders: as it grows, the one that is moved stays under the hand that moves it */}
      <section className="outcome" aria-label={says.live.effect}>
        <StatusLine live={live} changing={!still} />
        <Effects />
      </section>
    </aside>
  );
}

function StatusLine({
  live: { status },
  changing,
}: {
  readonly live: Live;
  readonly changing: boolean;
}) {
  const { says, format, language } = useReading();
  const told = () => {
    switch (status?.kind) {
      case undefined:
        return says.live.none;
      case 'starting':
        return changing ? says.live.starting : says.live.none;
      case 'running':
        return [
          ...(status.shown === null
            ? []
            : [
                (status.shown.all ? says.live.done : says.live.doneInPart)(
                  format.count(status.shown.trials),
                  format.count(status.shown.seconds, 2),
                ),
              ]),
          says.live.running(format.count(status.trials)),
        ].join(' · ');
      case 'done':
        return says.live.done(format.count(status.trials), format.count(status.seconds, 2));
      case 'failed':
        return says.live.failed(status.why[language]);
      case 'unable':
        return says.live.noWorkers;
    }
  };
  return (
    <p
      className="status"
      role="status"
      data-status={status?.kind ?? 'rest'}
      data-trials={status !== null && 'trials' in status ? status.trials : undefined}
    >
      {told()}
    </p>
  );
}
