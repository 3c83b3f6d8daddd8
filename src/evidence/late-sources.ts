import type { Bilingual } from '../units/index.ts';
import { spanOf } from './asOf.ts';
import type { Fact } from './facts.ts';

/** A fact cited from a source younger than the fact's becoming known: look for hindsight in it. */
export interface LateSource {
  readonly id: string;
  readonly known: string;
  readonly published: string;
  /** False where the dates are too coarse to tell. */
  readonly certain: boolean;
  readonly text: Bilingual;
}

/** Facts whose cited source was, or may have been, published after the fact became known. */
export function lateSources(facts: readonly Fact[]): readonly LateSource[] {
  return facts.flatMap((fact) => {
    const known = spanOf(fact.known);
    const published = spanOf(fact.source.published);
    if (published.last <= known.first) return [];
    const certain = published.first > known.last;
    const verb = certain ? 'was' : 'may have been';
    const text = {
      en: `the source cited for ${fact.id} ${verb} published after the fact became known (${fact.known}): ${fact.source.published}`,
      zh: `${fact.id} 所引来源的发表${certain ? '晚于' : '可能晚于'}事实公开之日（${fact.known}）：${fact.source.published}`,
    };
    return [{ id: fact.id, known: fact.known, published: fact.source.published, certain, text }];
  });
}
