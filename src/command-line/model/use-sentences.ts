import type { ModelConfig, ModelPrice } from '../../config/model-settings.ts';
import type { ModelBounds, ModelUse } from '../../domain/model-use.ts';
import { NOBODY, sumOf } from '../../providers/language-model/use-meter.ts';
import { count, type DoctorLine } from './doctor-line.ts';

/** As many people as are named, by shortened keys. */
const MOST_PEOPLE = 3;
const KEY_CHARACTERS = 8;

/** What models were used for today where that is known, what it costs, who used them most, and the bounds. */
export function useLines(used: readonly ModelUse[] | undefined, { bounds, price }: ModelConfig): readonly DoctorLine[] {
  const most: DoctorLine = { topic: '利用の上限', state: 'note', text: boundsText(bounds, price) };
  if (used === undefined) return [most];
  return [
    { topic: 'きょうの利用', state: 'note', text: todayText(used, bounds, price) },
    { topic: '利用の多い人', state: 'note', text: peopleText(used, bounds, price) },
    most,
  ];
}

function todayText(used: readonly ModelUse[], { tokensPerDay }: ModelBounds, price: ModelPrice | undefined): string {
  const calls = used.reduce((sum, use) => sum + use.calls, 0);
  const tokens = sumOf(used);
  const share = ((tokens / tokensPerDay) * 100).toFixed(1);
  return `${count(calls)}回、${count(tokens)}トークン（1日の上限の${share}%）、${costText(used, price)}。`;
}

function peopleText(
  used: readonly ModelUse[],
  { tokensPerPerson }: ModelBounds,
  price: ModelPrice | undefined,
): string {
  const people = used.filter(({ person }) => person !== NOBODY).toSorted((a, b) => sumOf([b]) - sumOf([a]));
  if (people.length === 0) return 'まだありません。';
  return `${people
    .slice(0, MOST_PEOPLE)
    .map((use) => {
      const share = ((sumOf([use]) / tokensPerPerson) * 100).toFixed(1);
      return `${use.person.slice(0, KEY_CHARACTERS)}… ${count(sumOf([use]))}トークン（上限の${share}%、${costText([use], price)}）`;
    })
    .join('、')}。`;
}

function boundsText({ tokensPerDay, tokensPerPerson }: ModelBounds, price: ModelPrice | undefined): string {
  const most = (tokens: number): string =>
    price === undefined ? '' : `（多くて約${yen((tokens * Math.max(price.input, price.output)) / MILLION)}）`;
  return `1日 ${count(tokensPerDay)}トークン${most(tokensPerDay)}、一人1日 ${count(tokensPerPerson)}トークン${most(tokensPerPerson)}。`;
}

const MILLION = 1_000_000;

function costText(used: readonly ModelUse[], price: ModelPrice | undefined): string {
  if (price === undefined) return '費用は不明（KAKARI_MODEL_PRICE で単価を指定すると示します）';
  const cost = used.reduce(
    (sum, { inputTokens, outputTokens }) => sum + inputTokens * price.input + outputTokens * price.output,
    0,
  );
  return `約${yen(cost / MILLION)}`;
}

const yen = (amount: number): string => `${amount.toLocaleString('ja-JP', { maximumFractionDigits: 1 })}円`;
