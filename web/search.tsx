import { useState } from 'react';
import type { Place } from './reader/place.ts';
import { useReading } from './reader/reading.ts';

interface Found {
  readonly key: string;
  readonly kind: string;
  readonly text: string;
  readonly to: Partial<Place>;
}

/** Finds a party, site, fact, term, claim, agreement or source of money and leads to it. */
export function Search() {
  const { result, outline, says, go } = useReading();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
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
    wanted === '' ? [] : everything().filter((one) => one.text.toLowerCase().includes(wanted));
  return (
    <search className="search">
      <label>
        <span className="unseen">{says.menu.search}</span>
        <input
          id="search"
          type="search"
          value={text}
          placeholder={says.menu.searchHint}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && setText('')}
        />
      </label>
      {wanted !== '' && (
        <div className="found">
          <p role="status">
            {found.length === 0 ? says.menu.nothingFound : says.menu.found(String(found.length))}
          </p>
          <ul className="found-list">
            {found.map(({ key, kind, text: name, to }) => (
              <li key={key}>
                <button
                  type="button"
                  onClick={() => {
                    setText('');
                    go(to);
                  }}
                >
                  <span className="quiet">{kind}</span> {name}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </search>
  );
}
