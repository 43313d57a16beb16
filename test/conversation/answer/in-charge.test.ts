import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/conversation/answer/answer-question.ts';
import { composeReply } from '../../../src/conversation/answer/compose-reply.ts';
import { statement } from '../../../src/language/entry-texts.ts';
import { contactInCharge, ownersInCharge } from '../../../src/conversation/answer/in-charge.ts';
import { verifyAnswer } from '../../../src/conversation/answer/verify-answer.ts';
import type { Answer, InCharge } from '../../../src/domain/answer.ts';
import { haranoPlan, oharanoPlan, printing } from '../../fixtures/harano-plans.ts';
import { measureEntry, questionWith } from '../../fixtures/questions.ts';
import { ask } from '../../scenarios/fixture-assistant.ts';

const PLANS = [haranoPlan, oharanoPlan];
const HARANO = haranoPlan.municipality.id;
const CONTACT: InCharge = { municipality: HARANO, departments: haranoPlan.contact.departments };

const inChargeOf = (answer: Answer): InCharge | undefined => ('inCharge' in answer ? answer.inCharge : undefined);

describe('the sections in charge', () => {
  it('are the owners of a measure', () => {
    expect(ownersInCharge(haranoPlan, printing)).toEqual({
      inCharge: { municipality: HARANO, departments: printing.owners },
    });
  });

  it.each(['全課', '全庁', '関係各課', '庁内各課', '全部局', '各部署', '宇宙課'])('are never %s', (owner) => {
    expect(ownersInCharge(haranoPlan, { ...printing, owners: [owner] })).toEqual({});
    expect(ownersInCharge(haranoPlan, { ...printing, owners: [owner, ...printing.owners] })).toEqual(
      ownersInCharge(haranoPlan, printing),
    );
  });

  it('are never everybody, also where the plan lists 全課 among its sections', () => {
    const { municipality } = haranoPlan;
    const everybody = { name: '全課', english: 'All sections', names: [] };
    const plan = { ...haranoPlan, municipality: { ...municipality, departments: [everybody] } };
    expect(ownersInCharge(plan, { ...printing, owners: ['全課'] })).toEqual({});
  });

  it('of a question about a plan are those that it names for questions, or none', () => {
    expect(contactInCharge(haranoPlan)).toEqual({ inCharge: CONTACT });
    const contact = { ...haranoPlan.contact, departments: [] };
    expect(contactInCharge({ ...haranoPlan, contact })).toEqual({});
  });
});

describe('an answer', () => {
  it('about one measure has its owners in charge', async () => {
    expect(await ask('書かない窓口はいつから？', { municipality: 'aoba' })).toMatchObject({
      kind: 'grounded',
      inCharge: { municipality: 'aoba', departments: ['市民課', '税務課'] },
    });
  });

  it('of two plans has nobody in charge, nor has one about a term', async () => {
    expect(await ask('青葉市と春日野町の計画期間を比べて')).not.toHaveProperty('inCharge');
    const term = await ask('RPAとは？', { municipality: 'aoba' });
    expect(term).toMatchObject({ kind: 'grounded', about: 'term' });
    expect(term).not.toHaveProperty('inCharge');
  });

  it('that the plan is silent has the sections of its contact in charge', () => {
    const answer = answerQuestion(questionWith({ text: '火星の基地の担当課は?', intent: 'owner' }), []);
    expect(answer.kind).toBe('not-in-plan');
    expect(inChargeOf(answer)).toEqual(CONTACT);
  });

  it('that small talk is has nobody in charge', async () => {
    expect(await ask('こんにちは', { municipality: 'aoba' })).not.toHaveProperty('inCharge');
  });
});

describe('an answer that was checked', () => {
  const sound = statement('担当は情報課です。', [measureEntry(printing)]);
  const wrong = statement('令和20年度に始めます。', [measureEntry(printing)]);
  const grounded = (...statements: readonly (typeof sound)[]): Answer => ({
    kind: 'grounded',
    about: 'owner',
    language: 'ja',
    statements,
    notices: [],
    choices: [],
    ...ownersInCharge(haranoPlan, printing),
  });

  it('keeps who is in charge as long as something of it is sound', () => {
    expect(inChargeOf(verifyAnswer(grounded(sound, wrong), PLANS))?.departments).toEqual(printing.owners);
  });

  it('has the contact of the plan in charge where nothing is', () => {
    const checked = verifyAnswer(grounded(wrong), PLANS);
    expect(checked.kind).toBe('not-in-plan');
    expect(inChargeOf(checked)).toEqual(CONTACT);
  });

  it('has nobody in charge where nothing is and several plans were cited', () => {
    const other = {
      ...wrong,
      citations: wrong.citations.map((one) => ({ ...one, municipality: oharanoPlan.municipality.id })),
    };
    expect(inChargeOf(verifyAnswer(grounded(wrong, other), PLANS))).toBeUndefined();
  });

  it('hands on who is in charge with the reply', () => {
    expect(composeReply(grounded(sound)).inCharge).toEqual({ municipality: HARANO, departments: printing.owners });
    expect(composeReply(verifyAnswer(grounded(wrong), PLANS)).inCharge).toEqual(CONTACT);
    const { inCharge: _, ...nobody } = grounded(sound) as Extract<Answer, { kind: 'grounded' }>;
    expect(composeReply(nobody)).not.toHaveProperty('inCharge');
  });
});
