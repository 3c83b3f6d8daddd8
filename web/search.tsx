import { useRef, useState } from 'react';
import { hasWords } from './reader/has-words.ts';
import type { Place } from './reader/place.ts';
import { useReading } from './reader/reading.ts';

interface Found {
  readonly key: string;
  readonly kind: string;
  readonly text: string;
  readonly to: Partial<Place>;
}

/** Finds a party, site, fact, term, claim, agreement or source of money by words, kind or id, and leads to it. */
export function Search() {
  const { result, outline, says, go } = useReading();
  const [text, setText] = useState('');
  const wanted = text.trim();
  const everything = (): readonly Found[] => [
    ...result.parties.map(({ id, name }) => ({
      key: `party-${id}`,
      kind: says.kinds.party,
      text: name,
      to: { view: 'who', at: `parties-${id}` } as const,
    })),
    ...result.sites.map(({ id, name }) => ({
      key: `site-${id}`,
      kind: says.kinds.site,
      text: name,
      to: { view: 'obstacles', at: `site-${id}` } as const,
    })),
    ...outline.terms.map(({ id, question }) => ({
      key: `term-${id}`,
      kind: says.kinds.term,
      text: question,
      to: { view: 'deals', at: `term-${id}` } as const,
    })),
    ...result.agreements.map(({ id, name }) => ({
      key: `agreement-${id}`,
      kind: says.kinds.agreement,
      text: name,
      to: { view: 'when', at: `agreements-${id}` } as const,
    })),
    ...result.claims.map(({ id, says: claim }) => ({
      key: `claim-${id}`,
      kind: says.kinds.claim,
      text: claim,
      to: { view: 'will', at: `claims-${id}` } as const,
    })),
    ...result.ladder.map(({ id, name }) => ({
      key: `source-${id}`,
      kind: says.kinds.source,
      text: name,
      to: { view: 'who', at: 'sources' } as const,
    })),
    ...outline.facts.map(({ id, statement }) => ({
      key: `fact-${id}`,
      kind: says.kinds.fact,
      text: `${id} ${statement}`,
      to: { view: 'know', at: `fact-${id}` } as const,
    })),
  ];
  const found =
    wanted === ''
      ? []
      : everything().filter(({ key, kind, text: own }) =>
          hasWords(`${kind} ${own} ${key.slice(key.indexOf('-') + 1)}`, wanted),
        );
  const list = useRef<HTMLUListElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const take = ({ to }: Found) => {
    setText('');
    go(to);
  };
  /** Arrow keys go from hit to hit, and from the first back to what is searched for. */
  const walk = (event: React.KeyboardEvent) => {
    const hits = [...(list.current?.querySelectorAll('button') ?? [])];
    const here = hits.findIndex((hit) => hit.matches(':focus'));
    if (event.key === 'ArrowDown') hits[Math.min(hits.length - 1, here + 1)]?.focus();
    else if (event.key === 'ArrowUp') (hits[here - 1] ?? input.current)?.focus();
    else if (event.key === 'Escape') {
      setText('');
      input.current?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <search className="search">
      <label>
        <span className="unseen">{says.menu.search}</span>
        <input
          id="search"
          ref={input}
          type="search"
          value={text}
          placeholder={says.menu.searchHint}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            const [first] = found;
            if (event.key === 'Escape') setText('');
            else if (event.key === 'Enter' && first !== undefined) take(first);
            else if (event.key === 'ArrowDown') {
              event.preventDefault();
              list.current?.querySelector('button')?.focus();
            }
          }}
        />
      </label>
      {wanted !== '' && (
        <div className="found">
          <p role="status">
            {found.length === 0 ? says.menu.nothingFound : says.menu.found(String(found.length))}
          </p>
          <ul className="found-list" ref={list} onKeyDown={walk}>
            {found.map((one) => (
              <li key={one.key}>
                <button type="button" onClick={() => take(one)}>
                  <span className="quiet">{one.kind}</span> {one.text}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </search>
  );
}
