import { expect, test } from 'vitest';
import { paidHall } from '../../tests/halls.ts';
import { type Fields, programmeText } from '../../tests/programmes.ts';
import { negotiate } from './deal.ts';

const party = (npv: string): Fields => ({
  name: 'P',
  roles: ['sponsor'],
  hurdle: '10 %',
  alternative: { does: 'walks away', npv },
});

/** A hall that its owner has anyway, whose price an option doubles: the owner needs nobody for that. */
const hall: Fields = {
  parties: {
    owner: party('0 USD'),
    friend: party('0 USD'),
    public: { name: 'Users', roles: ['public'], hurdle: '10 %' },
  },
  // contents that differ from all that the parties have together
  agreements: {
    pact: { name: 'Pact', parties: ['owner', 'friend'], time: '1 month', terms: ['users'] },
  },
  ...paidHall('owner'),
  contracts: {
    use: {
      name: 'Use',
      kind: 'service',
      seller: 'owner',
      buyer: 'public',
      sites: ['field'],
      price: '100 USD/kW-month',
      tenor: '2 years',
    },
  },
  terms: {
    users: {
      question: 'What do users pay?',
      options: {
        same: { name: 'as now', wants: { friend: '1 MUSD' } },
        more: { name: 'more', patch: [{ scale: 'contracts.use.price', by: 2 }] },
      },
    },
  },
};

test('what a party can do by itself is seen whatever trials others get', async () => {
  const worthOf = async (trials: number) => {
    const { result } = await negotiate({ programme: programmeText(hall), seed: 1, trials });
    return result.coalitions.map(({ values }) =>
      values.find(({ members }) => members.join() === 'owner'),
    );
  };
  const [few, many] = [await worthOf(50), await worthOf(300)];
  few.forEach((value, i) => {
    expect(value?.best).toEqual({ users: 'more' });
    expect(many[i]?.best).toEqual({ users: 'more' });
    expect(many[i]?.worth).toBeCloseTo(value?.worth ?? 0, -3);
  });
});

test('nobody leaves for what it has where nothing is agreed when its alternative is worse', async () => {
  const programme = programmeText({
    parties: { a: party('5 MUSD'), b: party('-7 MUSD'), c: party('-9 MUSD') },
    sites: {},
    terms: {
      lead: {
        question: 'Who leads?',
        options: {
          a: { name: 'A', wants: { a: '6 MUSD', b: '-3 MUSD', c: '-4 MUSD' } },
          b: { name: 'B', wants: { a: '2 MUSD', b: '7 MUSD', c: '-10 MUSD' } },
        },
      },
    },
  });
  const { result } = await negotiate({ programme, seed: 1, trials: 10 });
  expect(result.signable).toBe(1);
  for (const { leavers, values } of result.coalitions) {
    expect(leavers).toEqual([]);
    for (const { worth, alternatives, members } of values)
      if (members.length < 3) expect(worth).toBe(alternatives);
  }
});
