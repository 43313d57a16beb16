import { afterEach, describe } from 'vitest';
import type { Ledger } from '../../src/ports/ledger.ts';
import { answerContract } from './ledger/answers.ts';
import { chatContract } from './ledger/chats.ts';
import { claimContract } from './ledger/claims.ts';
import { directoryContract } from './ledger/directory.ts';
import { feedbackContract } from './ledger/feedback.ts';
import { messageContract } from './ledger/messages.ts';
import { planContract } from './ledger/plans.ts';
import { modelUseContract } from './model-use-contract.ts';
import { planningContract } from './ledger/planning.ts';
import { recordContract } from './ledger/records.ts';

/** Opens an empty ledger, which is closed after the test. */
export type OpenLedger = () => Promise<Ledger>;

/** What every `Ledger` guarantees. `open` gives an empty one each time. */
export function ledgerContract(name: string, open: OpenLedger): void {
  const opened: Ledger[] = [];
  const openOne: OpenLedger = async () => {
    const ledger = await open();
    opened.push(ledger);
    return ledger;
  };
  describe(`${name}`, () => {
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((ledger) => ledger.close()));
    });
    planningContract(openOne);
    messageContract(openOne);
    claimContract(openOne);
    answerContract(openOne);
    directoryContract(openOne);
    recordContract(openOne);
    chatContract(openOne);
    feedbackContract(openOne);
    planContract(openOne);
    modelUseContract(openOne);
  });
}
