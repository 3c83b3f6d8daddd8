import { useEffect, useRef, useState } from 'react';
import type { PageContent } from '../../src/report/index.ts';
import type { Chosen } from '../engine/chosen-text.ts';
import {
  type Client,
  createClient,
  isEmpty,
  type Pair,
  type Status,
  type Wish,
} from '../engine/client.ts';
import { whyOf } from '../engine/unfit.ts';
import type { View } from '../reader/place.ts';
import { shown } from '../reader/shown.ts';
import { changesOf, chosenOf } from './changes-of.ts';

export interface Live {
  /** Trials with and without the changes; null while nothing is changed or nothing is known yet. */
  readonly pair: Pair | null;
  /** Null until the engine is asked for anything. */
  readonly status: Status | { readonly kind: 'unable' } | null;
  /** Text of the programme with the changes; null where they cannot be written, which the status tells. */
  readonly text: () => Promise<string | null>;
}

/** Simulates what is moved, in workers that start when they are first needed; first what `view` shows. */
export function useLive(
  content: PageContent,
  moved: Readonly<Record<string, number>>,
  chosen: Chosen,
  wanted: boolean,
  view: View,
): Live {
  const [pair, setPair] = useState<Pair | null>(null);
  const [status, setStatus] = useState<Live['status']>(null);
  const client = useRef<Promise<Client> | null>(null);
  const wish = {
    changes: changesOf(content.outline, moved),
    chosen: chosenOf(content.outline, chosen),
  };
  const looksAt = useRef(view);
  looksAt.current = view;
  const key = JSON.stringify(wish);
  const needed = wanted || !isEmpty(wish);

  useEffect(() => {
    if (!needed) return;
    const asked: Wish = { ...JSON.parse(key), topics: shown[looksAt.current].first };
    if (client.current === null) {
      setStatus({ kind: 'starting' });
      client.current = createClient(content, (heard) => {
        if (heard.pair !== undefined) setPair(heard.pair);
        setStatus(heard.status);
      });
      client.current.catch(() => setStatus({ kind: 'unable' }));
    }
    client.current.then((ready) => ready.change(asked)).catch(() => {});
  }, [content, key, needed]);

  return {
    pair: isEmpty(wish) ? null : pair,
    status,
    text: async () => {
      if (isEmpty(wish) || client.current === null) return content.programme;
      const ready = await client.current.catch(() => null);
      return (
        ready?.text(wish).catch((error: unknown) => {
          setStatus({ kind: 'failed', why: whyOf(error) });
          return null;
        }) ?? null
      );
    },
  };
}
