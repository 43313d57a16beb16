import { isEverybody } from '../../src/language/everybody.ts';
import type { FoundMeasure } from './compare-drafts.ts';
import type { ExpectedMeasure } from './expected-plan.ts';
import { key, standsIn } from './same-words.ts';
import { share, ZERO } from './shares.ts';

/**
 * Owners are right where they are the same set of names. A measure that was not found is wrong where the expectation gives it owners.
 * 全庁 or 全課 alone may stand as the owner too, as knowledge/ has it. An owner is invented where the expectation does not have it and its name stands nowhere in the source.
 */
export function compareOwners(found: FoundMeasure | undefined, wanted: ExpectedMeasure, source: string) {
  const named = (found?.owners ?? []).filter(
    (owner) => !wanted.crossCutting || wanted.owners.includes(owner) || !isEverybody(owner),
  );
  const has = new Set(named.map(key));
  const asked = new Set(wanted.owners.map(key));
  const lacking = wanted.owners.filter((owner) => !has.has(key(owner)));
  const more = named.filter((owner) => !asked.has(key(owner)));
  const right = found !== undefined && lacking.length === 0 && more.length === 0;
  const sameBureau = key(found?.bureau ?? '') === key(wanted.bureau ?? '');
  const sameReach = found?.crossCutting === wanted.crossCutting;
  return {
    owners: found === undefined && asked.size === 0 ? ZERO : share(Number(right), 1),
    ownerRecall: share(asked.size - lacking.length, asked.size),
    ownerPrecision: share(has.size - more.length, has.size),
    crossCutting: found === undefined ? ZERO : share(Number(sameReach), 1),
    bureaus: found === undefined || wanted.bureau === undefined ? ZERO : share(Number(sameBureau), 1),
    differences: [
      ...(right ? [] : [`owners: 「${found?.owners.join('、')}」 instead of 「${wanted.owners.join('、')}」`]),
      ...(sameReach ? [] : [`cross-cutting: ${String(found?.crossCutting)} instead of ${String(wanted.crossCutting)}`]),
      ...(sameBureau || wanted.bureau === undefined
        ? []
        : [`bureau: 「${found?.bureau ?? ''}」 instead of 「${wanted.bureau}」`]),
    ],
    invented: more
      .filter((owner) => !standsIn(owner, source))
      .map((owner) => `owner 「${owner}」 stands nowhere in the source`),
  };
}
